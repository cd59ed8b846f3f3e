// The addresses under which somebody is surely known: what stands in `mail` may be another person's.
import { type Estate, tenantById } from '../estate/estate.ts';
import type { Account, FactQuery, KnownUnder } from '../facts.ts';

/**
 * Of an account at home; the first is the one to invite. Anything can stand in `mail`, so it counts
 * only within a domain of its own tenant.
 */
export function addressesOf(estate: Estate, { tenantId, mail, userPrincipalName }: Account) {
  const domains = tenantById(estate, tenantId)?.domains ?? [];
  const own = mail !== null && domains.includes(domainOf(mail));
  return own ? ([mail, userPrincipalName] as const) : ([userPrincipalName] as const);
}

/** By what its guests elsewhere are looked for; `own` are those that are surely its own. */
export function knownUnder(
  { userPrincipalName, mail }: Pick<Account, 'userPrincipalName' | 'mail'>,
  own: readonly string[],
): KnownUnder {
  const small = (address: string) => address.toLowerCase();
  const surely = [...new Set([...own, userPrincipalName].map(small))];
  const beside = mail === null || surely.includes(small(mail)) ? null : small(mail);
  return { own: surely, mail: beside };
}

/** The same, foreseen: most people have the name to sign in with as their mail address too. */
export const guestForeseen = (tenantId: string, address: string | undefined): FactQuery[] =>
  address === undefined
    ? []
    : [
        {
          fact: 'guest-of',
          tenantId,
          ...knownUnder({ userPrincipalName: address, mail: address }, []),
        },
      ];

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();
