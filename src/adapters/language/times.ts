// Words for times: `since yesterday`, `last Friday`, `in the last 3 days`, as moments in the asker's zone.
import type { Instant } from '../../domain/facts.ts';
import type { Since } from '../../domain/posture/question.ts';
import { DAY, HOUR, MINUTE } from '../../shared/duration.ts';
import { knownTimeZone, localDay, momentAt } from '../../shared/local-time.ts';
import { NUMBER } from '../../shared/number-words.ts';
import { AUDIT_GOES_BACK, bounded } from './bounds.ts';
import { DAY_NAME, dayNamed, TWO_DAYS, twoDays } from './days.ts';
import { type Line, words } from './line.ts';

export type Time = Since | 'future';

interface Clock {
  readonly now: Instant;
  readonly today: string;
  /** Midnight at the beginning of a day. */
  midnight(day: string): Instant;
}

const COUNT = `(?:\\d{1,4}|${Object.keys(NUMBER).join('|')})`;
const UNIT = '(?:hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|quarters?|years?|fortnights?)';
const LEAD = '(?:(?:ever )?since|from|after|starting(?: from)?|beginning|as of) ?(?:the )?';

/** Replaced by `%`; one reading, or two where a date can be read in two ways. `far`: where only an end is said. */
export function findTimes(
  line: Line,
  now: Instant,
  timeZone: string | null,
  far = AUDIT_GOES_BACK,
): readonly Time[] {
  if (!HINT.test(line.s)) return [];
  const zone = zoneOf(timeZone);
  const clock: Clock = {
    now,
    today: localDay(now, zone),
    midnight: (day) => momentAt(day, '00:00', zone) ?? now,
  };
  for (const [pattern, read] of FORMS) {
    let found: readonly Time[] | undefined;
    line.replace(pattern, (match) => {
      found ??= read(match, clock);
      return found ? '%' : null;
    });
    if (found) return bounded(line, found, far);
  }
  return [];
}

const zones = new Map<string | null, string>();

/** Looked up once: there are few zones, and looking one up takes longer than everything else here. */
function zoneOf(name: string | null): string {
  const found = zones.get(name) ?? knownTimeZone(name);
  if (zones.size < 500) zones.set(name, found);
  return found;
}

const HINT =
  /\d| (?:yesterday|today|tonight|tomorrow|week|month|year|quarter|fortnight|weekend|hours?|days?|weeks?|months?|years?|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun|jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*|recently|lately|ago|upcoming) /;

type Form = readonly [
  RegExp,
  (match: RegExpExecArray, clock: Clock) => readonly Time[] | undefined,
];

const DAY_SAID = `(?:yesterday|today|(?:last |this |past |the |on )*${DAY_NAME})`;

const FORMS: readonly Form[] = [
  // As we say it ourselves.
  [
    words(
      '(?:since )?(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?) utc(?: (?:until|to) (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?) utc)?',
    ),
    ([, day, time, endDay, endTime], { now }) => {
      const from = Date.parse(`${day}T${time}Z`);
      if (Number.isNaN(from)) return undefined;
      if (from > now) return ['future'];
      const to = endDay ? Date.parse(`${endDay}T${endTime}Z`) : Number.NaN;
      return [{ from, ...(!Number.isNaN(to) && { to }) }];
    },
  ],
  [
    words(
      '(?:by |until |on |for )?(?:tomorrow|(?:next|the coming|upcoming) (?:week|month|year|quarter|friday|monday|tuesday|wednesday|thursday|saturday|sunday|days?))|in (?:the next )?\\d+ (?:days?|weeks?|months?) (?:time|from now)|in the next \\d+ (?:days?|weeks?|months?)',
    ),
    () => ['future'],
  ],
  [
    words(`(?:between|from) (?:the )?${TWO_DAYS}`),
    (match, clock) => {
      const [start, end] = twoDays(match, clock.today);
      return span(start, end, clock);
    },
  ],
  [
    words(`(?:between|from) (${DAY_SAID}) (?:and|to|until|till|through) (${DAY_SAID})`),
    ([, a = '', b = ''], clock) => {
      const [start] = dayNamed(a, clock.today);
      const [end] = dayNamed(b, clock.today);
      return span(start, end, clock);
    },
  ],
  [
    words(`(?:since|from|after) (${DAY_SAID}) (?:and )?(until|till|up to|before) (${DAY_SAID})`),
    ([, a = '', bound = '', b = ''], clock) => {
      const [start] = dayNamed(a, clock.today);
      const [end] = dayNamed(b, clock.today);
      return span(start, end && bound === 'before' ? addDays(end, -1) : end, clock);
    },
  ],
  [
    words(
      `(?:${LEAD})?(?:(?:in|over|during|within|for|the) )*(?:last|past|previous) (${COUNT}) (?:of )?(${UNIT})(?: or so)?`,
    ),
    ([, count = '', unit = ''], clock) => back(count, unit, clock),
  ],
  [
    words(`(?:${LEAD})?(${COUNT}) (${UNIT}) ago`),
    ([, count = '', unit = ''], clock) => back(count, unit, clock),
  ],
  [
    words(
      `(?:${LEAD}|(?:in|over|during|within) (?:the )?)?(?:last|past|previous) (hours?|24h|fortnight)`,
    ),
    ([, unit = ''], clock) =>
      unit === '24h' ? [{ from: wholeMinute(clock.now - DAY) }] : back('1', unit, clock),
  ],
  [
    words(
      '(?:since |from )?(?:this morning|(?:earlier )?today|tonight|midnight|start of (?:the )?day)',
    ),
    (_, { midnight, today }) => [{ from: midnight(today) }],
  ],
  [
    words('(?:since|from|after) (?:the )?(?:weekend|last weekend)'),
    (_, clock) => [{ from: clock.midnight(addDays(monday(clock.today), -2)) }],
  ],
  [
    words('(?:(?:on|over|at|during|in|the|this|last|past) )*weekend'),
    (_, clock) => [
      {
        from: clock.midnight(addDays(monday(clock.today), -2)),
        to: clock.midnight(monday(clock.today)),
      },
    ],
  ],
  [
    words(
      `(${LEAD}|(?:(?:in|over|during|within|the|of) )*)?(this|last|past|previous|current|start of the|beginning of the|the start of the|the beginning of the) (week|month|year|quarter)`,
    ),
    ([, lead = '', which = '', unit = ''], clock) => {
      const start = startOf(unit, clock.today);
      const current = !/last|past|previous/.test(which);
      const from = current ? start : startOf(unit, addDays(start, -1));
      const open = current || /since|from|after|start|begin/.test(lead);
      // "In the past week" is the seven days before now, "last week" the week before this one.
      if (which === 'past' && !/since/.test(lead)) return back('1', unit, clock);
      return [{ from: clock.midnight(from), ...(!open && { to: clock.midnight(start) }) }];
    },
  ],
  [
    words('since (?:yesterday|yday)'),
    (_, clock) => [{ from: clock.midnight(addDays(clock.today, -1)) }],
  ],
  [
    words('(?:on |during )?(?:yesterday|yday)'),
    (_, clock) => [
      { from: clock.midnight(addDays(clock.today, -1)), to: clock.midnight(clock.today) },
    ],
  ],
  [
    words(`(${LEAD}|on )?((?:(?:last|this|past|the|on) )*${DAY_NAME})`),
    ([, lead = '', said = ''], clock) => {
      const days = dayNamed(said, clock.today);
      if (days.length === 0) return undefined;
      return days.map((day): Time => {
        if (day > clock.today) return 'future';
        const open = /since|from|after|start|begin|as of/.test(lead) || / in | month /.test(said);
        const end =
          /^[a-z]+$/.test(said) && said.length > 2 && MONTH_ALONE.test(said)
            ? nextMonth(day)
            : addDays(day, 1);
        return {
          from: clock.midnight(day),
          ...(!open && end <= clock.today && { to: clock.midnight(end) }),
        };
      });
    },
  ],
  [words('(?:most )?(?:recently|lately)|of late'), (_, clock) => back('7', 'days', clock)],
];

/** From the first day to the end of the last one. */
function span(
  start: string | undefined,
  end: string | undefined,
  { today, midnight, now }: Clock,
): readonly Time[] | undefined {
  if (!start || !end) return undefined;
  const [first, second] = start <= end ? [start, end] : [end, start];
  if (first > today) return ['future'];
  return [{ from: midnight(first), to: Math.min(midnight(addDays(second, 1)), now) }];
}

const MONTH_ALONE = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** Hours to the minute, everything longer from the midnight before: rather too much than too little. */
function back(count: string, unit: string, clock: Clock): readonly Time[] | undefined {
  const many = /^\d+$/.test(count) ? Number(count) : NUMBER[count];
  if (!many) return undefined;
  if (unit.startsWith('h')) return [{ from: wholeMinute(clock.now - many * HOUR) }];
  const [year = 0, month = 1, day = 1] = clock.today.split('-').map(Number);
  const months = unit.startsWith('m')
    ? many
    : unit.startsWith('q')
      ? 3 * many
      : unit.startsWith('y')
        ? 12 * many
        : 0;
  if (months > 0) {
    const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
    return [{ from: clock.midnight(iso(Date.UTC(year, month - 1 - months, Math.min(day, last)))) }];
  }
  const days = unit.startsWith('w') ? 7 * many : unit.startsWith('f') ? 14 * many : many;
  return [{ from: clock.midnight(addDays(clock.today, -days)) }];
}

/** Nobody counts back to the second, and nobody should have to read it. */
export const wholeMinute = (at: Instant): Instant => at - (at % MINUTE);

const iso = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string =>
  iso(Date.parse(`${day}T00:00:00Z`) + days * DAY);

const monday = (day: string): string =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

const nextMonth = (day: string): string => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return iso(Date.UTC(year, month, 1));
};

function startOf(unit: string, day: string): string {
  if (unit === 'week') return monday(day);
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'year') return `${day.slice(0, 4)}-01-01`;
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
