// Break-glass that nobody has reviewed is found without looking at everything an owner was ever asked.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE INDEX request_unreviewed_glass ON request (asked_at)
        WHERE data #> '{glass,id}' IS NOT NULL AND data #> '{glass,reviewed}' IS NULL`,
    )
    .execute(db);
}
