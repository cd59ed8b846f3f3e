// Due work becomes an effect that can be acted out: loaded, checked that it is still wanted, reserved.
import { brakeOf, isGiving } from '../domain/access/brake.ts';
import { changeHands } from '../domain/access/change.ts';
import type {
  AbsenceWork,
  BrakeWork,
  CommandKind,
  CutOffWork,
  DeciderWork,
  EstateWork,
  PostureWork,
  RecordWork,
  Work,
} from '../domain/access/decision.ts';
import { isStillNews } from '../domain/access/news.ts';
import { observedIn } from '../domain/access/observe.ts';
import { isEnding, isTakenBack, ownerOf, partEndOfStep } from '../domain/access/parts.ts';
import { type AccessRequest, isAsApproved, type StepRecord } from '../domain/access/request.ts';
import { WANTED } from '../domain/access/still-wanted.ts';
import { isFirstToSend } from '../domain/access/tries.ts';
import type { Estate } from '../domain/estate/estate.ts';
import type { PartnerWork } from '../domain/posture/partners/work.ts';
import type { SubscriptionWork } from '../domain/posture/subscriptions/work.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Effect, StepInHand } from '../ports/effect.ts';
import type { Ids } from '../ports/ids.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { accountKey } from '../shared/account.ts';
import { canonicalJson } from '../shared/hash.ts';
import { questionOf } from '../shared/look-of.ts';
import { findRenewal } from './find-renewal.ts';
import { handOnStep } from './hand-on.ts';
import { prepareCheck } from './prepare-check.ts';
import { type InForceDeps, whyBehind } from './rules-behind.ts';
import { changeOfStep, holdersOf, stepInHand, stepWith } from './step-in-hand.ts';

export interface PrepareDeps extends InForceDeps {
  readonly estate: Estate;
  readonly brakes: Pick<BrakeStore, 'inForce'>;
  readonly store: Pick<
    RequestStore,
    'load' | 'commit' | 'heldByOthers' | 'grantsOn' | 'grantsWithin' | 'ofPerson'
  >;
  readonly queue: Pick<WorkQueue, 'reserve'>;
  readonly ids: Ids;
  readonly clock: Clock;
}

/**
 * `unwanted`: the request moved on. `busy`: somebody else has the thing in hand. `not-as-approved`:
 * the stored plan is another one than the approval is bound to. `elsewhere`: what gives is left to who
 * can load the rules in force. `observed`: nothing is given there yet. `nameless`: it is to be taken back, and no earlier step tells any more from whom.
 */
export type Prepared =
  | Effect
  | Held
  | 'unwanted'
  | 'busy'
  | 'not-as-approved'
  | 'elsewhere'
  | 'observed'
  | 'nameless';

/** A brake holds. `untouched`: nothing was ever sent for the step, and nothing was left to it. */
interface Held {
  readonly act: 'hold-back';
  readonly stepId: string;
  readonly untouched: boolean;
}

export type EffectWork = Exclude<
  Work,
  | { kind: CommandKind | 'announce' | 'decide' }
  | BrakeWork
  | AbsenceWork
  | DeciderWork
  | CutOffWork
  | EstateWork
  | PartnerWork
  | PostureWork
  | RecordWork
  | SubscriptionWork
>;

export async function prepareEffect(
  deps: PrepareDeps,
  item: WorkItem,
  work: EffectWork,
): Promise<Prepared> {
  if (work.kind === 'deliver-card') return prepareCard(deps, item, work);
  const request = await deps.store.load(item.requestId);
  if (!request) return 'unwanted';
  switch (work.kind) {
    case 'tell':
      return prepareMessage(deps, item, request, work);
    case 'check':
      return prepareCheck(deps, request);
    case 'prove-end':
      return prepareProof(deps, request, work.part);
    case 'observe-step':
      return prepareStep(deps, item, request, work.stepId, 'observe');
    case 'perform-step':
      return prepareStep(deps, item, request, work.stepId, 'perform');
    case 'undo-step':
      return prepareStep(deps, item, request, work.stepId, 'undo');
  }
}

async function prepareMessage(
  deps: PrepareDeps,
  item: WorkItem,
  request: AccessRequest,
  work: Extract<Work, { kind: 'tell' }>,
): Promise<Prepared> {
  if (work.question) return prepareQuestion(deps, item, work, work.question);
  if (WANTED.includes(work.news)) return prepareWanted(deps, item, work);
  const { store, clock } = deps;
  const { account: to, audience, news } = work;
  if (!isStillNews(request, news, clock.now(), to)) return 'unwanted';
  const reminds = news === 'ends-in-a-day' || news === 'ends-in-an-hour';
  const renewal = reminds ? await findRenewal(store, request) : undefined;
  if (renewal && renewal.state !== 'pending') return 'unwanted';
  return { act: 'tell', request, to, audience, news, ...(renewal && { renewal: renewal.id }) };
}

/** One hand on it and on their card, so that whichever comes later tells how it stands. */
async function prepareWanted(
  { store, queue, clock }: PrepareDeps,
  { id, requestId }: WorkItem,
  work: Extract<Work, { kind: 'tell' }>,
): Promise<Prepared> {
  const { account: to, audience, news } = work;
  if (!(await queue.reserve(id, [cardKey(requestId, work)]))) return 'busy';
  const request = await store.load(requestId);
  if (!request || !isStillNews(request, news, clock.now(), to)) return 'unwanted';
  return { act: 'tell', request, to, audience, news, wanted: true };
}

/** One hand on each question, so that its message is there before its button is taken out. */
async function prepareQuestion(
  { store, queue, clock }: PrepareDeps,
  { id, requestId }: WorkItem,
  { account: to, audience, news, quiet }: Extract<Work, { kind: 'tell' }>,
  question: string,
): Promise<Prepared> {
  if (!(await queue.reserve(id, [questionOf(requestId, question)]))) return 'busy';
  const request = await store.load(requestId);
  if (!request || !(quiet || isStillNews(request, news, clock.now(), to, question)))
    return 'unwanted';
  return { act: 'tell', request, to, audience, news, question, ...(quiet && { quiet }) };
}

type CardWork = Extract<Work, { kind: 'deliver-card' }>;
type CardPlace = Pick<CardWork, 'account' | 'audience'>;

export const cardKey = (requestId: string, { account, audience }: CardPlace): string =>
  `card/${requestId}/${accountKey(account)}/${audience}`;

/** One hand on each card, so that a slow older state never arrives after a newer one. */
async function prepareCard(
  { store, queue }: PrepareDeps,
  { id, requestId }: WorkItem,
  work: CardWork,
): Promise<Prepared> {
  const { account: to, audience, quiet } = work;
  if (!(await queue.reserve(id, [cardKey(requestId, work)]))) return 'busy';
  // Read after the reservation: the card shows what is true once it may be touched.
  const request = await store.load(requestId);
  return request ? { act: 'deliver', request, to, audience, ...(quiet && { quiet }) } : 'unwanted';
}

async function prepareStep(
  deps: PrepareDeps,
  item: WorkItem,
  request: AccessRequest,
  stepId: string,
  act: 'observe' | 'perform' | 'undo',
): Promise<Prepared> {
  const change = changeOfStep(request, stepId);
  if (!change) return act === 'undo' && isWanted(request, stepId, act) ? 'nameless' : 'unwanted';
  // The tenant may only be observed by now, or have left.
  if (act !== 'undo' && isGiving(request.plan) && whyBehind(deps)) return 'elsewhere';
  const keys = [`request/${request.id}`, ...changeHands(change)];
  if (!(await deps.queue.reserve(item.id, keys))) return 'busy';
  // Read after the reservation: whoever had the thing before may have changed all of this.
  const [fresh, read, brakes] = await Promise.all([
    deps.store.load(request.id),
    holdersOf(deps.store, change, request.id),
    act === 'undo' ? [] : deps.brakes.inForce(),
  ]);
  if (!fresh || !isWanted(fresh, stepId, act)) return 'unwanted';
  const now = changeOfStep(fresh, stepId);
  if (!now) return 'unwanted';
  // In hand is the thing as it was; as it is now it has to be taken in hand first.
  if (canonicalJson(now) !== canonicalJson(change)) return 'busy';
  // Before anything is handed on: a plan that somebody changed says nothing about what others hold.
  if (!isAsApproved(fresh)) return 'not-as-approved';
  const left = act === 'undo' && (await handOnStep(deps, fresh, stepId, now, read.others));
  const holders = left ? await holdersOf(deps.store, now, request.id) : read;
  const first =
    act === 'perform' ? isFirstToSend(fresh, stepId, item.attempts) : item.attempts === 1;
  const step = stepWith(deps, fresh, stepId, first, now, holders);
  if (!step) return 'unwanted';
  // After its end nothing is given any more; the row that ends it is due as well.
  if (act !== 'undo' && deps.clock.now() >= step.until) return 'unwanted';
  if (act !== 'undo') {
    if (observedIn(deps.estate, fresh)) return 'observed';
    if (brakeOf(brakes, fresh)) {
      return { act: 'hold-back', stepId, untouched: step.firstTry };
    }
  }
  return { act, requestId: request.id, step };
}

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

async function prepareProof(
  deps: PrepareDeps,
  request: AccessRequest,
  index: number | undefined,
): Promise<Prepared> {
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
