// Reads an application by its object id: whose it is, and whether one of its roles is for people.
import type { ServicePrincipal } from '@microsoft/microsoft-graph-types';
import { DirectoryError } from '../../../ports/directory-error.ts';
import type { GraphClient } from '../graph/client.ts';

export interface UserApplication {
  readonly appId: string;
  readonly displayName: string;
  readonly publisher: string | null;
  /** False: the role is a permission for applications. */
  readonly forPeople: boolean;
}

const SELECT = 'id,appId,displayName,appOwnerOrganizationId,appRoles';

/** https://learn.microsoft.com/graph/api/serviceprincipal-get, by object id; null when it is not there. */
export async function readUserApplication(
  graph: GraphClient,
  objectId: string,
  appRoleId: string,
  signal?: AbortSignal,
): Promise<UserApplication | null> {
  try {
    const { body } = await graph.get<ServicePrincipal>(
      `/servicePrincipals/${encodeURIComponent(objectId)}`,
      { needs: 'Application.Read.All', query: { $select: SELECT }, signal },
    );
    const role = (body.appRoles ?? []).find(
      ({ id }) => id?.toLowerCase() === appRoleId.toLowerCase(),
    );
    return {
      appId: (body.appId ?? '').toLowerCase(),
      displayName: body.displayName ?? objectId,
      publisher: body.appOwnerOrganizationId?.toLowerCase() ?? null,
      // Without a role of its own an application has the default one, which is for people.
      forPeople: role?.allowedMemberTypes?.includes('User') ?? true,
    };
  } catch (error) {
    if (error instanceof DirectoryError && error.trouble === 'not-found') return null;
    throw error;
  }
}
