// A primary and a secondary tenant whose people and roles are as they should be, to be spoilt one thing at a time.
import type { Tenant } from '../../../src/domain/estate/estate.ts';
import { assessEstate, assessTenant } from '../../../src/domain/posture/assess.ts';
import type { EstateView } from '../../../src/domain/posture/check.ts';
import { checks } from '../../../src/domain/posture/checks/index.ts';
import {
  type DeclaredEstate,
  type DeclaredTenant,
  NOTHING_DECLARED,
  NOTHING_DECLARED_OF_ESTATE,
} from '../../../src/domain/posture/declared.ts';
import { estateView } from '../../../src/domain/posture/estate-view.ts';
import type { AreaName, AreaValues } from '../../../src/domain/posture/facts/areas.ts';
import type { Reading, TenantFacts } from '../../../src/domain/posture/reading.ts';
import type { PostureState, Result } from '../../../src/domain/posture/result.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { estate, tenant } from '../../fakes/estate.ts';

export const PRIME = '11000000-0000-4000-8000-000000000001';
export const SECOND = '11000000-0000-4000-8000-000000000002';
export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const at = (offset: number): string => new Date(NOW + offset).toISOString();

const guid = (kind: number, index: number): string =>
  `${kind}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

export const GLASS = [guid(7, 1), guid(7, 2)] as const;
export const ADA = guid(7, 3);
export const BOB = guid(7, 4);
export const CYD = guid(7, 5);
export const DAN = guid(7, 6);
/** Nobody special. */
export const EVE = guid(7, 7);
export const ROBOT = guid(8, 1);
/** Holds User Administrator for good; people join it through PIM. */
export const TIER = guid(4, 1);
export const GLASS_GROUP = guid(4, 2);

export const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
export const PRIVILEGED = 'e8611ab8-c189-46e8-94e1-60213ab1f814';
export const USERS_ADMIN = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
export const SECURITY = '194ae4cb-b126-40b2-bd5b-6091b380977d';

/** To be written to, however deep. */
export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;
export type Values = Mutable<AreaValues>;
export type Person = Values['users'][number];
export type Schedule = Values['roleAssignmentInstances'][number];

export interface Place {
  values: Values;
  declared: Mutable<DeclaredTenant>;
  /** What is not read as usual. */
  other: Partial<Record<AreaName, Reading<unknown>>>;
  gaps: Partial<Record<AreaName, string[]>>;
  /** As it was accepted; undefined: nothing was. */
  baseline: TenantFacts | undefined;
}

export interface World {
  readonly places: Record<string, Place>;
  readonly estate: Mutable<DeclaredEstate>;
  tenants: Mutable<Tenant>[];
  people: Array<{
    name: string;
    displayName: string;
    accounts: Array<{ tenantId: string; objectId: string }>;
  }>;
}

const P2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';
export const hasP2 = () => [
  { servicePlanId: P2, service: 'AADPremiumService', capabilityStatus: 'Enabled' },
];

export const person = (
  id: string,
  name: string,
  domain: string,
  more: Partial<Person> = {},
): Person => ({
  id,
  displayName: name,
  userPrincipalName: `${name.toLowerCase()}@${domain}`,
  mail: null,
  userType: 'Member',
  accountEnabled: true,
  onPremisesSyncEnabled: null,
  createdDateTime: at(-400 * DAY),
  identities: [{ signInType: 'userPrincipalName', issuer: domain, issuerAssignedId: name }],
  assignedPlans: hasP2(),
  ...more,
});

/** Somebody of Prime, as Second has them. */
export const visitor = (id: string, name: string, more: Partial<Person> = {}): Person =>
  person(id, name, 'second.onmicrosoft.com', {
    userPrincipalName: `${name.toLowerCase()}_prime.example#EXT#@second.onmicrosoft.com`,
    mail: `${name.toLowerCase()}@prime.example`,
    userType: 'Guest',
    assignedPlans: [],
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    ...more,
  });

export const user = (id: string) => ({
  id,
  kind: 'user' as const,
  displayName: `Person ${id.slice(-1)}`,
});
export const group = (id: string) => ({
  id,
  kind: 'group' as const,
  displayName: `Group ${id.slice(-1)}`,
});
export const robot = (id = ROBOT) => ({
  id,
  kind: 'servicePrincipal' as const,
  displayName: 'Robot',
});

let last = 0;
export const holds = (
  roleDefinitionId: string,
  principal: Schedule['principal'],
  more: Partial<Schedule> = {},
): Schedule => ({
  id: `schedule-${last++}`,
  roleDefinitionId,
  directoryScopeId: '/',
  principal,
  assignmentType: 'Assigned',
  memberType: 'Direct',
  startDateTime: at(-30 * DAY),
  endDateTime: null,
  ...more,
});
export const activated = { assignmentType: 'Activated', endDateTime: at(2 * HOUR) } as const;

const rules = (): Values['rolePolicies'][number]['rules'] => [
  { id: 'Expiration_Admin_Assignment', isExpirationRequired: true, maximumDuration: 'P15D' },
  { id: 'Expiration_EndUser_Assignment', isExpirationRequired: true, maximumDuration: 'PT8H' },
  {
    id: 'Enablement_EndUser_Assignment',
    enabledRules: ['MultiFactorAuthentication', 'Justification'],
  },
  { id: 'AuthenticationContext_EndUser_Assignment', isEnabled: false, claimValue: '' },
  {
    id: 'Approval_EndUser_Assignment',
    setting: { isApprovalRequired: true, approvalStages: [{ primaryApprovers: [{ id: EVE }] }] },
  },
];

const sku = (
  skuPartNumber: string,
  enabled: number,
  ...plans: Array<[name: string, id?: string]>
) => ({
  skuId: skuPartNumber,
  skuPartNumber,
  capabilityStatus: 'Enabled',
  appliesTo: 'User',
  consumedUnits: 1,
  prepaidUnits: { enabled, suspended: 0, warning: 0, lockedOut: 0 },
  servicePlans: plans.map(([servicePlanName, servicePlanId = servicePlanName]) => ({
    servicePlanId,
    servicePlanName,
    provisioningStatus: 'Success',
  })),
});

const premium: Array<[string, string?]> = [['AAD_PREMIUM'], ['AAD_PREMIUM_P2', P2], ['INTUNE_A']];

function valuesOf(id: string, name: string, people: Person[]): Values {
  const initial = `${name}.onmicrosoft.com`;
  const custom = `${name}.example`;
  return {
    organization: {
      id,
      displayName: name,
      tenantType: 'AAD',
      countryLetterCode: 'DE',
      createdDateTime: at(-5 * 366 * DAY),
      onPremisesSyncEnabled: id === PRIME ? true : null,
      onPremisesLastSyncDateTime: id === PRIME ? at(-2 * HOUR) : null,
      verifiedDomains: [{ name: custom }, { name: initial }],
      technicalNotificationMails: ['it@prime.example'],
      securityComplianceNotificationMails: ['soc@prime.example'],
    },
    domains: [
      {
        id: custom,
        authenticationType: 'Managed',
        isDefault: true,
        isInitial: false,
        isVerified: true,
      },
      {
        id: initial,
        authenticationType: 'Managed',
        isDefault: false,
        isInitial: true,
        isVerified: true,
      },
    ],
    skus:
      id === PRIME
        ? [sku('SPE_E5', 100, ...premium, ['EXCHANGE_S_ENTERPRISE'], ['SHAREPOINTENTERPRISE'])]
        : [sku('AAD_PREMIUM_P2', 5, ...premium)],
    users: people,
    devices: [],
    authorizationPolicy: {
      defaultUserRolePermissions: { allowedToCreateTenants: false },
    },
    authenticationMethodsPolicy: { policyMigrationState: 'migrationComplete' },
    crossTenantPolicy: { allowedCloudEndpoints: [] },
    crossTenantDefault: { isServiceDefault: true },
    crossTenantPartners: [],
    multiTenantMembers: [],
    conditionalAccess: [
      {
        id: 'policy-all',
        displayName: 'MFA for everybody',
        state: 'enabled',
        conditions: {
          users: { includeUsers: ['All'], excludeGroups: [GLASS_GROUP] },
          applications: { includeApplications: ['All'] },
          clientAppTypes: ['all'],
        },
        grantControls: { operator: 'OR', builtInControls: ['mfa'] },
      },
    ],
    conditionalAccessReferences: [
      {
        id: GLASS_GROUP,
        kind: 'group',
        found: true,
        displayName: 'Break glass',
        members: [...GLASS],
      },
    ],
    registrationDetails: people.map((one) => ({
      id: one.id,
      userPrincipalName: one.userPrincipalName,
      isPasswordlessCapable: false,
      methodsRegistered: ['password', 'passKeyDeviceBound'],
    })),
    signInActivity: GLASS.map((one) => ({ id: one, lastSuccessfulSignInDateTime: at(-20 * DAY) })),
    servicePrincipals: [
      { id: ROBOT, appId: guid(9, 1), displayName: 'Robot', passwordCredentials: [] },
    ],
    roleDefinitions: [GLOBAL, PRIVILEGED, USERS_ADMIN, SECURITY].map((role) => ({
      id: role,
      templateId: role,
      displayName: role,
      isBuiltIn: true,
    })),
    roleAssignments: [
      ...GLASS.map((one, index) => ({
        id: `a${index}`,
        roleDefinitionId: GLOBAL,
        directoryScopeId: '/',
        principal: user(one),
      })),
      {
        id: 'a-tier',
        roleDefinitionId: USERS_ADMIN,
        directoryScopeId: '/',
        principal: group(TIER),
      },
    ],
    roleAssignmentInstances: [
      ...GLASS.map((one) => holds(GLOBAL, user(one))),
      holds(USERS_ADMIN, group(TIER)),
    ],
    roleEligibilityInstances: [
      holds(GLOBAL, user(ADA), { assignmentType: null }),
      holds(PRIVILEGED, user(BOB), { assignmentType: null }),
      holds(SECURITY, user(CYD), { assignmentType: null }),
    ],
    roleGroups: [
      {
        id: TIER,
        displayName: 'Tier',
        isAssignableToRole: true,
        members: [],
        owners: [],
        eligible: [CYD, DAN].map((principalId) => ({
          principalId,
          accessId: 'member' as const,
          endDateTime: null,
        })),
        assigned: [],
      },
    ],
    rolePolicies: [{ roleDefinitionId: GLOBAL, rules: rules() }],
    accessReviews: [
      {
        id: 'review',
        displayName: 'Roles',
        status: 'InProgress',
        scope: {
          resourceScopes: [GLOBAL, PRIVILEGED].map((role) => ({
            query: `/v1.0/roleManagement/directory/roleDefinitions/${role}`,
          })),
        },
        settings: { recurrence: { pattern: { type: 'absoluteMonthly' } } },
        lastInstanceEnd: at(-60 * DAY),
      },
    ],
  } as unknown as Values;
}

const glass = (domain: string): Person[] =>
  GLASS.map((id, index) => person(id, `Glass${index}`, domain));

const declared = (): Mutable<DeclaredTenant> => ({
  ...(structuredClone(NOTHING_DECLARED) as Mutable<DeclaredTenant>),
  country: 'DE',
  owner: 'O. Wner',
  decision: {
    url: 'https://wiki.prime.example/decision',
    reviewedOn: NOW - 100 * DAY,
    triggers: ['acquisition'],
    by: 'O. Wner',
  },
  emergencyAccounts: [...GLASS],
  lastEmergencyDrill: NOW - 20 * DAY,
});

const place = (values: Values, more: Partial<DeclaredTenant> = {}): Place => ({
  values,
  declared: { ...declared(), ...more } as Mutable<DeclaredTenant>,
  other: {},
  gaps: {},
  baseline: undefined,
});

/** Made anew each time. */
export function golden(): World {
  const admins = [ADA, BOB, CYD, DAN].map((id, index) => [id, `Adm${index}`] as const);
  const prime = place(
    valuesOf(PRIME, 'prime', [
      ...glass('prime.onmicrosoft.com'),
      ...admins.map(([id, name]) => person(id, name, 'prime.example')),
      person(EVE, 'Eve', 'prime.example', { onPremisesSyncEnabled: true, assignedPlans: [] }),
    ]),
    { hybrid: true },
  );
  const second = place(
    valuesOf(SECOND, 'second', [
      ...glass('second.onmicrosoft.com'),
      ...admins.map(([id, name]) => visitor(id, name)),
      person(EVE, 'Eve', 'second.example', { assignedPlans: [] }),
    ]),
  );
  const world: World = {
    places: { [PRIME]: prime, [SECOND]: second },
    estate: structuredClone(NOTHING_DECLARED_OF_ESTATE) as Mutable<DeclaredEstate>,
    tenants: [['prime', PRIME, 'primary'] as const, ['second', SECOND, 'secondary'] as const].map(
      ([name, id, kind]) =>
        structuredClone(
          tenant({
            name,
            id,
            kind,
            displayName: name,
            domains: [`${name}.example`, `${name}.onmicrosoft.com`],
            purpose: 'Tests',
          }),
        ) as Mutable<Tenant>,
    ),
    people: [],
  };
  for (const id of [PRIME, SECOND])
    placeOf(world, id).baseline = structuredClone(factsOf(world, id));
  return world;
}

export type Spoil = (world: World) => void;

export function placeOf(world: World, tenantId: string): Place {
  const found = world.places[tenantId];
  if (!found) throw new Error('no such tenant');
  return found;
}

export function factsOf(world: World, tenantId: string): TenantFacts {
  const { values, other, gaps } = placeOf(world, tenantId);
  const readings = Object.fromEntries(
    Object.entries(values).map(([area, value]) => {
      const missed = gaps[area as AreaName];
      const read = { state: 'read', value, asOf: NOW - HOUR, ...(missed && { gaps: missed }) };
      return [area, other[area as AreaName] ?? read];
    }),
  );
  return { tenantId, readings } as TenantFacts;
}

export function see(...spoils: readonly Spoil[]): EstateView {
  const world = golden();
  for (const spoil of spoils) spoil(world);
  return viewOf(world);
}

export function viewOf(world: World): EstateView {
  const tenants = Object.fromEntries(
    Object.entries(world.places).map(([id, one]) => [id, one.declared]),
  );
  const view = estateView(
    estate({
      tenants: world.tenants as Tenant[],
      people: world.people,
      posture: { readers: [], declared: world.estate, tenants },
    }),
    (id) => (world.places[id] ? factsOf(world, id) : undefined),
    NOW,
  );
  return { ...view, baseline: (id) => world.places[id]?.baseline };
}

export function judged(id: string, tenantId: string, view: EstateView): Result {
  const check = checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  if (check.scope === 'estate') return assessEstate(check, view);
  const there = view.view(tenantId);
  if (!there) throw new Error('no such tenant');
  return assessTenant(check, there, view);
}

export const resultOf = (id: string, tenantId: string, ...spoils: readonly Spoil[]): Result =>
  judged(id, tenantId, see(...spoils));

export const stateOf = (id: string, tenantId: string, ...spoils: readonly Spoil[]): PostureState =>
  resultOf(id, tenantId, ...spoils).state;

/** Changes the facts of a tenant. */
export const facts =
  (tenantId: string, change: (values: Values) => void): Spoil =>
  (world) =>
    change(placeOf(world, tenantId).values);

/** Changes what is declared about a tenant. */
export const declare =
  (tenantId: string, change: Partial<Mutable<DeclaredTenant>>): Spoil =>
  (world) =>
    Object.assign(placeOf(world, tenantId).declared, change);

export const ofKind =
  (tenantId: string, kind: Tenant['kind']): Spoil =>
  (world) => {
    for (const one of world.tenants) if (one.id === tenantId) one.kind = kind;
  };

export const UNREADABLE: Reading<never> = {
  state: 'unreadable',
  code: 'Authorization_RequestDenied',
  sentence: 'the reader has no consent for it there',
  asOf: NOW - HOUR,
};
export const UNLICENSED: Reading<never> = {
  state: 'unlicensed',
  code: 'AadPremiumLicenseRequired',
  asOf: NOW - HOUR,
};

export const read =
  (tenantId: string, area: AreaName, reading: Reading<never>): Spoil =>
  (world) => {
    placeOf(world, tenantId).other[area] = reading;
  };

export const unread = (tenantId: string, area: AreaName): Spoil => read(tenantId, area, UNREADABLE);

export const gap =
  (tenantId: string, area: AreaName): Spoil =>
  (world) => {
    placeOf(world, tenantId).gaps[area] = ['one page of it could not be read'];
  };

/** A tenant without Entra ID P2, as Graph answers for it. */
export const withoutP2 =
  (tenantId: string): Spoil =>
  (world) => {
    const { values, other } = placeOf(world, tenantId);
    values.skus = [];
    for (const area of [
      'roleAssignmentInstances',
      'roleEligibilityInstances',
      'rolePolicies',
    ] as const) {
      other[area] = UNLICENSED;
    }
    for (const one of values.roleGroups) Object.assign(one, { eligible: null, assigned: null });
  };

export const userOf = (values: Values, id: string): Person => {
  const found = values.users.find((one) => one.id === id);
  if (!found) throw new Error('no such person');
  return found;
};
