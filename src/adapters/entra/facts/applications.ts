// Reads the service principal that stands for an application in a tenant.
import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import type { Application } from '../../../domain/facts.ts';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';

const SELECT = 'id,appId,displayName,accountEnabled,appRoleAssignmentRequired';

/** https://learn.microsoft.com/graph/api/serviceprincipal-get; null when the tenant has none for it. */
export async function readApplication(
  graph: GraphClient,
  tenantId: string,
  appId: string,
  signal?: AbortSignal,
): Promise<Application | null> {
  try {
    const { body } = await graph.get<ServicePrincipal>(
      `/servicePrincipals(appId='${encodeURIComponent(appId)}')`,
      { needs: 'Application.Read.All', query: { $select: SELECT }, signal },
    );
    return {
      tenantId,
      appId,
      objectId: (body.id ?? '').toLowerCase(),
      displayName: body.displayName ?? appId,
      enabled: body.accountEnabled !== false,
      assignmentRequired: body.appRoleAssignmentRequired === true,
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}
