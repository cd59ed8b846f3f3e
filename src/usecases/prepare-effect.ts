// Due work becomes an effect that can be acted out: loaded, checked that it is still wanted, reserved.
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
import type { AccessRequest } from '../domain/access/request.ts';
import { WANTED } from '../domain/access/still-wanted.ts';
import type { PartnerWork } from '../domain/posture/partners/work.ts';
import type { SubscriptionWork } from '../domain/posture/subscriptions/work.ts';
import type { Effect } from '../ports/effect.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { WorkItem } from '../ports/work-queue.ts';
import { accountKey } from '../shared/account.ts';
import { questionOf } from '../shared/look-of.ts';
import { findRenewal } from './find-renewal.ts';
import { prepareCheck } from './prepare-check.ts';
import {
  type PreparedStep,
  type PrepareStepDeps,
  prepareProof,
  prepareStep,
} from './prepare-step.ts';

export interface PrepareDeps extends PrepareStepDeps {
  readonly store: PrepareStepDeps['store'] & Pick<RequestStore, 'ofPerson'>;
}

export type Prepared = Effect | PreparedStep;

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
