// Who holds Global Administrator for good over the whole tenant: directly, or through a group.
import type { Instant } from '../../facts.ts';
import type { TenantView } from '../check.ts';
import { emergencyAccounts } from '../emergency-accounts.ts';
import { momentOf } from '../moments.ts';
import { GLOBAL_ADMINISTRATOR, ONLY_GLOBAL_ADMINISTRATOR } from '../privileged-roles.ts';
import { knownValue } from '../reading.ts';
import { groupName } from '../role-groups.ts';
import { type Hold, roleHolders, templatesOf } from '../role-holders.ts';
import type { Critical, Found } from './critical.ts';

export function standingAdministrators(view: TenantView, now: Instant): Found {
  const holders = roleHolders(view, ONLY_GLOBAL_ADMINISTRATOR, now, 'active');
  if (!('holds' in holders)) return { seen: 'none', criticals: [] };
  const standing = holders.holds.filter(({ how, scope }) => how === 'standing' && scope === '/');
  const people = new Map<string, Hold[]>();
  for (const hold of standing) {
    const id = hold.principal.id.toLowerCase();
    people.set(id, [...(people.get(id) ?? []), hold]);
  }
  const emergency = emergencyAccounts(view);
  const registered = emergency.by === 'registry' ? emergency.ids : undefined;
  const complete =
    holders.missing.length === 0 && holders.unknown.every(({ about }) => about !== 'all');
  return {
    seen: complete ? 'all' : 'some',
    criticals: [...people].map(([id, holds]) => criticalOf(view, id, holds, registered)),
  };
}

function criticalOf(
  view: TenantView,
  id: string,
  holds: readonly Hold[],
  emergency: ReadonlySet<string> | undefined,
): Critical {
  // What is held directly says more than what comes through a group, and what is certain more than what is not.
  const best =
    holds.find(({ through, certain }) => !through && certain) ??
    holds.find(({ certain }) => certain) ??
    holds[0];
  const through = best?.through;
  const name = best?.principal.displayName ?? nameOf(view, id) ?? id;
  const role = 'Global Administrator for good';
  return {
    kind: 'global-administrator',
    object: id,
    since: through ? undefined : startOf(view, id),
    name,
    detail: through ? `${role}, through the group “${groupName(through)}”` : role,
    certain: best?.certain ?? false,
    ids: through ? [id, through.id.toLowerCase()] : [id, GLOBAL_ADMINISTRATOR],
    ...(emergency?.has(id) && { note: 'It is registered as an emergency account.' }),
    ...(best?.principal.kind === 'servicePrincipal' && { note: 'It is an application.' }),
  };
}

const nameOf = (view: TenantView, id: string): string | undefined => {
  const user = knownValue(view.facts, 'users')?.find((one) => one.id.toLowerCase() === id);
  return user?.displayName ?? user?.userPrincipalName ?? undefined;
};

function startOf(view: TenantView, id: string): Instant | undefined {
  const template = templatesOf(view);
  const rows = (knownValue(view.facts, 'roleAssignmentInstances') ?? []).filter(
    ({ principal, roleDefinitionId, directoryScopeId, assignmentType }) =>
      principal.id.toLowerCase() === id &&
      directoryScopeId === '/' &&
      assignmentType?.toLowerCase() !== 'activated' &&
      template(roleDefinitionId) === GLOBAL_ADMINISTRATOR,
  );
  const starts = rows.flatMap(({ startDateTime }) => momentOf(startDateTime) ?? []);
  return starts.length > 0 ? Math.min(...starts) : undefined;
}
