// Moments as people read them: absolute in the reader's zone, with the distance from now beside it.
import type { Instant } from '../domain/facts.ts';
import { DAY, HOUR, MINUTE, sayDuration } from '../shared/duration.ts';

export interface Reader {
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.locale} ${reader.timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.timeZone });
  if (formats.size > 500) formats.clear();
  formats.set(key, made);
  return made;
}

const readers = new Map<string, Reader>();
/** What clients say is theirs to choose, so it is not remembered without end. */
const READERS_AT_MOST = 500;

/** A reader whose client told something that cannot be used reads UTC in English. */
export function readerFrom(locale: string | null, timeZone: string | null): Reader {
  const key = JSON.stringify([locale, timeZone]);
  const known = readers.get(key);
  if (known) return known;
  const reader: Reader = {
    // The sentences are English, so dates are too; the region still decides their order.
    locale:
      locale?.toLowerCase().startsWith('en') && usable(() => new Intl.DateTimeFormat(locale))
        ? locale
        : 'en-GB',
    timeZone:
      timeZone && usable(() => new Intl.DateTimeFormat('en', { timeZone })) ? timeZone : 'UTC',
  };
  if (readers.size >= READERS_AT_MOST) readers.clear();
  readers.set(key, reader);
  return reader;
}

/** As what is known of somebody's chat says. */
export const readerOf = (
  chat: { readonly locale: string | null; readonly timeZone: string | null } | undefined,
): Reader => readerFrom(chat?.locale ?? null, chat?.timeZone ?? null);

function usable(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** `Fri 4 Dec 2026, 18:00` */
export const sayMoment = (at: Instant, reader: Reader): string =>
  format(reader, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
    .format(at)
    // `Fri, 4 Dec`: the day of the week needs no comma.
    .replace(/^(\p{L}+),/u, '$1');

/** `Fri 4 Dec 2026`: a day that somebody wrote into a file, which is the same one in every zone. */
export const sayDay = (day: Instant, { locale }: Reader): string =>
  format(
    { locale, timeZone: 'UTC' },
    { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  )
    .format(day)
    .replace(/^(\p{L}+),/u, '$1');

/** `18:00:04`, for proofs. */
export const saySecond = (at: Instant, reader: Reader): string =>
  format(reader, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false }).format(
    at,
  );

/** `in 14 days`, `2 hours ago`, `now` */
export function sayDistance(at: Instant, now: Instant): string {
  const distance = at - now;
  if (Math.abs(distance) < MINUTE) return 'now';
  // A moment a few seconds short of a day is a day away.
  const rounded =
    Math.round(Math.abs(distance) / (Math.abs(distance) >= DAY ? HOUR : MINUTE)) *
    (Math.abs(distance) >= DAY ? HOUR : MINUTE);
  return distance > 0 ? `in ${sayDuration(rounded)}` : `${sayDuration(rounded)} ago`;
}
