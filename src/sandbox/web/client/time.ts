// Writes moments and distances for people, in the browser's time zone.

const LOCALE = 'en-GB';

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat(LOCALE, options);
  return (ms: number) => formatter.format(ms).replace(/^(\w+), /, '$1 ');
};

/** 22:10 */
export const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Fri 20 Nov 2026 */
export const day = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** Fri 20 Nov, 22:10 */
export const moment = format({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
] as const;

const counted = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** The two largest units of a span that matter: "14 days", "1 day 4 hours", "3 minutes". */
export function span(ms: number): string {
  // The clock goes on while people read, so a second more or less does not show.
  let rest = Math.abs(ms) + 1_500;
  const parts: string[] = [];
  for (const [size, unit] of UNITS) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0) parts.push(counted(n, unit));
    else if (parts.length > 0) break;
    if (parts.length === 2 || n >= 3) break;
  }
  return parts.join(' ') || 'less than a minute';
}

export const sameDay = (one: number, other: number): boolean => day(one) === day(other);
