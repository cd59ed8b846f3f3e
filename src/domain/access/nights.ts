// When a request is looked at again: once a night, spread over it by number, and some nights after its end.
import { DAY, HOUR, MINUTE } from '../../shared/duration.ts';
import { sha256 } from '../../shared/hash.ts';
import type { Instant } from '../facts.ts';
import { type AccessRequest, isFinal } from './request.ts';

/** In UTC; a request falls into one of the quarters of an hour that follow. */
const BEGINS = HOUR;
const QUARTERS = 16;

/**
 * So many nights after an end it is looked whether somebody has brought it back: the last time once a
 * deleted account, which takes what it was in along, can be restored no more.
 */
const AFTER_THE_END = [1, 3, 7, 31];

/** So long after an account was not found it is looked for once more. */
const LOOK_AGAIN = HOUR + MINUTE;

export function nextNight(requestId: string, now: Instant): Instant {
  const quarter = Number.parseInt(sha256(requestId).slice(0, 8), 16) % QUARTERS;
  const tonight = Math.floor(now / DAY) * DAY + BEGINS + quarter * 15 * MINUTE;
  return tonight > now ? tonight : tonight + DAY;
}

/** `undefined`: never again. */
export function nextCheck(request: AccessRequest, now: Instant): Instant | undefined {
  const { id, state, steps, closedAt, missing } = request;
  if (!isFinal(state)) return missing ? now + LOOK_AGAIN : nextNight(id, now);
  if (closedAt === undefined || !steps.some((step) => step.state === 'undone')) return undefined;
  const first = nextNight(id, closedAt);
  return AFTER_THE_END.map((n) => first + (n - 1) * DAY).find((night) => night > now);
}
