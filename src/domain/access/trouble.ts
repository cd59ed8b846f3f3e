// Work that could not be done yet: how long to wait before the next try, and when to tell people.
import { DAY, HOUR, MINUTE } from '../../shared/duration.ts';
import { sha256 } from '../../shared/hash.ts';
import type { Instant } from '../facts.ts';
import { type Decision, redraw, type Work } from './decision.ts';
import { openParts } from './parts.ts';
import type { AccessRequest, Told } from './request.ts';

const WAITS = [2_000, 10_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR];

/** Of a pause, so much may be left out, so that what failed at one moment does not come back at one. */
const SPREAD = 0.25;

/** As much at most comes on top of what a service asked for. */
const AFTER_ASKED = 2_000;

interface Tried {
  readonly id: string;
  /** Counts the try that failed. */
  readonly attempts: number;
}

/** Nobody keeps what should be gone for an hour more, since a directory could not be asked for long. */
const TO_TAKE_BACK = 10 * MINUTE;

/** What is tried so often is not told at each try: everybody who has a card would get it anew. */
const TOLD_FOR = HOUR - TO_TAKE_BACK;

/** The longest pause of this work: of what brings an end about, or proves one, it is a short one. */
export const longestPause = ({ kind }: Pick<Work, 'kind'>): number =>
  kind === 'undo-step' || kind === 'prove-end' ? TO_TAKE_BACK : HOUR;

/**
 * Milliseconds until the next try; grows to an hour, or `longest`, and never ends. `asked`: not before that.
 */
export function retryAfter(item: Tried, asked = 0, longest = HOUR): number {
  const grown = WAITS[Math.min(Math.max(item.attempts, 1), WAITS.length) - 1] ?? HOUR;
  const pause = Math.min(grown, longest);
  const chance = chanceOf(item);
  const least = asked > 0 ? asked + Math.floor(chance * AFTER_ASKED) : 0;
  return Math.max(Math.round(pause * (1 - SPREAD * chance)), least);
}

/** Below 1, of each try another one: ids are drawn at random, so nothing else has to be. */
const chanceOf = ({ id, attempts }: Tried): number =>
  Number.parseInt(sha256(`${id} ${attempts}`).slice(0, 8), 16) / 2 ** 32;

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
      ...(request.state !== 'applying' && nextTry - now <= TO_TAKE_BACK && { often: true }),
      ...(underway && { underway }),
      ...(alarmedAt !== undefined && { alarmedAt }),
    },
    ...(alarmedAt !== undefined && { unproven: true }),
    personal: request.personal && { ...request.personal, trouble: sentence },
  };
  return isNews(request, next, now)
    ? { request: next, audit: [], work: redraw(next, now) }
    : undefined;
}

/** Where cards name the next try each one is news. Of what is tried often only another reason is, or an hour. */
function isNews(before: AccessRequest, next: AccessRequest, now: Instant): boolean {
  const [was, is] = [before.trouble, next.trouble];
  return (
    !was?.often ||
    !is?.often ||
    was.underway !== is.underway ||
    was.alarmedAt !== is.alarmedAt ||
    before.personal?.trouble !== next.personal?.trouble ||
    now - (was.nextTry ?? 0) >= TOLD_FOR
  );
}

/** An end that is not proven an hour later is told to its owners, and again every day. */
function alarmOf(request: AccessRequest, now: Instant): Instant | undefined {
  const begun = [request.ending, ...openParts(request)].flatMap((end) => end?.since ?? []);
  if (begun.length === 0 || now - Math.min(...begun) <= HOUR) return undefined;
  const last = request.trouble?.alarmedAt;
  return last !== undefined && now - last < DAY ? last : now;
}
