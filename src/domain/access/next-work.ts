// Which step comes next: forwards while a request is applied, backwards while it is taken back.
import type { Instant } from '../facts.ts';
import type { DueWork } from './decision.ts';
import type { AccessRequest, StepRecord } from './request.ts';

const now = (work: DueWork['work'], dueAt: Instant): DueWork[] => [{ work, dueAt }];

/** Nothing left to do means the plan is complete. */
export function applyNext(request: AccessRequest, at: Instant): DueWork[] {
  const step = request.steps.find(({ state }) => state === 'todo' || state === 'begun');
  if (!step) return [];
  return step.state === 'todo'
    ? now({ kind: 'observe-step', stepId: step.id }, at)
    : now({ kind: 'perform-step', stepId: step.id }, at);
}

/** The last step that is still ours to undo, then the proof that everything of ours is gone. */
export function undoNext(request: AccessRequest, at: Instant): DueWork[] {
  const step = [...request.steps].reverse().find(toUndo);
  return step ? now({ kind: 'undo-step', stepId: step.id }, at) : now({ kind: 'prove-end' }, at);
}

/** A step that was begun may have taken effect, so it is undone like one that is done. */
const toUndo = (step: StepRecord): boolean =>
  step.ours && (step.state === 'begun' || step.state === 'done' || step.state === 'found');
