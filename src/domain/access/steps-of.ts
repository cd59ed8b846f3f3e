// The steps of a grant as they are by now: what each changes, and what its record says of it.
import { type Change, changeHolds, hasParts, resolveChange } from './change.ts';
import { type AccessRequest, type StepRecord, stepOutputs } from './request.ts';

export interface KnownStep {
  /** Resolved. */
  readonly change: Change;
  readonly record: StepRecord;
}

/** Without those that wait for an earlier one. */
export function stepsOf(request: AccessRequest): KnownStep[] {
  const outputs = stepOutputs(request);
  return request.plan.steps.flatMap(({ id, change: planned }) => {
    const change = resolveChange(planned, outputs);
    const record = request.steps.find((step) => step.id === id);
    return change && record ? [{ change, record }] : [];
  });
}

/** Keys of what a grant brought about by a step. Needs a resolved change. */
export const broughtBy = (change: Change, { ours, brought = [] }: StepRecord): readonly string[] =>
  hasParts(change) ? brought : ours ? changeHolds(change) : [];

/** By which of them it brought about what has this key. */
export const stepsBringing = (request: AccessRequest, key: string): StepRecord[] =>
  stepsOf(request).flatMap(({ change, record }) =>
    broughtBy(change, record).includes(key) ? [record] : [],
  );
