// What a brake does to one request that is on its way: it says that it waits, and a step that is set out steps back.
import { accountKey } from '../../shared/account.ts';
import { DAY, HOUR } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { type Brake, brakeOf } from './brake.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { partEndOfStep } from './parts.ts';
import { type AccessRequest, type RequestState, type StepRecord, withName } from './request.ts';

/** States from which something may still be given. */
export const ON_THE_WAY: readonly RequestState[] = [
  'pending',
  'with-partner',
  'scheduled',
  'applying',
];

/** A step that waits is looked at again after this time at the latest; the end of a brake wakes it at once. */
export const LOOKS_AGAIN = DAY;

/** So often it is looked whether a brake still holds back a reminder. */
const REMINDS_AGAIN = HOUR;

/** Nobody is reminded of what they cannot do while a brake holds it; undefined where none does. */
export const remindsAgainAt = (
  { state, braked }: Pick<AccessRequest, 'state' | 'braked'>,
  now: Instant,
): Instant | undefined =>
  braked && (state === 'pending' || state === 'with-partner') ? now + REMINDS_AGAIN : undefined;

/** Tells on the request which brake holds it now; `undefined` where that is told already. */
export function underBrake(
  request: AccessRequest,
  inForce: readonly Brake[],
  now: Instant,
): Decision | undefined {
  const waits = ON_THE_WAY.includes(request.state);
  const brake = waits ? brakeOf(inForce, request) : undefined;
  if (brake?.id === request.braked?.id) return undefined;
  const { braked: before, ...rest } = request;
  const next: AccessRequest = brake ? withBrake(rest, brake) : rest;
  const details = { brake: brake?.id ?? before?.id };
  return {
    request: next,
    audit: [auditOf(next, brake ? 'held-back' : 'let-go-on', now, details)],
    work: redraw(next, now),
  };
}

function withBrake(request: AccessRequest, { id, by, at, tenantId, personal }: Brake) {
  const name = personal?.names[accountKey(by)] ?? 'Somebody';
  return {
    ...request,
    braked: { id, by, since: at, ...(tenantId !== null && { tenantId }) },
    personal: withName(request.personal, by, name),
  };
}

/**
 * A step met a brake. `untouched`: nothing was sent for it, so that it is looked at anew once it may
 * go on: what was seen before the brake may be old by then.
 */
export function heldBack(
  request: AccessRequest,
  stepId: string,
  untouched: boolean,
  inForce: readonly Brake[],
  now: Instant,
): { readonly decision: Decision; readonly anew: boolean } | undefined {
  const marked = underBrake(request, inForce, now);
  const step = request.steps.find(({ id }) => id === stepId);
  // Of a part that has ended, the begun step is undone like one that is done.
  const wanted = request.state === 'applying' && !partEndOfStep(request, stepId);
  if (!wanted || step?.state !== 'begun' || !untouched) {
    return marked && { decision: marked, anew: false };
  }
  const { request: told = request, audit = [], work = redraw(request, now) } = marked ?? {};
  const next: AccessRequest = {
    ...told,
    steps: told.steps.map((one) => (one.id === stepId ? stepBack(one) : one)),
  };
  return {
    anew: true,
    decision: {
      request: next,
      audit: [...audit, auditOf(next, 'step-held-back', now, { stepId })],
      work: [{ work: { kind: 'observe-step', stepId }, dueAt: now + LOOKS_AGAIN }, ...work],
      // What is given again was held all the while.
      holdings: step.again ? [] : [{ release: stepId }],
    },
  };
}

/** As if it had not been set out. */
export const stepBack = ({ id, again, was, brought }: StepRecord): StepRecord => ({
  id,
  state: 'todo',
  ours: false,
  ...(again && { again, ...(was && { was }), ...(brought && { brought }) }),
});
