// Conditional Access of a generated tenant: the baseline whole, in parts, or only reported.
import type { Body } from '../graph/body.ts';
import { guidOf } from './dice.ts';
import type { Bodies } from './directory.ts';
import { hasP1, hasP2, memberOf } from './people.ts';
import type { TenantPlan } from './plan.ts';
import { emergencyGroupOf, ROLES } from './roles.ts';
import { ago } from './times.ts';

const STRONG = {
  id: '00000000-0000-0000-0000-000000000004',
  displayName: 'Phishing-resistant MFA',
  policyType: 'builtIn',
  requirementsSatisfied: 'mfa',
  allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'],
};
const AZURE = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
/** What privileged workstations match, and nothing else. */
export const WORKSTATION_RULE = 'device.extensionAttribute1 -eq "PAW"';
const EVERY_TIME = {
  signInFrequency: {
    authenticationType: 'primaryAndSecondaryAuthentication',
    frequencyInterval: 'everyTime',
    isEnabled: true,
    type: null,
    value: null,
  },
};

interface Wanted {
  readonly name: string;
  readonly controls?: readonly string[];
  readonly strong?: boolean;
  readonly users?: Body;
  readonly applications?: readonly string[];
  readonly conditions?: Body;
  readonly session?: Body;
}

export function conditionalAccessOf(plan: TenantPlan): Bodies {
  return {
    '/policies/identitySecurityDefaultsEnforcementPolicy': {
      id: '00000000-0000-0000-0000-000000000005',
      displayName: 'Security Defaults',
      isEnabled: !hasP1(plan) && plan.good('defaults'),
    },
    ...(hasP1(plan) && {
      '/identity/conditionalAccess/policies': { value: policiesOf(plan) },
      '/identity/conditionalAccess/namedLocations': { value: [locationOf(plan)] },
    }),
  };
}

/** A template leaves nothing to chance. */
const well = (plan: TenantPlan, matter: string): boolean => plan.fromTemplate || plan.good(matter);

function policiesOf(plan: TenantPlan): Body[] {
  const resistant = well(plan, 'resistant');
  const wanted: Wanted[] = [
    { name: 'Sign-in of everybody', strong: resistant, controls: resistant ? [] : ['mfa'] },
    { name: 'Managed devices', controls: ['compliantDevice', 'domainJoinedDevice'] },
    ...(hasP2(plan) ? riskPolicies(plan) : []),
    administrators(plan, resistant),
    {
      name: 'Azure management',
      strong: resistant,
      controls: resistant ? [] : ['mfa'],
      applications: [AZURE],
    },
    ...workstationsOnly(plan),
    {
      name: 'No legacy authentication',
      controls: ['block'],
      conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
    },
    {
      name: 'No device code flow',
      controls: ['block'],
      conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
    },
    ...(plan.licence === 'e5-workload' ? [workloads()] : []),
  ];
  return wanted
    .filter(({ name }) => well(plan, `policy/${name}`) || plan.roll(`kept/${name}`) < 0.25)
    .map((policy, at) => policyOf(plan, policy, at));
}

function riskPolicies(plan: TenantPlan): Wanted[] {
  const demanding = {
    strong: well(plan, 'risk-strong'),
    controls: well(plan, 'risk-strong') ? ['compliantDevice'] : ['mfa'],
    session: EVERY_TIME,
  };
  const answer = well(plan, 'no-blocks') ? demanding : { controls: ['block'] };
  if (!well(plan, 'risk-apart'))
    return [
      {
        name: 'Any risk',
        ...answer,
        conditions: { signInRiskLevels: ['medium', 'high'], userRiskLevels: ['high'] },
      },
    ];
  return [
    { name: 'Medium sign-in risk', ...demanding, conditions: { signInRiskLevels: ['medium'] } },
    { name: 'High sign-in risk', ...answer, conditions: { signInRiskLevels: ['high'] } },
    { name: 'High user risk', ...demanding, conditions: { userRiskLevels: ['high'] } },
  ];
}

const administrators = (plan: TenantPlan, strong: boolean): Wanted => ({
  name: 'Administrators',
  strong,
  controls: strong ? ['compliantDevice'] : ['mfa'],
  users: {
    includeUsers: [],
    includeRoles: Object.values(ROLES).slice(0, well(plan, 'all-roles') ? 11 : 4),
  },
});

/** Two blocks, for whoever administers and for whatever manages Azure, on all other devices. */
function workstationsOnly(plan: TenantPlan): Wanted[] {
  if (!well(plan, 'workstations')) return [];
  const deviceFilter = { mode: 'exclude', rule: WORKSTATION_RULE };
  const block = { controls: ['block'], conditions: { devices: { deviceFilter } } };
  const { users } = administrators(plan, true);
  return [
    { name: 'Administrators', ...block, ...(users && { users }) },
    { name: 'Azure management', ...block, applications: [AZURE] },
  ].map((wanted) => ({ ...wanted, name: `${wanted.name}, other devices` }));
}

const workloads = (): Wanted => ({
  name: 'Workload identities from our networks',
  controls: ['block'],
  users: { includeUsers: ['None'] },
  conditions: {
    clientApplications: {
      includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
      excludeServicePrincipals: [],
    },
    locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
  },
});

function policyOf(plan: TenantPlan, wanted: Wanted, at: number): Body {
  const enforced = well(plan, `enforced/${wanted.name}`);
  return {
    id: guidOf(`${plan.id}/conditional-access/${wanted.name}`),
    displayName: `${String(at + 1).padStart(2, '0')} ${wanted.name}`,
    createdDateTime: ago(enforced ? 500 : well(plan, 'soon') ? 12 : 160),
    modifiedDateTime: null,
    state: enforced ? 'enabled' : 'enabledForReportingButNotEnforced',
    conditions: {
      clientAppTypes: ['all'],
      applications: {
        includeApplications: wanted.applications ?? ['All'],
        excludeApplications: [],
        includeUserActions: [],
        includeAuthenticationContextClassReferences: [],
      },
      users: {
        includeUsers: ['All'],
        excludeUsers: excludedUsers(plan, wanted.name),
        includeGroups: [],
        excludeGroups: well(plan, 'excludes-emergency') ? [emergencyGroupOf(plan)] : [],
        includeRoles: [],
        excludeRoles: [],
        ...wanted.users,
      },
      ...wanted.conditions,
    },
    grantControls: {
      operator: wanted.strong && wanted.controls?.length ? 'AND' : 'OR',
      builtInControls: wanted.controls ?? [],
      customAuthenticationFactors: [],
      termsOfUse: [],
      ...(wanted.strong && { authenticationStrength: STRONG }),
    },
    ...(wanted.session && { sessionControls: wanted.session }),
  };
}

/** Somebody who was let off once, a person who is gone, or the guests. */
function excludedUsers(plan: TenantPlan, name: string): string[] {
  const roll = plan.roll(`excluded/${name}`);
  if (well(plan, 'no-exclusions') || roll < 0.6) return [];
  if (roll < 0.75) return [memberOf(plan, plan.members - 1).id];
  return roll < 0.85 ? [guidOf(`${plan.id}/gone`)] : ['GuestsOrExternalUsers'];
}

const locationOf = (plan: TenantPlan): Body => ({
  '@odata.type': '#microsoft.graph.ipNamedLocation',
  id: guidOf(`${plan.id}/location`),
  displayName: 'Offices',
  isTrusted: true,
  ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' }],
});
