// Legal holds: what must not be let go while a matter is open, whatever time or person asks for it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // One row for each thing that is held; those of one hold share its id.
  `CREATE TABLE legal_hold (
     id text NOT NULL, subject text NOT NULL, because text NOT NULL, placed_by text NOT NULL,
     placed_at timestamptz NOT NULL, lifted_at timestamptz, PRIMARY KEY (id, subject)
   )`,
  'CREATE INDEX legal_hold_open ON legal_hold (subject) WHERE lifted_at IS NULL',
];
