// Work that could not be done yet: how long to wait before the next try, and when to tell people.
import { DAY, HOUR, MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { type Decision, redraw } from './decision.ts';
import type { AccessRequest, Told } from './request.ts';

const WAITS = [2_000, 10_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR];

/** Milliseconds until try number `attempts + 1`; grows to an hour and never ends. */
export const retryAfter = (attempts: number): number =>
  WAITS[Math.min(Math.max(attempts, 1), WAITS.length) - 1] ?? HOUR;

/** Setting something up is given up after this many tries; taking it back never is. */
const GIVE_UP_AFTER = 6;

/** What a directory says it is still at is waited for until about a day has passed. */
const GIVE_UP_WAITING_AFTER = 30;

export const isGivenUp = (attempts: number, { underway }: Told): boolean =>
  attempts >= (underway ? GIVE_UP_WAITING_AFTER : GIVE_UP_AFTER);

/** The cards say what is wrong and when it is tried again; `undefined` while that would only flicker. */
export function inTrouble(
  request: AccessRequest,
  { sentence, code, underway }: Told,
  nextTry: Instant,
  now: Instant,
): Decision | undefined {
  const since = request.trouble?.since ?? now;
  const alarmedAt = alarmOf(request, now);
  // The first quick tries pass unseen: a hiccup of seconds is not worth a card that flickers.
  if (nextTry - now < MINUTE && !request.trouble) return undefined;
  const next: AccessRequest = {
    ...request,
    trouble: {
      code,
      since,
      nextTry,
      ...(underway && { underway }),
      ...(alarmedAt !== undefined && { alarmedAt }),
    },
    personal: request.personal && { ...request.personal, trouble: sentence },
  };
  return { request: next, audit: [], work: redraw(next, now) };
}

/** An end that is not proven an hour later is told to its owners, and again every day. */
function alarmOf({ ending, trouble }: AccessRequest, now: Instant): Instant | undefined {
  if (!ending || now - ending.since <= HOUR) return undefined;
  const last = trouble?.alarmedAt;
  return last !== undefined && now - last < DAY ? last : now;
}
