// Cut-offs as rows, with their audit and their work in one transaction.
import type { CutOff } from '../../domain/access/cut-off.ts';
import type { CutOffChange, CutOffStore } from '../../ports/cut-off-store.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import { commitNext } from './commit.ts';
import { DATA_COLUMNS, fromDataRow } from './data-row.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { inForceOf } from './in-force.ts';
import { toJson } from './json.ts';

function columnsOf({ id: _id, version: _version, personal, ...data }: CutOff) {
  return {
    lifted_at: data.lifted ? new Date(data.lifted.at) : null,
    data: toJson(data),
    personal: personal && toJson(personal),
  };
}

export function createCutOffStore(db: Db, doorbell: Doorbell): CutOffStore {
  const follow = async (trx: Db, { cutOff, audit, work }: CutOffChange) => {
    await writeAudit(trx, null, audit);
    await bookWork(trx, doorbell, cutOff.id, work);
  };
  return {
    async load(id) {
      const query = db.selectFrom('cut_off').select(DATA_COLUMNS).where('id', '=', id);
      const row = await query.executeTakeFirst();
      return row && fromDataRow<CutOff>(row);
    },

    open: () => inForceOf(db).cutOffs(),

    async create(change) {
      const { id, at } = change.cutOff;
      await db.transaction().execute(async (trx) => {
        const made = await trx
          .insertInto('cut_off')
          .values({ id, version: 1, made_at: new Date(at), ...columnsOf(change.cutOff) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (made) await follow(trx, change);
      });
    },

    commit: (change, { finishes } = {}) =>
      commitNext(db, finishes, 'cut_off', change.cutOff, columnsOf(change.cutOff), (trx) =>
        follow(trx, change),
      ),
  };
}
