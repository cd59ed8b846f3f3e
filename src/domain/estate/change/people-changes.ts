// What differs about people: who they are, which accounts are theirs, who is on call and in which role, who may ask.
import { type AccountRef, accountKey } from '../../../shared/account.ts';
import { canonicalJson } from '../../../shared/hash.ts';
import type { Estate, Person, PostureReader } from '../estate.ts';
import { tenantsOfReader, tenantsWhere } from './counts-in.ts';
import type { Difference } from './difference.ts';
import { fieldChanges, type SayValue } from './field-changes.ts';
import { listChange, placeIn } from './list-change.ts';

export function peopleChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const both = [before, after];
  const old = new Map(before.people.map((person) => [person.name, person]));
  const now = new Map(after.people.map((person) => [person.name, person]));
  return [
    ...before.people
      .filter(({ name }) => !now.has(name))
      .map((person) => ({
        words: `${say(person.name, 'person')} is removed from the people; nothing tells any more that these accounts are one person’s: ${accountsOf(person, say)}`,
        tenants: concernedBy(both, person),
      })),
    ...after.people.flatMap((person): Difference[] => {
      const was = old.get(person.name);
      const name = say(person.name, 'person');
      if (!was) {
        const words = `${name} is added to the people: ${accountsOf(person, say)}`;
        return [{ words, tenants: concernedBy(both, person) }];
      }
      const changed = [
        ...accountChanges(was, person, say),
        ...fieldChanges(rest(was), rest(person), say).map(
          ({ field, words }) => `${field} ${words}`,
        ),
      ];
      if (changed.length === 0) return [];
      const tenants = concernedBy(both, was, person);
      return changed.map((words) => ({ words: `${name}: ${words}`, tenants }));
    }),
    ...fieldChanges(before.oncall, after.oncall, say).map(({ words }) => ({
      words: `On call, who may cut off at once and alone: ${words}`,
      tenants: where(both, 'oncall'),
    })),
    ...roleChanges(before, after, say),
    ...readerChanges(
      both,
      ({ posture }) => posture.readers,
      (one, what) => `Who may ask how tenants stand: ${say(one, 'readers')} ${what}`,
    ),
    ...readerChanges(
      both,
      ({ auditors }) => auditors ?? [],
      (one, what) => `Who may look up requests for an audit: ${say(one, 'auditors')} ${what}`,
    ),
  ];
}

/**
 * The tenants of their accounts, since each of these may do what the others may, and every tenant in
 * which they count under their name or under one of the accounts.
 */
function concernedBy(estates: readonly Estate[], ...person: readonly Person[]): string[] {
  const accounts = person.flatMap((one) => one.accounts);
  const keys = accounts.map(accountKey);
  const owned = estates.flatMap(({ tenants }) =>
    tenants.filter(({ owners }) =>
      owners.some(({ account }) => keys.includes(accountKey(account))),
    ),
  );
  const named = person.flatMap(({ name }) => where(estates, name));
  const ids = [...accounts.map(({ tenantId }) => tenantId), ...owned.map(({ id }) => id), ...named];
  return [...new Set(ids)];
}

const where = (estates: readonly Estate[], name: string): string[] => [
  ...new Set(estates.flatMap((estate) => tenantsWhere(estate, name))),
];

const rest = ({ accounts: _, ...person }: Person) => person;

const accountWords = ({ tenantId, objectId }: AccountRef, say: SayValue): string =>
  `${objectId} in ${say(tenantId, 'tenant')}`;

const accountsOf = ({ accounts }: Person, say: SayValue): string =>
  accounts.map((account) => accountWords(account, say)).join(', ');

const FIRST = 'the first is the one that cards are sent to, and in which they decide';

function accountChanges(before: Person, after: Person, say: SayValue): string[] {
  const { gone, come, order } = listChange(before.accounts, after.accounts, accountKey);
  const place = (at: number | undefined) =>
    at === 1 ? `, listed first; ${FIRST}` : placeIn(after.accounts, at);
  return [
    ...gone.map((account) => `account ${accountWords(account, say)} removed`),
    ...come.map(({ item, at }) => `account ${accountWords(item, say)} added${place(at)}`),
    ...(order
      ? [
          `accounts are listed in another order: ${order.map((one) => accountWords(one, say)).join(', ')}; ${FIRST}`,
        ]
      : []),
  ];
}

/** Each role by itself, also where the file had none before. */
function roleChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const of = ({ roles = {} }: Estate) => new Map(Object.entries(roles));
  const [old, now] = [of(before), of(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((name) =>
    fieldChanges(old.get(name), now.get(name), say, `roles.${name}`).map(({ field, words }) => ({
      words: `${field} ${words}`,
      tenants: where([before, after], name),
    })),
  );
}

function readerChanges(
  estates: readonly Estate[],
  readersOf: (estate: Estate) => readonly PostureReader[],
  say: (reader: PostureReader, what: string) => string,
): Difference[] {
  const [before = [], after = []] = estates.map(readersOf);
  const key = (reader: PostureReader) => canonicalJson(reader);
  const had = before.map(key);
  const has = after.map(key);
  const told = (what: string) => (reader: PostureReader) => ({
    words: say(reader, what),
    tenants: [...new Set(estates.flatMap((estate) => tenantsOfReader(estate, reader)))],
  });
  return [
    ...before.filter((one) => !has.includes(key(one))).map(told('removed')),
    ...after.filter((one) => !had.includes(key(one))).map(told('added')),
  ];
}
