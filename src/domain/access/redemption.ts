// Guests accept their invitations somewhere else: they are looked up again until they all have.
import type { AccountRef } from '../../shared/account.ts';
import { MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { withoutLink } from './end.ts';
import type { AccessRequest } from './request.ts';

/** When to look again whether a guest has accepted, counted from the moment the access was set up. */
export const FIRST_LOOK = MINUTE;

/** A guest was looked up again: accepted, or not yet. */
export function redemptionChecked(
  request: AccessRequest,
  redemption: 'pending' | 'accepted',
  now: Instant,
  by?: AccountRef,
): Decision | undefined {
  if (request.state !== 'waiting') return undefined;
  if (redemption === 'pending') {
    const waited = now - (request.activeSince ?? now);
    const dueAt = now + Math.min(Math.max(waited, FIRST_LOOK), 60 * MINUTE);
    return { request, audit: [], work: [{ work: { kind: 'check-redemption' }, dueAt }] };
  }
  const next: AccessRequest = {
    ...request,
    state: 'active',
    activeSince: now,
    redeemedAt: now,
    personal: withoutLink(request.personal),
  };
  return {
    request: next,
    audit: [auditOf(next, 'redeemed', now, {}, by)],
    work: redraw(next, now),
  };
}
