// Every step of a plan is done: from now on the access is in place, or waits for an invitation.
import type { Instant } from '../facts.ts';
import { type AuditDraft, auditOf, type Decision, type HoldingChange, redraw } from './decision.ts';
import { isAnotherSince } from './once-more.ts';
import { FIRST_LOOK } from './redemption.ts';
import type { AccessRequest } from './request.ts';

/** An account that was there when it was planned, and had to be made anew. */
const hasInvited = ({ plan, steps }: AccessRequest): boolean =>
  plan.steps.some(
    ({ id, change }) =>
      'addressHash' in change && steps.some((step) => step.id === id && step.state === 'done'),
  );

/** Given again, an account that is made anew is another one: its invitation has to be accepted as well. */
const hasInvitedSince = ({ plan, steps }: AccessRequest, since: Instant): boolean =>
  plan.steps.some(
    ({ id, change }) =>
      'addressHash' in change &&
      steps.some((step) => step.id === id && isAnotherSince(step, since)),
  );

export function setUp(
  request: AccessRequest,
  audit: readonly AuditDraft[],
  holdings: readonly HoldingChange[],
  now: Instant,
): Decision {
  const { redeemedAt, ...rest } = request;
  const accepted = redeemedAt !== undefined && !hasInvitedSince(request, redeemedAt);
  const waits = (request.plan.waitsFor === 'redemption' || hasInvited(request)) && !accepted;
  // Given again, it is not kept by that: a review that is due stays due.
  const reviewAt =
    request.lifecycle === 'personal-grant'
      ? undefined
      : (request.reviewAt ?? now + request.durationMs);
  const next: AccessRequest = {
    ...rest,
    ...(redeemedAt !== undefined && !waits && { redeemedAt }),
    state: waits ? 'waiting' : 'active',
    activeSince: now,
    ...(reviewAt !== undefined && { reviewAt }),
  };
  const verb = waits ? 'waiting-for-redemption' : 'activated';
  return {
    request: next,
    audit: [...audit, auditOf(next, verb, now, { expiresAt: next.expiresAt, reviewAt })],
    holdings,
    work: [
      ...(waits ? [{ work: { kind: 'check-redemption' } as const, dueAt: now + FIRST_LOOK }] : []),
      ...(reviewAt === undefined ? [] : [{ work: { kind: 'review' } as const, dueAt: reviewAt }]),
      ...redraw(next, now),
    ],
  };
}
