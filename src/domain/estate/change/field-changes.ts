// What differs between two values, field by field, in words; nothing that differs is left out.
import { canonicalJson } from '../../../shared/hash.ts';
import { listChange, placeIn } from './list-change.ts';
import { sayText } from './say-text.ts';

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
  if (same(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) =>
      fieldChanges(before[key], after[key], say, field ? `${field}.${key}` : key),
    );
  }
  if (isList(before) && isList(after)) {
    return areSteps(before, after)
      ? before.flatMap((one, i) => fieldChanges(one, after[i], say, `${field} ${i + 1}`))
      : listChanges(before, after, say, field);
  }
  // A list that is not there is one without anything in it only where it says so: `tenants` left out means all.
  const words =
    before === undefined
      ? `${say(after, field)} added`
      : after === undefined
        ? `${say(before, field)} removed`
        : `changed from ${say(before, field)} to ${say(after, field)}`;
  return [{ field, words, values: [before, after] }];
}

/** Other than a list that is gone, which may mean all. */
const EMPTY = ', so that the list is empty';

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  say: SayValue,
  field: string,
): FieldChange[] {
  const { gone, come, kept, order } = listChange(before, after, keysFor(before, after));
  const all = (items: readonly unknown[]) => items.map((item) => say([item], field)).join(', ');
  const old = kept.map(({ was }) => was).sort((a, b) => before.indexOf(a) - before.indexOf(b));
  return [
    ...gone.map((one, i) => ({
      field,
      words: `${say([one], field)} removed${after.length === 0 && i === gone.length - 1 ? EMPTY : ''}`,
      values: [one],
    })),
    ...come.map(({ item, at }) => ({
      field,
      words: `${say([item], field)} added${placeIn(after, at)}`,
      values: [item],
    })),
    ...kept.flatMap(({ was, is }) =>
      fieldChanges(was, is, say, `${field} ${sayText(nameOf(is) ?? '')}`),
    ),
    ...(order
      ? [{ field, words: `order changed from ${all(old)} to ${all(order)}`, values: [] }]
      : []),
  ];
}

/** By what one thing of a list is known in both. */
const KEYS = ['name', 'id', 'groupId', 'group', 'person', 'check', 'tenant'];

function nameOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const key = KEYS.find((one) => typeof item[one] === 'string');
  return key === undefined ? undefined : String(item[key]);
}

/** By its name where nothing else in either list bears it, else by all that it says. */
function keysFor(...lists: ReadonlyArray<readonly unknown[]>): (item: unknown) => string {
  const twice = new Set(
    lists.flatMap((list) => {
      const names = list.map(nameOf);
      return names.filter((name, i) => names.indexOf(name) !== i);
    }),
  );
  return (item) => {
    const name = nameOf(item);
    return name === undefined || twice.has(name) ? canonicalJson([item]) : name;
  };
}

/** As many as before, and none of them has a name: each is known by its number. */
const areSteps = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.length === after.length &&
  [...before, ...after].every(
    (item) => typeof item === 'object' && item !== null && nameOf(item) === undefined,
  );

/** JSON takes what is not there in a list for null. */
const same = (one: unknown, other: unknown): boolean =>
  (one === undefined) === (other === undefined) && canonicalJson([one]) === canonicalJson([other]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
