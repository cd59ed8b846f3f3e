// What somebody changed by hand: found when a grant is looked at again, and put right by its owners alone.
import type { Instant } from '../facts.ts';
import { givesIn } from './brake.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import type { Actor } from './end.ts';
import { applyNext, undoNext } from './next-work.ts';
import { nextCheck, nextNight } from './nights.ts';
import { asItWas, onceMore } from './once-more.ts';
import { partEndOfStep, reopenedParts } from './parts.ts';
import {
  type AccessRequest,
  type Drift,
  type StepRecord,
  type Told,
  withName,
  withoutTrouble,
} from './request.ts';
import { setUp } from './set-up.ts';

/** How a thing that a grant brought about stands. */
export interface Finding {
  readonly stepId: string;
  /** `less`: a part of it is gone. `more`: somebody else has made it wider than was approved. */
  readonly as: 'given' | 'less' | 'gone' | 'more';
}

/** As it is known now; what could not be looked at stays as it was known. */
export function driftOf(
  request: AccessRequest,
  findings: readonly Finding[],
  now: Instant,
): Drift | undefined {
  const { drift, state, steps } = request;
  const isOver = state === 'ended' || state === 'failed';
  if (!isOver && state !== 'active' && state !== 'waiting') return drift;
  const looked = findings.filter(({ stepId }) =>
    steps.some((step) => step.id === stepId && (isOver ? step.state === 'undone' : isOurs(step))),
  );
  const those = (...as: Array<Finding['as']>) =>
    looked.filter((item) => as.includes(item.as)).map(({ stepId }) => stepId);
  const [found, stepIds] = isOver
    ? (['restored', those('given', 'less', 'more')] as const)
    : those('gone', 'less').length > 0
      ? (['removed', those('gone', 'less')] as const)
      : (['widened', those('more')] as const);
  if (stepIds.length > 0) {
    const same = drift?.found === found && drift.stepIds.join() === stepIds.join();
    return same ? drift : { found, stepIds, since: now };
  }
  const open = drift?.stepIds.some((id) => !looked.some(({ stepId }) => stepId === id));
  return open ? drift : undefined;
}

const isOurs = ({ state, ours }: StepRecord): boolean =>
  ours && (state === 'done' || state === 'found');

/**
 * It was approved, and its time is not over: every step that is gone is done once more. What is of a
 * part that has ended is being taken back, or was.
 */
export function giveAgain(request: AccessRequest, by: Actor, now: Instant): Decision | undefined {
  const { drift, expiresAt = Number.POSITIVE_INFINITY } = request;
  const inPlace = request.state === 'active' || request.state === 'waiting';
  if (drift?.found !== 'removed' || !inPlace || now >= expiresAt) return undefined;
  const stepIds = drift.stepIds.filter((id) => !partEndOfStep(request, id));
  if (stepIds.length === 0) return undefined;
  const { braked: _, ...rest } = withoutDrift(request, by);
  const next: AccessRequest = {
    ...rest,
    state: 'applying',
    steps: request.steps.map((step) => (stepIds.includes(step.id) ? onceMore(step) : step)),
  };
  const details = { stepIds };
  const gives = givesIn(request);
  return {
    request: next,
    audit: [auditOf(next, 'given-again', now, details, by.account)],
    work: [...applyNext(next, now), ...redraw(next, now)],
    ...(gives && { gives }),
  };
}

/**
 * It was in place before, and goes on as it was: what could not be given again is missing as before,
 * and ours to take back at the end, whatever its last try has brought about.
 */
export function notGivenAgain(request: AccessRequest, told: Told, now: Instant): Decision {
  const missing = request.steps.filter(
    ({ state, again }) => again && (state === 'todo' || state === 'begun'),
  );
  const stepIds = missing.map(({ id }) => id);
  const { request: inPlace, work } = setUp(
    {
      ...withoutTrouble(request),
      steps: request.steps.map((step) => (stepIds.includes(step.id) ? asItWas(step) : step)),
    },
    [],
    [],
    now,
  );
  const { personal } = inPlace;
  const next: AccessRequest = {
    ...inPlace,
    drift: { found: 'removed', stepIds, since: now, refused: told.code },
    personal: personal && { ...personal, notGivenAgain: told.sentence },
  };
  return { request: next, audit: [], work };
}

/**
 * It is there again after its end, and an owner says that it goes: like any end, it is undone, left
 * where somebody else needs it, and read back.
 */
export function takeAway(request: AccessRequest, by: Actor, now: Instant): Decision | undefined {
  const { drift } = request;
  if (drift?.found !== 'restored') return undefined;
  const { closedAt: _, provenAt: __, ...rest } = withoutDrift(request, by);
  const partEnds = reopenedParts(request, drift.stepIds);
  const next: AccessRequest = {
    ...rest,
    state: 'ending',
    ...(partEnds && { partEnds }),
    ending: { why: 'revoked', since: now, by: by.account },
    steps: request.steps.map((step) =>
      drift.stepIds.includes(step.id) ? { ...step, state: 'done', ours: true } : step,
    ),
  };
  return {
    request: next,
    audit: [auditOf(next, 'ending', now, { why: 'restored' }, by.account)],
    work: [
      ...undoNext(next, now),
      ...redraw(next, now),
      // Of what was found in the last night nobody looks any more.
      ...(nextCheck(request, now) === undefined
        ? [{ work: { kind: 'check' } as const, dueAt: nextNight(request.id, now) }]
        : []),
    ],
  };
}

function withoutDrift({ drift: _, ...request }: AccessRequest, by: Actor): AccessRequest {
  const named = withName(request.personal, by.account, by.displayName);
  return { ...request, personal: withoutItsWords(named) };
}

/** Why something could not be given again goes with the drift that it was said of. */
export function withoutItsWords(personal: AccessRequest['personal']): AccessRequest['personal'] {
  if (!personal) return null;
  const { notGivenAgain: _, ...rest } = personal;
  return rest;
}
