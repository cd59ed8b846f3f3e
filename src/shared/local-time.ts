// Days and times of day as people read them off a clock in their zone, and the moment they mean.
import { DAY } from './duration.ts';

/** UTC where a client told no zone, or one that nobody knows. */
export function knownTimeZone(name: string | null): string {
  try {
    return name
      ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
      : 'UTC';
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}

/** `2026-11-27`: the day that a moment falls on. */
export const localDay = (at: number, timeZone: string): string =>
  new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);

/**
 * The moment at which clocks there show `2026-11-27` and `18:00`; `undefined` where that is no day or
 * no time. A time that the change to summer time leaves out is an hour later.
 */
export function momentAt(day: string, time: string, timeZone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const wanted = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 10) !== day) return undefined;
  const offset = (at: number) => wallClock(at, timeZone) - at;
  // The offset that holds at the moment itself: before and after a change of the clocks they differ.
  const early = wanted - offset(wanted - DAY);
  const late = wanted - offset(wanted + DAY);
  const shows = (at: number) => wallClock(at, timeZone) === wanted;
  return !shows(early) && shows(late) ? late : early;
}

/** What a clock there shows, as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((item) => item.type === type)?.value ?? 0);
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** Making one takes longer than anything that is done with it; there are only so many zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
}
