// Who is behind an account: every account of the same human that can be known, and what stays open.
import { type AccountRef, accountKey, sameAccount } from '../../shared/account.ts';
import { type Estate, personOf, tenantByDomain } from '../estate/estate.ts';
import type { Account, AccountRisk, FactQuery, Unreadable } from '../facts.ts';
import { ask, type Study } from '../study.ts';
import { addressesOf } from './home-address.ts';

export interface Identity {
  readonly account: Account;
  /** The account at home: the account itself unless it is external and its home was found. */
  readonly home: Account;
  /** False for an external account whose home could not be found or read. */
  readonly homeKnown: boolean;
  /** Where that home would be by its invitation or address; missing where nothing tells. */
  readonly homeTenantId?: string;
  /** The account there that our invitation was made for; missing where it was read, or nothing tells. */
  readonly homeTold?: AccountRef;
  /** Why that tenant could not be read; missing where nobody was found in it. */
  readonly homeUnread?: Unreadable;
  /** Those under which the account at home is surely known; the first is the one to invite. */
  readonly addresses: readonly [string, ...string[]];
  /** All accounts known to be the same human, this one and the home included. */
  readonly accounts: readonly AccountRef[];
  /** Name in the estate's list of people. */
  readonly person: string | null;
  /** Of the account at home; missing where it was not asked, or could not be read just now. */
  readonly risk?: AccountRisk;
}

export type Identified =
  | { readonly known: true; readonly identity: Identity }
  | { readonly known: false; readonly reason: Unreadable | 'no such account' };

/** A guest object that Drawbridge invited, and the home account it was invited for. */
export interface GuestLink {
  readonly guest: AccountRef;
  readonly home: AccountRef;
}

/** Finds out who `account` is: the estate's links, our own invitations, then the home directory. */
export function* identify(
  estate: Estate,
  links: readonly GuestLink[],
  account: AccountRef,
): Study<Identified> {
  const read = yield* ask({ fact: 'account', account });
  if (!read.known) return { known: false, reason: read.reason };
  if (read.value === null) return { known: false, reason: 'no such account' };
  const told = read.value.external ? whereHome(estate, links, read.value) : undefined;
  const looked = told && (yield* ask(told.query));
  const home = read.value.external ? (looked?.known ? looked.value : null) : read.value;
  const known = home ?? read.value;
  const person = personOf(estate, account) ?? personOf(estate, known);
  return {
    known: true,
    identity: {
      account: read.value,
      home: known,
      homeKnown: home !== null,
      ...(home === null && told && { homeTenantId: told.tenantId }),
      ...(home === null && told?.query.fact === 'account' && { homeTold: told.query.account }),
      ...(looked && !looked.known && { homeUnread: looked.reason }),
      addresses: addressesOf(estate, known),
      accounts: distinct([account, known, ...(person?.accounts ?? []), ...linked(links, known)]),
      person: person?.name ?? null,
    },
  };
}

interface ToldHome {
  readonly tenantId: string;
  readonly query: Extract<FactQuery, { fact: 'account' | 'account-by-address' }>;
}

/** Our own invitation tells before the address does. */
function whereHome(
  estate: Estate,
  links: readonly GuestLink[],
  guest: Account,
): ToldHome | undefined {
  const invited = links.find((link) => sameAccount(link.guest, guest))?.home;
  if (invited) return { tenantId: invited.tenantId, query: { fact: 'account', account: invited } };
  const address = guest.homeAddress ?? '';
  const tenantId = tenantByDomain(estate, address.split('@')[1] ?? '')?.id;
  return tenantId === undefined
    ? undefined
    : { tenantId, query: { fact: 'account-by-address', tenantId, address } };
}

const linked = (links: readonly GuestLink[], home: AccountRef): AccountRef[] =>
  links.filter((link) => sameAccount(link.home, home)).map((link) => link.guest);

const distinct = (accounts: readonly AccountRef[]): AccountRef[] => [
  ...new Map(
    accounts.map(({ tenantId, objectId }) => [
      accountKey({ tenantId, objectId }),
      { tenantId, objectId },
    ]),
  ).values(),
];
