// Fresh sign-ins that served an approval, each for one purpose.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE TABLE sign_in_use (
        account text NOT NULL, mark text NOT NULL, purpose text NOT NULL,
        used_at timestamptz NOT NULL, PRIMARY KEY (account, mark))`,
    )
    .execute(db);
}
