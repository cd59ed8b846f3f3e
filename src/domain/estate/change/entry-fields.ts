// What is told of something that comes or goes as a whole: each field by itself, so that none hides another.
import type { SayValue } from './field-changes.ts';

/** `longest 4 hours`, `atMost.count 2`, `stages 1 of 2 (…)`. */
export const entryFields = (entry: object, say: SayValue, within = ''): string[] =>
  Object.entries(entry).flatMap(([key, value]: [string, unknown]) => {
    const field = within ? `${within}.${key}` : key;
    if (value === undefined) return [];
    if (isEntry(value)) return entryFields(value, say, field);
    if (!Array.isArray(value) || !value.some((item) => typeof item === 'object')) {
      return [`${field} ${say(value, field)}`];
    }
    return value.map((item, i) => {
      const number = value.length > 1 ? ` ${i + 1} of ${value.length}` : '';
      return `${field}${number} ${say(Array.isArray(item) ? item : [item], field)}`;
    });
  });

const isEntry = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0;
