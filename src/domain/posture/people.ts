// Who of a tenant's people is at home elsewhere, and where: only as far as it can be verified.
import { personOf } from '../estate/estate.ts';
import { addressesOf, homeAddressOf, tenantOfDomain } from './between/outsiders.ts';
import type { EstateView } from './check.ts';
import type { UserFact } from './facts/directory.ts';
import { readingOf } from './reading.ts';

export const isGuestByType = ({ userType }: UserFact): boolean =>
  userType?.toLowerCase() === 'guest';

/** By name and identities. `userType` can be changed either way and says nothing about the home. */
export const isExternal = ({ userPrincipalName, identities }: UserFact): boolean =>
  (userPrincipalName ?? '').toUpperCase().includes('#EXT#') ||
  (identities ?? []).some(({ signInType }) => signInType?.toLowerCase() === 'federated');

export const isMemberByType = ({ userType }: UserFact): boolean =>
  userType?.toLowerCase() === 'member';

export const userName = (user: UserFact): string =>
  user.displayName ?? user.userPrincipalName ?? user.id;

/** In small letters; undefined where the account has no name or the name has no domain. */
export function domainOf({ userPrincipalName }: UserFact): string | undefined {
  const name = (userPrincipalName ?? '').toLowerCase();
  const at = name.lastIndexOf('@');
  return at < 0 || at === name.length - 1 ? undefined : name.slice(at + 1);
}

export interface Home {
  /** Undefined: no tenant that the estate knows, or none at all. */
  readonly tenantId: string | undefined;
  /** False: it looks so, and could be otherwise. */
  readonly certain: boolean;
  /** What it was told by, or why it could not be: `the estate links the accounts`. */
  readonly how: string;
}

/** Issuers that are no organization's directory: people who sign in there vouch for themselves. */
const NO_TENANT = /^(mail|google\.com|facebook\.com|msa|live\.com|microsoftaccount|phone)$/i;

const TENANT_ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/**
 * Where an external account of this tenant is at home. A mail address alone proves nothing, since
 * whoever administers the account writes it; the name it was invited by counts only if the tenant that
 * owns the domain really has such a person.
 */
export function homeOf(estate: EstateView, tenantId: string, user: UserFact): Home {
  const linked = personOf(estate.estate, { tenantId, objectId: user.id })?.accounts.filter(
    (account) => account.tenantId !== tenantId && estate.view(account.tenantId) !== undefined,
  );
  const issuer = (user.identities ?? []).find(
    ({ signInType }) => signInType?.toLowerCase() === 'federated',
  )?.issuer;
  if (issuer && NO_TENANT.test(issuer)) {
    return { tenantId: undefined, certain: true, how: `signs in through ${issuer}` };
  }
  const issued = issuer ? tenantOfIssuer(estate, issuer) : undefined;
  if (issued) return { tenantId: issued, certain: true, how: 'the issuer of its identity' };
  return byName(estate, user, linked?.map((account) => account.tenantId) ?? []);
}

function byName(estate: EstateView, user: UserFact, linked: readonly string[]): Home {
  const external = (user.userPrincipalName ?? '').toUpperCase().includes('#EXT#');
  const address = external ? homeAddressOf(user) : undefined;
  const tenantId = address && tenantOfDomain(estate, domainIn(address));
  if (tenantId && linked.includes(tenantId)) {
    return { tenantId, certain: true, how: 'the estate links the accounts' };
  }
  if (!address || !tenantId) {
    const mail = user.mail && tenantOfDomain(estate, domainIn(user.mail));
    return {
      tenantId: mail || undefined,
      certain: false,
      how: mail ? 'only its mail address says so' : 'no tenant of the estate owns its domain',
    };
  }
  const elsewhere = user.mail && tenantOfDomain(estate, domainIn(user.mail));
  if (elsewhere && elsewhere !== tenantId) {
    return { tenantId, certain: false, how: 'its name and its mail address disagree' };
  }
  return confirmed(estate, tenantId, address, user);
}

/** The people at home know whether it is one of theirs. */
function confirmed(estate: EstateView, tenantId: string, address: string, user: UserFact): Home {
  const users = readingOf(estate.view(tenantId)?.facts, 'users');
  if (users.state !== 'read') {
    return { tenantId, certain: false, how: 'the people of that tenant could not be read' };
  }
  const known = addressBook(users.value);
  const found = [address, user.mail?.toLowerCase()].some(
    (one) => one !== undefined && known.has(one),
  );
  return found
    ? { tenantId, certain: true, how: 'that tenant has an account of this address' }
    : { tenantId, certain: false, how: 'that tenant has no account of this address' };
}

const books = new WeakMap<readonly UserFact[], ReadonlySet<string>>();

function addressBook(users: readonly UserFact[]): ReadonlySet<string> {
  let book = books.get(users);
  if (!book) {
    book = new Set(users.filter((user) => !isExternal(user)).flatMap(addressesOf));
    books.set(users, book);
  }
  return book;
}

const domainIn = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

function tenantOfIssuer(estate: EstateView, issuer: string): string | undefined {
  const id = TENANT_ID.exec(issuer)?.[0]?.toLowerCase();
  if (id) return estate.estate.tenants.find((tenant) => tenant.id === id)?.id;
  return issuer.includes('.') ? tenantOfDomain(estate, issuer.toLowerCase()) : undefined;
}
