// An estate whose boundary is as it should be, to be spoilt one thing at a time.
import type { Estate, Tenant } from '../../../src/domain/estate/estate.ts';
import { assessEstate, assessTenant } from '../../../src/domain/posture/assess.ts';
import type { EstateView } from '../../../src/domain/posture/check.ts';
import { boundaryChecks } from '../../../src/domain/posture/checks/boundary.ts';
import {
  type DeclaredEstate,
  type DeclaredTenant,
  NOTHING_DECLARED,
  NOTHING_DECLARED_OF_ESTATE,
} from '../../../src/domain/posture/declared.ts';
import { estateView } from '../../../src/domain/posture/estate-view.ts';
import type { AreaName, AreaValues } from '../../../src/domain/posture/facts/areas.ts';
import type { TenantFacts } from '../../../src/domain/posture/reading.ts';
import type { PostureState, Result } from '../../../src/domain/posture/result.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { estate, tenant } from '../../fakes/estate.ts';

export const PRIME = '10000000-0000-4000-8000-00000000000a';
export const SECOND = '10000000-0000-4000-8000-00000000000b';
export const LAB = '10000000-0000-4000-8000-00000000000c';
export const VAULT = '10000000-0000-4000-8000-00000000000d';
/** External, in the estate. */
export const OUTER = '20000000-0000-4000-8000-00000000000e';
/** Outside the estate, with a documented relationship. */
export const SUPPLIER = '20000000-0000-4000-8000-00000000000f';
export const SUPPORT = '20000000-0000-4000-8000-000000000010';
export const STRANGER = '30000000-0000-4000-8000-000000000011';
export const GROUP = '40000000-0000-4000-8000-000000000001';
export const APP = '50000000-0000-4000-8000-000000000001';
export const APP_OBJECT = '50000000-0000-4000-8000-000000000002';
export const JANE = '60000000-0000-4000-8000-000000000001';
export const JANE_THERE = '60000000-0000-4000-8000-000000000002';
export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const at = (offset: number): string => new Date(NOW + offset).toISOString();

/** To be written to, however deep. */
export type Mutable<T> = { -readonly [K in keyof T]: Mutable<T[K]> };
export type Values = Mutable<{ [A in AreaName]?: AreaValues[A] }>;
type Partner = Mutable<AreaValues['crossTenantPartners'][number]>;
type Section = NonNullable<Partner['b2bCollaborationInbound']>;

export interface World {
  readonly values: Record<string, Values>;
  readonly unread: Set<string>;
  readonly unlicensed: Set<string>;
  readonly gaps: Map<string, string[]>;
  readonly declared: Record<string, Mutable<DeclaredTenant>>;
  readonly estate: Mutable<DeclaredEstate>;
  tenants: readonly Tenant[];
}

export const key = (tenantId: string, area: AreaName): string => `${tenantId} ${area}`;

export const list = (accessType: string, ...targets: string[]) => ({
  accessType,
  targets: targets.map((target) => ({
    target,
    targetType: /^All?A|^Office|^5/.test(target)
      ? 'application'
      : /^4/.test(target)
        ? 'group'
        : 'user',
  })),
});

export const section = (people: string, apps: string): Section => ({
  usersAndGroups:
    people === 'closed'
      ? list('blocked', 'AllUsers')
      : people === 'all'
        ? list('allowed', 'AllUsers')
        : list('allowed', people),
  applications:
    apps === 'closed'
      ? list('blocked', 'AllApplications')
      : apps === 'all'
        ? list('allowed', 'AllApplications')
        : list('allowed', apps),
});
export const OPEN = (): Section => section('all', 'all');
export const SHUT = (): Section => section('closed', 'closed');

export const partner = (tenantId: string, change: Partial<Partner> = {}): Partner => ({
  tenantId,
  isServiceProvider: null,
  isInMultiTenantOrganization: false,
  identitySynchronization: null,
  b2bCollaborationInbound: null,
  b2bCollaborationOutbound: null,
  b2bDirectConnectInbound: null,
  b2bDirectConnectOutbound: null,
  inboundTrust: null,
  automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  tenantRestrictions: null,
  ...change,
});

export const trust = (mfa: boolean | null, compliant = mfa, hybrid = mfa) => ({
  isMfaAccepted: mfa,
  isCompliantDeviceAccepted: compliant,
  isHybridAzureADJoinedDeviceAccepted: hybrid,
});

const tenants = (): Tenant[] => [
  tenant({
    name: 'prime',
    id: PRIME,
    displayName: 'Prime',
    domains: ['prime.example'],
    kind: 'primary',
  }),
  tenant({
    name: 'second',
    id: SECOND,
    displayName: 'Second',
    domains: ['second.example'],
    kind: 'secondary',
  }),
  tenant({ name: 'lab', id: LAB, displayName: 'Lab', domains: ['lab.example'], kind: 'sandbox' }),
  tenant({
    name: 'vault',
    id: VAULT,
    displayName: 'Vault',
    domains: ['vault.example'],
    kind: 'isolated',
  }),
  tenant({
    name: 'outer',
    id: OUTER,
    displayName: 'Outer',
    domains: ['outer.example'],
    kind: 'external',
  }),
];

const user = (id: string, name: string, domain: string) => ({
  id,
  displayName: name,
  userPrincipalName: `${name.toLowerCase()}@${domain}`,
  mail: null,
  userType: 'Member',
  accountEnabled: true,
  externalUserState: null,
  identities: [],
});

export const guest = (id: string, name: string, home: string, there: string) => ({
  ...user(id, name, there),
  userPrincipalName: `${name.toLowerCase()}_${home}#EXT#@${there}`,
  userType: 'Guest',
  externalUserState: 'Accepted',
});

const base = (tenantId: string, partners: Partner[]): Values => ({
  organization: { id: tenantId, displayName: tenantId, onPremisesSyncEnabled: null },
  skus: [
    {
      skuId: 'p2',
      skuPartNumber: 'AAD_PREMIUM_P2',
      capabilityStatus: 'Enabled',
      prepaidUnits: { enabled: 10, warning: 0 },
      servicePlans: [
        { servicePlanId: 'a', servicePlanName: 'AAD_PREMIUM', provisioningStatus: 'Success' },
        { servicePlanId: 'b', servicePlanName: 'AAD_PREMIUM_P2', provisioningStatus: 'Success' },
      ],
    },
  ],
  users: [],
  crossTenantPolicy: { allowedCloudEndpoints: [] },
  crossTenantDefault: {
    isServiceDefault: false,
    b2bCollaborationInbound: SHUT(),
    b2bCollaborationOutbound: SHUT(),
    b2bDirectConnectInbound: SHUT(),
    b2bDirectConnectOutbound: SHUT(),
    inboundTrust: trust(false),
    automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
    tenantRestrictions: SHUT(),
  },
  crossTenantPartners: partners,
  partnerNames: [],
  multiTenantOrganization: { state: null },
  multiTenantMembers: [],
  synchronization: [],
  roleAssignmentInstances: [],
  roleDefinitions: [],
  servicePrincipals: [],
  applicationAssignments: [],
  conditionalAccess: [],
});

const scoped = () => section(GROUP, APP);
const inOne = { isInMultiTenantOrganization: true };
const both = { automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true } };

const nothing = () => structuredClone(NOTHING_DECLARED) as Mutable<DeclaredTenant>;

/** Prime is hybrid, owns the organization with Second, and synchronises its people into Second. */
function goldenWorld(): World {
  const members = [
    {
      tenantId: PRIME,
      displayName: 'Prime',
      role: 'owner',
      state: 'active',
      addedDateTime: at(-90 * DAY),
    },
    {
      tenantId: SECOND,
      displayName: 'Second',
      role: 'member',
      state: 'active',
      addedDateTime: at(-90 * DAY),
    },
  ];
  const prime: Values = {
    ...base(PRIME, [
      partner(SECOND, {
        ...inOne,
        ...both,
        b2bCollaborationInbound: scoped(),
        b2bCollaborationOutbound: OPEN(),
        b2bDirectConnectInbound: section(GROUP, 'Office365'),
        b2bDirectConnectOutbound: section(GROUP, 'Office365'),
        inboundTrust: trust(true),
      }),
      partner(LAB, { b2bCollaborationOutbound: OPEN() }),
      partner(SUPPLIER, {
        b2bCollaborationInbound: scoped(),
        inboundTrust: trust(true, null, null),
      }),
      partner(SUPPORT),
    ]),
    multiTenantOrganization: { state: 'active' },
    multiTenantMembers: structuredClone(members),
    synchronization: [
      {
        servicePrincipalId: 'job-app',
        jobs: [
          {
            id: 'job',
            templateId: 'Azure2Azure',
            targetTenantId: SECOND,
            status: {
              code: 'Active',
              countSuccessiveCompleteFailures: 0,
              lastSuccessfulExecution: { timeEnded: at(-HOUR) },
            },
          },
        ],
      },
    ],
    users: [user(JANE, 'Jane', 'prime.example')],
  };
  prime.organization = { id: PRIME, displayName: 'Prime', onPremisesSyncEnabled: true };
  const second: Values = {
    ...base(SECOND, [
      partner(PRIME, {
        ...inOne,
        ...both,
        b2bCollaborationInbound: OPEN(),
        b2bCollaborationOutbound: scoped(),
        b2bDirectConnectInbound: section(GROUP, 'Office365'),
        b2bDirectConnectOutbound: section(GROUP, 'Office365'),
        inboundTrust: trust(true),
        identitySynchronization: { userSyncInbound: { isSyncAllowed: true } },
      }),
    ]),
    multiTenantOrganization: { state: 'active' },
    multiTenantMembers: structuredClone(members),
    users: [guest(JANE_THERE, 'Jane', 'prime.example', 'second.example')],
    servicePrincipals: [
      {
        id: APP_OBJECT,
        appId: APP,
        displayName: 'Payroll',
        appOwnerOrganizationId: SECOND,
        accountEnabled: true,
        appRoleAssignmentRequired: true,
      },
    ],
    applicationAssignments: [
      { servicePrincipalId: APP_OBJECT, principalId: JANE_THERE, principalType: 'User' },
    ],
  };
  return {
    values: {
      [PRIME]: prime,
      [SECOND]: second,
      [LAB]: base(LAB, [
        partner(PRIME, { b2bCollaborationInbound: OPEN(), inboundTrust: trust(true) }),
      ]),
      [VAULT]: base(VAULT, []),
    },
    unread: new Set(),
    unlicensed: new Set(),
    gaps: new Map(),
    declared: {
      [PRIME]: nothing(),
      [SECOND]: nothing(),
      [LAB]: {
        ...nothing(),
        allowedPlans: ['AAD_PREMIUM', 'AAD_PREMIUM_P2'],
      },
      [VAULT]: nothing(),
    },
    estate: {
      ...structuredClone(NOTHING_DECLARED_OF_ESTATE),
      partners: [
        {
          tenantId: SUPPLIER,
          name: 'Supplier',
          owner: 'O. Wner',
          reviewedOn: NOW - 30 * DAY,
          trust: ['mfa'],
          microsoftSupport: false,
        },
        {
          tenantId: SUPPORT,
          name: 'Microsoft support',
          owner: '',
          reviewedOn: NOW - 900 * DAY,
          trust: [],
          microsoftSupport: true,
        },
      ],
      multiTenant: { members: [PRIME, SECOND], owners: [PRIME] },
      oneWay: [{ from: PRIME, to: LAB }],
    },
    tenants: tenants(),
  };
}

export type Spoil = (world: World) => void;

export function see(...spoils: readonly Spoil[]): EstateView {
  const world = goldenWorld();
  for (const spoil of spoils) spoil(world);
  const declared: Estate['posture'] = {
    readers: [],
    declared: world.estate,
    tenants: world.declared,
  };
  return estateView(
    estate({ tenants: world.tenants, posture: declared }),
    (tenantId) => factsOf(world, tenantId),
    NOW,
  );
}

export function factsOf(world: World, tenantId: string): TenantFacts | undefined {
  const values = world.values[tenantId];
  if (!values) return undefined;
  const readings = Object.fromEntries(
    Object.entries(values).map(([area, value]) => {
      const name = key(tenantId, area as AreaName);
      if (world.unread.has(name)) {
        return [area, { state: 'unreadable', code: 'x', sentence: 'no consent there', asOf: NOW }];
      }
      if (world.unlicensed.has(name)) return [area, { state: 'unlicensed', code: 'y', asOf: NOW }];
      const gaps = world.gaps.get(name);
      return [area, { state: 'read', value, asOf: NOW - HOUR, ...(gaps && { gaps }) }];
    }),
  );
  return { tenantId, readings } as TenantFacts;
}

export function resultOf(id: string, tenantId: string | null, ...spoils: readonly Spoil[]): Result {
  const view = see(...spoils);
  const check = boundaryChecks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id}`);
  if (check.scope === 'estate') return assessEstate(check, view);
  const at = view.view(tenantId ?? '');
  if (!at) throw new Error(`no tenant ${tenantId}`);
  return assessTenant(check, at, view);
}

export const stateOf = (
  id: string,
  tenantId: string | null,
  ...spoils: readonly Spoil[]
): PostureState => resultOf(id, tenantId, ...spoils).state;

/** The entry of one tenant for another, to be changed; made where there is none. */
export function entry(world: World, tenantId: string, of: string): Partner {
  const partners = world.values[tenantId]?.crossTenantPartners;
  if (!partners) throw new Error('no partners there');
  const found = partners.find((one) => one.tenantId === of);
  if (found) return found;
  const made = partner(of);
  partners.push(made);
  return made;
}

export function defaults(world: World, tenantId: string) {
  const found = world.values[tenantId]?.crossTenantDefault;
  if (!found) throw new Error('no default there');
  return found;
}

export const unread =
  (tenantId: string, area: AreaName): Spoil =>
  (world) =>
    world.unread.add(key(tenantId, area));

export const gap =
  (tenantId: string, area: AreaName): Spoil =>
  (world) =>
    world.gaps.set(key(tenantId, area), ['one page of it']);

export const valuesOf = (world: World, tenantId: string): Values => {
  const found = world.values[tenantId];
  if (!found) throw new Error('no such tenant');
  return found;
};
