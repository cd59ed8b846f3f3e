// What follows a brake: each request on its way says that it waits or goes on, and everybody concerned is told.
import { type Brake, brakeOf } from '../domain/access/brake.ts';
import { whoIsTold } from '../domain/access/brake-people.ts';
import { underBrake } from '../domain/access/brake-request.ts';
import type { BrakeWork, DueWork } from '../domain/access/decision.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Effect } from '../ports/effect.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { DAY, MINUTE } from '../shared/duration.ts';
import { untilCommitted } from './commit-loop.ts';
import { mayPressEnd } from './may-press-end.ts';

export interface RunBrakeDeps {
  readonly estate: Estate;
  readonly store: RequestStore;
  readonly brakes: BrakeStore;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
}

const KINDS: ReadonlyArray<WorkItem['work']['kind']> = [
  'brake',
  'tell-brake',
  'remind-brake',
] satisfies Array<BrakeWork['kind']>;

export const isBrakeWork = (work: WorkItem['work']): work is BrakeWork => KINDS.includes(work.kind);

const PAGE = 200;

/** Gives the message that is to be sent, where that is all there is to do. */
export async function runBrake(
  deps: RunBrakeDeps,
  item: WorkItem,
  work: BrakeWork,
): Promise<Effect | undefined> {
  const brake = await deps.brakes.load(item.requestId);
  if (!brake) {
    await deps.queue.finish(item.id);
    return undefined;
  }
  if (work.kind === 'brake') await sweep(deps, item, brake, work);
  else if (work.kind === 'remind-brake') await remind(deps, item, brake);
  else if (brake.over && !work.released) await deps.queue.finish(item.id);
  else return tell(deps, brake, work);
  return undefined;
}

/** Whoever cannot end it, or has said already that it may end, has nothing to press. */
const tell = (
  deps: RunBrakeDeps,
  brake: Brake,
  { account: to, quiet }: Extract<BrakeWork, { kind: 'tell-brake' }>,
): Effect => ({
  act: 'tell-brake',
  brake,
  to,
  mayEnd: mayPressEnd(deps, brake, to),
  quiet: quiet ?? false,
});

async function sweep(
  { brakes, store, queue, clock, log }: RunBrakeDeps,
  item: WorkItem,
  brake: Brake,
  { again }: Extract<BrakeWork, { kind: 'brake' }>,
): Promise<void> {
  let told = 0;
  for (let after: string | undefined; ; ) {
    const page = await brakes.onTheWay(after, PAGE);
    const free: string[] = [];
    for (const { id } of page) {
      const done = await untilCommitted<boolean>(store, id, async (request) => {
        const inForce = await brakes.inForce();
        if (!brakeOf(inForce, request)) free.push(id);
        const decision = underBrake(request, inForce, clock.now());
        return decision ? { decision, give: () => true } : { stop: false };
      });
      if (done) told += 1;
    }
    if (brake.over) await brakes.wake(free);
    if (page.length < PAGE) break;
    after = page.at(-1)?.id;
  }
  log.warn('brake.told', { brake: brake.id, requests: told, over: brake.over !== undefined });
  if (again) return queue.finish(item.id);
  // What was being asked for, or held back, at that very moment is found a minute later.
  const next: DueWork = { work: { kind: 'brake', again: true }, dueAt: clock.now() + MINUTE };
  await book({ brakes, queue, clock }, item, brake, [next]);
}

/** Where somebody answered meanwhile, the work comes again and finds that. */
async function book(
  { brakes, queue, clock }: Pick<RunBrakeDeps, 'brakes' | 'queue' | 'clock'>,
  item: WorkItem,
  brake: Brake,
  work: readonly DueWork[],
): Promise<void> {
  const stored = await brakes.commit({ brake, audit: [], work }, { finishes: item.id });
  if (stored === 'conflict') await queue.postpone(item.id, clock.now(), 'changed meanwhile', false);
}

/** Once a day, so that nobody forgets why nothing is given. */
async function remind(
  { brakes, queue, estate, clock }: RunBrakeDeps,
  item: WorkItem,
  brake: Brake,
): Promise<void> {
  if (brake.over) return queue.finish(item.id);
  const now = clock.now();
  const tell = whoIsTold(estate, brake).map(
    (account): DueWork => ({ work: { kind: 'tell-brake', account }, dueAt: now }),
  );
  const next: DueWork = { work: { kind: 'remind-brake' }, dueAt: now + DAY };
  await book({ brakes, queue, clock }, item, brake, [...tell, next]);
}
