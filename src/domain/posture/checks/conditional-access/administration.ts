// Administrators and the management of clouds: strong sign-in, and only from privileged workstations.

import type { Context } from '../../conditional-access/context.ts';
import type { Gap } from '../../conditional-access/gap.ts';
import { demandsOf } from '../../conditional-access/grant.ts';
import { blocks, idsIn, listed, type Policy } from '../../conditional-access/policy.ts';
import {
  applicationGaps,
  clientGaps,
  conditionGaps,
  excludesApplication,
  exclusionGaps,
  includesApplication,
  includesEverybody,
  scopeGaps,
} from '../../conditional-access/scope.ts';
import { HIGHLY_PRIVILEGED } from '../../privileged-roles.ts';
import type { Part } from './baseline.ts';
import { guestGaps, isAboutRisk, phishingResistantGaps } from './controls.ts';

export const AZURE_MANAGEMENT = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

/** Undefined: it is for no administrator. Roles that are left out are told with the other exclusions. */
function administratorGaps(policy: Policy): Gap[] | undefined {
  if (includesEverybody(policy)) return [];
  const roles = new Set(idsIn(policy.conditions?.users?.includeRoles));
  const lacking = [...HIGHLY_PRIVILEGED].filter(([role]) => !roles.has(role));
  if (lacking.length === HIGHLY_PRIVILEGED.size) return undefined;
  return lacking.length === 0
    ? []
    : [
        {
          kind: 'narrower',
          text: `is not for ${listed(lacking.map(([, name]) => name))}`,
        },
      ];
}

const isForAdministrators = (policy: Policy): boolean => administratorGaps(policy) !== undefined;

/** Strong sign-in of administrators. One that applies on privileged workstations only rests on the block of all others. */
export const administratorMfa = (othersAreBlocked: boolean): Part => ({
  does: 'requires phishing-resistant MFA of administrators for all applications',
  main: true,
  gapsOf(policy, context) {
    const people = administratorGaps(policy);
    if (!people || blocks(policy) || isAboutRisk(policy)) return undefined;
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
    if (!people || isAboutRisk(policy) || !demandsOf(policy, context.strengths).compliantDevice)
      return undefined;
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

/** Keeps administrators from every device that is no privileged workstation. */
export const workstationsOnly = (applications: 'all' | readonly string[]): Part => ({
  does: 'blocks administrators on devices that are no privileged workstations',
  main: false,
  gapsOf(policy, context) {
    const filter = policy.conditions?.devices?.deviceFilter;
    if (!isForAdministrators(policy) || !blocks(policy) || !filter) return undefined;
    return [
      ...workstationGaps(policy, context),
      ...(administratorGaps(policy) ?? []),
      ...(applications === 'all'
        ? applicationGaps(policy)
        : missingApplications(policy, applications)),
      ...clientGaps(policy),
      ...conditionGaps(policy, ['devices']),
      ...exclusionGaps(policy, context),
      ...guestGaps(policy),
    ];
  },
});

function workstationGaps(policy: Policy, { view }: Context): Gap[] {
  const wanted = view.declared.privilegedWorkstationRule;
  if (wanted === null) {
    return [
      {
        kind: 'unsaid',
        text: 'picks devices by a filter, and the estate does not say which ones are privileged workstations',
      },
    ];
  }
  const filter = policy.conditions?.devices?.deviceFilter;
  const rule = plainRule(filter?.rule ?? '');
  const spared =
    (filter?.mode === 'exclude' && rule === plainRule(wanted)) ||
    (filter?.mode === 'include' && negations(plainRule(wanted)).includes(rule));
  return spared
    ? []
    : [
        {
          kind: 'weaker',
          text: 'blocks by another filter than the one declared for privileged workstations',
        },
      ];
}

/** Applies where the declared rule matches, and nowhere else. */
function onWorkstations(policy: Policy, { view }: Context): boolean {
  const wanted = view.declared.privilegedWorkstationRule;
  const filter = policy.conditions?.devices?.deviceFilter;
  if (wanted === null || !filter) return false;
  const rule = plainRule(filter.rule ?? '');
  return (
    (filter.mode === 'include' && rule === plainRule(wanted)) ||
    (filter.mode === 'exclude' && negations(plainRule(wanted)).includes(rule))
  );
}

const plainRule = (rule: string): string =>
  rule.toLowerCase().replaceAll("'", '"').replace(/\s+/g, ' ').trim();

const OPPOSITE: ReadonlyArray<readonly [string, string]> = [
  ['-eq', '-ne'],
  ['-startswith', '-notstartswith'],
  ['-endswith', '-notendswith'],
  ['-contains', '-notcontains'],
  ['-in', '-notin'],
];

/** The ways to say the opposite of a rule of one term; a longer one only as a whole. */
function negations(rule: string): string[] {
  const whole = [`-not (${rule})`, `not (${rule})`];
  if (/ -(and|or) /.test(rule)) return whole;
  const turned = OPPOSITE.flatMap(([yes, no]) => [
    ...(rule.includes(` ${yes} `) ? [rule.replace(` ${yes} `, ` ${no} `)] : []),
    ...(rule.includes(` ${no} `) ? [rule.replace(` ${no} `, ` ${yes} `)] : []),
  ]);
  return [...turned, ...whole];
}

function missingApplications(policy: Policy, applications: readonly string[]): Gap[] {
  if (policy.conditions?.applications?.applicationFilter) {
    return [{ kind: 'narrower', text: 'picks applications by a filter' }];
  }
  return applications
    .filter((id) => !includesApplication(policy, id) || excludesApplication(policy, id))
    .map((id) => ({ kind: 'narrower', text: `is not for the application ${id}` }));
}

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
