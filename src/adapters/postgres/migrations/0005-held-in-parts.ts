// One step may hold several things: the key is part of what tells a row.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  'ALTER TABLE holding DROP CONSTRAINT holding_pkey',
  'ALTER TABLE holding ADD PRIMARY KEY (request_id, step_id, key)',
];
