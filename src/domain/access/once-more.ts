// A step that is done once more after somebody had taken its thing away, and how it stood before.
import type { Instant } from '../facts.ts';
import { madeFrom, type StepRecord, type Was } from './step-record.ts';

export function onceMore(step: StepRecord): StepRecord {
  const { id, brought, state, outputs = step.was?.outputs } = step;
  const { clientRequestId, evidence } = step;
  // Of the account that was there last: it may be restored.
  const before = step.outputs === undefined && outputs?.objectId;
  const begunAt = before ? step.was?.begunAt : madeFrom(step);
  const was: Was = {
    state,
    ...(outputs && { outputs }),
    ...(clientRequestId !== undefined && { clientRequestId }),
    ...(begunAt !== undefined && { begunAt }),
    ...(evidence && { evidence }),
  };
  return { id, state: 'todo', ours: false, again: true, was, ...(brought && { brought }) };
}

/**
 * It was not done once more after all: what was left of it is ours all the same. What its last try, or
 * one before that, may have made without being seen is looked for at the end.
 */
export function asItWas(step: StepRecord): StepRecord {
  const { state = 'done', outputs, ...rest }: Partial<Was> = step.was ?? {};
  const seen = outputs && rest.evidence && { outputs };
  if (step.state !== 'todo') {
    return { ...step, state, ours: true, ...(step.state === 'begun' && { neverSeen: true }) };
  }
  const { begunAt: _, sendsFrom: __, ...left } = step;
  return { ...(step.was ? left : step), ...rest, ...seen, state, ours: true };
}

/** What it makes is another object than the one that was there at `since`. */
export const isAnotherSince = (
  { again, was, state, outputs, evidence }: StepRecord,
  since: Instant,
): boolean =>
  again === true &&
  evidence !== undefined &&
  evidence.at >= since &&
  (state === 'done' || outputs?.objectId !== was?.outputs?.objectId);
