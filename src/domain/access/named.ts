// The accounts of the people whom a rule names, in their own accounts, as far as the estate alone tells.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type DeciderRef, isWord, peopleInRole } from '../estate/deciders.ts';
import type { Estate, PolicyRule, Tenant } from '../estate/estate.ts';
import type { Approver } from './request.ts';

export interface Named {
  readonly account: AccountRef;
  readonly as: Approver['as'];
  /** The role or the group of which they are, as cards call it. */
  readonly of?: string;
  /** Asked in the place of others, or beside them, and why. */
  readonly instead?: 'fallback' | 'escalation';
  /** In whose stead they may decide, while that person is away. */
  readonly for?: AccountRef;
  /** As their directory calls them; the estate knows its own people. */
  readonly displayName?: string;
}

const accountsOf = (estate: Estate, name: string): AccountRef[] => {
  const account = estate.people.find((person) => person.name === name)?.accounts[0];
  return account ? [account] : [];
};

/** Whom these names mean for this tenant; what only a directory can tell is left out. */
export const namedIn = (
  estate: Estate,
  refs: readonly DeciderRef[],
  tenant: Tenant | undefined,
): Named[] => distinct(refs.flatMap((ref) => namedBy(estate, ref, tenant)));

export function namedBy(
  estate: Estate,
  ref: DeciderRef,
  tenant: Tenant | undefined,
): readonly Named[] {
  if (ref === 'tenant-owners') {
    return (tenant?.owners ?? []).map(({ account }) => ({ account, as: 'tenant-owner' }));
  }
  if (typeof ref !== 'string' || isWord(ref)) return [];
  const role = peopleInRole(estate, ref);
  return role
    ? role.flatMap((name) =>
        accountsOf(estate, name).map((account): Named => ({ account, as: 'role', of: ref })),
      )
    : accountsOf(estate, ref).map((account): Named => ({ account, as: 'named' }));
}

/** People in the account that is listed first for them. */
export const namedPeople = (estate: Estate, names: readonly DeciderRef[]): Named[] =>
  namedIn(estate, names, undefined);

export const namedApprovers = (estate: Estate, rule: PolicyRule, tenant: Tenant): Named[] =>
  namedIn(estate, rule.approvers, tenant);

/** Each account once for each person whose yes it may give; the first mention counts. */
export const distinct = (named: readonly Named[]): Named[] => [
  ...named
    .reduce((kept, one) => {
      const key = `${accountKey(one.account)} ${one.for ? accountKey(one.for) : ''}`;
      return kept.has(key) ? kept : kept.set(key, one);
    }, new Map<string, Named>())
    .values(),
];
