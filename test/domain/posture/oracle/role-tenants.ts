// Random small tenants whose roles, groups and policies meet each other often, as Graph would answer about them.
import fc from 'fast-check';
import type { AreaValues } from '../../../../src/domain/posture/facts/areas.ts';
import { DAY } from '../../../../src/shared/duration.ts';

export const NOW = Date.parse('2026-11-20T12:00:00Z');
const at = (offset: number): string => new Date(NOW + offset).toISOString();

export const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
const USERS_ADMIN = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const SECURITY_ADMIN = '194ae4cb-b126-40b2-bd5b-6091b380977d';
const READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
export const ROLES = [GLOBAL, USERS_ADMIN, SECURITY_ADMIN, READER] as const;

const guid = (kind: string, index: number): string =>
  `${kind.repeat(8)}-0000-4000-8000-00000000000${index}`;
export const USERS = [0, 1, 2, 3, 4, 5].map((index) => guid('a', index));
export const GROUPS = [0, 1, 2].map((index) => guid('b', index));
export const SERVICE = guid('c', 0);

export interface Span {
  /** Null: without end. Else days from start to end; it began ten days ago. */
  readonly days: number | null;
  readonly type: 'Assigned' | 'Activated';
}

export interface World {
  readonly people: ReadonlyArray<{
    readonly onInitial: boolean;
    readonly member: boolean;
    readonly enabled: boolean;
    readonly synchronised: boolean | null;
  }>;
  /** By index: members of each group, each with how they are in it. */
  readonly groups: ReadonlyArray<{
    readonly members: ReadonlyArray<{ readonly user: number; readonly span: Span | null }>;
    readonly eligible: readonly number[];
    readonly service: boolean;
  }>;
  readonly assigned: ReadonlyArray<{
    readonly role: string;
    readonly to: string;
    readonly span: Span;
  }>;
  readonly eligible: ReadonlyArray<{ readonly role: string; readonly to: string }>;
  readonly pim: boolean;
  readonly registered: readonly number[];
  readonly allowed: readonly string[];
  readonly policies: ReadonlyArray<{
    readonly state: string;
    readonly about: 'people' | 'workloads' | 'context';
    readonly users: Readonly<
      Record<
        | 'includeUsers'
        | 'excludeUsers'
        | 'includeGroups'
        | 'excludeGroups'
        | 'includeRoles'
        | 'excludeRoles',
        readonly string[]
      >
    >;
  }>;
}

const span: fc.Arbitrary<Span> = fc.record({
  days: fc.constantFrom(null, null, 30, 365, 366, 500),
  type: fc.constantFrom('Assigned' as const, 'Assigned' as const, 'Activated' as const),
});
const index = fc.nat({ max: USERS.length - 1 });
const some = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.uniqueArray(one, { maxLength });
const principal = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...USERS) },
  { weight: 3, arbitrary: fc.constantFrom(...GROUPS) },
  { weight: 1, arbitrary: fc.constant(SERVICE) },
);
const role = fc.constantFrom<string>(GLOBAL, GLOBAL, ...ROLES);
/** Policies that spare somebody come up more often than chance would have it. */
const spared = some(fc.constantFrom(...USERS), 4);

/** Only people activate, and only what they may: a group's role is assigned, an activated place was eligible. */
function asGraphHasIt(world: World): World {
  return {
    ...world,
    groups: world.groups.map((group) => ({
      ...group,
      eligible: [
        ...new Set([
          ...group.eligible,
          ...group.members
            .filter(({ span: how }) => how?.type === 'Activated')
            .map(({ user }) => user),
        ]),
      ],
    })),
    assigned: world.assigned.map((one) =>
      USERS.includes(one.to) ? one : { ...one, span: { ...one.span, type: 'Assigned' } },
    ),
    eligible: [
      ...world.eligible,
      ...world.assigned
        .filter(({ to, span: { type } }) => USERS.includes(to) && type === 'Activated')
        .map(({ role, to }) => ({ role, to })),
    ],
  };
}

const anything: fc.Arbitrary<World> = fc.record({
  people: fc.array(
    fc.record({
      onInitial: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
      member: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
      enabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
      synchronised: fc.constantFrom(null, null, false, true),
    }),
    { minLength: USERS.length, maxLength: USERS.length },
  ),
  groups: fc.array(
    fc.record({
      members: fc.uniqueArray(fc.record({ user: index, span: fc.option(span) }), {
        maxLength: 3,
        selector: ({ user }) => user,
      }),
      eligible: some(index, 2),
      service: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
    { minLength: GROUPS.length, maxLength: GROUPS.length },
  ),
  assigned: fc.array(fc.record({ role, to: principal, span }), { maxLength: 8 }),
  eligible: fc.array(fc.record({ role, to: principal }), { maxLength: 5 }),
  pim: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  registered: fc.oneof(fc.constant([]), some(index, 4)),
  allowed: some(principal, 3),
  policies: fc.array(
    fc.record({
      state: fc.constantFrom('enabled', 'enabled', 'disabled', 'enabledForReportingButNotEnforced'),
      about: fc.constantFrom('people', 'people', 'people', 'workloads', 'context') as fc.Arbitrary<
        'people' | 'workloads' | 'context'
      >,
      users: fc.record({
        includeUsers: fc.oneof(fc.constant(['All']), spared, fc.constant(['None'])),
        excludeUsers: spared,
        includeGroups: some(fc.constantFrom(...GROUPS), 1),
        excludeGroups: some(fc.constantFrom(...GROUPS), 2),
        includeRoles: some(role, 1),
        excludeRoles: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, some(role, 1)),
      }),
    }),
    { maxLength: 3 },
  ),
});

export const worlds = anything.map(asGraphHasIt);

const INITIAL = 'contoso.onmicrosoft.com';

const kindOf = (id: string) =>
  GROUPS.includes(id) ? 'group' : id === SERVICE ? 'servicePrincipal' : 'user';
const principalOf = (id: string) => ({ id, kind: kindOf(id), displayName: id }) as const;
const schedule = ({ days, type }: Span) => ({
  assignmentType: type,
  startDateTime: at(-10 * DAY),
  endDateTime: days === null ? null : at((days - 10) * DAY),
});

/** What Graph would answer. Without PIM its areas are missing, as they are without a licence. */
export function answersOf(world: World): Partial<AreaValues> {
  const plans = ['AAD_PREMIUM', ...(world.pim ? ['AAD_PREMIUM_P2'] : [])];
  const areas: Partial<AreaValues> = {
    skus: [
      {
        skuId: 'sku',
        capabilityStatus: 'Enabled',
        prepaidUnits: { enabled: 1 },
        servicePlans: plans.map((servicePlanName) => ({
          servicePlanName,
          provisioningStatus: 'Success',
        })),
      },
    ],
    organization: { id: 'tenant', onPremisesSyncEnabled: null },
    domains: [
      { id: INITIAL, isInitial: true, isVerified: true, authenticationType: 'Managed' },
      { id: 'contoso.example', isInitial: false, isVerified: true, authenticationType: 'Managed' },
    ],
    users: world.people.map((person, at) => ({
      id: USERS[at] ?? '',
      displayName: `Person ${at}`,
      userPrincipalName: `p${at}@${person.onInitial ? INITIAL : 'contoso.example'}`,
      userType: person.member ? 'Member' : 'Guest',
      accountEnabled: person.enabled,
      onPremisesSyncEnabled: person.synchronised,
      identities: [],
    })),
    servicePrincipals: [{ id: SERVICE, appId: SERVICE, displayName: 'Robot' }],
    roleDefinitions: ROLES.map((id) => ({ id, templateId: id, displayName: id, isBuiltIn: true })),
    roleAssignments: world.assigned.map(({ role, to }, at) => ({
      id: `a${at}`,
      roleDefinitionId: role,
      directoryScopeId: '/',
      principal: principalOf(to),
    })),
    roleGroups: world.groups.map(({ members, eligible, service }, at) => ({
      id: GROUPS[at] ?? '',
      displayName: `Group ${at}`,
      isAssignableToRole: true,
      members: [
        ...members.map(({ user }) => principalOf(USERS[user] ?? '')),
        ...(service ? [principalOf(SERVICE)] : []),
      ],
      owners: [],
      eligible: world.pim
        ? eligible.map((user) => ({ principalId: USERS[user] ?? '', accessId: 'member' }) as const)
        : null,
      assigned: world.pim
        ? members.flatMap(({ user, span: how }) =>
            how
              ? [{ principalId: USERS[user] ?? '', accessId: 'member', ...schedule(how) } as const]
              : [],
          )
        : null,
    })),
    conditionalAccess: world.policies.map(({ state, about, users }, at) => ({
      id: `policy${at}`,
      displayName: `Policy ${at}`,
      state,
      conditions: {
        users: about === 'workloads' ? { includeUsers: ['None'] } : users,
        applications:
          about === 'context'
            ? { includeApplications: [], includeAuthenticationContextClassReferences: ['c1'] }
            : { includeApplications: ['All'] },
        clientApplications:
          about === 'workloads'
            ? { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] }
            : null,
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    })),
    conditionalAccessReferences: world.groups.map(({ members }, at) => ({
      id: GROUPS[at] ?? '',
      kind: 'group',
      found: true,
      displayName: `Group ${at}`,
      members: members.map(({ user }) => USERS[user] ?? ''),
    })),
  };
  if (!world.pim) return areas;
  return {
    ...areas,
    roleAssignmentInstances: world.assigned.map(({ role, to, span: how }, at) => ({
      id: `i${at}`,
      roleDefinitionId: role,
      directoryScopeId: '/',
      principal: principalOf(to),
      memberType: 'Direct',
      ...schedule(how),
    })),
    roleEligibilityInstances: world.eligible.map(({ role, to }, at) => ({
      id: `e${at}`,
      roleDefinitionId: role,
      directoryScopeId: '/',
      principal: principalOf(to),
      memberType: 'Direct',
      startDateTime: null,
      endDateTime: null,
    })),
  };
}
