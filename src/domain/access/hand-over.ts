// A partner that runs no Drawbridge does their half first: asked, reminded, attested by us, never proven.
import type { AccountRef } from '../../shared/account.ts';
import { DAY } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { auditOf, type Decision, type DueWork, redraw } from './decision.ts';
import type { Actor } from './end.ts';
import type { Planned } from './kind.ts';
import { applyNext } from './next-work.ts';
import { planMoved } from './plan-moved.ts';
import { type AccessRequest, withName } from './request.ts';

const EVERY = 3 * DAY;

export const remindPartner = (now: Instant): DueWork[] => [
  { work: { kind: 'remind-partner' }, dueAt: now + EVERY },
];

/** Still no word from the partner: everybody's card says since when, and somebody asks again. */
export const reminded = (request: AccessRequest, now: Instant): Decision | undefined =>
  request.state === 'with-partner'
    ? {
        request,
        audit: [auditOf(request, 'partner-reminded', now)],
        work: [...remindPartner(now), ...redraw(request, now)],
      }
    : undefined;

/** Somebody of ours says that the partner has done it: now it is our turn. */
export function attest(request: AccessRequest, by: Actor, now: Instant): Decision | undefined {
  if (request.state !== 'with-partner') return undefined;
  const next: AccessRequest = {
    ...request,
    state: 'applying',
    attested: { by: by.account as AccountRef, at: now },
    personal: withName(request.personal, by.account, by.displayName),
  };
  return {
    request: next,
    audit: [auditOf(next, 'partner-attested', now, {}, by.account)],
    work: [...applyNext(next, now), ...redraw(next, now)],
  };
}

/**
 * The partner has done it, and meanwhile the directory moved: what would be written now is not what
 * was approved, so everybody is asked about the new difference.
 */
export function attestedLate(
  request: AccessRequest,
  planned: Planned,
  by: Actor,
  now: Instant,
): Decision {
  const { decision: _, reviewAt: __, ...open } = request;
  const pending: AccessRequest = {
    ...open,
    state: 'pending',
    lapsesAt: now + (request.lapsesAt - request.askedAt),
    personal: withName(request.personal, by.account, by.displayName),
  };
  const { decision } = planMoved(pending, planned, now);
  return {
    request: decision.request,
    audit: [auditOf(pending, 'partner-attested', now, {}, by.account), ...decision.audit],
    work: [...decision.work, { work: { kind: 'lapse' }, dueAt: pending.lapsesAt }],
  };
}
