// Absences as rows, with their audit and their work in one transaction.
import type { Absence } from '../../domain/access/absence.ts';
import type { AbsenceChange, AbsenceStore } from '../../ports/absence-store.ts';
import { accountKey } from '../../shared/account.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import { Conflict, commitNext, unlessConflict } from './commit.ts';
import { DATA_COLUMNS, fromDataRow } from './data-row.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { inForceOf } from './in-force.ts';
import { toJson } from './json.ts';

function columnsOf({ id: _id, version: _version, personal, ...data }: Absence) {
  return {
    person: accountKey(data.person),
    delegate: accountKey(data.delegate),
    until: new Date(data.until),
    accepted_at: data.acceptedAt === undefined ? null : new Date(data.acceptedAt),
    over_at: data.over ? new Date(data.over.at) : null,
    data: toJson(data),
    personal: personal && toJson(personal),
  };
}

export function createAbsenceStore(db: Db, doorbell: Doorbell): AbsenceStore {
  const follow = async (trx: Db, { absence, audit, work }: AbsenceChange) => {
    await writeAudit(trx, null, audit);
    await bookWork(trx, doorbell, absence.id, work);
  };
  return {
    async load(id) {
      const query = db.selectFrom('absence').select(DATA_COLUMNS).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && fromDataRow<Absence>(row);
    },

    inForce: (now) => inForceOf(db).absences(now),

    async openOf(accounts) {
      if (accounts.length === 0) return [];
      const keys = accounts.map(accountKey);
      const rows = await db
        .selectFrom('absence')
        .select(DATA_COLUMNS)
        .where('over_at', 'is', null)
        .where((where) => where.or([where('person', 'in', keys), where('delegate', 'in', keys)]))
        .orderBy('until')
        .orderBy('id')
        .execute();
      return rows.map(fromDataRow<Absence>);
    },

    create: (change) =>
      unlessConflict(db, async (trx) => {
        const { id } = change.absence;
        const made = await trx
          .insertInto('absence')
          .values({ id, version: 1, ...columnsOf(change.absence) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!made) throw new Conflict();
        await follow(trx, change);
      }),

    commit: (change, { finishes } = {}) =>
      commitNext(db, finishes, 'absence', change.absence, columnsOf(change.absence), (trx) =>
        follow(trx, change),
      ),
  };
}
