// Who hears of a tenant when its owners do not.
import type { AccountRef } from '../../shared/account.ts';
import { peopleInRole } from './deciders.ts';
import type { Estate, Tenant } from './estate.ts';

/** Whoever the estate names for security and does not own this tenant, each in the account listed first. */
export function securityBeside(estate: Estate, tenant: Pick<Tenant, 'owners'>): AccountRef[] {
  const named = peopleInRole(estate, 'security') ?? [];
  return estate.people
    .filter(({ name }) => named.includes(name))
    .filter(({ name }) => !tenant.owners.some(({ person }) => person === name))
    .flatMap(({ accounts }) => accounts[0] ?? []);
}
