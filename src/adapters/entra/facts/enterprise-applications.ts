// Reads applications as a tenant knows them, with their app roles, and which of them a group is assigned to.
import type { AppRoleAssignment, ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { EnterpriseApplication, GroupAssignment } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';

const SELECT = [
  'id',
  'appId',
  'displayName',
  'accountEnabled',
  'servicePrincipalType',
  'appOwnerOrganizationId',
  'appRoles',
].join(',');

/** https://learn.microsoft.com/graph/api/serviceprincipal-get; null when there is none. */
export async function readEnterpriseApplication(
  graph: GraphClient,
  tenantId: string,
  applicationId: string,
  signal?: AbortSignal,
): Promise<EnterpriseApplication | null> {
  try {
    const { body } = await graph.get<ServicePrincipal>(
      `/servicePrincipals/${encodeURIComponent(applicationId)}`,
      { needs: 'Application.Read.All', query: { $select: SELECT }, signal },
    );
    return {
      tenantId,
      id: applicationId,
      appId: body.appId ?? '',
      displayName: body.displayName ?? applicationId,
      enabled: body.accountEnabled === true,
      type: body.servicePrincipalType ?? '',
      publisher: body.appOwnerOrganizationId ?? null,
      roles: (body.appRoles ?? []).map((role) => ({
        id: (role.id ?? '').toLowerCase(),
        displayName: role.displayName ?? role.value ?? '',
        enabled: role.isEnabled === true,
        forPeople: (role.allowedMemberTypes ?? []).includes('User'),
      })),
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}

/** https://learn.microsoft.com/graph/api/group-list-approleassignments; of a group that is gone, none. */
export async function readGroupApplications(
  graph: GraphClient,
  groupId: string,
  signal?: AbortSignal,
): Promise<GroupAssignment[]> {
  try {
    const { body } = await graph.list<AppRoleAssignment>(
      `/groups/${encodeURIComponent(groupId)}/appRoleAssignments`,
      { needs: 'Directory.Read.All', signal },
    );
    return body.map(({ resourceId, appRoleId }) => ({
      applicationId: (resourceId ?? '').toLowerCase(),
      roleId: (appRoleId ?? '').toLowerCase(),
    }));
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return [];
    throw error;
  }
}
