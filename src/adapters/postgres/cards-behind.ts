// Cards of one account that a request has moved on from, and the work that redraws cards where they stand.
import { sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { CardPlace } from '../../ports/card-store.ts';
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { bookWork } from './book-work.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

/** Looks, questions and reminders stand under other names, which no request has. */
export async function cardsBehind(
  db: Db,
  to: AccountRef,
  limit: number,
): Promise<readonly CardPlace[]> {
  const { rows } = await sql<{ request_id: string; audience: string }>`
    SELECT card.request_id, card.audience FROM card
    JOIN request ON request.id = card.request_id
    WHERE card.account = ${accountKey(to)} AND card.version < request.version
      AND NOT EXISTS (
        SELECT 1 FROM work
        WHERE work.request_id = card.request_id AND work.done_at IS NULL
          AND work.kind = 'deliver-card' AND work.payload ->> 'audience' = card.audience
          AND lower(concat_ws('/', work.payload #>> '{account,tenantId}',
            work.payload #>> '{account,objectId}')) = card.account)
    ORDER BY request.asked_at DESC, request.id DESC
    LIMIT ${limit}`.execute(db);
  return rows.map(({ request_id, audience }) => ({
    requestId: request_id,
    to,
    audience: audience as CardPlace['audience'],
  }));
}

export const bookRedraws = (
  db: Db,
  doorbell: Doorbell,
  cards: readonly CardPlace[],
  now: Instant,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const { requestId, to, audience } of cards) {
      const { tenantId, objectId } = to;
      const account = { tenantId, objectId };
      const work = { kind: 'deliver-card', account, audience, quiet: true } as const;
      await bookWork(trx, doorbell, requestId, [{ work, dueAt: now }]);
    }
  });
