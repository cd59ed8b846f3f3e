// What a policy has to demand when a sign-in or a user is at risk.

import type { EstateView } from '../../check.ts';
import type { Condition } from '../../conditional-access/conditions.ts';
import type { Context } from '../../conditional-access/context.ts';
import type { Gap } from '../../conditional-access/gap.ts';
import { asksAgain, demandsOf } from '../../conditional-access/grant.ts';
import { blocks, type Policy } from '../../conditional-access/policy.ts';
import {
  includesEverybody,
  isForFewApplications,
  scopeGaps,
} from '../../conditional-access/scope.ts';
import type { Part } from './baseline.ts';
import { phishingResistantGaps, RISKS, type Risk, risksOf, weaker } from './controls.ts';

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
      if (
        !includesEverybody(policy) ||
        isForFewApplications(policy) ||
        !risksOf(policy, risk).includes(level)
      )
        return undefined;
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
