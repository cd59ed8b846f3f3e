// What differs about what does not go together, and about what is prepared for emergencies: each about whole tenants.
import type { Estate } from '../estate.ts';
import type { BreakGlass, Incompatible } from '../limits.ts';
import { meaningOfRule } from './content.ts';
import type { Difference } from './difference.ts';
import { entryFields } from './entry-fields.ts';
import { fieldChanges, type SayValue } from './field-changes.ts';

export const limitChanges = (before: Estate, after: Estate, say: SayValue): Difference[] => [
  ...entryChanges(before.incompatible, after.incompatible, say, 'Incompatible', apartIn),
  ...entryChanges(before.breakGlass, after.breakGlass, say, 'Break-glass', glassIn),
];

const apartIn = ({ between }: Incompatible): string[] =>
  between.flatMap((side) => side.map(({ tenantId }) => tenantId));
const glassIn = ({ tenantId }: BreakGlass): string[] => [tenantId];

/** Whatever differs in one entry is about every tenant that it names before or after. */
function entryChanges<E extends { readonly id: string; readonly place: string }>(
  before: readonly E[] = [],
  after: readonly E[] = [],
  say: SayValue,
  what: string,
  tenantsIn: (entry: E) => readonly string[],
): Difference[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Map(after.map((entry) => [entry.id, entry]));
  const about = (...entries: readonly E[]) => [...new Set(entries.flatMap(tenantsIn))];
  const whole = (entry: E, how: string): Difference[] => {
    const { id, ...fields } = meaningOfRule(entry);
    return entryFields(fields, say).map((words) => ({
      words: `${what} ${id} is ${how}: ${words}`,
      place: entry.place,
      tenants: about(entry),
    }));
  };
  return [
    ...before.filter(({ id }) => !now.has(id)).flatMap((entry) => whole(entry, 'removed; it said')),
    ...after.flatMap((entry): Difference[] => {
      const was = old.get(entry.id);
      if (!was) return whole(entry, 'added');
      return fieldChanges(meaningOfRule(was), meaningOfRule(entry), say).map(
        ({ field, words }) => ({
          words: `${what} ${entry.id}: ${field} ${words}`,
          place: entry.place,
          tenants: about(was, entry),
        }),
      );
    }),
  ];
}
