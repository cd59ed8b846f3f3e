// What a look at a request came to: decided, told, and booked for the next night.
import { type AskedAnew, type Checked, checked } from '../domain/access/check.ts';
import { withFound } from '../domain/access/leavers.ts';
import { nextCheck } from '../domain/access/nights.ts';
import { type AccessRequest, peopleIn } from '../domain/access/request.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { accountKey } from '../shared/account.ts';
import { beneficiaryKey } from '../shared/beneficiary.ts';
import type { AskAnewDeps } from './ask-anew.ts';
import { untilCommitted } from './commit-loop.ts';
import { findOthers } from './find-others.ts';
import { type ImpactDeps, readImpact } from './read-impact.ts';

export interface RecordCheckDeps extends ImpactDeps, AskAnewDeps {
  readonly store: RequestStore;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone' | 'checkNow'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** One row looks after a request for as long as there is something to look at. */
export async function recordCheck(
  deps: RecordCheckDeps,
  item: WorkItem,
  seen: Checked,
): Promise<void> {
  const { store, queue, clock, log } = deps;
  const now = clock.now();
  let ended: readonly string[] = [];
  const request = await untilCommitted<AccessRequest>(store, item.requestId, async (before) => {
    const impact = await impactOf(deps, before, seen);
    const decision = checked(before, seen, impact, now, await askedAnew(deps, before, seen, now));
    ended = [];
    if (!decision) return { stop: before };
    const { state, drift, partEnds = [] } = decision.request;
    ended = partEnds.slice(before.partEnds?.length ?? 0).map(({ person }) => person);
    log.info('request.checked', { requestId: before.id, state, drift: drift?.found });
    return { decision, give: (stored) => stored };
  });
  const next = request && nextCheck(request, now);
  if (request) await checkOthersOf(deps, request, ended);
  return next === undefined
    ? queue.finish(item.id)
    : queue.postpone(item.id, next, 'looked at every night', false);
}

/** Found anew, while it waits for them. */
async function askedAnew(
  deps: RecordCheckDeps,
  request: AccessRequest,
  { accounts }: Checked,
  now: number,
): Promise<AskedAnew | undefined> {
  if (request.state !== 'pending') return undefined;
  const found = withFound(request, accounts, now);
  const { known, asks } = await findOthers(deps, found);
  return { estate: deps.estate, asks, unable: known.unable };
}

/** Read only where it may be asked whether a setting is still needed. */
async function impactOf(
  deps: ImpactDeps,
  request: AccessRequest,
  { accounts }: Checked,
): Promise<readonly string[]> {
  const found = accounts[accountKey(request.beneficiary)];
  const asked = request.lifecycle === 'relationship-setting' && request.state === 'active';
  return asked && found !== undefined && found !== 'there' ? readImpact(deps, request) : [];
}

const MOST = 200;

/** Who has left has left everywhere: nothing waits for its own turn of the night. */
async function checkOthersOf(
  { store, queue }: RecordCheckDeps,
  request: AccessRequest,
  /** Keys of those whose part has ended by this. */
  ended: readonly string[],
): Promise<void> {
  const whole = request.ending?.why === 'left';
  const people = peopleIn(request)
    .filter((one) => whole || ended.includes(beneficiaryKey(one)))
    .flatMap((one) => ('objectId' in one ? [one] : []));
  if (people.length === 0) return;
  const others = await store.ofPerson(people, { limit: MOST });
  const open = others.filter(
    (other) =>
      other.id !== request.id && other.closedAt === undefined && other.ending === undefined,
  );
  await queue.checkNow({ requestIds: open.map((other) => other.id) });
}
