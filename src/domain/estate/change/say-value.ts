// Tells a value of the estate, whole: tenants by their names, people by theirs and their key, times in words.
import { DAY, HOUR, MINUTE, sayDuration } from '../../../shared/duration.ts';
import type { Estate } from '../estate.ts';
import type { SayValue } from './field-changes.ts';
import { sayName, sayText } from './say-text.ts';

/** The last word of a field that holds a length of time; that of a question counts characters. */
const TIMES =
  /((longest|usual|after|every|within|before|for|(^|\.)in)|(^|\.)requests|retention\.tenants\.[^.]+)$/i;
const NO_TIME = /(^|\.)questions\b/;

/** Between these, numbers are moments: as a length of time it would be thirty years. */
const FIRST_MOMENT = 1e12;
const LAST_MOMENT = 8.64e15;

/** A day, and the time where it is not midnight: `2026-12-01`, `2026-12-01 08:30 UTC`. */
function sayMoment(moment: number): string {
  const [day = '', time = ''] = new Date(moment).toISOString().split('T');
  if (time === '00:00:00.000Z') return day;
  return `${day} ${time.replace('Z', '').replace(/(:00)?\.000$/, '')} UTC`;
}

/** To the last unit: what differs by a minute does not read the same. */
function sayTime(ms: number): string {
  const [days, hours, minutes] = [
    ms - (ms % DAY),
    (ms % DAY) - (ms % HOUR),
    (ms % HOUR) - (ms % MINUTE),
  ];
  const rest = ms % MINUTE;
  const units = [days, hours, minutes].filter((part) => part > 0).map(sayDuration);
  return [...units, ...(rest > 0 ? [`${rest} milliseconds`] : [])].join(' ');
}

function sayNumber(value: number, field: string): string {
  const isTime = TIMES.test(field) && !NO_TIME.test(field);
  if (isTime && value >= 1_000) return sayTime(value);
  return value >= FIRST_MOMENT && value <= LAST_MOMENT ? sayMoment(value) : String(value);
}

/** Both estates, since what one names may be unknown to the other; as the first calls it. */
export function sayValue(estates: readonly Estate[]): SayValue {
  const names = namesIn(estates);
  const all = new Set(names.values());
  const word = (text: string): string => {
    const said = names.get(text) ?? sayText(text);
    return !names.has(text) && all.has(said) ? JSON.stringify(text) : said;
  };
  const say = (value: unknown, field: string, within = false): string => {
    if (value === undefined || value === null) return 'nothing';
    if (typeof value === 'string') return word(value);
    if (typeof value === 'number') return sayNumber(value, field);
    if (Array.isArray(value)) {
      if (value.length === 0) return 'an empty list';
      const items = value.map((item) => say(item, field, true)).join(', ');
      return within ? `[${items}]` : items;
    }
    if (typeof value === 'object') {
      const parts = Object.entries(value).filter(([, part]) => part !== undefined);
      if (parts.length === 0) return 'nothing in it';
      return `(${parts.map(([key, part]) => `${word(key)}: ${say(part, `${field}.${key}`)}`).join('; ')})`;
    }
    return String(value);
  };
  return (value, field) => say(value, field);
}

/** Tenants by id, people by key; where two are called alike, with what is theirs alone. */
function namesIn(estates: readonly Estate[]): ReadonlyMap<string, string> {
  const tenants = estates.flatMap((one) => one.tenants);
  const called = Map.groupBy(tenants, ({ displayName }) => displayName);
  const names = new Map<string, string>();
  for (const { id, displayName } of tenants) {
    const alone = called.get(displayName)?.every((one) => one.id === id);
    if (names.has(id)) continue;
    names.set(id, alone ? sayName(displayName) : `${sayName(displayName)} (${id})`);
  }
  for (const { name, displayName } of estates.flatMap((one) => one.people)) {
    if (!names.has(name)) names.set(name, `${sayName(displayName)} (${name})`);
  }
  return names;
}
