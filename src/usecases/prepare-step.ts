// One step becomes an effect: taken in hand, read anew, and acted on only where it is still wanted and may be.
import { brakeOf, isGiving } from '../domain/access/brake.ts';
import { type Change, changeHands } from '../domain/access/change.ts';
import { observedIn } from '../domain/access/observe.ts';
import { isEnding, isTakenBack, ownerOf, partEndOfStep } from '../domain/access/parts.ts';
import { type AccessRequest, isAsApproved, type StepRecord } from '../domain/access/request.ts';
import { isFirstToSend, isFirstToTake, sendsNow } from '../domain/access/tries.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Effect, StepInHand } from '../ports/effect.ts';
import type { Ids } from '../ports/ids.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { canonicalJson } from '../shared/hash.ts';
import { untilCommitted } from './commit-loop.ts';
import { handOnStep } from './hand-on.ts';
import { isBeingTaken, isUnsent, withoutUnsent } from './open-tries.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';
import {
  changeOfStep,
  type Holders,
  holdersOf,
  isLeftToIt,
  stepInHand,
  stepWith,
} from './step-in-hand.ts';

export interface PrepareStepDeps extends InForceDeps {
  readonly estate: Estate;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly store: Pick<
    RequestStore,
    'load' | 'commit' | 'heldByOthers' | 'grantsOn' | 'grantsWithin'
  >;
  readonly queue: Pick<WorkQueue, 'reserve' | 'openTries'>;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * `unwanted`: the request moved on. `busy`: somebody else has the thing in hand. `not-as-approved`:
 * the stored plan is another one than the approval is bound to. `elsewhere`: what gives is left to who
 * can load the rules in force. `over`: it is not to be given any more, and by this work its end knows that nothing was sent. `observed`: nothing is given there yet. `nameless`: it is to be taken back, and no earlier step tells any more from whom.
 */
export type PreparedStep =
  | Extract<Effect, { act: 'observe' | 'perform' | 'undo' }>
  | Held
  | Unsent
  | 'unwanted'
  | 'busy'
  | 'not-as-approved'
  | 'elsewhere'
  | 'over'
  | 'observed'
  | 'nameless';

/** A brake holds. `untouched`: nothing was ever sent for the step, and nothing was left to it. */
interface Held {
  readonly act: 'hold-back';
  readonly stepId: string;
  readonly untouched: boolean;
}

/** It is to be taken back, and nothing was ever sent for it, nor left to it. */
interface Unsent {
  readonly act: 'let-go';
  readonly stepId: string;
}

export async function prepareStep(
  deps: PrepareStepDeps,
  item: WorkItem,
  request: AccessRequest,
  stepId: string,
  act: 'observe' | 'perform' | 'undo',
): Promise<PreparedStep> {
  const change = changeOfStep(request, stepId);
  if (!change) return act === 'undo' && isWanted(request, stepId, act) ? 'nameless' : 'unwanted';
  // The tenant may only be observed by now, or have left.
  if (act !== 'undo' && isGiving(request.plan) && whyBehind(deps)) return 'elsewhere';
  const keys = [`request/${request.id}`, ...changeHands(change)];
  if (!(await deps.queue.reserve(item.id, keys))) return 'busy';
  // Read after the reservation: whoever had the thing before may have changed all of this.
  const [fresh, read, brakes] = await Promise.all([
    deps.store.load(request.id),
    holdersOf(deps, change, request, stepId),
    act === 'undo' ? [] : deps.brakes.inForce(),
  ]);
  if (!fresh) return 'unwanted';
  const now = changeOfStep(fresh, stepId);
  if (act === 'perform' && now && isOver(fresh, stepId, deps.clock.now())) {
    const isTheirs = isAsApproved(fresh) && !isLeftToIt(fresh, stepId, now, read);
    return isTheirs && (await isUnsent(deps.queue, fresh, stepId)) ? 'over' : 'unwanted';
  }
  if (!now || !isWanted(fresh, stepId, act)) return 'unwanted';
  // In hand is the thing as it was; as it is now it has to be taken in hand first.
  if (canonicalJson(now) !== canonicalJson(change)) return 'busy';
  // Before anything is handed on: a plan that somebody changed says nothing about what others hold.
  if (!isAsApproved(fresh)) return 'not-as-approved';
  if (act === 'undo' && (await isUnsent(deps.queue, fresh, stepId))) {
    if (!isLeftToIt(fresh, stepId, now, read)) return { act: 'let-go', stepId };
  }
  const holders = await holdersFor(deps, act, fresh, stepId, now, read);
  const first = {
    observe: item.attempts === 1,
    perform: isFirstToSend(fresh, stepId, item.attempts),
    undo: isFirstToTake(fresh, stepId, item),
  };
  const doubted = act !== 'undo' && (await isBeingTaken(deps.queue, holders, request.id));
  const inHand = (of: AccessRequest) => {
    const step = stepWith(deps, of, stepId, first[act], now, holders);
    return step && doubted ? { ...step, justEnded: true, beingTaken: true } : step;
  };
  const step = inHand(fresh);
  if (!step) return 'unwanted';
  // After its end nothing is given any more; the row that ends it is due as well.
  if (act === 'observe' && deps.clock.now() >= step.until) return 'unwanted';
  if (act !== 'undo') {
    if (observedIn(deps.estate, fresh)) return 'observed';
    if (brakeOf(brakes, fresh)) {
      return { act: 'hold-back', stepId, untouched: step.firstTry };
    }
  }
  if (act !== 'perform' || !step.firstTry) return { act, requestId: request.id, step };
  const sends = await markSending(deps, fresh, stepId);
  return { act, requestId: request.id, step: (sends && inHand(sends)) ?? step };
}

/** What others only found is handed on first; to what is given nobody counts who has sent nothing for it. */
async function holdersFor(
  deps: PrepareStepDeps,
  act: 'observe' | 'perform' | 'undo',
  request: AccessRequest,
  stepId: string,
  change: Change,
  read: Holders,
): Promise<Holders> {
  if (act !== 'undo') return withoutUnsent(deps.queue, change, read, request.id);
  const left = await handOnStep(deps, request, stepId, change, read.others);
  return left ? holdersOf(deps, change, request, stepId) : read;
}

/** As it stands then, where that had to be told. */
async function markSending(
  { store, clock }: PrepareStepDeps,
  request: AccessRequest,
  stepId: string,
): Promise<AccessRequest | undefined> {
  if (!sendsNow(request, stepId, clock.now())) return undefined;
  return untilCommitted<AccessRequest | undefined>(store, request.id, (now) => {
    const decision = sendsNow(now, stepId, clock.now());
    return decision ? { decision, give: (stored) => stored } : { stop: undefined };
  });
}

/** It is being taken back, or is about to be. */
const isOver = (request: AccessRequest, stepId: string, now: Instant): boolean =>
  isTakenBack(request, stepId) ||
  (isWanted(request, stepId, 'perform') && now >= (request.expiresAt ?? Number.POSITIVE_INFINITY));

function isWanted(request: AccessRequest, stepId: string, act: 'observe' | 'perform' | 'undo') {
  const state = request.steps.find(({ id }) => id === stepId)?.state;
  if (act === 'undo') {
    return (
      isTakenBack(request, stepId) && state !== undefined && state !== 'undone' && state !== 'kept'
    );
  }
  if (partEndOfStep(request, stepId)) return false;
  return request.state === 'applying' && state === (act === 'observe' ? 'todo' : 'begun');
}

export async function prepareProof(
  deps: PrepareStepDeps,
  request: AccessRequest,
  index: number | undefined,
): Promise<Extract<Effect, { act: 'prove' }> | 'unwanted'> {
  const part = index === undefined ? undefined : request.partEnds?.[index];
  if (index === undefined ? !isEnding(request) : part?.closedAt !== undefined) return 'unwanted';
  const isMeant = ({ id, state }: StepRecord) => {
    if (state !== 'undone') return false;
    if (part) return ownerOf(request, id) === part.person;
    // What was proven with the part of one person is not taken from whoever gave it to them since.
    return partEndOfStep(request, id)?.closedAt === undefined;
  };
  const steps: StepInHand[] = [];
  for (const record of request.steps.filter(isMeant)) {
    const step = await stepInHand(deps, request, record.id, false);
    // A grant that was approved meanwhile may rightly have brought it back; to find it there is not enough.
    if (step && !step.heldAsOurs) steps.push(step);
  }
  return { act: 'prove', requestId: request.id, steps };
}
