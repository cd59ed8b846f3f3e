// The one row of work by which the record is tidied every night, whoever starts first.
import type { Clock } from '../../ports/clock.ts';
import { guidFrom } from '../../shared/ids.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

const UNDER = 'record:tidy';
const ID = guidFrom(UNDER);

/** After this there is one, and it is not done. */
export async function bookTidying(db: Db, doorbell: Doorbell, clock: Clock): Promise<void> {
  const due_at = new Date(clock.now());
  await db.transaction().execute(async (trx) => {
    const booked = await trx
      .insertInto('work')
      .values({ id: ID, request_id: UNDER, kind: 'tidy-record', payload: '{}', due_at })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ done_at: null, due_at })
          .where('work.done_at', 'is not', null),
      )
      .returning('id')
      .execute();
    await doorbell.book(
      trx,
      booked.map(({ id }) => ({ workId: id, dueAt: due_at.getTime() })),
    );
  });
}
