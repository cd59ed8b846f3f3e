// Work that broke on a bug of ours is tried again with growing pauses; operators see it meanwhile.
import { longestPause, retryAfter } from '../domain/access/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';

export const postponeBroken = (
  { queue, clock }: { readonly queue: Pick<WorkQueue, 'postpone'>; readonly clock: Clock },
  item: WorkItem,
): Promise<void> => {
  const dueAt = clock.now() + retryAfter(item, 0, longestPause(item.work));
  return queue.postpone(item.id, dueAt, 'broken, see the log');
};
