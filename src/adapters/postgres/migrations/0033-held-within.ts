// Finds every grant within a section of the policy by what its keys begin with, in a database of any collation.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'CREATE INDEX holding_within ON holding (key text_pattern_ops)',
  // The new one finds a whole key as well.
  'DROP INDEX holding_history',
];
