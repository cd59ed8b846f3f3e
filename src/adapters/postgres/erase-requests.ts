// Lets go of the personal part of closed requests: names, words and addresses, with the salts of what was committed to.
import { type RawBuilder, sql } from 'kysely';
import type { AuditDraft } from '../../domain/access/decision.ts';
import type { Instant } from '../../domain/facts.ts';
import { lookOf } from '../../shared/look-of.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { isHeld } from './hold-store.ts';
import { DECIDER } from './migrations/0015-record-found-again.ts';
import { refOf } from './ref-of.ts';

export interface EraseRequests {
  readonly trx: Db;
  readonly doorbell: Doorbell;
  readonly now: Instant;
  readonly why: 'asked' | 'time';
}

/** Those that fit, closed, not held, and not erased before; gives their numbers. */
export async function eraseRequests(
  { trx, doorbell, now, why }: EraseRequests,
  fitting: RawBuilder<boolean>,
  limit = 1_000_000,
): Promise<string[]> {
  const { rows } = await sql<{ id: string; tenant_id: string }>`
    UPDATE request SET personal = NULL, version = version + 1
    WHERE id IN (
      SELECT id FROM request WHERE closed_at IS NOT NULL AND personal IS NOT NULL
        AND ${fitting} AND NOT ${isHeld}
      ORDER BY closed_at LIMIT ${limit} FOR UPDATE)
    RETURNING id, tenant_id`.execute(trx);
  for (const { id, tenant_id: tenantId } of rows) {
    const entry: AuditDraft = { verb: 'personal-erased', at: now, tenantId, details: { why } };
    await writeAudit(trx, id, [entry]);
    await redrawCards(trx, doorbell, id, now);
  }
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    // Without its salt nobody can try which words a commitment is of.
    await sql`DELETE FROM audit_salt WHERE entry_id IN (
      SELECT id FROM audit_entry WHERE request_id IN (${sql.join(ids)}))`.execute(trx);
  }
  return ids;
}

/**
 * The cards that are in chats lose the names as well, and so does what somebody only looked at. Nobody is
 * written to anew for it, least of all whoever was erased.
 */
export async function redrawCards(
  trx: Db,
  doorbell: Doorbell,
  requestId: string,
  now: Instant,
): Promise<void> {
  const cards = await trx
    .selectFrom('card')
    .select(['account', 'audience'])
    .distinct()
    .where('request_id', 'in', [requestId, lookOf(requestId)])
    .execute();
  const work = cards.map(({ account, audience }) => ({
    work: {
      kind: 'deliver-card' as const,
      account: refOf(account),
      audience: audience as 'requestor' | 'approver' | 'person',
      quiet: true as const,
    },
    dueAt: now,
  }));
  await bookWork(trx, doorbell, requestId, work);
}

/** Names of nobody whose name a request still has. */
export const forgetNames = (trx: Db) =>
  sql`DELETE FROM known_name AS known WHERE ${sql.join(
    [
      sql`request AS r WHERE r.requestor = known.account`,
      sql`request AS r WHERE r.beneficiary = known.account`,
      sql`request AS r WHERE ${sql.raw(DECIDER.replaceAll('data', 'r.data'))} = known.account`,
      sql`request_person AS p JOIN request AS r ON r.id = p.request_id WHERE p.person = known.account`,
      sql`request_approver AS a JOIN request AS r ON r.id = a.request_id
        WHERE a.account = known.account`,
    ].map(
      (from) => sql`NOT EXISTS (SELECT 1 FROM ${from} AND r.personal -> 'names' ? known.account)`,
    ),
    sql` AND `,
  )}`.execute(trx);
