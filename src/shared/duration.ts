// Lengths of time: read from ISO 8601 or from words, kept in milliseconds, said as people say them.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** The lengths that forms offer, shortest first. */
export const LADDER: readonly number[] = [
  4 * HOUR,
  8 * HOUR,
  ...[1, 3, 7, 14, 30, 90, 180].map((days) => days * DAY),
];

const ISO = /^P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?)?$/;
const NUMBERS = 'a an one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WORDS = /^(\d{1,9}|[a-z]+)\s*(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w)$/;

/**
 * Milliseconds of an ISO 8601 duration made of weeks, days, hours and minutes. Months and years have
 * no fixed length and are not read. `undefined` for anything else, zero and negative lengths included.
 */
export function parseIsoDuration(text: string): number | undefined {
  const match = ISO.exec(text.trim().toUpperCase());
  if (!match) return undefined;
  const [weeks, days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  const ms =
    (weeks ?? 0) * WEEK + (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE;
  return ms > 0 ? ms : undefined;
}

/** Like {@link parseIsoDuration}, and also words such as `8 hours`, `a week`, `14 d`. */
export function parseDuration(text: string): number | undefined {
  const iso = parseIsoDuration(text);
  if (iso !== undefined) return iso;
  const match = WORDS.exec(text.trim().toLowerCase());
  if (!match) return undefined;
  const count = /^\d/.test(match[1] ?? '') ? Number(match[1]) : numberOf(match[1] ?? '');
  const unit = { m: MINUTE, h: HOUR, d: DAY, w: WEEK }[(match[2] ?? '').charAt(0)] ?? 0;
  return count * unit > 0 ? count * unit : undefined;
}

/** `a`, `an` and `one` are 1, `twelve` is 12; 0 for any other word. */
const numberOf = (word: string): number => {
  const at = NUMBERS.indexOf(word);
  return at < 0 ? 0 : Math.max(at - 1, 1);
};

/** `P14D`, `PT8H`: the form that Graph and the estate use. Whole minutes; rounds up. */
export function toIsoDuration(ms: number): string {
  const minutes = Math.ceil(ms / MINUTE);
  const days = Math.floor(minutes / (24 * 60));
  const hours = Math.floor((minutes % (24 * 60)) / 60);
  const rest = minutes % 60;
  const time = `${hours ? `${hours}H` : ''}${rest ? `${rest}M` : ''}`;
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}

/** `14 days`, `8 hours`, `1 day 2 hours`: at most two units, the largest first. */
export function sayDuration(ms: number): string {
  const units: Array<[number, string]> = [
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
  ];
  let rest = Math.max(ms, MINUTE);
  const parts: string[] = [];
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.slice(0, 2).join(' ');
}
