// The ten most dangerous checks once more, from their rules, over the bodies of Graph as a generated tenant has them.
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import type { GeneratedEstate } from '../../../../src/sandbox/generate/estate.ts';
import { isReadable } from '../../../../src/sandbox/generate/estate-file.ts';
import type { TenantPlan } from '../../../../src/sandbox/generate/plan.ts';

interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly userType: string;
  readonly accountEnabled: boolean;
  readonly onPremisesSyncEnabled: boolean | null;
}
interface Holding {
  readonly principalId: string;
  readonly roleDefinitionId: string;
}
interface Policy {
  readonly state: string;
  readonly conditions: {
    readonly clientApplications?: object;
    readonly users: {
      readonly includeUsers: readonly string[];
      readonly includeRoles: readonly string[];
      readonly excludeUsers: readonly string[];
      readonly excludeGroups: readonly string[];
    };
  };
}
interface Lists {
  readonly accessType: string;
  readonly targets: ReadonlyArray<{ readonly target: string }>;
}
type Section = { readonly usersAndGroups: Lists; readonly applications: Lists } | null;
type Trust = {
  readonly isMfaAccepted: boolean | null;
  readonly isCompliantDeviceAccepted: boolean | null;
  readonly isHybridAzureADJoinedDeviceAccepted: boolean | null;
} | null;
interface Settings {
  readonly tenantId: string;
  readonly inboundTrust: Trust;
  readonly b2bCollaborationInbound: Section;
  readonly b2bCollaborationOutbound: Section;
  readonly b2bDirectConnectInbound: Section;
  readonly b2bDirectConnectOutbound: Section;
}

const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
/** Application Developer and Reports Reader are roles as well, and lead nowhere. */
const HARMLESS = ['cf1c38e5-3621-4004-a7cb-879624dced7c', '4a5d8f65-41da-4de4-8968-e035b65339cf'];
const POLICIES = '/identity/conditionalAccess/policies';
const ACCESS = '/policies/crossTenantAccessPolicy';

export const CHECKS = [
  ...['EMG-01', 'EMG-02', 'PRV-01', 'PRV-02', 'PRV-03'],
  ...['XTA-01', 'XTA-04', 'XTA-06', 'XTA-07', 'ISO-01'],
];

/** What each of the ten has to say of a tenant. */
export function expectedOf(
  generated: GeneratedEstate,
  plan: TenantPlan,
): Readonly<Record<string, PostureState>> {
  const blind = !isReadable(plan);
  const applies = (kinds: readonly string[], judge: () => PostureState): PostureState =>
    !kinds.includes(plan.kind) ? 'not-applicable' : blind ? 'unknown' : judge();
  const all = ['primary', 'secondary', 'sandbox', 'isolated'];
  const of = bodiesOf(generated, plan);
  const roles = rolesOf(of, registeredOf(generated, plan));
  return {
    'EMG-01': applies(all, () => enough(roles.emergency.length)),
    'EMG-02': applies(all, () => spared(of, roles, generated.tenantFile(plan.index).errors)),
    'PRV-01': applies(all, () => (roles.standing(isGlobal) > 0 ? 'fail' : 'pass')),
    'PRV-02': applies(all, () => fewGlobals(roles)),
    'PRV-03': applies(all, () => (roles.standing(isOther) > 0 ? 'fail' : 'pass')),
    'XTA-01': applies(all, () => (isOpen(of.standard.b2bCollaborationInbound) ? 'fail' : 'pass')),
    'XTA-04': applies(all, () =>
      claims(of.standard.inboundTrust).includes(true) ? 'fail' : 'pass',
    ),
    'XTA-06': applies(all, () => wideOpen(generated, of)),
    'XTA-07': applies(['secondary', 'sandbox'], () => trustsPrimary(generated, of)),
    'ISO-01': applies(['isolated'], () => (isShut(of) ? 'pass' : 'fail')),
  };
}

const isGlobal = (role: string): boolean => role === GLOBAL;
const isOther = (role: string): boolean => role !== GLOBAL && !HARMLESS.includes(role);

function bodiesOf(generated: GeneratedEstate, plan: TenantPlan) {
  const { graph } = generated.tenantFile(plan.index);
  const list = <T>(path: string): readonly T[] => (graph[path]?.value ?? []) as readonly T[];
  return {
    graph,
    list,
    initial: plan.initial,
    users: list<User>('/users'),
    standard: graph[`${ACCESS}/default`] as unknown as Settings,
    partners: list<Settings>(`${ACCESS}/partners`),
    hasP1: list<{ servicePlans: { servicePlanName: string }[] }>('/subscribedSkus').some(
      ({ servicePlans }) =>
        servicePlans.some(({ servicePlanName }) => servicePlanName === 'AAD_PREMIUM'),
    ),
  };
}
type Bodies = ReturnType<typeof bodiesOf>;

const registeredOf = (generated: GeneratedEstate, plan: TenantPlan): readonly string[] =>
  generated.estate().tenants[plan.index]?.posture.emergencyAccounts ?? [];

/** In a generated estate whatever is assigned has no end, and nothing is activated. */
function rolesOf({ list, users, initial }: Bodies, registered: readonly string[]) {
  const assigned = list<Holding>('/roleManagement/directory/roleAssignments');
  const eligible = list<Holding>('/roleManagement/directory/roleEligibilitySchedules');
  const membersOf = (id: string): readonly string[] =>
    list<{ id: string }>('/groups').some((group) => group.id === id)
      ? list<{ id: string }>(`/groups/${id}/members`).map((member) => member.id)
      : [id];
  const through = (holdings: readonly Holding[], fits: (role: string) => boolean): string[] => [
    ...new Set(
      holdings
        .filter(({ roleDefinitionId }) => fits(roleDefinitionId))
        .flatMap(({ principalId }) => membersOf(principalId)),
    ),
  ];
  const sound = users.filter(
    (user) =>
      user.userType === 'Member' &&
      user.onPremisesSyncEnabled !== true &&
      user.userPrincipalName.endsWith(`@${initial}`) &&
      !user.userPrincipalName.includes('#EXT#') &&
      assigned.some((one) => one.principalId === user.id && one.roleDefinitionId === GLOBAL) &&
      (registered.length === 0 || registered.includes(user.id)),
  );
  const emergency = sound.filter((user) => user.accountEnabled).map(({ id }) => id);
  const excused = registered.length > 0 ? sound.map(({ id }) => id) : emergency;
  const isPerson = (id: string) => users.some((user) => user.id === id);
  return {
    emergency,
    standing: (fits: (role: string) => boolean): number =>
      through(assigned, fits).filter((id) => !excused.includes(id)).length,
    people: (fits: (role: string) => boolean): number =>
      through([...assigned, ...eligible], fits).filter(isPerson).length,
    has: (id: string, role: string): boolean =>
      through(assigned, (one) => one === role).includes(id),
    membersOf,
  };
}
type Roles = ReturnType<typeof rolesOf>;

const enough = (count: number): PostureState =>
  count < 2 ? 'fail' : count > 4 ? 'partial' : 'pass';

function fewGlobals({ people }: Roles): PostureState {
  const [globals, others] = [people(isGlobal), people(isOther)];
  if (globals < 2 || globals > 8 || globals > others) return 'fail';
  return globals > 4 ? 'partial' : 'pass';
}

function spared({ list, hasP1 }: Bodies, roles: Roles, errors: object): PostureState {
  if (!hasP1) return 'unlicensed';
  if (POLICIES in errors) return 'unknown';
  const enforced = list<Policy>(POLICIES).filter(
    ({ state, conditions }) => state === 'enabled' && !conditions.clientApplications,
  );
  if (enforced.length === 0) return 'not-applicable';
  const reaches = ({ conditions: { users } }: Policy, id: string): boolean =>
    (users.includeUsers.includes('All') ||
      users.includeUsers.includes(id) ||
      users.includeRoles.some((role) => roles.has(id, role))) &&
    !(users.excludeUsers ?? []).includes(id) &&
    !(users.excludeGroups ?? []).some((group) => roles.membersOf(group).includes(id));
  const kept = (policy: Policy) => roles.emergency.filter((id) => !reaches(policy, id)).length;
  return enforced.every((policy) => kept(policy) >= 2) ? 'pass' : 'fail';
}

const names = ({ targets }: Lists): readonly string[] => targets.map(({ target }) => target);

/** Everybody of that tenant to everything here. */
const isOpen = (section: Section): boolean =>
  section !== null &&
  section.usersAndGroups.accessType === 'allowed' &&
  names(section.usersAndGroups).includes('AllUsers') &&
  section.applications.accessType === 'allowed' &&
  names(section.applications).includes('AllApplications');

const claims = (trust: Trust): readonly (boolean | null)[] => [
  trust?.isMfaAccepted ?? null,
  trust?.isCompliantDeviceAccepted ?? null,
  trust?.isHybridAzureADJoinedDeviceAccepted ?? null,
];

const primaryOf = ({ plan }: GeneratedEstate): string => plan.tenants[0]?.id ?? '';

function wideOpen(generated: GeneratedEstate, { standard, partners }: Bodies): PostureState {
  const open = partners
    .filter(({ tenantId }) => tenantId !== primaryOf(generated))
    .some((one) => isOpen(one.b2bCollaborationInbound ?? standard.b2bCollaborationInbound));
  return open || isOpen(standard.b2bCollaborationInbound) ? 'fail' : 'pass';
}

/** The primary has devices that are hybrid joined, so all three claims are wanted. */
function trustsPrimary(generated: GeneratedEstate, { standard, partners }: Bodies): PostureState {
  const entry = partners.find(({ tenantId }) => tenantId === primaryOf(generated));
  if (!entry) return 'fail';
  const byDefault = claims(standard.inboundTrust);
  const held = claims(entry.inboundTrust).map((own, at) => own ?? byDefault[at]);
  if (held.every((one) => one === true)) return 'pass';
  return held.includes(true) ? 'partial' : 'fail';
}

const SECTIONS = [
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
] as const;

function isShut({ graph, list, users, standard, partners }: Bodies): boolean {
  const blocked = (section: Section): boolean =>
    section?.usersAndGroups.accessType === 'blocked' &&
    names(section.usersAndGroups).includes('AllUsers');
  const [organization] = list<{ onPremisesSyncEnabled: boolean | null }>('/organization');
  return (
    SECTIONS.every((name) => blocked(standard[name])) &&
    claims(standard.inboundTrust).every((one) => one === false) &&
    partners.length === 0 &&
    users.every(({ userPrincipalName }) => !userPrincipalName.includes('#EXT#')) &&
    graph['/tenantRelationships/multiTenantOrganization']?.state !== 'active' &&
    organization?.onPremisesSyncEnabled !== true &&
    ((graph[ACCESS]?.allowedCloudEndpoints ?? []) as readonly string[]).length === 0
  );
}
