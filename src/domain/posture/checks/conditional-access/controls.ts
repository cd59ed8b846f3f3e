// The controls of the baseline, part by part: what a policy must demand, of whom and for what.

import type { Gap } from '../../conditional-access/gap.ts';
import { type Demands, demandsOf } from '../../conditional-access/grant.ts';
import { guestsLeftOut } from '../../conditional-access/guest-types.ts';
import { blocks, idsIn, type Policy } from '../../conditional-access/policy.ts';
import {
  includesEverybody,
  isForFewApplications,
  scopeGaps,
} from '../../conditional-access/scope.ts';
import type { Part } from './baseline.ts';

export const weaker = (text: string): Gap => ({ kind: 'weaker', text });

/** Undefined where it demands no second factor at all. */
export function phishingResistantGaps({
  phishingResistant,
  multiFactor,
}: Demands): Gap[] | undefined {
  if (phishingResistant) return [];
  if (phishingResistant === undefined) {
    return [{ kind: 'unsaid', text: 'demands a strength whose definition could not be read' }];
  }
  return multiFactor === false ? undefined : [weaker('accepts MFA that can be phished')];
}

/** Undefined where it demands no second factor. */
export function multiFactorGaps({ multiFactor }: Demands): Gap[] | undefined {
  if (multiFactor) return [];
  return multiFactor === undefined
    ? [{ kind: 'unsaid', text: 'demands a strength whose definition could not be read' }]
    : undefined;
}

export const guestGaps = (policy: Policy): Gap[] => {
  const out = guestsLeftOut(policy);
  return out ? [{ kind: 'narrower', text: `leaves out ${out}` }] : [];
};

export const mfaForAll: Part = {
  does: 'requires phishing-resistant MFA of everybody for all applications',
  main: true,
  gapsOf(policy, context) {
    if (!includesEverybody(policy) || blocks(policy) || isAboutRisk(policy)) return undefined;
    if (isForFewApplications(policy)) return undefined;
    const strength = phishingResistantGaps(demandsOf(policy, context.strengths));
    return strength && [...strength, ...scopeGaps(policy, context)];
  },
};

export const managedDevice: Part = {
  does: 'requires a compliant or hybrid joined device of everybody for all applications',
  main: true,
  gapsOf(policy, context) {
    if (!includesEverybody(policy) || isAboutRisk(policy)) return undefined;
    if (isForFewApplications(policy)) return undefined;
    const { managedDevice, managedDeviceAmongOthers } = demandsOf(policy, context.strengths);
    if (!managedDevice && !managedDeviceAmongOthers) return undefined;
    return [
      ...(managedDevice ? [] : [weaker('lets people in with something else instead')]),
      ...scopeGaps(policy, context),
    ];
  },
};

export const RISKS = {
  'sign-in-risk': { list: 'signInRiskLevels', words: 'sign-in risk' },
  'user-risk': { list: 'userRiskLevels', words: 'user risk' },
} as const;

export type Risk = keyof typeof RISKS;

export const risksOf = (policy: Policy, risk: Risk): string[] =>
  idsIn(policy.conditions?.[RISKS[risk].list]).filter((level) => level !== 'none');

/** Those answer another question than whether everybody is always asked. */
export const isAboutRisk = (policy: Policy): boolean =>
  risksOf(policy, 'sign-in-risk').length > 0 || risksOf(policy, 'user-risk').length > 0;
