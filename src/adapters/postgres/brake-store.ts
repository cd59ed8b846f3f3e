// Brakes as rows, and the lock that puts every brake before or after every commit that gives.
import { sql } from 'kysely';
import type { Brake } from '../../domain/access/brake.ts';
import type { RequestState } from '../../domain/access/request.ts';
import type { BrakeChange, BrakeStore } from '../../ports/brake-store.ts';
import type { Clock } from '../../ports/clock.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import { brakeHolds } from './brake-holds.ts';
import { commitNext } from './commit.ts';
import { DATA_COLUMNS, fromDataRow } from './data-row.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { inForceOf } from './in-force.ts';
import { toJson } from './json.ts';
import { REQUEST_COLUMNS, fromRow as requestFromRow } from './request-rows.ts';

/** The same as in the function `brake_holds`. */
const LOCK = 1651663717;
const WAITING: readonly RequestState[] = ['pending', 'with-partner', 'scheduled', 'applying'];

function columnsOf({ id: _id, version: _version, personal, ...data }: Brake) {
  return {
    over_at: data.over ? new Date(data.over.at) : null,
    data: toJson(data),
    personal: personal && toJson(personal),
  };
}

export function createBrakeStore(db: Db, doorbell: Doorbell, clock: Clock): BrakeStore {
  const follow = async (trx: Db, { brake, audit, work }: BrakeChange) => {
    await writeAudit(trx, null, audit);
    await bookWork(trx, doorbell, brake.id, work);
  };
  return {
    async load(id) {
      const query = db.selectFrom('brake').select(DATA_COLUMNS).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && fromDataRow<Brake>(row);
    },

    inForce: () => inForceOf(db).brakes(),

    async pull(change) {
      const { id, at, tenantId } = change.brake;
      return db.transaction().execute(async (trx) => {
        // A commit that gives is over a minute after its process has gone: a brake is not given up before that.
        await sql`SET LOCAL lock_timeout = 0`.execute(trx);
        await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
        const made = await trx
          .insertInto('brake')
          .values({
            id,
            version: 1,
            tenant_id: tenantId,
            made_at: new Date(at),
            ...columnsOf(change.brake),
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!made) return 'held';
        await follow(trx, change);
        return 'committed';
      });
    },

    commit: (change, { finishes } = {}) =>
      commitNext(db, finishes, 'brake', change.brake, columnsOf(change.brake), (trx) =>
        follow(trx, change),
      ),

    holds: (tenantIds) => brakeHolds(db, tenantIds),

    async onTheWay(after, limit) {
      const rows = await db
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where('state', 'in', WAITING)
        .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(requestFromRow);
    },

    async wake(requestIds) {
      if (requestIds.length === 0) return;
      const now = clock.now();
      await db.transaction().execute(async (trx) => {
        const rows = await trx
          .updateTable('work')
          .set({ due_at: new Date(now) })
          .where('request_id', 'in', requestIds)
          .where('kind', 'in', ['observe-step', 'perform-step'])
          .where('done_at', 'is', null)
          .where('due_at', '>', new Date(now))
          .returning('id')
          .execute();
        await doorbell.book(
          trx,
          rows.map(({ id }) => ({ workId: id, dueAt: now })),
        );
      });
    },
  };
}
