// Which request a Graph write belongs to, by the id that was journalled before it was sent.
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Ids that belong to no request are left out. */
export async function requestsOf(
  db: Db,
  clientRequestIds: readonly string[],
): Promise<Record<string, string>> {
  const wanted = clientRequestIds.slice(0, 500);
  if (wanted.length === 0) return {};
  const rows = await db
    .selectFrom('audit_entry')
    .select(['request_id', sql<string>`body::jsonb -> 'details' ->> 'clientRequestId'`.as('id')])
    .where(sql<string>`body::jsonb -> 'details' ->> 'clientRequestId'`, 'in', wanted)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, row.request_id ?? '']));
}
