// An event of a request is brought to whoever wants it: in order, again after a pause, and given up in the end.
import { eventLapses, type RequestEvent } from '../domain/access/events.ts';
import { retryAfter } from '../domain/access/trouble.ts';
import type { Clock } from '../ports/clock.ts';
import type { EventSender } from '../ports/event-sender.ts';
import type { Log } from '../ports/log.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';

export interface AnnounceDeps {
  /** Absent where nobody is told any more. */
  readonly events?: EventSender;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone' | 'reserve' | 'earlierEvent'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** How soon after an earlier event of the same request the next one is tried. */
const BEHIND_MS = 250;

export async function announceEvent(
  { events, queue, clock, log }: AnnounceDeps,
  item: WorkItem,
  event: RequestEvent,
): Promise<void> {
  if (!events) return queue.finish(item.id);
  const wait = (dueAt: number) =>
    queue.postpone(item.id, Math.max(dueAt, clock.now()) + BEHIND_MS, 'an earlier one', false);
  const { requestId, sequence, type } = event;
  if (!(await queue.reserve(item.id, [`events/${requestId}`]))) return wait(clock.now());
  const earlier = await queue.earlierEvent(requestId, sequence);
  if (earlier !== undefined) return wait(earlier);
  const sent = await events.send(event);
  if ('taken' in sent) return queue.finish(item.id);
  const now = clock.now();
  const { attempts } = item;
  if (now >= eventLapses(event)) {
    log.error('event.given-up', { requestId, type, attempts, why: sent.why });
    return queue.finish(item.id);
  }
  log.warn('event.not-taken', { requestId, type, attempts, why: sent.why });
  return queue.postpone(item.id, now + retryAfter(item), sent.why);
}
