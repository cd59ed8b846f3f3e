// Brings forward what would be looked at by night.
import { sql } from 'kysely';
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
    // Locked in the order of their ids, as by whoever finishes several: no two wait for each other.
    const rows = await trx
      .selectFrom('work')
      .select('id')
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
      .orderBy('id')
      .forUpdate()
      .execute();
    const ids = rows.map(({ id }) => id);
    await trx
      .updateTable('work')
      .set({ due_at: new Date(now) })
      .where(sql<boolean>`id = ANY (${ids}::uuid[])`)
      .execute();
    await doorbell.book(
      trx,
      ids.map((workId) => ({ workId, dueAt: now })),
    );
    return ids.length;
  });
}
