// Brings forward what would be looked at by night.
import type { Instant } from '../../domain/facts.ts';
import type { WorkQueue } from '../../ports/work-queue.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

export async function checkNow(
  db: Db,
  doorbell: Doorbell,
  of: Parameters<WorkQueue['checkNow']>[0],
  now: Instant,
): Promise<number> {
  if ('requestIds' in of && of.requestIds.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .updateTable('work')
      .set({ due_at: new Date(now) })
      .where('kind', '=', 'check')
      .where('done_at', 'is', null)
      .$if('requestIds' in of, (query) =>
        query.where('request_id', 'in', 'requestIds' in of ? of.requestIds : []),
      )
      .$if('tenantId' in of, (query) =>
        query.where('request_id', 'in', (request) =>
          request
            .selectFrom('request')
            .select('id')
            .where('tenant_id', '=', 'tenantId' in of ? of.tenantId : ''),
        ),
      )
      .returning('id')
      .execute();
    await doorbell.book(
      trx,
      rows.map(({ id }) => ({ workId: id, dueAt: now })),
    );
    return rows.length;
  });
}
