// The addresses under which somebody is surely known: what stands in `mail` may be another person's.
import { type Estate, tenantById } from '../estate/estate.ts';
import type { Account } from '../facts.ts';

/**
 * Of an account at home; the first is the one to invite. Anything can stand in `mail`, so it counts
 * only within a domain of its own tenant.
 */
export function addressesOf(estate: Estate, { tenantId, mail, userPrincipalName }: Account) {
  const domains = tenantById(estate, tenantId)?.domains ?? [];
  const own = mail !== null && domains.includes(domainOf(mail));
  return own ? ([mail, userPrincipalName] as const) : ([userPrincipalName] as const);
}

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();
