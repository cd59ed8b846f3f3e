// For whom, for which applications and under which conditions a policy applies: what it misses of "always".
import { type Condition, conditionGaps } from './conditions.ts';
import type { Context } from './context.ts';
import { namedExclusion } from './exclusion-words.ts';
import { exclusionsOf } from './exclusions.ts';
import type { Gap } from './gap.ts';
import { idsIn, listed, type Policy } from './policy.ts';

export const includesEverybody = (policy: Policy): boolean =>
  idsIn(policy.conditions?.users?.includeUsers).includes('all');

/** What was left out without a declaration. Guests are not among it. */
export const exclusionGaps = (policy: Policy, context: Context): Gap[] =>
  exclusionsOf(policy, context)
    .filter(({ declared }) => declared !== true)
    .map((exclusion) =>
      exclusion.declared === undefined
        ? {
            kind: 'unsaid',
            text: `leaves out ${namedExclusion(exclusion)}, and who that is could not be told`,
            exclusion,
          }
        : {
            kind: 'exclusion',
            text: `leaves out ${namedExclusion(exclusion)} without a declaration`,
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

/**
 * One for a few named applications is another control: of `for everybody and everything` it does nothing.
 * Office 365 is so much of it that it counts in part.
 */
export const isForFewApplications = (policy: Policy): boolean => {
  const included = idsIn(policy.conditions?.applications?.includeApplications);
  return !included.includes('all') && !included.includes('office365');
};

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
