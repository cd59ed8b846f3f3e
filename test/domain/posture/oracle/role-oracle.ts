// A second reading of EMG-01, EMG-02 and PRV-01 to PRV-03 from their rules, over worlds as they are and not over answers.
import type { PostureState } from '../../../../src/domain/posture/result.ts';
import { GLOBAL, GROUPS, ROLES, SERVICE, type Span, USERS, type World } from './role-tenants.ts';

const OTHER_PRIVILEGED = [ROLES[1], ROLES[2]];

const everybody = USERS.map((_, index) => index);
const indexOf = (id: string): number => USERS.indexOf(id);

/** Assigned and for good, which is without end or for more than a year. Nothing else is standing. */
const forGood = (pim: boolean, span: Span): boolean =>
  !pim || (span.type === 'Assigned' && (span.days === null || span.days > 365));

/** Direct, over the whole tenant, assigned and without any end. */
const permanentGlobal = (world: World, user: number): boolean =>
  world.assigned.some(
    ({ role, to, span }) =>
      role === GLOBAL &&
      to === USERS[user] &&
      (!world.pim || (span.type === 'Assigned' && span.days === null)),
  );

/** All that makes an emergency account, but for being enabled. */
function soundAccount(world: World, user: number): boolean {
  const person = world.people[user];
  return (
    person?.member === true &&
    person.onInitial &&
    person.synchronised !== true &&
    permanentGlobal(world, user) &&
    (world.registered.length === 0 || world.registered.includes(user))
  );
}

/** Those that count. */
const emergency = (world: World): number[] =>
  everybody.filter((user) => soundAccount(world, user) && world.people[user]?.enabled === true);

/** Those whose standing role is nobody's fault: one that is disabled for now stays what it is. */
const excused = (world: World): string[] =>
  everybody
    .filter((user) =>
      world.registered.length === 0 ? emergency(world).includes(user) : soundAccount(world, user),
    )
    .map((user) => USERS[user] ?? '');

/** EMG-01 */
export function enoughAccounts(world: World): PostureState {
  const count = emergency(world).length;
  if (count < 2) return 'fail';
  return count > 4 ? 'partial' : 'pass';
}

/** EMG-02. Without a policy there is nothing to be excluded from. */
export function sparesAccounts(world: World): PostureState {
  const policies = world.policies.filter(
    ({ state, about }) => state === 'enabled' && about === 'people',
  );
  if (policies.length === 0) return 'not-applicable';
  const spared = (policy: World['policies'][number]): number =>
    emergency(world).filter((user) => !reaches(world, policy, user)).length;
  return policies.every((policy) => spared(policy) >= 2) ? 'pass' : 'fail';
}

function reaches(world: World, { users }: World['policies'][number], user: number): boolean {
  const id = USERS[user] ?? '';
  const isIn = (groupId: string): boolean =>
    world.groups[GROUPS.indexOf(groupId)]?.members.some((member) => member.user === user) ?? false;
  /** A role counts while it is active, however it came. */
  const has = (role: string): boolean =>
    world.assigned.some((one) => one.role === role && (one.to === id || isIn(one.to)));
  const among = (list: readonly string[], groups: readonly string[], roles: readonly string[]) =>
    list.includes(id) || list.includes('All') || groups.some(isIn) || roles.some(has);
  return (
    among(users.includeUsers, users.includeGroups, users.includeRoles) &&
    !among(users.excludeUsers, users.excludeGroups, users.excludeRoles)
  );
}

/** Whoever holds a role for good: `user 3`, `robot`, with the group it comes through. */
interface Standing {
  readonly who: string;
  readonly group: string | null;
}

function standing(world: World, role: string): Standing[] {
  return world.assigned
    .filter((one) => one.role === role && forGood(world.pim, one.span))
    .flatMap(({ to }): Standing[] => {
      const group = world.groups[GROUPS.indexOf(to)];
      if (!group) return [{ who: to, group: null }];
      const members = group.members
        .filter(({ span }) => span === null || forGood(world.pim, span))
        .map(({ user }) => USERS[user] ?? '');
      return [...members, ...(group.service ? [SERVICE] : [])].map((who) => ({ who, group: to }));
    });
}

/** PRV-01 */
export function noStandingGlobal(world: World): PostureState {
  const fine = excused(world);
  return standing(world, GLOBAL).some(({ who }) => !fine.includes(who)) ? 'fail' : 'pass';
}

/** PRV-02 */
export function fewGlobals(world: World): PostureState {
  const globals = holders(world, [GLOBAL]);
  const others = holders(world, OTHER_PRIVILEGED);
  if (globals.size < 2 || globals.size > 8 || globals.size > others.size) return 'fail';
  return globals.size > 4 ? 'partial' : 'pass';
}

/** People who have one of the roles assigned or may activate it, by themselves or through a group. */
function holders(world: World, roles: readonly string[]): Set<number> {
  const found = new Set<number>();
  const add = (to: string, activated: boolean) => {
    const user = indexOf(to);
    if (user >= 0 && !activated) found.add(user);
    const group = world.groups[GROUPS.indexOf(to)];
    if (!group || activated) return;
    for (const { user: member, span } of group.members) {
      if (!world.pim || span?.type !== 'Activated') found.add(member);
    }
    if (world.pim) for (const one of group.eligible) found.add(one);
  };
  for (const { role, to, span } of world.assigned) {
    if (roles.includes(role)) add(to, world.pim && span.type === 'Activated');
  }
  if (world.pim)
    for (const { role, to } of world.eligible) if (roles.includes(role)) add(to, false);
  return found;
}

/** PRV-03 */
export function noOtherStanding(world: World): PostureState {
  const fine = [...world.allowed, ...excused(world)];
  const against = OTHER_PRIVILEGED.flatMap((role) => standing(world, role ?? '')).filter(
    ({ who, group }) => !fine.includes(who) && !(group !== null && fine.includes(group)),
  );
  return against.length > 0 ? 'fail' : 'pass';
}
