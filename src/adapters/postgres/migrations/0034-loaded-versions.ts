// When a process last said that it goes by the version of the estate in force.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('ALTER TABLE estate_version ADD COLUMN loaded_at timestamptz').execute(db);
}
