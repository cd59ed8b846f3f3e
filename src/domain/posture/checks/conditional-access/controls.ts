// The controls of the baseline, part by part: what a policy must demand, of whom and for what.

import type { EstateView } from '../../check.ts';
import type { Condition } from '../../conditional-access/conditions.ts';
import type { Context } from '../../conditional-access/context.ts';
import type { Gap } from '../../conditional-access/gap.ts';
import { asksAgain, type Demands, demandsOf } from '../../conditional-access/grant.ts';
import { guestsLeftOut } from '../../conditional-access/guest-types.ts';
import { blocks, idsIn, type Policy, quoted } from '../../conditional-access/policy.ts';
import { includesEverybody, scopeGaps } from '../../conditional-access/scope.ts';
import type { Part } from './baseline.ts';

const weaker = (text: string): Gap => ({ kind: 'weaker', text });

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
    const strength = phishingResistantGaps(demandsOf(policy, context.strengths));
    return strength && [...strength, ...scopeGaps(policy, context)];
  },
};

export const managedDevice: Part = {
  does: 'requires a compliant or hybrid joined device of everybody for all applications',
  main: true,
  gapsOf(policy, context) {
    if (!includesEverybody(policy) || isAboutRisk(policy)) return undefined;
    const { managedDevice, managedDeviceAmongOthers } = demandsOf(policy, context.strengths);
    if (!managedDevice && !managedDeviceAmongOthers) return undefined;
    return [
      ...(managedDevice ? [] : [weaker('lets people in with something else instead')]),
      ...scopeGaps(policy, context),
    ];
  },
};

const RISKS = {
  'sign-in-risk': { list: 'signInRiskLevels', words: 'sign-in risk' },
  'user-risk': { list: 'userRiskLevels', words: 'user risk' },
} as const;

type Risk = keyof typeof RISKS;

export const risksOf = (policy: Policy, risk: Risk): string[] =>
  idsIn(policy.conditions?.[RISKS[risk].list]).filter((level) => level !== 'none');

/** Those answer another question than whether everybody is always asked. */
export const isAboutRisk = (policy: Policy): boolean =>
  risksOf(policy, 'sign-in-risk').length > 0 || risksOf(policy, 'user-risk').length > 0;

/** `hours`: signing in again after so many hours is enough; null: only every time. */
export function riskProtection(
  risk: Risk,
  level: 'medium' | 'high',
  hours: number | null,
  estate: EstateView,
): Part {
  const { words } = RISKS[risk];
  const expected: readonly Condition[] = [risk];
  return {
    does: `protects everybody at a ${level} ${words}`,
    main: true,
    gapsOf(policy, context) {
      if (!includesEverybody(policy) || !risksOf(policy, risk).includes(level)) return undefined;
      const control = riskControlGaps(policy, context, risk, hours, estate);
      return control && [...control, ...scopeGaps(policy, context, expected)];
    },
  };
}

function riskControlGaps(
  policy: Policy,
  context: Context,
  risk: Risk,
  hours: number | null,
  estate: EstateView,
): Gap[] | undefined {
  if (blocks(policy)) {
    return estate.declared.riskProfile === 'cisa'
      ? []
      : [weaker('blocks, which leaves people no way to clear the risk themselves')];
  }
  const demands = demandsOf(policy, context.strengths);
  if (risk === 'user-risk' && demands.remediation && demands.multiFactor) return [];
  const strength = phishingResistantGaps(demands);
  if (!strength && !demands.compliantDevice && !demands.remediation) return undefined;
  return [
    ...(strength ?? [weaker('demands no MFA')]),
    ...(demands.compliantDevice ? [] : [weaker('demands no compliant device')]),
    ...(asksAgain(policy, hours)
      ? []
      : [
          weaker(
            hours === null
              ? 'does not ask to sign in again every time'
              : `does not ask to sign in again after ${hours === 1 ? 'an hour' : `${hours} hours`}`,
          ),
        ]),
  ];
}

/** What a profile that the estate does not follow would say about such a policy. */
export function profileNote(policy: Policy, estate: EstateView): string | undefined {
  const cisa = estate.declared.riskProfile === 'cisa';
  if (blocks(policy)) {
    return cisa
      ? `${quoted(policy)} blocks, as CISA's baseline demands; Microsoft's zero trust guidance advises against it.`
      : `${quoted(policy)} blocks: CISA's baseline demands that, Microsoft's zero trust guidance, which this estate follows, advises against it.`;
  }
  return cisa
    ? `${quoted(policy)} does not block: CISA's baseline, which this estate follows, would have it block.`
    : undefined;
}
