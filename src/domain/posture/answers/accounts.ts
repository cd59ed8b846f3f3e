// Every account of one person among the tenants that may be read: at home, as a guest, and for administration.
import { accountKey } from '../../../shared/account.ts';
import { personOf } from '../../estate/estate.ts';
import { addressesOf, homeAddressOf, isOutsider } from '../between/outsiders.ts';
import type { TenantView } from '../check.ts';
import type { UserFact } from '../facts/directory.ts';
import { knownValue } from '../reading.ts';
import type { Asking } from './asking.ts';
import { findPeople, fold } from './find.ts';

export interface Found {
  readonly view: TenantView;
  readonly user: UserFact;
}

export type Person =
  | { readonly found: 'one'; readonly name: string; readonly accounts: readonly Found[] }
  /** Different people are meant: one account of each. */
  | { readonly found: 'several'; readonly accounts: readonly Found[] }
  | { readonly found: 'none' };

/** Two accounts are one person's if the estate says so or they have the same address at home. */
export function personNamed(who: string, views: readonly TenantView[], asking: Asking): Person {
  const hits =
    who === 'me'
      ? ownOf(views, asking)
      : views.flatMap((view) => (findPeople(view, who) ?? []).map((user) => ({ view, user })));
  const exact = hits.filter(({ user }) => fold(user.displayName ?? '') === fold(who));
  const groups = [...Map.groupBy(exact.length > 0 ? exact : hits, (hit) => keyOf(hit, asking))];
  const [first] = groups;
  if (!first) return { found: 'none' };
  if (groups.length > 1 && who !== 'me') {
    return { found: 'several', accounts: groups.flatMap(([, [one]]) => (one ? [one] : [])) };
  }
  const keys = new Set(groups.map(([key]) => key));
  const accounts = views.flatMap((view) =>
    (knownValue(view.facts, 'users') ?? [])
      .map((user) => ({ view, user }))
      .filter((one) => keys.has(keyOf(one, asking))),
  );
  const [, [one] = []] = first;
  return { found: 'one', name: one?.user.displayName ?? who, accounts };
}

/** Those under which they ask, and those elsewhere that lead to the same person. */
function ownOf(views: readonly TenantView[], asking: Asking): Found[] {
  const keys = new Set((asking.own ?? []).map(accountKey));
  const all = views.flatMap((view) =>
    (knownValue(view.facts, 'users') ?? []).map((user): Found => ({ view, user })),
  );
  const isOwn = ({ view, user }: Found) =>
    keys.has(accountKey({ tenantId: view.tenant.id, objectId: user.id }));
  const people = new Set(
    asking.estate.tenants
      .filter(({ tenant }) => (asking.own ?? []).some(({ tenantId }) => tenantId === tenant.id))
      .flatMap((view) =>
        (knownValue(view.facts, 'users') ?? []).map((user): Found => ({ view, user })),
      )
      .filter(isOwn)
      .map((found) => keyOf(found, asking)),
  );
  return all.filter((found) => isOwn(found) || people.has(keyOf(found, asking)));
}

/** The estate's name for the person, else the address at home, else the account alone. */
function keyOf({ view, user }: Found, { estate }: Asking): string {
  const account = { tenantId: view.tenant.id, objectId: user.id };
  const person = personOf(estate.estate, account);
  if (person) return `person ${person.name}`;
  const address = isOutsider(user) ? homeAddressOf(user) : addressesOf(user)[0];
  if (address === undefined) return `account ${accountKey(account)}`;
  const known = people(estate.estate.people, estate).get(address);
  return known ? `person ${known}` : `address ${address}`;
}

const books = new WeakMap<object, ReadonlyMap<string, string>>();

/** Addresses of the accounts that the estate lists, so that a guest is found to be one of its people. */
function people(
  listed: Asking['estate']['estate']['people'],
  estate: Asking['estate'],
): ReadonlyMap<string, string> {
  const known = books.get(estate);
  if (known) return known;
  const book = new Map<string, string>();
  for (const { tenant, facts } of estate.tenants) {
    const names = new Map(
      listed.flatMap(({ name, accounts }) =>
        accounts
          .filter(({ tenantId }) => tenantId === tenant.id)
          .map(({ objectId }) => [objectId.toLowerCase(), name] as const),
      ),
    );
    if (names.size === 0) continue;
    for (const user of knownValue(facts, 'users') ?? []) {
      const name = names.get(user.id.toLowerCase());
      if (name) for (const address of addressesOf(user)) book.set(address, name);
    }
  }
  books.set(estate, book);
  return book;
}
