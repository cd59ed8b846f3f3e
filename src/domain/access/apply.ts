// What follows from what a step found or met: it sets out, goes on, or the way back begins.

import type { AccountRef } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import { givesIn } from './brake.ts';
import { changeGives, changeHolds, changeParts, hasParts, type StepOutputs } from './change.ts';
import { auditOf, type Decision, type HoldingChange } from './decision.ts';
import { notGivenAgain } from './drift.ts';
import { beginEnding } from './end.ts';
import { applyNext } from './next-work.ts';
import {
  type AccessRequest,
  type Evidence,
  type Told,
  toldFor,
  withoutTrouble,
  withStep,
} from './request.ts';
import { changeOf, isWanted, planStep, proceed } from './step-in-plan.ts';

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
  /** Of a change with parts: keys of those that were there before anything of ours was sent. */
  readonly theirs?: readonly string[];
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
  const along = brought.length > 0;
  const holdings = changeHolds(change).map(
    (hold): HoldingChange => ({
      hold,
      ours: hasParts(change) ? brought.includes(hold) : along,
      stepId,
    }),
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
  sentAt: Instant | undefined,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  const { objectId, orderId } = step?.outputs ?? {};
  const all = { ...step?.outputs, ...outputs };
  const known = objectId === all.objectId && orderId === all.orderId;
  if (step?.state !== 'begun' || (known && sentAt === undefined)) return undefined;
  const left = withStep(request, stepId, {
    ...(sentAt !== undefined && { writtenAt: sentAt }),
    ...(!known && { outputs: all }),
  });
  return { request: left, audit: [], work: [] };
}
