// The accounts of the people whom a rule names, in their own accounts.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Estate, PolicyRule, Tenant } from '../estate/estate.ts';
import type { Approver } from './request.ts';

export interface Named {
  readonly account: AccountRef;
  readonly as: Approver['as'];
}

/** People in the account that is listed first for them. */
export const namedPeople = (estate: Estate, names: readonly string[]): Named[] =>
  names.flatMap((name): Named[] => {
    const account = estate.people.find((person) => person.name === name)?.accounts[0];
    return account ? [{ account, as: 'named' }] : [];
  });

export function namedApprovers(estate: Estate, rule: PolicyRule, tenant: Tenant): Named[] {
  const named = rule.approvers.flatMap((name): Named[] => {
    if (name === 'tenant-owners') {
      return tenant.owners.map((owner) => ({ account: owner.account, as: 'tenant-owner' }));
    }
    return namedPeople(estate, [name]);
  });
  return [...new Map(named.map((item) => [accountKey(item.account), item])).values()];
}
