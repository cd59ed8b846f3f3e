// Whether grants are there that an approval did not count: asked in its transaction, the answer counts until its commit.
import { type RawBuilder, sql } from 'kysely';
import type { Counted } from '../../domain/access/decision.ts';
import type { Db } from './database.ts';

/** Of nobody nothing is counted. */
export const overtaken = (
  { people, requestIds }: Counted,
  requestId: string,
): RawBuilder<boolean> =>
  people.length === 0
    ? sql`false`
    : sql`grants_overtaken(${[...people]}::text[], ${[...requestIds, requestId]}::text[])`;

export async function isOvertaken(trx: Db, counted: Counted, requestId: string): Promise<boolean> {
  const { rows } = await sql<{ more: boolean }>`
    SELECT ${overtaken(counted, requestId)} AS more`.execute(trx);
  return rows[0]?.more !== false;
}
