// Who and what is cut off, until it is lifted.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE cut_off (
     id text PRIMARY KEY, version integer NOT NULL, made_at timestamptz NOT NULL,
     lifted_at timestamptz, data jsonb NOT NULL, personal jsonb
   )`,
  'CREATE INDEX cut_off_open ON cut_off (made_at) WHERE lifted_at IS NULL',
];
