// Which accounts of a tenant are at home elsewhere, and where: told by their names and identities, not by userType.
import type { EstateView } from '../check.ts';
import type { UserFact } from '../facts/directory.ts';
import { knownValue } from '../reading.ts';

/** Synchronised people are members by userType and outsiders all the same. */
export const isOutsider = ({ userType, userPrincipalName, identities }: UserFact): boolean =>
  userType?.toLowerCase() === 'guest' ||
  (userPrincipalName ?? '').toUpperCase().includes('#EXT#') ||
  (identities ?? []).some(({ signInType }) => signInType?.toLowerCase() === 'federated');

/** The address at home as the account's name holds it: `jane.roe_fabrikam.com#EXT#@…`. */
export function homeAddressOf({ userPrincipalName, mail }: UserFact): string | undefined {
  const name = (userPrincipalName ?? '').toLowerCase();
  const end = name.indexOf('#ext#');
  if (end < 0) return mail?.toLowerCase() ?? undefined;
  const at = name.lastIndexOf('_', end);
  return at < 1 ? undefined : `${name.slice(0, at)}@${name.slice(at + 1, end)}`;
}

/** Undefined: the estate does not know whose domain that is, or the account does not tell. */
export function homeTenantOf(estate: EstateView, user: UserFact): string | undefined {
  const address = homeAddressOf(user);
  return address && tenantOfDomain(estate, address.slice(address.lastIndexOf('@') + 1));
}

/** A large estate is asked for the home of each of its guests. */
const domains = new WeakMap<EstateView, ReadonlyMap<string, string>>();

/** As the estate declares it, else as the tenant of ours that has verified the domain. */
export function tenantOfDomain(estate: EstateView, domain: string): string | undefined {
  let known = domains.get(estate);
  if (!known) {
    known = domainsOf(estate);
    domains.set(estate, known);
  }
  return known.get(domain.toLowerCase());
}

function domainsOf({ estate, tenants }: EstateView): ReadonlyMap<string, string> {
  const verified = tenants.flatMap(({ tenant, facts }) =>
    (knownValue(facts, 'organization')?.verifiedDomains ?? []).map(
      ({ name }) => [name.toLowerCase(), tenant.id] as const,
    ),
  );
  const declared = estate.tenants.flatMap((tenant) =>
    tenant.domains.map((name) => [name.toLowerCase(), tenant.id] as const),
  );
  // The first that is named wins, and what is declared wins over what was read.
  return new Map([...verified.reverse(), ...declared.reverse()]);
}

/** The addresses by which an account of a tenant may be known elsewhere. */
export const addressesOf = ({ userPrincipalName, mail }: UserFact): readonly string[] =>
  [userPrincipalName, mail].flatMap((address) => (address ? [address.toLowerCase()] : []));
