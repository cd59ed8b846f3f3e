// A step met a brake, or a tenant that is only observed: it waits and says so, or ends as what would have been done.
import { heldBack, LOOKS_AGAIN } from '../domain/access/brake-request.ts';
import { observedOnly } from '../domain/access/observe.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { untilCommitted } from './commit-loop.ts';

export interface HoldBackDeps {
  readonly store: RequestStore;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The brake may have been released since, or could not be asked for. */
const SOON_MS = 2_000;

/** `sent`: something left before the brake was met, so that this was a try. */
export async function recordBraked(
  { store, brakes, queue, clock, log }: HoldBackDeps,
  item: WorkItem,
  stepId: string,
  untouched: boolean,
  sent = false,
): Promise<void> {
  const inForce = await brakes.inForce();
  const { requestId } = item;
  log.warn('step.held-back', { requestId, work: item.work.kind, untouched });
  const now = clock.now();
  const again = now + (inForce.length > 0 ? LOOKS_AGAIN : SOON_MS);
  const held = (request: AccessRequest) => heldBack(request, stepId, untouched, inForce, now);
  // What stepped back is looked at anew by work of its own, and this is done: with the thing in hand until
  // then, so that nobody leaves it to a step that is letting go. The end of the brake is looked for twice.
  const anew = await untilCommitted<boolean>(
    store,
    requestId,
    (request) => {
      const back = held(request);
      return back?.anew ? { decision: back.decision, give: () => true } : { stop: false };
    },
    { finishes: item.id },
  );
  if (anew) return;
  // Before it is told, so that the end of the brake finds it waiting.
  await queue.postpone(item.id, again, 'a brake holds', sent);
  await untilCommitted<void>(store, requestId, (request) => {
    const told = held(request);
    return told && !told.anew
      ? { decision: told.decision, give: () => undefined }
      : { stop: undefined };
  });
}

/** As soon its end has begun, and mostly let go of the step. */
const AFTER_END_MS = 10_000;

/** Kept open until then: without it nobody would know that nothing was sent. */
export const recordOver = (
  { queue, clock }: Pick<HoldBackDeps, 'queue' | 'clock'>,
  item: WorkItem,
): Promise<void> =>
  queue.postpone(item.id, clock.now() + AFTER_END_MS, 'its end is to let go of it', false);

export async function recordObserved(
  { store, queue, clock }: HoldBackDeps,
  item: WorkItem,
): Promise<void> {
  const done = await untilCommitted<boolean>(
    store,
    item.requestId,
    (request) => {
      const decision = observedOnly(request, clock.now());
      return decision ? { decision, give: () => true } : { stop: false };
    },
    { finishes: item.id },
  );
  if (!done) await queue.finish(item.id);
}
