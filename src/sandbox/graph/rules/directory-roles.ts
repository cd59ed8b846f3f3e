// Directory roles that are in use: every role somebody holds shows as a directory object of its own.

import { type Body, same, text } from '../body.ts';
import type { Entry } from '../objects.ts';
import { stableGuid } from '../stable-id.ts';
import type { Tenant } from '../state/tenant.ts';
import { activeAssignments } from './role-assignments.ts';

/** The directory role of a role definition, made when it is first used. */
export function activateRole(tenant: Tenant, roleDefinitionId: string): Body | undefined {
  const definition = tenant.rows('roleDefinitions').get(roleDefinitionId);
  const templateId = text(definition, 'templateId') ?? roleDefinitionId;
  const known = tenant.rows('directoryRoles').find('roleTemplateId', templateId);
  if (known || definition?.isBuiltIn !== true) return known;
  const role: Body = {
    id: stableGuid(`${tenant.about.tenantId} ${templateId}`),
    deletedDateTime: null,
    description: definition.description ?? null,
    displayName: definition.displayName ?? null,
    roleTemplateId: templateId,
  };
  tenant.put('directoryRoles', text(role, 'id') ?? '', role);
  return role;
}

/** Roles that a tenant file shows to be held. */
export function activateHeldRoles(tenant: Tenant): void {
  for (const assignment of activeAssignments(tenant))
    activateRole(tenant, text(assignment, 'roleDefinitionId') ?? '');
}

const tenantWide = (assignment: Body) => (text(assignment, 'directoryScopeId') ?? '/') === '/';

/** Ids of who holds the role in the whole tenant. */
export function holdersOf(tenant: Tenant, role: Body): string[] {
  const definition = tenant
    .rows('roleDefinitions')
    .find('templateId', text(role, 'roleTemplateId') ?? '');
  const ids = [text(role, 'roleTemplateId'), text(definition, 'id')];
  return activeAssignments(tenant)
    .filter((one) => tenantWide(one) && ids.some((id) => same(id, text(one, 'roleDefinitionId'))))
    .map((one) => text(one, 'principalId') ?? '');
}

/** The roles that a principal holds itself, as directory objects. */
export function rolesHeldBy(tenant: Tenant, principalId: string): Entry[] {
  return activeAssignments(tenant)
    .filter((one) => tenantWide(one) && same(text(one, 'principalId'), principalId))
    .flatMap((one) => {
      const definition = tenant.rows('roleDefinitions').get(text(one, 'roleDefinitionId') ?? '');
      const templateId = text(definition, 'templateId') ?? text(one, 'roleDefinitionId') ?? '';
      const body = tenant.rows('directoryRoles').find('roleTemplateId', templateId);
      return body ? [{ n: 0, type: 'directoryRole', body }] : [];
    });
}
