// Whether something came in between that a decision did not know of: grants it did not count, or a cut-off.
import { type RawBuilder, sql } from 'kysely';
import type { Counted, Decision } from '../../domain/access/decision.ts';
import type { Db } from './database.ts';

/** Asked in the transaction that gives, the answer counts until its commit. Of nobody nothing is counted. */
export const overtaken = (
  { people, requestIds }: Counted,
  requestId: string,
): RawBuilder<boolean> =>
  people.length === 0
    ? sql`false`
    : sql`grants_overtaken(${[...people]}::text[], ${[...requestIds, requestId]}::text[])`;

/** Whether there is a cut-off besides these. */
export const cutSince = (known: readonly string[]): RawBuilder<boolean> => sql`EXISTS (
  SELECT 1 FROM cut_off WHERE lifted_at IS NULL AND id <> ALL (${[...known]}::text[]))`;

export async function isOvertaken(
  trx: Db,
  { counted, cutOffs, request: { id } }: Decision,
): Promise<boolean> {
  if (!counted && !cutOffs) return false;
  const { rows } = await sql<{ more: boolean }>`
    SELECT ${counted ? overtaken(counted, id) : sql`false`}
      OR ${cutOffs ? cutSince(cutOffs) : sql`false`} AS more`.execute(trx);
  return rows[0]?.more !== false;
}
