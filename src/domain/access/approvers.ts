// Who is asked: the people whom the rule names, in their own accounts, each marked where they ask themselves.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Estate, type PolicyRule, personOf, type Tenant } from '../estate/estate.ts';
import type { Identity } from './identity.ts';
import type { Approver } from './request.ts';

interface Named {
  readonly account: AccountRef;
  readonly as: Approver['as'];
}

export function namedApprovers(estate: Estate, rule: PolicyRule, tenant: Tenant): Named[] {
  const named = rule.approvers.flatMap((name): Named[] => {
    if (name === 'tenant-owners') {
      return tenant.owners.map((owner) => ({ account: owner.account, as: 'tenant-owner' }));
    }
    const account = estate.people.find((person) => person.name === name)?.accounts[0];
    return account ? [{ account, as: 'named' }] : [];
  });
  return [...new Map(named.map((item) => [accountKey(item.account), item])).values()];
}

/**
 * The approvers as the cards name them. Only links that are certain mark a conflict here; whether
 * somebody may decide is settled at the click, with everything that can be read then.
 */
export function approversFor(
  estate: Estate,
  rule: PolicyRule,
  tenant: Tenant,
  askers: readonly Identity[],
): Approver[] {
  const own = new Set(askers.flatMap((asker) => asker.accounts.map(accountKey)));
  const people = new Set(askers.map((asker) => asker.person).filter((name) => name !== null));
  return namedApprovers(estate, rule, tenant).map(({ account, as }) => {
    const person = personOf(estate, account);
    return {
      account,
      as,
      conflicted: own.has(accountKey(account)) || (!!person && people.has(person.name)),
    };
  });
}

/** What the estate calls them, by account key. */
export const namesOf = (estate: Estate, approvers: readonly Approver[]): Record<string, string> =>
  Object.fromEntries(
    approvers.flatMap(({ account }) => {
      const person = personOf(estate, account);
      return person ? [[accountKey(account), person.displayName]] : [];
    }),
  );
