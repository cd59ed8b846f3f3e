// When an access begins and ends, and when a setting is asked about again, on the card of a request.
// Moments alone: nothing redraws a card as time goes by, and "in 3 days" would be wrong the next day.
import { sayDuration } from '../shared/duration.ts';
import type { RequestCardInput } from './request-card.ts';
import { sayMoment } from './times.ts';

/** A start that was asked for, until the access is there. */
export function fromOf({ request, reader }: RequestCardInput) {
  const { startsAt, activeSince } = request;
  if (startsAt === undefined || activeSince !== undefined) return [];
  return [{ label: 'From: ', text: sayMoment(startsAt, reader) }];
}

export function untilOf({ request, reader }: RequestCardInput) {
  const { expiresAt, closedAt, durationMs, startsAt } = request;
  if (expiresAt === undefined) {
    const from = startsAt === undefined ? 'the approval' : 'the start';
    return { label: 'For: ', text: `${sayDuration(durationMs)}, counted from ${from}` };
  }
  const label = closedAt === undefined ? 'Until: ' : 'Was until: ';
  return { label, text: sayMoment(expiresAt, reader) };
}

/** A setting between tenants stays until somebody decides that it ends. */
export function reviewOf({ request, reader, now }: RequestCardInput) {
  const { reviewAt, durationMs, closedAt, review } = request;
  if (reviewAt === undefined || closedAt !== undefined) {
    const text = `somebody ends it; its owners are asked every ${sayDuration(durationMs)}`;
    return { label: 'Until: ', text };
  }
  // An owner may look at it before its time.
  const due = review !== undefined && reviewAt <= now;
  return {
    label: due ? 'Review due since: ' : 'Next review: ',
    text: sayMoment(reviewAt, reader),
  };
}
