// What differs between two values, field by field, in words; nothing that differs is left out.
import { canonicalJson } from '../../../shared/hash.ts';

/** How a single value is told: ids of tenants by name, lengths of time in words. */
export type SayValue = (value: unknown, field: string) => string;

export interface FieldChange {
  /** `offers.roles`; empty for the thing itself. */
  readonly field: string;
  /** `changed from a to b`, `x added`, `y removed`. */
  readonly words: string;
  /** Ids and names that differ. */
  readonly values: readonly unknown[];
}

export function fieldChanges(
  before: unknown,
  after: unknown,
  say: SayValue,
  field = '',
): FieldChange[] {
  if (canonicalJson([before]) === canonicalJson([after])) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      fieldChanges(before[key], after[key], say, field ? `${field}.${key}` : key),
    );
  }
  if (isList(before) && isList(after)) return listChanges(before, after, say, field);
  // A list that is not there is one without anything in it only where it says so: `tenants` left out means all.
  const words =
    before === undefined
      ? `${say(after, field)} added`
      : after === undefined
        ? `${say(before, field)} removed`
        : `changed from ${say(before, field)} to ${say(after, field)}`;
  return [{ field, words, values: [before, after] }];
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  say: SayValue,
  field: string,
): FieldChange[] {
  const had = before.map((item) => canonicalJson([item]));
  const has = after.map((item) => canonicalJson([item]));
  const gone = before.filter((_, i) => !has.includes(had[i] ?? ''));
  const come = after.filter((_, i) => !had.includes(has[i] ?? ''));
  if (gone.length === 0 && come.length === 0) {
    const all = (items: readonly unknown[]) => items.map((item) => say(item, field)).join(', ');
    const words = `order changed from ${all(before)} to ${all(after)}`;
    return [{ field, words, values: [] }];
  }
  const paired = come.map((item) => ({ item, old: gone.find((one) => sameThing(one, item)) }));
  return [
    ...gone
      .filter((one) => !paired.some(({ old }) => old === one))
      .map((one) => ({ field, words: `${say(one, field)} removed`, values: [one] })),
    ...paired.flatMap(({ item, old }): FieldChange[] =>
      old === undefined
        ? [{ field, words: `${say(item, field)} added`, values: [item] }]
        : fieldChanges(old, item, say, `${field} ${nameOf(item)}`),
    ),
  ];
}

/** By what one thing of a list is known in both. */
const KEYS = ['name', 'id', 'groupId', 'group', 'person', 'check', 'tenant'];

const nameOf = (item: unknown): string => {
  if (!isObject(item)) return '';
  const key = KEYS.find((one) => typeof item[one] === 'string');
  return key ? String(item[key]) : '';
};

const sameThing = (one: unknown, other: unknown): boolean =>
  nameOf(one) !== '' && nameOf(one) === nameOf(other);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
