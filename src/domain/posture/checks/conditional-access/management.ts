// The applications through which clouds are managed: strong sign-in of everybody.
import { conditionGaps } from '../../conditional-access/conditions.ts';
import type { Gap } from '../../conditional-access/gap.ts';
import { demandsOf } from '../../conditional-access/grant.ts';
import { blocks, type Policy } from '../../conditional-access/policy.ts';
import {
  clientGaps,
  excludesApplication,
  exclusionGaps,
  includesApplication,
  includesEverybody,
} from '../../conditional-access/scope.ts';
import type { Part } from './baseline.ts';
import { guestGaps, isAboutRisk, phishingResistantGaps } from './controls.ts';

export const AZURE_MANAGEMENT = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

/** One application through which a cloud is managed. */
export const managementMfa = (application: string, name: string, main: boolean): Part => ({
  does: `requires phishing-resistant MFA of everybody for ${name}`,
  main,
  gapsOf(policy, context) {
    if (!includesEverybody(policy) || blocks(policy) || isAboutRisk(policy)) return undefined;
    if (!includesApplication(policy, application) || excludesApplication(policy, application)) {
      return undefined;
    }
    const strength = phishingResistantGaps(demandsOf(policy, context.strengths));
    return (
      strength && [
        ...strength,
        ...missingApplications(policy, [application]),
        ...clientGaps(policy),
        ...conditionGaps(policy),
        // Another application may be left out: this one is in.
        ...exclusionGaps(policy, context).filter(
          ({ exclusion }) => exclusion?.kind !== 'application',
        ),
        ...guestGaps(policy),
      ]
    );
  },
});

export function missingApplications(policy: Policy, applications: readonly string[]): Gap[] {
  if (policy.conditions?.applications?.applicationFilter) {
    return [{ kind: 'narrower', text: 'picks applications by a filter' }];
  }
  return applications
    .filter((id) => !includesApplication(policy, id) || excludesApplication(policy, id))
    .map((id) => ({ kind: 'narrower', text: `is not for the application ${id}` }));
}
