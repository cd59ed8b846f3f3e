// The addresses under which somebody is surely known: what stands in `mail` may be another person's.
import { likelyUnder } from '../../shared/known-under.ts';
import { type Estate, tenantById } from '../estate/estate.ts';
import type { Account, FactQuery } from '../facts.ts';

/**
 * Of an account at home; the first is the one to invite. Anything can stand in `mail`, so it counts
 * only within a domain of its own tenant.
 */
export function addressesOf(estate: Estate, { tenantId, mail, userPrincipalName }: Account) {
  const domains = tenantById(estate, tenantId)?.domains ?? [];
  const own = mail !== null && domains.includes(domainOf(mail));
  return own ? ([mail, userPrincipalName] as const) : ([userPrincipalName] as const);
}

/** What looking for their guest asks, foreseen by the address they had. */
export const guestForeseen = (tenantId: string, address: string | undefined): FactQuery[] =>
  address === undefined ? [] : [{ fact: 'guest-of', tenantId, ...likelyUnder(address) }];

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();
