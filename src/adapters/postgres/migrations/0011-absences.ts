// Who is away, until when, and who decides in their stead once they have accepted.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE absence (
     id text PRIMARY KEY, version integer NOT NULL, person text NOT NULL, delegate text NOT NULL,
     until timestamptz NOT NULL, accepted_at timestamptz, over_at timestamptz, data jsonb NOT NULL,
     personal jsonb
   )`,
  'CREATE INDEX absence_open ON absence (until) WHERE over_at IS NULL',
];
