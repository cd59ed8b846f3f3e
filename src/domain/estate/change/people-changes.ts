// What differs about people: who they are, which accounts are theirs, who is on call and who may ask.
import { accountKey } from '../../../shared/account.ts';
import { canonicalJson } from '../../../shared/hash.ts';
import type { Estate, Person, PostureReader } from '../estate.ts';
import type { Difference } from './difference.ts';
import { fieldChanges, type SayValue } from './field-changes.ts';
import { tenantsWithRole } from './role-tenants.ts';

export function peopleChanges(before: Estate, after: Estate, say: SayValue): Difference[] {
  const old = new Map(before.people.map((person) => [person.name, person]));
  const now = new Map(after.people.map((person) => [person.name, person]));
  const tenantsOf = (person: Person) => person.accounts.map(({ tenantId }) => tenantId);
  return [
    ...before.people
      .filter(({ name }) => !now.has(name))
      .map((person) => ({
        words: `${person.displayName} (${person.name}) is removed from the people; nothing tells any more that their accounts are one person’s`,
        tenants: tenantsOf(person),
      })),
    ...after.people.flatMap((person): Difference[] => {
      const was = old.get(person.name);
      if (!was) {
        const words = `${person.displayName} (${person.name}) is added to the people: ${accountsOf(person, say)}`;
        return [{ words, tenants: tenantsOf(person) }];
      }
      return [
        ...accountChanges(was, person, say),
        ...fieldChanges(rest(was), rest(person), say).map(({ field, words }) => ({
          words: `${was.displayName}: ${field} ${words}`,
          tenants: tenantsOf(was),
        })),
      ];
    }),
    ...fieldChanges(before.oncall, after.oncall, say).map(({ words }) => ({
      words: `On call, who may cut off at once and alone: ${words}`,
      tenants: [before, after].flatMap((one) => tenantsWithRole(one, 'oncall').map(({ id }) => id)),
    })),
    ...readerChanges(
      before.posture.readers,
      after.posture.readers,
      before,
      (one, what) => `Who may ask how tenants stand: ${say(one, 'readers')} ${what}`,
    ),
    ...readerChanges(
      before.auditors ?? [],
      after.auditors ?? [],
      before,
      (one, what) => `Who may look up requests for an audit: ${say(one, 'auditors')} ${what}`,
    ),
  ];
}

const rest = ({ accounts: _, ...person }: Person) => person;

const accountsOf = ({ accounts }: Person, say: SayValue): string =>
  accounts.map(({ tenantId, objectId }) => `${objectId} in ${say(tenantId, 'tenant')}`).join(', ');

function accountChanges(before: Person, after: Person, say: SayValue): Difference[] {
  const had = before.accounts.map(accountKey);
  const has = after.accounts.map(accountKey);
  const told = (person: Person, keys: readonly string[], what: string) =>
    person.accounts
      .filter((account) => !keys.includes(accountKey(account)))
      .map((account) => ({
        words: `${before.displayName}: account ${account.objectId} in ${say(account.tenantId, 'tenant')} ${what}`,
        tenants: [account.tenantId],
      }));
  const changes = [...told(before, has, 'removed'), ...told(after, had, 'added')];
  return changes.length > 0 || had.join() === has.join()
    ? changes
    : [
        {
          words: `${before.displayName}: accounts are listed in another order; the first is the one that cards are sent to`,
          tenants: before.accounts.map(({ tenantId }) => tenantId),
        },
      ];
}

type Readers = readonly PostureReader[];

function readerChanges(
  before: Readers,
  after: Readers,
  of: Estate,
  say: (reader: PostureReader, what: string) => string,
): Difference[] {
  const ours = of.tenants.filter(({ kind }) => kind !== 'external').map(({ id }) => id);
  const key = (reader: PostureReader) => canonicalJson(reader);
  const had = before.map(key);
  const has = after.map(key);
  const told = (what: string) => (reader: PostureReader) => ({
    words: say(reader, what),
    tenants: reader.tenants === 'all' ? ours : [...reader.tenants],
  });
  return [
    ...before.filter((one) => !has.includes(key(one))).map(told('removed')),
    ...after.filter((one) => !had.includes(key(one))).map(told('added')),
  ];
}
