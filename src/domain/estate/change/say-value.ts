// Tells a value of the estate: tenants by their names, people by theirs, times in words.
import { sayDuration } from '../../../shared/duration.ts';
import type { Estate } from '../estate.ts';
import type { SayValue } from './field-changes.ts';

const LONGEST = 400;
const AT_MOST = 12;
/** The last word of a field that holds a length of time. */
const TIMES = /(longest|usual|after|every|within|before|for|(^|\.)in)$/i;

/** Larger numbers are moments: as a length of time it would be thirty years. */
const FIRST_MOMENT = 1e12;

/** A day, and the time where it is not midnight: `2026-12-01`, `2026-12-01 08:30 UTC`. */
function sayMoment(moment: number): string {
  const [day = '', time = ''] = new Date(moment).toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)} UTC`;
}

/** Both estates, since what one names may be unknown to the other. */
export function sayValue(estates: readonly Estate[]): SayValue {
  const names = new Map<string, string>();
  for (const { tenants, people } of estates) {
    for (const { id, displayName } of tenants) names.set(id, displayName);
    for (const { name, displayName } of people) names.set(name, displayName);
  }
  const say = (value: unknown, field: string): string => {
    if (value === undefined || value === null) return 'nothing';
    if (typeof value === 'string') return names.get(value) ?? value;
    if (typeof value === 'number' && value >= FIRST_MOMENT) return sayMoment(value);
    if (typeof value === 'number' && TIMES.test(field) && value >= 1_000) return sayDuration(value);
    if (Array.isArray(value)) {
      const items = value.slice(0, AT_MOST).map((item) => say(item, field));
      const more = value.length - items.length;
      return items.join(', ') + (more > 0 ? ` and ${more} more` : '') || 'nothing';
    }
    if (typeof value === 'object') {
      const parts = Object.entries(value).filter(([, part]) => part !== undefined);
      return `(${parts.map(([key, part]) => `${key}: ${say(part, key)}`).join('; ')})`;
    }
    return String(value);
  };
  return (value, field) => {
    const text = say(value, field);
    // Half an id would be nobody's.
    return text.length > LONGEST
      ? `${text.slice(0, LONGEST - 1).replace(/[0-9a-f-]{1,36}$/i, '')}…`
      : text;
  };
}
