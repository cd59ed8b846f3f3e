// When a digest is due: at eight in the morning where its reader is, every day or every Monday.
import { DAY, WEEK } from '../../../shared/duration.ts';
import { knownTimeZone, localDay, momentAt } from '../../../shared/local-time.ts';
import type { Instant } from '../../facts.ts';
import type { Rhythm } from './subscription.ts';

const TIME = '08:00';
const MONDAY = 1;

/** Later than `after`. Calendar days are counted, so that it stays eight when clocks change. */
export function nextDue(rhythm: Rhythm, timeZone: string, after: Instant): Instant {
  const zone = knownTimeZone(timeZone);
  const today = Date.parse(`${localDay(after, zone)}T00:00:00Z`);
  for (let days = 0; days <= 8; days += 1) {
    const day = new Date(today + days * DAY);
    if (rhythm === 'weekly' && day.getUTCDay() !== MONDAY) continue;
    const at = momentAt(day.toISOString().slice(0, 10), TIME, zone);
    if (at !== undefined && at > after) return at;
  }
  throw new Error(`No ${rhythm} moment was found after ${after} in ${zone}.`);
}

/** A daily digest without news is left out, but for once a week; a weekly one always says so. */
export const saysAllQuiet = (rhythm: Rhythm, saidAt: Instant, now: Instant): boolean =>
  // An hour less than a week: clocks may have changed since.
  rhythm === 'weekly' || now - saidAt >= WEEK - DAY / 24;

/** What could not be brought for so long is not brought any more: the next one is due. */
export const isStale = (rhythm: Rhythm, to: Instant, now: Instant): boolean =>
  now - to > (rhythm === 'daily' ? DAY : WEEK);
