// Finds every grant that ever held a thing: the index of what is held now does not know those that let go.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'CREATE INDEX holding_history ON holding (key)',
  // The new one serves for what is held now as well.
  'DROP INDEX holding_key',
];
