// Tries to bring something about that sent nothing: what is there after them is somebody else's.
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

/** Whether nothing was sent before this try: one that broke off and was never told of may have sent it. */
export const isFirstToSend = (
  { steps }: AccessRequest,
  stepId: string,
  attempts: number,
): boolean => {
  const step: StepRecord | undefined = steps.find(({ id }) => id === stepId);
  return attempts === 1 + (step?.unsent ?? 0);
};
