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
  if (scope && scope !== '/') {
    demandScope(tenant, scope);
    demandScopable(findRole(tenant, roleId) ?? {}, scope);
  }
}

/**
 * Built-in roles that can be given for an administrative unit, by template id:
 * https://learn.microsoft.com/entra/identity/role-based-access-control/manage-roles-portal#roles-that-can-be-assigned-with-administrative-unit-scope
 */
const FOR_UNITS = new Set([
  '58a13ea3-c632-46ae-9ee0-9c0d43cd7f3d', // Attribute Assignment Administrator
  'ffd52fa5-98dc-465c-991d-fc073eb59f8f', // Attribute Assignment Reader
  'c4e39bd9-1100-46d3-8c65-fb160da0071f', // Authentication Administrator
  '7698a772-787b-4ac8-901f-60d6b08affd2', // Cloud Device Administrator
  'fdd7a751-b60b-444a-984c-02652fe8fa1c', // Groups Administrator
  '729827e3-9c14-49f7-bb1b-9608f156bbb8', // Helpdesk Administrator
  '4d6ac14f-3453-41d0-bef9-a3e0c569773a', // License Administrator
  '966707d0-3269-4727-9be2-8c3a10f19b9d', // Password Administrator
  '644ef478-e28f-4e28-b9dc-3fdde9aa0b1f', // Printer Administrator
  '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', // Privileged Authentication Administrator
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c', // SharePoint Administrator
  '69091246-20e8-4a56-aa4d-066075b2a7a8', // Teams Administrator
  '3d762c5a-1b6c-493f-843e-55a3b42923d4', // Teams Devices Administrator
  'fe930be7-5e62-47db-91af-98c3a49a38b1', // User Administrator
]);

/** The sentence is published for assignments; that PIM uses it too is inference. */
function demandScopable(role: Body, scope: string): void {
  if (!/^\/administrativeUnits\//i.test(scope) || !flag(role, 'isBuiltIn')) return;
  if (!FOR_UNITS.has(text(role, 'templateId')?.toLowerCase() ?? ''))
    throw badRequest(
      'The given built-in role is not supported to be assigned to a single resource scope.',
      'Request_BadRequest',
    );
}

function demandScope(tenant: Tenant, scope: string): void {
  const unit = /^\/administrativeUnits\/([^/]+)$/i.exec(scope)?.[1];
  const id = unit ?? scope.replace(/^\//, '');
  const there = unit ? tenant.rows('administrativeUnits').get(unit) : findObject(tenant, id);
  if (!isGuid(id) || !there)
    throw new GraphProblem(400, 'ResourceNotFound', `The scope '${scope}' is not found.`);
}
