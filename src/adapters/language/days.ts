// Days as people name them: `last Friday`, `1 November`, `2026-11-01`, `11/1/2026`.
import { DAY } from '../../shared/duration.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMBER = '\\d{1,2}(?:st|nd|rd|th)?';

export const DAY_NAME = `(?:${WEEKDAY}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|${NUMBER} (?:of )?${MONTH}(?: ,)?(?: \\d{4})?|${MONTH} ${NUMBER}(?: ,)?(?: \\d{4})?|${MONTH}(?: \\d{4})?)`;

/** Two days of a month that is said once: `10 and 15 November`, `November 10 to 15`. */
export const TWO_DAYS = `(?:(${NUMBER}) (?:and|to|until|till|through) (?:the )?(${NUMBER}) (?:of )?(${MONTH})|(${MONTH}) (${NUMBER}) (?:and|to|until|till|through) (${NUMBER}))(?: (\\d{4}))?`;

/** Of what `TWO_DAYS` found. */
export function twoDays(found: readonly (string | undefined)[], today: string): readonly string[] {
  const [, a, b, month, other, c, d, year] = found;
  return [a ?? c, b ?? d].flatMap((day) =>
    dayNamed([day, month ?? other, year].filter(Boolean).join(' '), today),
  );
}

/** None where it is no day, two where a date can be read in two ways. */
export function dayNamed(said: string, today: string): readonly string[] {
  const text = said.replace(/\b(?:last|this|past|the|on|of) |,/g, '').trim();
  if (text === 'yesterday') return [shifted(today, -1)];
  if (text === 'today') return [today];
  const weekday = WEEKDAYS.indexOf(text.slice(0, 3));
  if (weekday >= 0 && new RegExp(`^${WEEKDAY}$`).test(text)) {
    // On a Friday, Friday is a week ago.
    const back = (new Date(`${today}T00:00:00Z`).getUTCDay() - weekday + 7) % 7 || 7;
    return [shifted(today, -back)];
  }
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return real(text);
  const figures = /^(\d{1,2})([./])(\d{1,2})[./](\d{2,4})$/.exec(text);
  if (figures) {
    const [, a = '', mark = '', b = '', year = ''] = figures;
    const full = year.length === 2 ? `20${year}` : year;
    const dayFirst = real(dated(full, b, a));
    if (mark === '.' || a === b) return dayFirst;
    return [...dayFirst, ...real(dated(full, a, b))];
  }
  const month = MONTHS.findIndex((name) => new RegExp(`(?:^| )${name}`).test(text));
  if (month < 0) return [];
  const year = /\b(\d{4})\b/.exec(text)?.[1];
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(text.replace(/\b\d{4}\b/, ''))?.[1] ?? '1';
  if (year) return real(dated(year, String(month + 1), day));
  const thisYear = real(dated(today.slice(0, 4), String(month + 1), day));
  if (thisYear[0] && thisYear[0] <= today) return thisYear;
  return real(dated(String(Number(today.slice(0, 4)) - 1), String(month + 1), day));
}

const dated = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Only days that there are. */
function real(day: string): readonly string[] {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? [day] : [];
}
