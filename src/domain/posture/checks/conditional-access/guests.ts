// CAP-10: people from outside have to prove a second factor as everybody else.
import type { TenantCheck } from '../../check.ts';
import type { Context } from '../../conditional-access/context.ts';
import { GUESTS_KEYWORD } from '../../conditional-access/exclusions.ts';
import type { Gap } from '../../conditional-access/gap.ts';
import { demandsOf } from '../../conditional-access/grant.ts';
import {
  EXTERNAL_TYPES,
  guestWords,
  isOfAllTenants,
  typesOf,
} from '../../conditional-access/guest-types.ts';
import { blocks, idsIn, type Policy } from '../../conditional-access/policy.ts';
import {
  includesEverybody,
  isForFewApplications,
  scopeGaps,
} from '../../conditional-access/scope.ts';
import { CONTROL_READS, judgeControl, type Part } from './baseline.ts';
import { withNotes } from './baseline-checks.ts';
import { guestGaps, isAboutRisk, multiFactorGaps } from './controls.ts';
import { besideSecurityDefaults } from './security-defaults.ts';

const guestMfa: Part = {
  does: 'requires MFA of guests and external users for all applications',
  main: true,
  gapsOf(policy, context) {
    if (blocks(policy) || isAboutRisk(policy) || isForFewApplications(policy)) return undefined;
    const people = peopleGaps(policy);
    const mfa = people && multiFactorGaps(demandsOf(policy, context.strengths));
    return mfa && [...mfa, ...people, ...guestGaps(policy), ...scopeGaps(policy, context)];
  },
};

/** Undefined: it includes nobody from outside by what they are. */
function peopleGaps(policy: Policy): Gap[] | undefined {
  const users = policy.conditions?.users;
  if (includesEverybody(policy)) return [];
  if (idsIn(users?.includeUsers).includes(GUESTS_KEYWORD)) return [];
  const external = users?.includeGuestsOrExternalUsers;
  if (!external) return undefined;
  const types = typesOf(external);
  const lacking = EXTERNAL_TYPES.filter((type) => !types.includes(type));
  if (lacking.length === EXTERNAL_TYPES.length) return undefined;
  return [
    ...(lacking.length > 0
      ? [{ kind: 'narrower', text: `is not for ${guestWords(lacking)}` } as const]
      : []),
    ...(isOfAllTenants(external)
      ? []
      : [{ kind: 'narrower', text: 'is for people of some tenants only' } as const]),
  ];
}

const parts = (_: Context): readonly Part[] => [guestMfa];

export const guestsInMfa: TenantCheck = {
  id: 'CAP-10',
  title: 'Guests and external users are inside the MFA policy',
  area: 'conditional-access',
  kind: 'check',
  scope: 'tenant',
  severity: 'high',
  appliesTo: ['primary', 'secondary', 'sandbox'],
  reads: [...CONTROL_READS, 'securityDefaults', 'skus'],
  why: 'Conditional Access of the tenant that is visited decides about a guest; the policies of their home tenant do not protect it. A guest who is left out comes in with whatever their home asks for, which may be a password.',
  remediation:
    'Make a policy that demands MFA of all guest and external user types, of all tenants, for all applications. Accept the MFA of a partner where it is good enough (XTA-04), so that nobody has to register twice.',
  words: [
    'MFA for guests',
    'guest MFA',
    'external users MFA',
    'do guests need MFA',
    'guests excluded from conditional access',
  ],
  assess: (view, estate) =>
    besideSecurityDefaults(view, 'they ask guests for MFA as well, and not always', () =>
      withNotes(judgeControl(view, estate, parts).verdict, [
        'Guests whose home MFA is trusted satisfy it without registering here, and a phishing-resistant strength they can satisfy in no other way (XTA-04).',
      ]),
    ),
};
