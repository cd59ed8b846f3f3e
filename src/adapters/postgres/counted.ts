// Whether grants are there that an approval did not count: asked in its transaction, the answer counts until its commit.
import { sql } from 'kysely';
import type { Counted } from '../../domain/access/decision.ts';
import type { Db } from './database.ts';

/**
 * Approvals for one person stand in line here, so that each sees those before it. The locks are taken in
 * one order by everybody, before any row, and their statement ends before the next one looks.
 */
export async function isOvertaken(
  trx: Db,
  { people, requestIds }: Counted,
  requestId: string,
): Promise<boolean> {
  if (people.length === 0) return false;
  await sql`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('counted/' || person, 0) AS key
      FROM unnest(${[...people]}::text[]) AS person ORDER BY key
    ) AS keys`.execute(trx);
  const more = await trx
    .selectFrom('request')
    .select('id')
    // Approved and not over.
    .where('state', '!=', 'pending')
    .where('closed_at', 'is', null)
    .where('id', 'not in', [...requestIds, requestId])
    .where((where) =>
      where.or([
        where('beneficiary', 'in', [...people]),
        where(
          'id',
          'in',
          where
            .selectFrom('request_person')
            .select('request_id')
            .where('person', 'in', [...people]),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return more !== undefined;
}
