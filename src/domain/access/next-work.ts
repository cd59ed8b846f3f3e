// Which step comes next: forwards while a request is applied, backwards while it is taken back.
import { MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import { ownerOf, partEndOfStep } from './parts.ts';
import type { AccessRequest, StepRecord } from './request.ts';

const now = (work: DueWork['work'], dueAt: Instant): DueWork[] => [{ work, dueAt }];

/** After this time a directory shows what was written to it, or never will. */
const SETTLES = 5 * MINUTE;

/** Nothing left to do means the plan is complete. */
export function applyNext(request: AccessRequest, at: Instant): DueWork[] {
  const step = request.steps.find(
    ({ id, state }) => (state === 'todo' || state === 'begun') && !partEndOfStep(request, id),
  );
  if (!step) return [];
  return step.state === 'todo'
    ? now({ kind: 'observe-step', stepId: step.id }, at)
    : now({ kind: 'perform-step', stepId: step.id }, at);
}

/**
 * The last step that is still ours to undo, then the proof that everything of ours is gone. With a
 * `person`, whose part has ended: of what is theirs.
 */
export function undoNext(request: AccessRequest, at: Instant, person?: string): DueWork[] {
  const those = stepsFor(request, person);
  const step = [...those].reverse().find(toUndo);
  if (step) return now({ kind: 'undo-step', stepId: step.id }, at);
  const unseen = those.some(({ state, neverSeen }) => state === 'undone' && neverSeen);
  const part = request.partEnds?.findIndex((one) => one.person === person) ?? -1;
  return now({ kind: 'prove-end', ...(part >= 0 && { part }) }, unseen ? at + SETTLES : at);
}

/** Whether something of ours is still to be taken back: no reading of the rest proves an end then. */
export const isLeftToUndo = (request: AccessRequest, person?: string): boolean =>
  stepsFor(request, person).some(toUndo);

const stepsFor = (request: AccessRequest, person: string | undefined): StepRecord[] =>
  request.steps.filter(({ id }) => person === undefined || ownerOf(request, id) === person);

/** A step that was begun may have taken effect, so it is undone like one that is done. */
const toUndo = (step: StepRecord): boolean =>
  step.ours && (step.state === 'begun' || step.state === 'done' || step.state === 'found');
