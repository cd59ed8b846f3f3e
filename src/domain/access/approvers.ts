// Who is asked: the people whom the rule names, in their own accounts, each marked where they ask themselves.
import { accountKey } from '../../shared/account.ts';
import { type Estate, type PolicyRule, personOf } from '../estate/estate.ts';
import type { Identity } from './identity.ts';
import { isOutsider, type Person } from './people.ts';
import type { Approver } from './request.ts';
import { namedOn, type Side } from './sides.ts';

/**
 * The approvers as the cards name them. Only links that are certain mark a conflict here; whether
 * somebody may decide is settled at the click, with everything that can be read then.
 */
export function approversFor(
  estate: Estate,
  rule: PolicyRule,
  sides: readonly Side[],
  askers: readonly Person[],
): Approver[] {
  const known = askers.filter((one): one is Identity => !isOutsider(one));
  const own = new Set(known.flatMap((asker) => asker.accounts.map(accountKey)));
  const people = new Set(known.map((asker) => asker.person).filter((name) => name !== null));
  const all = sides.flatMap((side) =>
    namedOn(estate, rule, side).map((named) => ({ ...named, side: side.id })),
  );
  const accounts = new Map(all.map((item) => [accountKey(item.account), item]));
  return [...accounts].map(([key, { account, as }]) => {
    const person = personOf(estate, account);
    return {
      account,
      as,
      conflicted: own.has(key) || (!!person && people.has(person.name)),
      sides: all.filter((item) => accountKey(item.account) === key).map(({ side }) => side),
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
