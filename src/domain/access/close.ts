// The ends of a request that nobody approved: withdrawn by the one who asked, or lapsed.
import type { AccountRef } from '../../shared/account.ts';
import type { Instant } from '../facts.ts';
import { type AuditDraft, type AuditVerb, auditOf, type Decision, redraw } from './decision.ts';
import type { Actor } from './end.ts';
import { type AccessRequest, withName } from './request.ts';
import { withUnable } from './unable.ts';

/** `undefined` when somebody decided first. */
export const withdraw = (
  request: AccessRequest,
  by: AccountRef,
  now: Instant,
): Decision | undefined => close(request, 'withdrawn', now, by);

/** `undefined` when it was decided in time. */
export const lapse = (request: AccessRequest, now: Instant): Decision | undefined =>
  now >= request.lapsesAt ? close(request, 'lapsed', now) : undefined;

/** Nobody waits for it any more: whoever asked has left, or was cut off. */
export function closeFor(
  request: AccessRequest,
  why: 'left' | 'cut-off',
  by: Actor | undefined,
  now: Instant,
): Decision | undefined {
  const named = by ? withName(request.personal, by.account, by.displayName) : request.personal;
  const ending = { why, since: now, ...(by && { by: by.account }) };
  return close({ ...request, ending, personal: named }, 'lapsed', now, by?.account, { why });
}

function close(
  request: AccessRequest,
  state: AuditVerb & AccessRequest['state'],
  now: Instant,
  by?: AccountRef,
  details: AuditDraft['details'] = {},
): Decision | undefined {
  if (request.state !== 'pending') return undefined;
  const next: AccessRequest = { ...withUnable(request), state, closedAt: now };
  return {
    request: next,
    audit: [auditOf(next, state, now, details, by)],
    work: redraw(next, now),
  };
}
