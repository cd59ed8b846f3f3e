// Role definitions, scopes of roles, and who can hold one.
import { type Body, flag, isGuid, text } from '../body.ts';
import type { Call } from '../call.ts';
import { findObject, nameOf } from '../objects.ts';
import { badRequest, GraphProblem } from '../problem.ts';
import type { Tenant } from '../state/tenant.ts';

/** By id or by template id: for built-in roles they are the same, in captured tenants not always. */
export const findRole = (tenant: Tenant, id: string): Body | undefined =>
  tenant.rows('roleDefinitions').get(id) ?? tenant.rows('roleDefinitions').find('templateId', id);

export const roleName = (tenant: Tenant, id: string) => nameOf(findRole(tenant, id) ?? { id });

/** The code for an unknown role or scope is inference. */
export function demandRoleTarget({ tenant }: Call, body: Body): void {
  const roleId = text(body, 'roleDefinitionId') ?? '';
  if (!findRole(tenant, roleId))
    throw new GraphProblem(400, 'RoleNotFound', 'The role is not found.');
  const principal = findObject(tenant, text(body, 'principalId') ?? '')?.entry;
  if (principal?.type === 'group' && !flag(principal.body, 'isAssignableToRole'))
    throw badRequest(
      'The group is not assignable to a role: isAssignableToRole must be true when it is created.',
      'InvalidPrincipal',
    );
  const scope = text(body, 'directoryScopeId');
  if (!scope && !text(body, 'appScopeId'))
    throw badRequest('directoryScopeId or appScopeId is required.');
  if (scope && scope !== '/') demandScope(tenant, scope);
}

function demandScope(tenant: Tenant, scope: string): void {
  const unit = /^\/administrativeUnits\/([^/]+)$/i.exec(scope)?.[1];
  const id = unit ?? scope.replace(/^\//, '');
  const there = unit ? tenant.rows('administrativeUnits').get(unit) : findObject(tenant, id);
  if (!isGuid(id) || !there)
    throw new GraphProblem(400, 'ResourceNotFound', `The scope '${scope}' is not found.`);
}
