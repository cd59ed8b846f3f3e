// Administrators: strong sign-in and a compliant device, on whatever they work from.
import { demandsOf } from '../../conditional-access/grant.ts';
import { blocks } from '../../conditional-access/policy.ts';
import { isForFewApplications, scopeGaps } from '../../conditional-access/scope.ts';
import { administratorGaps } from './administrators.ts';
import type { Part } from './baseline.ts';
import { guestGaps, isAboutRisk, phishingResistantGaps } from './controls.ts';
import { onWorkstations } from './workstations.ts';

/** Strong sign-in of administrators. One that applies on privileged workstations only rests on the block of all others. */
export const administratorMfa = (othersAreBlocked: boolean): Part => ({
  does: 'requires phishing-resistant MFA of administrators for all applications',
  main: true,
  gapsOf(policy, context) {
    const people = administratorGaps(policy);
    if (!people || blocks(policy) || isAboutRisk(policy)) return undefined;
    if (isForFewApplications(policy)) return undefined;
    const strength = phishingResistantGaps(demandsOf(policy, context.strengths));
    return (
      strength && [
        ...strength,
        ...people,
        ...scopeGaps(
          policy,
          context,
          othersAreBlocked && onWorkstations(policy, context) ? ['devices'] : [],
        ),
        ...guestGaps(policy),
      ]
    );
  },
});

export const administratorDevice = (othersAreBlocked: boolean): Part => ({
  does: 'requires a compliant device of administrators',
  main: false,
  gapsOf(policy, context) {
    const people = administratorGaps(policy);
    if (!people || isAboutRisk(policy) || isForFewApplications(policy)) return undefined;
    if (!demandsOf(policy, context.strengths).compliantDevice) return undefined;
    return [
      ...people,
      ...scopeGaps(
        policy,
        context,
        othersAreBlocked && onWorkstations(policy, context) ? ['devices'] : [],
      ),
      ...guestGaps(policy),
    ];
  },
});
