// Tenants that are protected as they should be, to be spoilt one thing at a time.
import type { Tenant } from '../../../src/domain/estate/estate.ts';
import { assessEstate, assessTenant } from '../../../src/domain/posture/assess.ts';
import type { EstateView } from '../../../src/domain/posture/check.ts';
import { protectionChecks } from '../../../src/domain/posture/checks/protection.ts';
import {
  type DeclaredEstate,
  type DeclaredTenant,
  NOTHING_DECLARED,
  NOTHING_DECLARED_OF_ESTATE,
} from '../../../src/domain/posture/declared.ts';
import { estateView } from '../../../src/domain/posture/estate-view.ts';
import type { AreaName, AreaValues } from '../../../src/domain/posture/facts/areas.ts';
import type { Reading, TenantFacts } from '../../../src/domain/posture/reading.ts';
import type { Result } from '../../../src/domain/posture/result.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { estate, tenant } from '../../fakes/estate.ts';

export const HOME = '10000000-0000-4000-8000-0000000000a1';
export const SECOND = '10000000-0000-4000-8000-0000000000a2';
export const LAB = '10000000-0000-4000-8000-0000000000a3';
export const STRANGER = '30000000-0000-4000-8000-0000000000a4';
export const GLASS = [
  '70000000-0000-4000-8000-000000000001',
  '70000000-0000-4000-8000-000000000002',
];
export const GLASS_GROUP = '40000000-0000-4000-8000-0000000000b1';
export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const at = (offset: number): string => new Date(NOW + offset).toISOString();
export const RULE = 'device.extensionAttribute1 -eq "PAW"';
export const NOT_RULE = 'device.extensionAttribute1 -ne "PAW"';

export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
export type Values = Mutable<{ [A in AreaName]: AreaValues[A] }>;
export type Policy = Values['conditionalAccess'][number];

export interface Place {
  readonly values: Values;
  readonly declared: Mutable<DeclaredTenant>;
  /** What is not read as usual. */
  readonly other: Partial<Record<AreaName, Reading<unknown>>>;
  readonly gaps: Partial<Record<AreaName, string[]>>;
}

export interface World {
  readonly places: Record<string, Place>;
  readonly estate: Mutable<DeclaredEstate>;
  tenants: Tenant[];
  own: string[];
}

export const resistant = {
  id: '00000000-0000-0000-0000-000000000004',
  allowedCombinations: ['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor'],
};

export const policy = (id: string, more: Partial<Policy> = {}): Policy => ({
  id,
  displayName: id,
  state: 'enabled',
  createdDateTime: at(-200 * DAY),
  modifiedDateTime: at(-100 * DAY),
  conditions: {
    users: { includeUsers: ['All'], excludeGroups: [GLASS_GROUP] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
    locations: null,
    devices: null,
  },
  grantControls: { operator: 'OR', builtInControls: [], authenticationStrength: { ...resistant } },
  sessionControls: null,
  ...more,
});

const withRisk = (id: string, risk: object): Policy => {
  const made = policy(id);
  return {
    ...made,
    conditions: { ...made.conditions, ...risk },
    grantControls: { ...made.grantControls, operator: 'AND', builtInControls: ['compliantDevice'] },
    sessionControls: { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' } },
  };
};

const blocking = (id: string, conditions: object): Policy => {
  const made = policy(id);
  return {
    ...made,
    conditions: { ...made.conditions, ...conditions },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  };
};

export const policies = (): Policy[] => [
  policy('mfa'),
  policy('device', {
    grantControls: { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] },
  }),
  withRisk('medium', { signInRiskLevels: ['medium'] }),
  withRisk('high', { signInRiskLevels: ['high'] }),
  withRisk('user-risk', { userRiskLevels: ['high'] }),
  {
    ...policy('admins'),
    grantControls: {
      operator: 'AND',
      builtInControls: ['compliantDevice'],
      authenticationStrength: { ...resistant },
    },
  },
  blocking('workstations', { devices: { deviceFilter: { mode: 'include', rule: NOT_RULE } } }),
  blocking('legacy', { clientAppTypes: ['exchangeActiveSync', 'other'] }),
  blocking('device-code', {
    authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' },
  }),
  {
    ...policy('workloads'),
    conditions: {
      clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] },
      locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  },
];

export const guest = (id: string, more: object = {}): Values['users'][number] => ({
  id,
  displayName: `Guest ${id}`,
  userPrincipalName: `guest${id}_home.example#EXT#@here.example`,
  userType: 'Guest',
  accountEnabled: true,
  createdDateTime: at(-400 * DAY),
  externalUserState: 'Accepted',
  ...more,
});

const plan = (servicePlanName: string) => ({ servicePlanName, provisioningStatus: 'Success' });

function golden(id: string): Values {
  return {
    skus: [
      {
        skuId: 'e5',
        capabilityStatus: 'Enabled',
        prepaidUnits: { enabled: 10 },
        servicePlans: ['AAD_PREMIUM', 'AAD_PREMIUM_P2', 'MTP', 'AAD_WRKLDID_P1', 'INTUNE_A'].map(
          plan,
        ),
      },
    ],
    domains: [
      { id: 'here.example', authenticationType: 'Managed', isVerified: true },
      { id: 'new.example', authenticationType: 'Federated', isVerified: false },
    ],
    federation: [],
    authenticationMethodsPolicy: {
      policyMigrationState: 'migrationComplete',
      authenticationMethodConfigurations: [
        { id: 'Fido2', state: 'enabled' },
        { id: 'X509Certificate', state: 'disabled' },
        ...['Sms', 'Voice', 'Email'].map((one) => ({ id: one, state: 'disabled' })),
      ],
    },
    registrationDetails: [
      ...Array.from({ length: 9 }, (_, index) => ({
        id: `${index}`,
        userType: 'member',
        methodsRegistered: ['password', 'fido2SecurityKey'],
      })),
      { id: '9', userType: 'member', methodsRegistered: ['mobilePhone'] },
      { id: '10', userType: 'guest', methodsRegistered: [] },
    ],
    conditionalAccess: policies(),
    authenticationStrengths: [],
    conditionalAccessReferences: [
      {
        id: GLASS_GROUP,
        kind: 'group',
        found: true,
        displayName: 'Break glass',
        members: [...GLASS],
      },
    ],
    securityDefaults: { isEnabled: false },
    authorizationPolicy: {
      guestUserRoleId: '2af84b1e-32c8-42b7-82bc-daa82404023b',
      allowInvitesFrom: 'adminsAndGuestInviters',
      allowedToSignUpEmailBasedSubscriptions: false,
      allowEmailVerifiedUsersToJoinOrganization: false,
      defaultUserRolePermissions: {
        allowedToCreateApps: false,
        permissionGrantPoliciesAssigned: [
          'ManagePermissionGrantsForSelf.microsoft-user-default-low',
        ],
      },
    },
    authenticationFlowsPolicy: { selfServiceSignUp: { isEnabled: false } },
    users: [
      {
        id: 'sponsor',
        userPrincipalName: 's@here.example',
        userType: 'Member',
        accountEnabled: true,
      },
      guest('g1'),
      guest('g2', { accountEnabled: false }),
    ],
    signInActivity: [{ id: 'g1', lastSuccessfulSignInDateTime: at(-10 * DAY) }],
    guestSponsors: [{ id: 'g1', sponsors: [{ id: 'sponsor', kind: 'user' }] }],
    accessReviews: [
      {
        id: 'review',
        displayName: 'All guests',
        status: 'InProgress',
        scope: { query: "/v1.0/users?$filter=userType+eq+'Guest'", queryType: 'MicrosoftGraph' },
        settings: {
          autoApplyDecisionsEnabled: true,
          defaultDecision: 'Deny',
          defaultDecisionEnabled: true,
          recurrence: { pattern: { type: 'absoluteMonthly' } },
        },
        lastInstanceEnd: at(-30 * DAY),
      },
    ],
    b2bManagement: [
      {
        id: 'b2b',
        isOrganizationDefault: true,
        definition: [
          JSON.stringify({
            B2BManagementPolicy: {
              InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains: ['home.example'] },
            },
          }),
        ],
      },
    ],
    crossTenantDefault: {
      b2bCollaborationInbound: {
        usersAndGroups: {
          accessType: 'blocked',
          targets: [{ target: 'AllUsers', targetType: 'user' }],
        },
        applications: {
          accessType: 'blocked',
          targets: [{ target: 'AllApplications', targetType: 'application' }],
        },
      },
    },
    crossTenantPartners: [
      {
        tenantId: HOME,
        b2bCollaborationInbound: {
          usersAndGroups: {
            accessType: 'allowed',
            targets: [{ target: 'AllUsers', targetType: 'user' }],
          },
          applications: {
            accessType: 'allowed',
            targets: [{ target: 'AllApplications', targetType: 'application' }],
          },
        },
      },
    ],
    riskyServicePrincipals: [{ id: 'old', riskState: 'dismissed', riskLevel: 'high' }],
    servicePrincipals: [
      { id: 'own', appId: 'a1', displayName: 'Own', appOwnerOrganizationId: id },
      {
        id: 'ms',
        appId: 'a2',
        displayName: 'Exchange',
        appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
      },
    ],
    graphPermissions: [
      { principalId: 'own', appRoleId: 'r1', permission: 'Directory.ReadWrite.All' },
      { principalId: 'ms', appRoleId: 'r1', permission: 'Directory.ReadWrite.All' },
    ],
    adminConsentRequestPolicy: { isEnabled: true },
    applications: [{ id: 'app', appId: 'a1', createdDateTime: at(-300 * DAY) }],
    roleEligibilityInstances: [
      {
        id: 'e1',
        roleDefinitionId: 'cf1c38e5-3621-4004-a7cb-879624dced7c',
        directoryScopeId: '/',
        principal: { id: 'dev', kind: 'user', displayName: 'Dev' },
      },
    ],
    secureScores: [0, 1, 2, 3, 4, 5, 6, 7].map((day) => ({
      id: `s${day}`,
      createdDateTime: at(-day * DAY - HOUR),
      currentScore: 700,
      maxScore: 1000,
      averageComparativeScores: [{ basis: 'AllTenants', averageScore: 450 }],
      controlScores: [{ controlName: 'MFA', score: 4 }],
    })),
    controlProfiles: [{ id: 'MFA', title: 'MFA for all', maxScore: 10 }],
    incidents: [
      {
        id: 'i1',
        severity: 'high',
        status: 'active',
        assignedTo: 'soc@x',
        createdDateTime: at(-9 * DAY),
      },
      { id: 'i2', severity: 'high', status: 'redirected', createdDateTime: at(-9 * DAY) },
      { id: 'i3', severity: 'low', status: 'active', createdDateTime: at(-9 * DAY) },
    ],
    riskyUsers: [
      {
        id: 'u1',
        riskLevel: 'high',
        riskState: 'remediated',
        riskLastUpdatedDateTime: at(-9 * DAY),
      },
      { id: 'u2', riskLevel: 'medium', riskState: 'atRisk', riskLastUpdatedDateTime: at(-9 * DAY) },
    ],
    devices:
      id === HOME
        ? Array.from({ length: 10 }, (_, index) => ({
            id: `d${index}`,
            trustType: 'AzureAd',
            accountEnabled: true,
            isManaged: true,
            isCompliant: index > 0,
          }))
        : [{ id: 'phone', trustType: 'Workplace', accountEnabled: true }],
  } as unknown as Values;
}

const place = (id: string): Place => ({
  values: golden(id),
  declared: {
    ...(structuredClone(NOTHING_DECLARED) as Mutable<DeclaredTenant>),
    emergencyAccounts: [...GLASS],
    privilegedWorkstationRule: RULE,
  },
  other: {},
  gaps: {},
});

export type Spoil = (place: Place, world: World) => void;

export function see(where: string, ...spoils: readonly Spoil[]): EstateView {
  const world: World = {
    places: { [HOME]: place(HOME), [SECOND]: place(SECOND), [LAB]: place(LAB) },
    estate: structuredClone(NOTHING_DECLARED_OF_ESTATE) as Mutable<DeclaredEstate>,
    tenants: [
      tenant({
        name: 'home',
        id: HOME,
        displayName: 'Home',
        domains: ['home.example'],
        kind: 'primary',
      }),
      tenant({
        name: 'second',
        id: SECOND,
        displayName: 'Second',
        domains: ['second.example'],
        kind: 'secondary',
      }),
      tenant({
        name: 'lab',
        id: LAB,
        displayName: 'Lab',
        domains: ['lab.example'],
        kind: 'sandbox',
      }),
    ],
    own: [],
  };
  for (const spoil of spoils) spoil(world.places[where] as Place, world);
  const view = estateView(
    estate({
      tenants: world.tenants,
      posture: {
        readers: [],
        declared: world.estate,
        tenants: Object.fromEntries(
          Object.entries(world.places).map(([id, one]) => [id, one.declared]),
        ),
      },
    }),
    (id) => factsOf(id, world.places[id]),
    NOW,
  );
  return { ...view, ownApplications: world.own };
}

function factsOf(tenantId: string, one: Place | undefined): TenantFacts | undefined {
  if (!one) return undefined;
  const readings = Object.fromEntries(
    Object.entries(one.values).map(([area, value]) => {
      const gaps = one.gaps[area as AreaName];
      const other = one.other[area as AreaName];
      return [area, other ?? { state: 'read', value, asOf: NOW - HOUR, ...(gaps && { gaps }) }];
    }),
  );
  return { tenantId, readings } as TenantFacts;
}

export function resultOf(id: string, where: string, ...spoils: readonly Spoil[]): Result {
  const view = see(where, ...spoils);
  const check = protectionChecks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  if (check.scope === 'estate') return assessEstate(check, view);
  const here = view.view(where);
  if (!here) throw new Error(`no tenant ${where}`);
  return assessTenant(check, here, view);
}

export const unreadable =
  (area: AreaName): Spoil =>
  ({ other }) => {
    other[area] = { state: 'unreadable', code: 'x', sentence: 'no consent there', asOf: NOW };
  };

export const unlicensed =
  (area: AreaName): Spoil =>
  ({ other }) => {
    other[area] = { state: 'unlicensed', code: 'y', asOf: NOW };
  };

export const partly =
  (area: AreaName): Spoil =>
  ({ gaps }) => {
    gaps[area] = ['one page of it'];
  };

export const withoutPlan =
  (name: RegExp): Spoil =>
  ({ values }) => {
    for (const sku of values.skus) {
      sku.servicePlans = (sku.servicePlans ?? []).filter(
        (one) => !name.test(one.servicePlanName ?? ''),
      );
    }
  };

/** Changes a policy by its id. */
export const change =
  (id: string, spoil: (policy: Policy) => void): Spoil =>
  ({ values }) => {
    const found = values.conditionalAccess.filter((one) => one.id === id);
    if (found.length === 0) throw new Error(`no policy ${id}`);
    found.forEach(spoil);
  };

export const remove =
  (...ids: string[]): Spoil =>
  ({ values }) => {
    values.conditionalAccess = values.conditionalAccess.filter((one) => !ids.includes(one.id));
  };
