// When an access begins and ends, and when a setting is asked about again, on the card of a request.
import { sayDuration } from '../shared/duration.ts';
import type { RequestCardInput } from './request-card.ts';
import { sayDistance, sayMoment } from './times.ts';

/** A start that was asked for, until the access is there. */
export function fromOf({ request, reader, now }: RequestCardInput) {
  const { startsAt, activeSince } = request;
  if (startsAt === undefined || activeSince !== undefined) return [];
  const text = `${sayMoment(startsAt, reader)} (${sayDistance(startsAt, now)})`;
  return [{ label: 'From: ', text }];
}

export function untilOf({ request, reader, now }: RequestCardInput) {
  const { expiresAt, closedAt, durationMs, startsAt } = request;
  if (expiresAt === undefined) {
    const from = startsAt === undefined ? 'the approval' : 'the start';
    return { label: 'For: ', text: `${sayDuration(durationMs)}, counted from ${from}` };
  }
  return closedAt !== undefined
    ? { label: 'Was until: ', text: sayMoment(expiresAt, reader) }
    : {
        label: 'Until: ',
        text: `${sayMoment(expiresAt, reader)} (${sayDistance(expiresAt, now)})`,
      };
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
    text: due
      ? sayMoment(reviewAt, reader)
      : `${sayMoment(reviewAt, reader)} (${sayDistance(reviewAt, now)})`,
  };
}
