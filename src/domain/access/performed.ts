// A step was performed and read back: done, or found where somebody else had been faster.
import type { Instant } from '../facts.ts';
import type { Performed } from './apply.ts';
import { changeHolds, hasParts } from './change.ts';
import { auditOf, type Decision, type HoldingChange } from './decision.ts';
import { THERE_BEFORE } from './end.ts';
import { type AccessRequest, withoutTrouble, withStep } from './request.ts';
import { changeOf, isWanted, planStep, proceed } from './step-in-plan.ts';
import type { StepRecord } from './step-record.ts';

export function performed(
  request: AccessRequest,
  stepId: string,
  outcome: Performed,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (step?.state !== 'begun') return undefined;
  const { outputs, evidence, guest, redeemLink } = outcome;
  const { change } = planStep(request, stepId);
  const theirs = theirsOf(request, step, outcome);
  const brought = step.brought?.filter((key) => !theirs.includes(key)) ?? [];
  const kept = hasParts(change) && theirs.length > 0 ? { brought } : {};
  const ours = theirs.length === 0 || (hasParts(change) && brought.length > 0);
  const done = withStep(
    request,
    stepId,
    ours
      ? { state: 'done', outputs, evidence, ...kept }
      : { ...foundState(request, stepId), ours, outputs, evidence, ...kept },
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
    letGo(request, stepId, theirs, ours),
    now,
  );
  const home = 'home' in change ? change.home : undefined;
  return guest && home ? { ...decision, guestLink: { guest, home } } : decision;
}

/** Given once more, what stands there of it is ours all the same, as where a look finds it. */
function theirsOf(request: AccessRequest, step: StepRecord, { ours, theirs = [] }: Performed) {
  if (step.again) return [];
  return ours === false ? changeHolds(changeOf(request, step.id)) : theirs;
}

/** While the access is being taken back already, what was there before is left right away. */
const foundState = (request: AccessRequest, stepId: string) =>
  isWanted(request, stepId) ? ({ state: 'found' } as const) : THERE_BEFORE;

/** From now on these are held without being ours, so that no other grant takes them for ours. */
const letGo = (
  request: AccessRequest,
  stepId: string,
  theirs: readonly string[],
  ours: boolean,
): HoldingChange[] => [
  ...theirs.map((hold) => ({ hold, ours: false, stepId })),
  ...(ours || isWanted(request, stepId) ? [] : [{ release: stepId }]),
];
