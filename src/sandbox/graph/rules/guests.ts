// What guests are called and how the directory shows where they come from.
import type { Body } from '../body.ts';
import { findUser } from '../objects.ts';
import type { Tenant } from '../state/tenant.ts';
import { initialDomain } from './domains.ts';

/** `alex_contoso.example#EXT#@fabrikam.onmicrosoft.example`, with digits added until it is free. */
export function guestNameFor(tenant: Tenant, address: string): string {
  const local = `${address.replace('@', '_')}#EXT#`;
  const domain = initialDomain(tenant);
  for (let n = 0; ; n += 1) {
    const name =
      n === 0 ? `${local}@${domain}` : `${local.replace('#EXT#', `${n}#EXT#`)}@${domain}`;
    if (!findUser(tenant, name)) return name;
  }
}

/** Both identities that a guest of another Entra tenant shows. */
export const identitiesOfGuest = (upn: string, domain: string): Body[] => [
  { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
  { signInType: 'userPrincipalName', issuer: domain, issuerAssignedId: upn },
];
