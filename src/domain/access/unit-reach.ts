// Who must stay out of reach of a role that takes over sign-ins, and whether a unit holds any of them.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import { type Refusal, refusal } from '../../shared/refusal.ts';
import { namedByRule, peopleAmong } from '../estate/deciders.ts';
import { type Estate, type Tenant, tenantByDomain } from '../estate/estate.ts';
import type {
  AdministrativeUnit,
  DirectoryRole,
  FactQuery,
  RoleHolder,
  UnitMember,
  UnitMembers,
} from '../facts.ts';
import { ask, type Study, together } from '../study.ts';
import { roleCeiling } from './ceiling.ts';
import { protectedGroups } from './protected-groups.ts';
import { cannotRead } from './unreadable.ts';

export interface UnitReach {
  readonly tenant: Tenant;
  readonly role: DirectoryRole;
  readonly unit: AdministrativeUnit;
  readonly scope: string;
  /** null where they are hidden. */
  readonly members: UnitMembers | null;
  /** Who gets the role: their own account in the unit gives them nothing new. */
  readonly principal: AccountRef;
}

export const reachFacts = (tenantId: string): FactQuery => ({ fact: 'role-holders', tenantId });

/**
 * Why a role that can take over sign-ins is not given for this unit: it holds somebody who decides or
 * reads through Drawbridge, somebody with a role above the ceiling, or it cannot be told who is in
 * it. Entra protects those whose role is active and the members of role-assignable groups, not those
 * who are only eligible: docs/decisions/0011-roles-for-a-unit.md.
 */
export function* reachOf(estate: Estate, reach: UnitReach): Study<Refusal | undefined> {
  const { tenant, unit, members } = reach;
  if (unit.hidden || !members) return membersHidden(unit);
  if (!members.complete) return tooLarge(unit);
  const others = members.people.filter(({ objectId }) => objectId !== reach.principal.objectId);
  const deciders = yield* holdsDecider(estate, tenant, others);
  if (deciders === 'groups-unread') return groupsUnread(unit);
  if (deciders === 'homes-unread') return cannotTell(unit);
  if (deciders) return decidersWithin(unit, tenant);
  const holders = yield* ask({ fact: 'role-holders', tenantId: tenant.id } as const);
  if (!holders.known) return cannotRead(tenant.displayName, holders.reason);
  return yield* raisedWithin(reach, others, holders.value);
}

/** Every account of everybody who owns a tenant, decides under a rule, or may read. */
function protectedAccounts(estate: Estate): Set<string> {
  const names = new Set([
    ...estate.tenants.flatMap((tenant) => tenant.owners.map(({ person }) => person)),
    ...estate.policies.flatMap((rule) => peopleAmong(estate, namedByRule(rule))),
    ...Object.values(estate.roles ?? {}).flat(),
    ...estate.posture.readers.flatMap(({ person }) => person ?? []),
    ...(estate.auditors ?? []).flatMap(({ person }) => person ?? []),
    ...estate.oncall,
  ]);
  const people = estate.people.filter(({ name }) => names.has(name));
  const owned = estate.tenants.flatMap((tenant) => tenant.owners.map(({ account }) => account));
  return new Set([...owned, ...people.flatMap(({ accounts }) => accounts)].map(accountKey));
}

function* holdsDecider(
  estate: Estate,
  tenant: Tenant,
  others: readonly UnitMember[],
): Study<boolean | 'groups-unread' | 'homes-unread'> {
  const listed = yield* together(
    protectedGroups(estate).map(({ tenantId, groupId }) =>
      ask({ fact: 'group-people', tenantId, groupId } as const),
    ),
  );
  if (listed.some((fact) => !fact.known || fact.value?.complete === false)) {
    return 'groups-unread';
  }
  const kept = protectedAccounts(estate);
  for (const fact of listed) {
    for (const one of (fact.known && fact.value?.people) || []) kept.add(accountKey(one));
  }
  if (others.some(({ objectId }) => kept.has(accountKey({ tenantId: tenant.id, objectId })))) {
    return true;
  }
  // A guest object stands for its home account: whoever re-links it becomes that person here.
  const homes = others.flatMap(({ homeAddresses }) => homeAddresses);
  const asked = homes.flatMap((address) => {
    const home = tenantByDomain(estate, address.split('@')[1] ?? '');
    const holdsKept = home && [...kept].some((key) => key.startsWith(`${home.id}/`));
    return holdsKept ? [{ tenantId: home.id, address }] : [];
  });
  const found = yield* together(
    asked.map((of) => ask({ fact: 'account-by-address', ...of } as const)),
  );
  if (found.some((fact) => !fact.known)) return 'homes-unread';
  return found.some((fact) => fact.known && fact.value && kept.has(accountKey(fact.value)));
}

function* raisedWithin(
  { tenant, role, unit, scope }: UnitReach,
  others: readonly UnitMember[],
  holders: readonly RoleHolder[],
): Study<Refusal | undefined> {
  const within = new Set(others.map(({ objectId }) => objectId));
  const held = holders.filter(
    (holder) =>
      within.has(holder.objectId) &&
      // Whoever has the same role for the same unit has nothing that this one would not give.
      !(holder.roleId === role.id && holder.scope.toLowerCase() === scope.toLowerCase()),
  );
  const ids = [...new Set(held.map(({ roleId }) => roleId))];
  const roles = yield* together(
    ids.map((roleId) => ask({ fact: 'role', tenantId: tenant.id, roleId } as const)),
  );
  for (const fact of roles) {
    if (!fact.known) return cannotRead(tenant.displayName, fact.reason);
    // A role that is not defined any more gives nothing.
    if (fact.value && roleCeiling(fact.value)) return raisedMembers(unit, tenant);
  }
  return undefined;
}

const notHere = (tenant: Tenant): string =>
  `Ask ${tenant.contact} for a unit without them, or for the task to be done for you.`;

const decidersWithin = (unit: AdministrativeUnit, tenant: Tenant): Refusal =>
  refusal(
    'unit-holds-deciders',
    `${unit.displayName} holds somebody who owns a tenant, decides or reads through Drawbridge, so nobody is given power over sign-ins there.`,
    notHere(tenant),
    'resource',
  );

const raisedMembers = (unit: AdministrativeUnit, tenant: Tenant): Refusal =>
  refusal(
    'unit-holds-administrators',
    `${unit.displayName} holds somebody with a role that Drawbridge never gives, so nobody is given power over sign-ins there.`,
    notHere(tenant),
    'resource',
  );

const membersHidden = (unit: AdministrativeUnit): Refusal =>
  refusal(
    'unit-hidden',
    `${unit.displayName} hides its members, so it cannot be told over whose sign-ins this role would give power.`,
    'Ask for a unit whose members are not hidden.',
    'resource',
  );

const tooLarge = (unit: AdministrativeUnit): Refusal =>
  refusal(
    'unit-too-large',
    `${unit.displayName} has more than 999 members, too many to be looked through at each decision.`,
    'Ask for a smaller unit.',
    'resource',
  );

const groupsUnread = (unit: AdministrativeUnit): Refusal =>
  refusal(
    'unit-unclear',
    `Who decides or reads through Drawbridge stands in groups, and not all of them could be read, so it cannot be told whether ${unit.displayName} holds any of them.`,
    'Try again in a few minutes; if it stays like this, tell whoever runs Drawbridge: of such a group 200 people are read.',
    'resource',
  );

const cannotTell = (unit: AdministrativeUnit): Refusal =>
  refusal(
    'unit-unclear',
    `${unit.displayName} holds guests whose home cannot be read at the moment, so it cannot be told who they are.`,
    'Try again in a few minutes; if it stays like this, tell whoever runs Drawbridge.',
    'resource',
  );
