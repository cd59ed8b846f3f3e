// One word and one colour for each state of a request; the word says it all, the colour only helps.
import type { AccessRequest, Approver, RequestState } from '../domain/access/request.ts';
import { couldSay, openSides } from '../shared/yeses.ts';

export interface StateWord {
  readonly word: string;
  readonly color: 'default' | 'accent' | 'good' | 'warning' | 'attention';
}

const WORDS: Readonly<Record<RequestState, StateWord>> = {
  pending: { word: 'Waiting for a decision', color: 'accent' },
  'with-partner': { word: 'Waiting for the partner', color: 'warning' },
  scheduled: { word: 'Approved, starts later', color: 'accent' },
  denied: { word: 'Denied', color: 'attention' },
  observed: { word: 'Would have been done', color: 'default' },
  withdrawn: { word: 'Withdrawn', color: 'default' },
  lapsed: { word: 'Lapsed', color: 'default' },
  applying: { word: 'Being set up', color: 'accent' },
  waiting: { word: 'Waiting for acceptance', color: 'warning' },
  active: { word: 'Active', color: 'good' },
  ending: { word: 'Being taken back', color: 'warning' },
  ended: { word: 'Ended', color: 'default' },
  'rolling-back': { word: 'Being undone', color: 'warning' },
  failed: { word: 'Not granted', color: 'attention' },
};

const CHANGED: Readonly<Record<'removed' | 'restored', StateWord>> = {
  removed: { word: 'Taken away by hand', color: 'attention' },
  restored: { word: 'There again after its end', color: 'attention' },
};

/** For somebody who decides about it. */
export const WAITING_FOR_YOU: StateWord = { word: 'Waiting for you', color: 'accent' };
/** For whoever asked, while a decider waits for their answer. */
export const TO_ANSWER: StateWord = { word: 'Waiting for your answer', color: 'attention' };
export const TO_REVIEW: StateWord = { word: 'For you to review', color: 'attention' };

/** Whether a brake counts: what is over, or in place, is not held. */
export const isHeld = ({ braked, state }: AccessRequest): boolean =>
  braked !== undefined && ON_THE_WAY.includes(state);

const ON_THE_WAY: readonly RequestState[] = ['pending', 'with-partner', 'scheduled', 'applying'];

export const stateWord = (request: AccessRequest): StateWord =>
  isHeld(request)
    ? { word: request.braked?.tenantId ? 'Paused' : 'Locked down', color: 'attention' }
    : request.drift && request.drift.found !== 'widened'
      ? CHANGED[request.drift.found]
      : request.state !== 'active'
        ? WORDS[request.state]
        : request.review
          ? { word: `${inPlace(request)}: still needed?`, color: 'warning' }
          : { word: inPlace(request), color: 'good' };

/** Of whom a yes is missing, for a side that they are asked for and answer for. */
export function missingYes(request: AccessRequest): (approver: Approver) => boolean {
  const open = openSides(request);
  return (approver) => open.some((side) => couldSay(request, approver, side));
}

/** Whether a yes of this approver is missing. */
export const sideOpen = (request: AccessRequest, approver: Approver): boolean =>
  missingYes(request)(approver);

/** `Active`, or `Eligible` where that is all it is. */
export const inPlace = ({ personal }: AccessRequest): string => personal?.words.inPlace ?? 'Active';

/** It joins tenants, rather than giving somebody something. */
export const isSetting = ({ lifecycle }: AccessRequest): boolean =>
  lifecycle === 'relationship-setting';

/** Ended by somebody for whom it was not: by who asked for others, or by an owner of a setting. */
export const endedForOthers = (request: AccessRequest): boolean =>
  isSetting(request)
    ? request.ending?.why === 'revoked'
    : request.people !== undefined && request.ending?.why === 'returned';

/** The guest never came, as far as was seen. */
export const neverAccepted = ({ plan, redeemedAt }: AccessRequest): boolean =>
  plan.waitsFor === 'redemption' && redeemedAt === undefined;

/** Whether anything of it ever was, or may have been, in the directory. */
export const wasTouched = ({ steps }: AccessRequest): boolean =>
  steps.some(({ state }) => state !== 'todo');

/** What we brought about and left on purpose, nothing of it being taken back. */
export const leftInPlace = ({ steps, provenAt }: AccessRequest): boolean =>
  provenAt === undefined && steps.some(({ state, ours }) => state === 'kept' && ours);

/**
 * Why the access itself, which the last step of a plan brings about for each person, stays when a
 * grant is over; undefined if it does not, for one of them at least.
 */
export function staysInPlace({ plan, steps }: AccessRequest): string | undefined {
  const last = new Map(plan.steps.map(({ id, person = '' }) => [person, id]));
  const access = steps.filter(({ id }) => [...last.values()].includes(id));
  return access.every(({ state }) => state === 'kept') ? access.at(-1)?.kept : undefined;
}
