// Subscriptions as rows, with their audit and their work in one transaction.
import { sql } from 'kysely';
import type { Subscription } from '../../domain/posture/subscriptions/subscription.ts';
import type { SubscriptionChange, SubscriptionStore } from '../../ports/subscription-store.ts';
import { accountKey } from '../../shared/account.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import { Conflict, commitNext, unlessConflict } from './commit.ts';
import { readRemembered, writeLook } from './critical-rows.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { toJson } from './json.ts';

const COLUMNS = ['id', 'version', 'data'] as const;

type Row = { id: string; version: number; data: unknown };

const fromRow = ({ id, version, data }: Row): Subscription =>
  ({ ...(data as object), id, version }) as Subscription;

function columnsOf({ id: _id, version: _version, ...data }: Subscription) {
  return {
    account: accountKey(data.account),
    alert: 'alert' in data.about ? data.about.alert : null,
    made_at: new Date(data.madeAt),
    ended_at: data.ended ? new Date(data.ended.at) : null,
    data: toJson(data),
  };
}

export function createSubscriptionStore(db: Db, doorbell: Doorbell): SubscriptionStore {
  const follow = async (trx: Db, { subscription, audit, work }: SubscriptionChange) => {
    await writeAudit(trx, null, audit);
    await bookWork(trx, doorbell, subscription.id, work);
  };
  return {
    async load(id) {
      const query = db.selectFrom('subscription').select(COLUMNS).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && fromRow(row);
    },

    async ofAccount(account) {
      const rows = await db
        .selectFrom('subscription')
        .select(COLUMNS)
        .where('account', '=', accountKey(account))
        .where('ended_at', 'is', null)
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },

    async inChannel({ conversationId, tenantId }) {
      const rows = await db
        .selectFrom('subscription')
        .select(COLUMNS)
        .where('ended_at', 'is', null)
        .where(sql<boolean>`data -> 'channel' ->> 'conversationId' = ${conversationId}`)
        .where(sql<boolean>`data -> 'channel' ->> 'tenantId' = ${tenantId}`)
        .orderBy('made_at')
        .orderBy('id')
        .execute();
      return rows.map(fromRow);
    },

    async alerts() {
      const rows = await db
        .selectFrom('subscription')
        .select(COLUMNS)
        .where('alert', 'is not', null)
        .where('ended_at', 'is', null)
        .execute();
      return rows.map(fromRow);
    },

    create: (change) =>
      unlessConflict(db, async (trx) => {
        const { id } = change.subscription;
        const made = await trx
          .insertInto('subscription')
          .values({ id, version: 1, ...columnsOf(change.subscription) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!made) throw new Conflict();
        await follow(trx, change);
      }),

    commit: (change, { finishes } = {}) =>
      commitNext(
        db,
        finishes,
        'subscription',
        change.subscription,
        columnsOf(change.subscription),
        (trx) => follow(trx, change),
      ),

    remembered: (tenantId) => readRemembered(db, tenantId),

    remember: (tenantId, look, at, before, messages) =>
      unlessConflict(db, async (trx) => {
        await writeLook(trx, tenantId, look, at, before);
        for (const { subscriptionId, work } of messages) {
          await bookWork(trx, doorbell, subscriptionId, [work]);
        }
      }),
  };
}
