// What follows from what a step found or did: the next step, the finished plan, or the way back.

import type { AccountRef } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import { givesIn } from './brake.ts';
import {
  type Change,
  changeGives,
  changeParts,
  hasParts,
  resolveChange,
  type StepOutputs,
} from './change.ts';
import { type AuditDraft, auditOf, type Decision, type HoldingChange } from './decision.ts';
import { notGivenAgain } from './drift.ts';
import { beginEnding, THERE_BEFORE } from './end.ts';
import { applyNext, undoNext } from './next-work.ts';
import { isEnding, partEndOfStep } from './parts.ts';
import {
  type AccessRequest,
  type Evidence,
  stepOutputs,
  type Told,
  toldFor,
  withoutTrouble,
  withStep,
} from './request.ts';
import { setUp } from './set-up.ts';

export type Observation =
  /** `there`: keys of parts that are there already, so that bringing the rest makes those not ours. */
  | { readonly found: 'absent'; readonly there?: readonly string[] }
  | { readonly found: 'present'; readonly outputs: StepOutputs; readonly evidence: Evidence }
  /** Something stands in the way; in words. */
  | { readonly found: 'in-the-way'; readonly sentence: string };

export interface Performed {
  readonly outputs: StepOutputs;
  readonly evidence: Evidence;
  /** False: what the write gave had been there before we began, although no look had shown it. */
  readonly ours?: boolean;
  readonly guest?: AccountRef;
  readonly redeemLink?: string;
}

/**
 * What other open grants hold of the things that a change brings about, by key: whether Drawbridge
 * brought it about. A key that is missing is held by nobody else.
 */
export type HeldByOthers = Readonly<Record<string, boolean>>;

/** A step was looked at before it is performed. `clientRequestId` will go with the write. */
export function observed(
  request: AccessRequest,
  stepId: string,
  observation: Observation,
  clientRequestId: string,
  others: HeldByOthers,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (!isWanted(request, stepId) || step?.state !== 'todo') return undefined;
  if (observation.found === 'in-the-way') {
    return stepFailed(
      request,
      stepId,
      { sentence: observation.sentence, code: 'in-the-way' },
      true,
      now,
    );
  }
  const change = changeOf(request, stepId);
  const absent = observation.found === 'absent';
  const there = absent ? (observation.there ?? []) : changeParts(change);
  const wasOurs = (key: string) =>
    others[key] === true || (step.again === true && (step.brought?.includes(key) ?? true));
  const brought = changeParts(change).filter((key) => !there.includes(key) || wasOurs(key));
  const holdings = changeParts(change).map(
    (hold): HoldingChange => ({ hold, ours: brought.includes(hold), stepId }),
  );
  const kept = hasParts(change) ? { brought } : {};
  const stood = brought.filter((key) => others[key] === true);
  if (absent) {
    const gives = changeGives(change) ? givesIn(request) : undefined;
    const begun = {
      state: 'begun',
      ours: true,
      clientRequestId,
      begunAt: now,
      ...kept,
      ...(stood.length > 0 && { stood }),
    } as const;
    const next = withoutTrouble(withStep(request, stepId, begun));
    const details = { stepId, clientRequestId, identity: planStep(request, stepId).identity };
    return {
      request: next,
      audit: [auditOf(next, 'step-begun', now, details)],
      work: applyNext(next, now),
      holdings,
      ...(gives && { gives }),
    };
  }
  const ours = brought.length > 0;
  const { outputs, evidence } = observation;
  const next = withoutTrouble(
    withStep(request, stepId, { state: 'found', ours, outputs, evidence, ...kept }),
  );
  return proceed(
    next,
    stepId,
    [auditOf(next, 'step-found', now, { stepId, ours, requestIds: evidence.requestIds })],
    holdings,
    now,
  );
}

/** A step was performed and read back. */
export function performed(
  request: AccessRequest,
  stepId: string,
  outcome: Performed,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (step?.state !== 'begun') return undefined;
  const { outputs, evidence, guest, redeemLink } = outcome;
  // Given once more, what stands there of it is ours all the same, as where a look finds it.
  const ours = outcome.ours !== false || step.again === true;
  const done = withStep(
    request,
    stepId,
    ours
      ? { state: 'done', outputs, evidence }
      : { ...foundState(request, stepId), ours, outputs, evidence },
  );
  const calm = withoutTrouble(done);
  const next: AccessRequest = {
    ...calm,
    personal: calm.personal && { ...calm.personal, ...(redeemLink && { redeemLink }) },
  };
  const details = {
    stepId,
    clientRequestId: step.clientRequestId,
    requestIds: evidence.requestIds,
    readBackAt: evidence.at,
    ...(!ours && { ours }),
  };
  const decision = proceed(
    next,
    stepId,
    [auditOf(next, ours ? 'step-done' : 'step-found', now, details)],
    ours ? [] : letGo(request, stepId),
    now,
  );
  const { change } = planStep(request, stepId);
  const home = 'home' in change ? change.home : undefined;
  return guest && home ? { ...decision, guestLink: { guest, home } } : decision;
}

/** While the access is being taken back already, what was there before is left right away. */
const foundState = (request: AccessRequest, stepId: string) =>
  isWanted(request, stepId) ? ({ state: 'found' } as const) : THERE_BEFORE;

/** It is being set up, and for the one whose step it is as well. */
const isWanted = (request: AccessRequest, stepId: string): boolean =>
  request.state === 'applying' && !partEndOfStep(request, stepId);

/** From now on the thing is held without being ours, so that no other grant takes it for ours. */
const letGo = (request: AccessRequest, stepId: string): HoldingChange[] => [
  ...changeParts(changeOf(request, stepId)).map((hold) => ({ hold, ours: false, stepId })),
  ...(isWanted(request, stepId) ? [] : [{ release: stepId }]),
];

/**
 * A step was refused for good: what is done so far goes back, and everybody is told. What was only to
 * be given once more ends nothing. `untouched`: nothing of this step was ever taken, so there is
 * nothing of it to undo.
 */
export function stepFailed(
  request: AccessRequest,
  stepId: string,
  told: Told,
  untouched: boolean,
  now: Instant,
): Decision | undefined {
  if (!isWanted(request, stepId)) return undefined;
  const again = request.steps.some(({ id, again: more }) => id === stepId && more);
  const left = untouched ? withStep(request, stepId, { state: 'todo', ours: false }) : request;
  const whose = toldFor(request, stepId, told);
  const failed = auditOf(request, 'step-failed', now, { stepId, untouched, code: told.code });
  if (again) {
    const decision = notGivenAgain(left, whose, now);
    return { ...decision, audit: [failed] };
  }
  const decision = beginEnding(withoutTrouble(left), 'failed', undefined, now, whose);
  return {
    ...decision,
    audit: [failed, ...decision.audit],
    holdings: [...(decision.holdings ?? []), ...(untouched ? [{ release: stepId }] : [])],
  };
}

/** The directory took a step's write and does not show it yet: kept for whoever takes it back. */
export function stepWritten(
  request: AccessRequest,
  stepId: string,
  outputs: StepOutputs,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  const { objectId, orderId } = step?.outputs ?? {};
  const known = objectId === outputs.objectId && orderId === outputs.orderId;
  if (step?.state !== 'begun' || known) return undefined;
  return { request: withStep(request, stepId, { outputs }), audit: [], work: [] };
}

function proceed(
  request: AccessRequest,
  stepId: string,
  audit: AuditDraft[],
  holdings: HoldingChange[],
  now: Instant,
): Decision {
  // Taken back while the step was on its way: what it did is undone with the rest.
  const part = isEnding(request) ? undefined : partEndOfStep(request, stepId);
  if (part) return { request, audit, holdings, work: undoNext(request, now, part.person) };
  if (request.state !== 'applying') {
    return { request, audit, holdings, work: undoNext(request, now) };
  }
  const work = applyNext(request, now);
  if (work.length > 0) return { request, audit, holdings, work };
  return setUp(request, audit, holdings, now);
}

const planStep = (request: AccessRequest, stepId: string) => {
  const step = request.plan.steps.find(({ id }) => id === stepId);
  if (!step) throw new Error(`Request ${request.id} has no step ${stepId}.`);
  return step;
};

/** The steps before it must have run. */
function changeOf(request: AccessRequest, stepId: string): Change {
  const change = resolveChange(planStep(request, stepId).change, stepOutputs(request));
  if (!change) throw new Error(`Step ${stepId} of ${request.id} waits for an earlier step.`);
  return change;
}
