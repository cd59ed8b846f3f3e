// Which accounts of a tenant are at home elsewhere, and where: told by their names and identities, not by userType.
import { tenantByDomain } from '../../estate/estate.ts';
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

export function tenantOfDomain(estate: EstateView, domain: string): string | undefined {
  const declared = tenantByDomain(estate.estate, domain);
  if (declared) return declared.id;
  return estate.tenants.find(({ facts }) =>
    knownValue(facts, 'organization')?.verifiedDomains?.some(
      ({ name }) => name.toLowerCase() === domain,
    ),
  )?.tenant.id;
}

/** The addresses by which an account of a tenant may be known elsewhere. */
export const addressesOf = ({ userPrincipalName, mail }: UserFact): readonly string[] =>
  [userPrincipalName, mail].flatMap((address) => (address ? [address.toLowerCase()] : []));
