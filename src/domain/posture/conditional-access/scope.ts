// For whom, for which applications and under which conditions a policy applies: what it misses of "always".
import type { ExternalUsersCondition } from '../facts/conditional-access.ts';
import { type Condition, conditionGaps } from './conditions.ts';
import type { Context } from './context.ts';
import { exclusionsOf, GUESTS_KEYWORD } from './exclusions.ts';
import type { Gap } from './gap.ts';
import { flagsIn, idsIn, listed, type Policy } from './policy.ts';

export const includesEverybody = (policy: Policy): boolean =>
  idsIn(policy.conditions?.users?.includeUsers).includes('all');

/** Whom of the people from outside it leaves out, in words; undefined: nobody. */
export function guestsLeftOut(policy: Policy): string | undefined {
  const users = policy.conditions?.users;
  if (idsIn(users?.excludeUsers).includes(GUESTS_KEYWORD)) return 'guests and external users';
  const external = users?.excludeGuestsOrExternalUsers;
  if (!external) return undefined;
  const types = flagsIn(external.guestOrExternalUserTypes).filter((type) => type !== 'none');
  const whom = types.length > 0 ? listed(types) : 'external users';
  return isOfAllTenants(external) ? whom : `${whom} of some tenants`;
}

/** No list of tenants, or the one that means all. */
export const isOfAllTenants = ({ externalTenants }: ExternalUsersCondition): boolean =>
  !externalTenants || externalTenants.membershipKind === 'all';

/** What was left out without a declaration. Guests are not among it. */
export const exclusionGaps = (policy: Policy, context: Context): Gap[] =>
  exclusionsOf(policy, context)
    .filter(({ declared }) => declared !== true)
    .map((exclusion) =>
      exclusion.declared === undefined
        ? {
            kind: 'unsaid',
            text: `leaves out the ${exclusion.kind} “${exclusion.name}”, and who that is could not be told`,
            exclusion,
          }
        : {
            kind: 'exclusion',
            text: `leaves out the ${exclusion.kind} “${exclusion.name}”, which is not declared`,
            exclusion,
          },
    );

export const includesApplication = (policy: Policy, appId: string): boolean => {
  const included = idsIn(policy.conditions?.applications?.includeApplications);
  return included.includes('all') || included.includes(appId.toLowerCase());
};

export const excludesApplication = (policy: Policy, appId: string): boolean =>
  idsIn(policy.conditions?.applications?.excludeApplications).includes(appId.toLowerCase());

/** A policy of user actions or authentication contexts is for no application at all. */
export function applicationGaps(policy: Policy): Gap[] {
  const applications = policy.conditions?.applications;
  if (!idsIn(applications?.includeApplications).includes('all')) {
    return [{ kind: 'narrower', text: 'is not for all applications' }];
  }
  return applications?.applicationFilter
    ? [{ kind: 'narrower', text: 'picks applications by a filter' }]
    : [];
}

const EVERY_CLIENT = ['browser', 'mobileappsanddesktopclients', 'exchangeactivesync', 'other'];

/** Legacy clients included: a policy for browsers leaves the rest of the doors alone. */
export function clientGaps(policy: Policy, wanted: readonly string[] = EVERY_CLIENT): Gap[] {
  const types = idsIn(policy.conditions?.clientAppTypes);
  if (types.length === 0) {
    return [{ kind: 'unsaid', text: 'does not say for which client apps it is' }];
  }
  if (types.includes('all') || wanted.every((type) => types.includes(type))) return [];
  return [{ kind: 'narrower', text: `is only for some client apps (${listed(types)})` }];
}

/** Everything that a policy for everybody and everything must not have. */
export const scopeGaps = (
  policy: Policy,
  context: Context,
  expected: readonly Condition[] = [],
): Gap[] => [
  ...applicationGaps(policy),
  ...clientGaps(policy),
  ...conditionGaps(policy, expected),
  ...exclusionGaps(policy, context),
];
