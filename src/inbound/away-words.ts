// What somebody says who is away, or is back: until which day, and who decides in their stead.
import { DAY } from '../shared/duration.ts';
import { localDay, momentAt } from '../shared/local-time.ts';
import { NUMBER } from '../shared/number-words.ts';
import { readHoliday } from './holiday-words.ts';

export type AwayIntent =
  | { readonly do: 'list' }
  | { readonly do: 'back' }
  /**
   * `day` as typed; `delegate` a name, empty where none was said. `unsure`: it begins later, or more was
   * said than could be read, so that nobody is asked before it was looked at.
   */
  | {
      readonly do: 'leave';
      readonly day: string;
      readonly delegate: string;
      readonly unsure?: true;
    };

const AWAY = /^(?:i(?:'m| am) )?(?:away|out of (?:the )?office)\b\s*(.*)$/is;
const BACK =
  /^(?:i(?:['’]m| am) )?back(?: again| in (?:the )?office| from (?:(?:my|the) )?(?:holidays?|vacation|leave))?$/i;
const STEAD = '(?:stead|place|absence)';
const LIST = new RegExp(
  `^(?:${[
    'my (?:delegates?|deputy|absences?|delegations?)',
    `who(?:'s| is) my (?:delegate|deputy|stand-?in)`,
    `who (?:(?:stands in|covers) for me|(?:decides|approves) in my ${STEAD})`,
    'am i (?:still )?away',
    "who(?: else)? (?:(?:can|could|may|will|should) )?(?:decides?|approves?|covers?|stands? in) for me(?: (?:now|today|at present|at the moment|(?:while|when) (?:i am|i'm) (?:away|out|off)))?",
    '(?:does|will|can|is) (?:anybody|anyone|somebody|someone)(?: else)? (?:decid(?:e|ing)|approv(?:e|ing)|cover(?:ing)?|stand(?:ing)? in) for me',
    "(?:(?:i am|i'm|i will|i'll) (?:not|no longer)|i won't)(?: be)? (?:away|out of (?:the )?office|on (?:holidays?|vacation|leave))(?: (?:until|till|from|on|next|this|after) .{1,60})?",
    '(?:cancel|end|stop|undo|withdraw) my (?:absence|delegation)',
    'stop delegating(?: (?:my (?:approvals|decisions) )?to .{1,80})?',
  ].join('|')})$`,
  'i',
);

export function readAway(text: string): AwayIntent | undefined {
  const words = text.replace(/[\s.!?]+$/g, '').trim();
  if (BACK.test(words)) return { do: 'back' };
  if (LIST.test(words)) return { do: 'list' };
  const holiday = readHoliday(text);
  if (holiday) {
    const { day, delegate, unsure } = holiday;
    if (day === '' && delegate === '' && !unsure) return { do: 'list' };
    return { do: 'leave', day, delegate, ...(unsure && { unsure }) };
  }
  const said = AWAY.exec(words);
  if (!said) return undefined;
  const rest = (said[1] ?? '').trim();
  if (rest === '') return { do: 'list' };
  const parts =
    /^(?:(?:until|till|through|to)\s+)?(.*?)(?:[\s,;]+(?:my )?(?:delegate|deputy)(?:\s+is)?[\s:]+(.*))?$/is.exec(
      rest,
    );
  return { do: 'leave', day: (parts?.[1] ?? '').trim(), delegate: (parts?.[2] ?? '').trim() };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');

/** The last minute of that day, as clocks show it there; undefined where it is no day. */
export function endOfDay(words: string, timeZone: string, now: number): number | undefined {
  const day = dayOf(
    words.toLowerCase().replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim(),
    timeZone,
    now,
  );
  return day === undefined ? undefined : momentAt(day, '23:59', timeZone);
}

const LASTS = /^(?:the next )?(an?|one|two|three|four|five|six|\d{1,2}) (days?|weeks?)$/;
const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);
const addDays = (day: string, days: number): string => localDay(noon(day) + days * DAY, 'UTC');
const weekdayOf = (day: string): number => new Date(noon(day)).getUTCDay();
const daysToSunday = (day: string): number => (7 - weekdayOf(day)) % 7;

function dayOf(words: string, timeZone: string, now: number): string | undefined {
  const today = localDay(now, timeZone);
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return words;
  if (words === 'today') return today;
  if (words === 'tomorrow') return localDay(now + DAY, timeZone);
  const week = /^(?:(?:the )?end of )?(next|this|the) week$/.exec(words);
  if (week) return addDays(today, daysToSunday(today) + (week[1] === 'next' ? 7 : 0));
  const lasts = LASTS.exec(words);
  if (lasts) {
    const [, count = '', unit = ''] = lasts;
    const many = NUMBER[count] ?? Number(count);
    return addDays(today, many * (unit.startsWith('week') ? 7 : 1) - 1);
  }
  const weekday = WEEKDAYS.indexOf(words.slice(0, 3));
  if (weekday >= 0 && /^(sun|mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?)(day)?$/.test(words)) {
    return addDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
  }
  const named =
    /^(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ??
    /^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(words);
  if (!named) return undefined;
  const [, one = '', two = '', year] = named;
  const [date, name] = /^\d/.test(one) ? [one, two] : [two, one];
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0) return undefined;
  const at = (y: string) => `${y}-${String(month).padStart(2, '0')}-${date.padStart(2, '0')}`;
  const thisYear = today.slice(0, 4);
  if (year) return at(year);
  return at(thisYear) >= today ? at(thisYear) : at(String(Number(thisYear) + 1));
}
