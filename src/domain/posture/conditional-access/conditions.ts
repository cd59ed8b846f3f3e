// Conditions under which alone a policy applies, so that it does not always.
import type { Gap } from './gap.ts';
import { flagsIn, idsIn, type Policy } from './policy.ts';

export type Condition =
  | 'sign-in-risk'
  | 'user-risk'
  | 'insider-risk'
  | 'locations'
  | 'platforms'
  | 'devices'
  | 'authentication-flows';

/** Conditions that let the policy apply only now and then; those in `expected` belong to it. */
export function conditionGaps(policy: Policy, expected: readonly Condition[] = []): Gap[] {
  const conditions = policy.conditions ?? {};
  const found: Array<[Condition, boolean, string]> = [
    ['sign-in-risk', some(conditions.signInRiskLevels), 'applies only at a sign-in risk'],
    ['user-risk', some(conditions.userRiskLevels), 'applies only at a user risk'],
    [
      'insider-risk',
      flagsIn(conditions.insiderRiskLevels).length > 0,
      'applies only at an insider risk',
    ],
    [
      'locations',
      narrows(conditions.locations?.includeLocations, conditions.locations?.excludeLocations),
      'does not apply at every location',
    ],
    [
      'platforms',
      narrows(conditions.platforms?.includePlatforms, conditions.platforms?.excludePlatforms),
      'does not apply on every platform',
    ],
    ['devices', Boolean(conditions.devices?.deviceFilter), 'picks devices by a filter'],
    [
      'authentication-flows',
      flagsIn(conditions.authenticationFlows?.transferMethods).some((flow) => flow !== 'none'),
      'applies only to some authentication flows',
    ],
  ];
  return found
    .filter(([condition, is]) => is && !expected.includes(condition))
    .map(([, , text]) => ({ kind: 'narrower', text }));
}

const some = (list: readonly string[] | null | undefined): boolean => (list ?? []).length > 0;

/** A list that does not say all, or leaves something out. */
const narrows = (
  included: readonly string[] | null | undefined,
  excluded: readonly string[] | null | undefined,
): boolean => (some(included) && !idsIn(included).includes('all')) || some(excluded);
