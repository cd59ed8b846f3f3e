// Work that broke on a bug of ours is tried again with growing pauses; operators see it meanwhile.
import { retryAfter } from '../domain/access/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';

export const postponeBroken = (
  { queue, clock }: { readonly queue: Pick<WorkQueue, 'postpone'>; readonly clock: Clock },
  item: WorkItem,
): Promise<void> => queue.postpone(item.id, clock.now() + retryAfter(item), 'broken, see the log');
