// Requests that were open before they were looked at every night get the work that does so.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `INSERT INTO work (id, request_id, kind, payload, due_at)
   SELECT gen_random_uuid(), id, 'check', '{}', now() FROM request WHERE closed_at IS NULL`,
];
