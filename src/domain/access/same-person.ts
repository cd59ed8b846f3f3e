// Are two accounts one human? "Possibly" counts as yes wherever somebody could approve for themselves.
import { accountKey } from '../../shared/account.ts';
import type { Account } from '../facts.ts';
import type { Identity } from './identity.ts';
import { isOutsider, type Outsider, type Person } from './people.ts';

export type Sameness = 'same' | 'possible' | 'different';

/**
 * `same`: linked by the estate, by an invitation of ours, or by the home of a guest or synchronised
 * account. `possible`: something points to it and nothing settles it (an address or employee id in
 * common, the same name without an entry in the estate, a guest whose home cannot be told).
 */
export function samePerson(a: Identity, b: Person): Sameness {
  if (isOutsider(b)) return asOutsider(a, b);
  const keys = new Set(a.accounts.map(accountKey));
  if (b.accounts.some((account) => keys.has(accountKey(account)))) return 'same';
  // Two people whom the estate lists apart are two, whatever their names and addresses look like.
  if (a.person !== null && b.person !== null) return 'different';
  if (overlap(addresses(a), addresses(b))) return 'possible';
  if (a.home.employeeId !== null && a.home.employeeId === b.home.employeeId) return 'possible';
  if (plainName(a.home.displayName) === plainName(b.home.displayName)) return 'possible';
  // A guest whose home cannot be told may be anybody, also under a private address.
  return a.homeKnown && b.homeKnown ? 'different' : 'possible';
}

/** Nothing but what was typed tells who an outsider is, so that alone settles nothing. */
const asOutsider = (a: Identity, { address, displayName }: Outsider): Sameness =>
  addresses(a).has(address) || plainName(a.home.displayName) === plainName(displayName)
    ? 'possible'
    : 'different';

function addresses(identity: Identity): Set<string> {
  const of = (account: Account) => [
    account.userPrincipalName,
    account.mail,
    account.homeAddress,
    ...account.otherMails,
  ];
  return new Set(
    [...of(identity.account), ...of(identity.home)]
      .filter((address): address is string => !!address)
      .map((address) => address.toLowerCase()),
  );
}

const overlap = (a: Set<string>, b: Set<string>): boolean => [...a].some((item) => b.has(item));

const plainName = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
