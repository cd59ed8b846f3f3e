// Work remembers the operation that led to it, so that a message and what follows from it can be seen as one.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE work ADD COLUMN operation text`.execute(db);
}
