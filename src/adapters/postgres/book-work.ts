// Work as rows of the transaction that led to it, each with its ring.
import { randomUUID } from 'node:crypto';
import type { DueWork } from '../../domain/access/decision.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

/** `under`: the id of what the work is about, a request or a cut-off. */
export async function bookWork(
  trx: Db,
  doorbell: Doorbell,
  under: string,
  work: readonly DueWork[],
): Promise<void> {
  if (work.length === 0) return;
  const rows = work.map(({ work: { kind, ...payload }, dueAt }) => ({
    row: {
      id: randomUUID(),
      request_id: under,
      kind,
      payload: JSON.stringify(payload),
      due_at: new Date(dueAt),
      operation: doorbell.operation?.() ?? null,
    },
    dueAt,
  }));
  await trx
    .insertInto('work')
    .values(rows.map(({ row }) => row))
    .execute();
  await doorbell.book(
    trx,
    rows.map(({ row, dueAt }) => ({ workId: row.id, dueAt })),
  );
}
