// A step as its plan has it, whether it is still wanted, and what follows once it is there.
import type { Instant } from '../facts.ts';
import { type Change, resolveChange } from './change.ts';
import type { AuditDraft, Decision, HoldingChange } from './decision.ts';
import { applyNext, undoNext } from './next-work.ts';
import { isEnding, partEndOfStep } from './parts.ts';
import { type AccessRequest, stepOutputs } from './request.ts';
import { setUp } from './set-up.ts';

/** It is being set up, and for the one whose step it is as well. */
export const isWanted = (request: AccessRequest, stepId: string): boolean =>
  request.state === 'applying' && !partEndOfStep(request, stepId);

export const planStep = (request: AccessRequest, stepId: string) => {
  const step = request.plan.steps.find(({ id }) => id === stepId);
  if (!step) throw new Error(`Request ${request.id} has no step ${stepId}.`);
  return step;
};

/** The steps before it must have run. */
export function changeOf(request: AccessRequest, stepId: string): Change {
  const change = resolveChange(planStep(request, stepId).change, stepOutputs(request));
  if (!change) throw new Error(`Step ${stepId} of ${request.id} waits for an earlier step.`);
  return change;
}

export function proceed(
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
