// What tries came to that did not get through: nothing was sent, or a removal was and is not proven.
import { MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { stepBack } from './brake-request.ts';
import { auditOf, type Decision } from './decision.ts';
import { undoNext } from './next-work.ts';
import { asItWas } from './once-more.ts';
import { isEnding, isTakenBack, ownerOf } from './parts.ts';
import { type AccessRequest, type StepRecord, withoutTrouble, withStep } from './request.ts';
import { madeFrom } from './step-record.ts';

/** `tries`: how many there were, none of which sent anything. */
export function nothingSent(
  request: AccessRequest,
  stepId: string,
  tries: number,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (step?.state !== 'begun' || step.unsent === tries) return undefined;
  return { request: withStep(request, stepId, { unsent: tries }), audit: [], work: [] };
}

/** Clocks differ by more than this. */
const AT_ONCE = MINUTE / 2;

/**
 * Before the first try that may send something, where that is long after it was set out: what somebody else
 * made until now is theirs, also where nobody learns what came of this try.
 */
export function sendsNow(
  request: AccessRequest,
  stepId: string,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (step?.state !== 'begun' || now - (madeFrom(step) ?? now) <= AT_ONCE) return undefined;
  return { request: withStep(request, stepId, { sendsFrom: now }), audit: [], work: [] };
}

/**
 * It is to be taken back, and no try to bring it about sent anything: there is nothing of it to take away,
 * and what stands there is somebody else's. What was only to be given once more is as it was.
 */
export function neverSent(
  request: AccessRequest,
  stepId: string,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (step?.state !== 'begun' || !isTakenBack(request, stepId)) return undefined;
  const back = step.again ? asItWas(stepBack(step)) : stepBack(step);
  const steps = request.steps.map((one) => (one.id === stepId ? back : one));
  const next = withoutTrouble({ ...request, steps });
  return {
    request: next,
    audit: [auditOf(next, 'step-kept', now, { stepId, untouched: true })],
    work: undoNext(next, now, isEnding(request) ? undefined : ownerOf(request, stepId)),
    holdings: step.again ? [] : [{ release: stepId }],
  };
}

interface Try {
  /** Of the work. */
  readonly id: string;
  readonly attempts: number;
}

/** Neither this try to take it back nor one before it by the same work sent anything. */
export function nothingTaken(
  request: AccessRequest,
  stepId: string,
  { id: work, attempts: tries }: Try,
): Decision | undefined {
  if (!isTakenBack(request, stepId)) return undefined;
  return { request: withStep(request, stepId, { untaken: { work, tries } }), audit: [], work: [] };
}

/** So many tries to take something back are made within a quarter of an hour; only these are counted. */
export const NOTED = 6;

/** Whether one of the tries so far of this work to take it back may have sent something that nobody told of. */
export const mayHaveSent = ({ untaken }: StepRecord, { id, attempts }: Try): boolean => {
  const tries = untaken?.work === id ? untaken.tries : 0;
  return tries < NOTED && attempts > tries;
};

/** Whether nothing was sent before this try to take it back, as {@link isFirstToSend}. */
export function isFirstToTake({ steps }: AccessRequest, stepId: string, one: Try): boolean {
  const { untaken } = steps.find(({ id }) => id === stepId) ?? {};
  return one.attempts === 1 + (untaken?.work === one.id ? untaken.tries : 0);
}

/** Taking it back was tried and is not proven: from now on a reading that shows it may be old. */
export function removalTried(
  request: AccessRequest,
  stepId: string,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (!step || step.state === 'undone' || step.state === 'kept') return undefined;
  return { request: withStep(request, stepId, { removalTried: now }), audit: [], work: [] };
}

/** Whether nothing was sent before this try: one that broke off and was never told of may have sent it. */
export const isFirstToSend = (
  { steps }: AccessRequest,
  stepId: string,
  attempts: number,
): boolean => {
  const step: StepRecord | undefined = steps.find(({ id }) => id === stepId);
  return attempts === 1 + (step?.unsent ?? 0);
};
