// Reads directory roles: what one may do, who is eligible or active in it, and what PIM's rules allow.
import type {
  SubscribedSku,
  UnifiedRoleAssignmentScheduleInstance,
  UnifiedRoleDefinition,
  UnifiedRoleEligibilityScheduleInstance,
} from '@microsoft/microsoft-graph-types';
import type { DirectoryRole, Eligibility, RoleLimits } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import { type GraphAnswer, type GraphClient, quoted } from '../graph/client.ts';
import { longestOf, readPolicyRules } from './pim-rules.ts';

const NEEDS = 'RoleManagement.Read.Directory';
const ROLES = '/roleManagement/directory';

const ROLE_SELECT = [
  'id',
  'templateId',
  'displayName',
  'description',
  'isEnabled',
  'isBuiltIn',
  'rolePermissions',
].join(',');

/** https://learn.microsoft.com/graph/api/unifiedroledefinition-get; null when there is no such role. */
export async function readRole(
  graph: GraphClient,
  tenantId: string,
  roleId: string,
  signal?: AbortSignal,
): Promise<DirectoryRole | null> {
  try {
    const { body } = await graph.get<UnifiedRoleDefinition>(
      `${ROLES}/roleDefinitions/${encodeURIComponent(roleId)}`,
      { needs: NEEDS, query: { $select: ROLE_SELECT }, signal },
    );
    return {
      tenantId,
      id: roleId,
      templateId: body.templateId ?? roleId,
      displayName: body.displayName ?? roleId,
      description: body.description ?? '',
      enabled: body.isEnabled !== false,
      builtIn: body.isBuiltIn === true,
      actions: (body.rolePermissions ?? []).flatMap(
        (permission) => permission.allowedResourceActions ?? [],
      ),
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

const of = (principalId: string, roleId: string): string =>
  `principalId eq ${quoted(principalId)} and roleDefinitionId eq ${quoted(roleId)}`;

/**
 * Who is eligible now; future and past ones are not listed.
 * https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances has no `$top`.
 */
export async function readEligibility(
  graph: GraphClient,
  roleId: string,
  principalId: string,
  signal?: AbortSignal,
): Promise<GraphAnswer<Eligibility[]>> {
  const { body, requestId } = await graph.list<UnifiedRoleEligibilityScheduleInstance>(
    `${ROLES}/roleEligibilityScheduleInstances`,
    {
      needs: NEEDS,
      query: {
        $filter: of(principalId, roleId),
        $select: 'directoryScopeId,endDateTime,memberType',
      },
      signal,
    },
  );
  const eligible = body.map((instance) => ({
    principalId,
    roleId,
    scope: instance.directoryScopeId ?? '/',
    until: instance.endDateTime ? Date.parse(instance.endDateTime) : null,
    inherited: /^(Group|Inherited)$/i.test(instance.memberType ?? ''),
  }));
  return { body: eligible, requestId };
}

/** Scopes in which an eligibility is activated at present. Lasting assignments are not among them. */
export async function readActivations(
  graph: GraphClient,
  roleId: string,
  principalId: string,
  signal?: AbortSignal,
): Promise<GraphAnswer<string[]>> {
  const { body, requestId } = await graph.list<UnifiedRoleAssignmentScheduleInstance>(
    `${ROLES}/roleAssignmentScheduleInstances`,
    {
      needs: NEEDS,
      query: { $filter: of(principalId, roleId), $select: 'assignmentType,directoryScopeId' },
      signal,
    },
  );
  const activated = body.filter((instance) => instance.assignmentType === 'Activated');
  return { body: activated.map((instance) => instance.directoryScopeId ?? '/'), requestId };
}

export async function readRoleLimits(
  graph: GraphClient,
  roleId: string,
  signal?: AbortSignal,
): Promise<RoleLimits> {
  const rules = await readPolicyRules(
    graph,
    `scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq ${quoted(roleId)}`,
    NEEDS,
    signal,
  );
  return { longestEligibility: longestOf(rules, 'Expiration_Admin_Eligibility') };
}

/** Names of the service plans that the tenant's subscriptions provide at present. */
export async function readServicePlans(
  graph: GraphClient,
  signal?: AbortSignal,
): Promise<string[]> {
  const { body } = await graph.list<SubscribedSku>('/subscribedSkus', {
    needs: 'Organization.Read.All',
    query: { $select: 'capabilityStatus,servicePlans' },
    signal,
  });
  return body
    .filter((sku) => sku.capabilityStatus === 'Enabled' || sku.capabilityStatus === 'Warning')
    .flatMap((sku) => sku.servicePlans ?? [])
    .filter((plan) => plan.provisioningStatus !== 'Disabled')
    .map((plan) => plan.servicePlanName ?? '');
}
