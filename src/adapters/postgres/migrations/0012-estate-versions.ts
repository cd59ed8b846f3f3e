// Versions of the estate's files: which is in force, which waits, and who decided about each.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE estate_version (
     id text PRIMARY KEY, version integer NOT NULL, hash text NOT NULL, base text,
     state text NOT NULL, in_force boolean NOT NULL DEFAULT false, found_at timestamptz NOT NULL,
     texts jsonb NOT NULL, data jsonb NOT NULL, personal jsonb
   )`,
  // One is in force, and one can wait: two processes that look at the same moment cannot both win.
  'CREATE UNIQUE INDEX estate_version_in_force ON estate_version ((true)) WHERE in_force',
  `CREATE UNIQUE INDEX estate_version_waiting ON estate_version ((true)) WHERE state = 'waiting'`,
  'CREATE INDEX estate_version_found ON estate_version (hash, base, found_at)',
];
