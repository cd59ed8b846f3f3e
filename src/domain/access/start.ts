// An access that begins later: read from the form, and begun when its time has come.
import { DAY, HOUR } from '../../shared/duration.ts';
import { localDay, momentAt } from '../../shared/local-time.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { ok, type Result, refused } from '../../shared/result.ts';
import { wholeText } from '../../shared/whole-text.ts';
import type { Instant } from '../facts.ts';
import { auditOf, type Decision, redraw } from './decision.ts';
import { applyNext } from './next-work.ts';
import type { AccessRequest } from './request.ts';

export const LATEST_START = 30 * DAY;

/** Somebody fills the form in, and the minute passes. */
const JUST_NOW = HOUR;

/** `undefined`: as soon as it is approved. `fields` is what came with the activity. */
export function readStart(
  fields: Readonly<Record<string, unknown>>,
  timeZone: string,
  now: Instant,
): Result<Instant | undefined, Refusal> {
  const day = text(fields.startDate);
  const time = text(fields.startTime);
  if (day === '' && time === '') return ok(undefined);
  const today = localDay(now, timeZone);
  const at = momentAt(day || today, time || '00:00', timeZone);
  if (at === undefined) return refused(wrong('start-unreadable', 'That is not a day and a time.'));
  if (at > now + LATEST_START) {
    return refused(wrong('start-too-late', 'That is more than 30 days ahead.'));
  }
  if (at > now) return ok(at);
  const isNow = at > now - JUST_NOW || (time === '' && day === today);
  return isNow ? ok(undefined) : refused(wrong('start-past', 'That time has passed already.'));
}

const text = (value: unknown): string => (typeof value === 'string' ? wholeText(value).trim() : '');

const wrong = (code: string, sentence: string): Refusal =>
  refusal(
    code,
    sentence,
    'Leave the start empty to begin once it is approved, or choose a moment within the next 30 days.',
    'start',
  );

/** When an access that is approved at `now` begins, and where it has an end, when that is. */
export function spanOf(
  { lifecycle, durationMs, startsAt = 0 }: AccessRequest,
  now: Instant,
): { readonly begins: Instant; readonly expiresAt?: Instant } {
  const begins = Math.max(now, startsAt);
  // A relationship setting has no end: it is reviewed.
  return lifecycle === 'personal-grant' ? { begins, expiresAt: begins + durationMs } : { begins };
}

/** Its time has come: from here on every step is looked at before it is done. */
export function begin(request: AccessRequest, now: Instant): Decision | undefined {
  if (request.state !== 'scheduled' || now < (request.startsAt ?? 0)) return undefined;
  const next: AccessRequest = { ...request, state: 'applying' };
  return {
    request: next,
    audit: [auditOf(next, 'started', now)],
    work: [...applyNext(next, now), ...redraw(next, now)],
  };
}
