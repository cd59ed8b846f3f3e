// Whether a policy reaches one account: by itself, its groups or its roles; what is excluded wins.
import type { TenantView } from '../../check.ts';
import { idsIn, type Policy } from '../../conditional-access/policy.ts';
import { knownValue, readingOf } from '../../reading.ts';
import { gapsOf, templatesOf } from '../../role-holders.ts';

export type Reached = 'yes' | 'no' | 'unknown';
type Among = boolean | undefined;

export function reachOf(view: TenantView, accountId: string): (policy: Policy) => Reached {
  const id = accountId.toLowerCase();
  const groups = membersByGroup(view);
  const whole = !gapsOf(view, 'conditionalAccessReferences').length;
  // Of a group that was read in part nobody can be said not to be in it.
  const inGroup = (groupId: string): Among =>
    groups(groupId)?.has(id) || (whole && groups(groupId) ? false : undefined);
  const roles = rolesOf(view, id);
  return (policy) => {
    const users = policy.conditions?.users;
    if (!users) return 'unknown';
    const left = any([
      ...idsIn(users.excludeUsers).map((one) => one === id),
      ...idsIn(users.excludeGroups).map(inGroup),
      ...idsIn(users.excludeRoles).map(roles),
    ]);
    if (left === true) return 'no';
    const meant = any([
      ...idsIn(users.includeUsers).map((one) => one === 'all' || one === id),
      ...idsIn(users.includeGroups).map(inGroup),
      ...idsIn(users.includeRoles).map(roles),
    ]);
    if (meant === false) return 'no';
    return meant === true && left === false ? 'yes' : 'unknown';
  };
}

const any = (answers: readonly Among[]): Among =>
  answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;

function membersByGroup(view: TenantView): (groupId: string) => ReadonlySet<string> | undefined {
  const reading = readingOf(view.facts, 'conditionalAccessReferences');
  const known = new Map(
    (reading.state === 'read' ? reading.value : []).flatMap(({ kind, id, members, found }) => {
      if (kind !== 'group') return [];
      const list = found === false ? [] : members;
      return list ? [[id.toLowerCase(), new Set(idsIn(list))] as const] : [];
    }),
  );
  return (groupId) => known.get(groupId);
}

/** Emergency accounts hold their role directly; others that come through a group count as well. */
function rolesOf(view: TenantView, id: string): (role: string) => Among {
  const { facts } = view;
  const template = templatesOf(view);
  const groups = knownValue(facts, 'roleGroups');
  const rows = knownValue(facts, 'roleAssignmentInstances') ?? knownValue(facts, 'roleAssignments');
  if (!rows) return () => undefined;
  const held = new Map<string, Among>();
  for (const { principal, roleDefinitionId } of rows) {
    const role = template(roleDefinitionId);
    const group = groups?.find((one) => one.id.toLowerCase() === principal.id.toLowerCase());
    const mine: Among =
      principal.id.toLowerCase() === id ||
      (principal.kind === 'group' &&
        (group ? group.members.some((member) => member.id.toLowerCase() === id) : undefined));
    held.set(role, any([held.has(role) ? held.get(role) : false, mine]));
  }
  return (role) => (held.has(role) ? held.get(role) : false);
}
