// The end of an access: begun for a reason, undone step by step, and called ended only when proven.
import type { AccountRef } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { isLeftToUndo, undoNext } from './next-work.ts';
import { asItWas } from './once-more.ts';
import { closedParts, isEnding, isTakenBack, openParts, ownerOf, type PartEnd } from './parts.ts';
import {
  type AccessRequest,
  type EndReason,
  type Evidence,
  type StepRecord,
  type Told,
  withName,
  withoutTrouble,
  withStep,
} from './request.ts';

export interface Actor {
  readonly account: AccountRef;
  readonly displayName: string;
}

const RUNNING: ReadonlyArray<AccessRequest['state']> = [
  'with-partner',
  'scheduled',
  'applying',
  'waiting',
  'active',
];

export const canEnd = (request: AccessRequest): boolean => RUNNING.includes(request.state);

/** Only for a request that {@link canEnd}. */
export function beginEnding(
  request: AccessRequest,
  why: EndReason,
  by: Actor | undefined,
  now: Instant,
  failure?: Told,
): Decision {
  const personal = by ? withName(request.personal, by.account, by.displayName) : request.personal;
  const next: AccessRequest = {
    ...request,
    state: why === 'failed' ? 'rolling-back' : 'ending',
    ending: {
      why,
      since: now,
      ...(by && { by: by.account }),
      ...(failure && { code: failure.code }),
    },
    personal: personal && failure ? { ...personal, failure: failure.sentence } : personal,
    steps: request.steps.map(notOursStays),
  };
  return {
    request: next,
    audit: [auditOf(next, 'ending', now, { why }, by?.account)],
    work: [...undoNext(next, now), ...redraw(next, now)],
    holdings: next.steps
      .filter((step) => step.state === 'kept')
      .map((step) => ({ release: step.id })),
  };
}

export const THERE_BEFORE = { state: 'kept', kept: 'It was there before.' } as const;

export const notOursStays = (step: StepRecord): StepRecord =>
  step.state === 'found' && !step.ours
    ? { ...step, ...THERE_BEFORE }
    : step.state === 'todo' && step.again
      ? asItWas(step)
      : step;

export type Undone =
  | {
      readonly gone: true;
      readonly evidence: Evidence;
      /** A part of it, for which nothing was sent, may have come up too short ago to be seen by a look. */
      readonly unsettled?: true;
    }
  | {
      readonly gone: false;
      readonly because: string;
      /** An earlier try may have removed it, before it was found to be needed. */
      readonly mayBeGone?: boolean;
      readonly keptFor?: StepRecord['keptFor'];
    };

/**
 * A step was undone and read back, or left because somebody else needs it. `clientRequestId` went
 * with the removal, if one had to be sent.
 */
export function undone(
  request: AccessRequest,
  stepId: string,
  outcome: Undone,
  clientRequestId: string,
  now: Instant,
): Decision | undefined {
  const step = request.steps.find(({ id }) => id === stepId);
  if (!isTakenBack(request, stepId) || !step || step.state === 'undone' || step.state === 'kept') {
    return undefined;
  }
  const unsettled = outcome.gone && outcome.unsettled === true;
  const neverSeen = step.state === 'begun' || step.neverSeen === true || unsettled;
  const left = outcome.gone
    ? withStep(request, stepId, { state: 'undone', evidence: outcome.evidence, neverSeen })
    : withStep(request, stepId, {
        state: 'kept',
        kept: outcome.because,
        ...(outcome.keptFor && { keptFor: outcome.keptFor }),
        ...(outcome.mayBeGone && { removalTried: now }),
      });
  const next = withoutTrouble(left);
  const details = outcome.gone
    ? {
        stepId,
        clientRequestId,
        requestIds: outcome.evidence.requestIds,
        readBackAt: outcome.evidence.at,
      }
    : { stepId };
  return {
    request: next,
    audit: [auditOf(next, outcome.gone ? 'step-undone' : 'step-kept', now, details)],
    work: undoNext(next, now, isEnding(request) ? undefined : ownerOf(request, stepId)),
    holdings: [{ release: stepId }],
  };
}

/** Everything that was undone has been read once more. `present`: ids of steps that are back. */
export function proofRead(
  request: AccessRequest,
  present: readonly string[],
  evidence: readonly Evidence[],
  now: Instant,
): Decision | undefined {
  if (!isEnding(request)) return undefined;
  const first = undoneFirst(request, present, now);
  if (first) return first;
  const rest = withoutTrouble(request);
  const failed = request.state === 'rolling-back';
  const next: AccessRequest = {
    ...rest,
    state: failed ? 'failed' : 'ended',
    // Where nothing was taken back there is nothing that a reading could prove.
    ...(request.steps.some(({ state }) => state === 'undone') && { provenAt: now }),
    closedAt: now,
    ...(rest.partEnds && { partEnds: closedParts(rest, keysOf(openParts(rest)), now) }),
    personal: withoutLink(rest.personal),
  };
  const details = {
    why: request.ending?.why,
    requestIds: evidence.flatMap((item) => item.requestIds),
    kept: request.steps.filter((step) => step.state === 'kept').map((step) => step.id),
    provenAt: next.provenAt ?? null,
  };
  return {
    request: next,
    audit: [auditOf(next, failed ? 'failed' : 'ended', now, details)],
    work: redraw(next, now),
  };
}

/**
 * What a reading found there again is undone before anything is proven, and so is what is left to undo
 * because another reading has found it since this one began. With a `person`: of what is theirs.
 */
export function undoneFirst(
  request: AccessRequest,
  present: readonly string[],
  now: Instant,
  person?: string,
): Decision | undefined {
  if (present.length === 0 && !isLeftToUndo(request, person)) return undefined;
  // It may come up once more, or the reading was old: it is proven only after a while, whichever it was.
  const again: AccessRequest = {
    ...request,
    steps: request.steps.map((step) =>
      present.includes(step.id)
        ? { ...step, state: 'done', neverSeen: true, removalTried: step.evidence?.at ?? now }
        : step,
    ),
  };
  return { request: again, audit: [], work: undoNext(again, now, person) };
}

const keysOf = (parts: readonly PartEnd[]): string[] => parts.map(({ person }) => person);

export function withoutLink(personal: AccessRequest['personal']): AccessRequest['personal'] {
  if (!personal) return null;
  const { redeemLink: _, ...rest } = personal;
  return rest;
}
