// The review of a relationship setting: its owners are asked again and again; silence never ends it.
import { DAY } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import type { Actor } from './end.ts';
import { type AccessRequest, withName } from './request.ts';

/** So long after it was asked whether it is still needed, it is asked again. */
const AGAIN = DAY;

/** When it is asked about next: at its time, and every day once it was asked, however early that was. */
export const asksAt = ({ review, reviewAt }: AccessRequest): Instant | undefined =>
  review ? review.last + AGAIN : reviewAt;

/**
 * The time of the review has come, or an owner wants to look before ending it. `impact` says who would
 * lose what. `undefined` when there is nothing to ask.
 */
export function askWhetherNeeded(
  request: AccessRequest,
  impact: readonly string[],
  now: Instant,
  by?: Actor,
): Decision | undefined {
  if (request.lifecycle !== 'relationship-setting' || request.state !== 'active') return undefined;
  // Asked by hand meanwhile, or booked twice: once a day is enough.
  if (!by && request.review && now < request.review.last + AGAIN) return undefined;
  const named = by ? withName(request.personal, by.account, by.displayName) : request.personal;
  const review = {
    since: request.review?.since ?? now,
    last: now,
    asked: (request.review?.asked ?? 0) + 1,
  };
  const next: AccessRequest = { ...request, review, personal: named && { ...named, impact } };
  return {
    request: next,
    audit: [auditOf(next, 'review-asked', now, { asked: review.asked }, by?.account)],
    work: [{ work: { kind: 'review' }, dueAt: now + AGAIN }, ...redraw(next, now)],
  };
}

/** An owner says that it is still needed: asked again after the same time. */
export function keep(request: AccessRequest, by: Actor, now: Instant): Decision | undefined {
  if (request.state !== 'active' || !request.review) return undefined;
  const { review: _, ...rest } = request;
  const reviewAt = now + request.durationMs;
  const next: AccessRequest = {
    ...rest,
    reviewAt,
    kept: { by: by.account, at: now },
    personal: withName(request.personal, by.account, by.displayName),
  };
  return {
    request: next,
    audit: [auditOf(next, 'kept', now, { reviewAt }, by.account)],
    work: [{ work: { kind: 'review' }, dueAt: reviewAt }, ...redraw(next, now)],
  };
}
