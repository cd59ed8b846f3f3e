// What tries came to that did not get through: nothing was sent, or a removal was and is not proven.
import type { Instant } from '../facts.ts';
import type { Decision } from './decision.ts';
import { type AccessRequest, type StepRecord, withStep } from './request.ts';

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
