// What the reader can tell about a tenant on its way in: its name, its domains, who administers it.
import type { TenantReading } from '../../../ports/tenant-lookup.ts';
import type { DirectoryAccess } from '../directory-access.ts';
import { quoted } from '../graph/client.ts';

interface Organization {
  readonly verifiedDomains?: ReadonlyArray<{
    readonly name?: string;
    readonly isDefault?: boolean;
  }>;
}

interface Assignment {
  readonly roleDefinitionId?: string;
  readonly directoryScopeId?: string;
}

/** `home`: a tenant in which the reader is known already, and from which others are asked about. */
export const createTenantReading = (access: DirectoryAccess, home: string): TenantReading => ({
  async about(tenantId) {
    const { body } = await access(home).get<{ displayName?: string; defaultDomainName?: string }>(
      `/tenantRelationships/findTenantInformationByTenantId(tenantId='${encodeURIComponent(tenantId)}')`,
      { needs: 'CrossTenantInformation.ReadBasic.All' },
    );
    return { displayName: body.displayName ?? '', domain: body.defaultDomainName ?? null };
  },
  async verifiedDomains(tenantId) {
    const { body } = await access(tenantId).list<Organization>('/organization', {
      needs: 'Organization.Read.All',
    });
    const domains = body.flatMap((one) => one.verifiedDomains ?? []);
    const sorted = [...domains].sort((a, b) => Number(b.isDefault) - Number(a.isDefault));
    return sorted.flatMap(({ name }) => (name ? [name.toLowerCase()] : []));
  },
  async principalOf(tenantId, clientId) {
    const { body } = await access(tenantId).get<{ id?: string }>(
      `/servicePrincipals(appId='${encodeURIComponent(clientId)}')`,
      { needs: 'Application.Read.All', query: { $select: 'id' } },
    );
    return body.id;
  },
  async rolesOf(tenantId, objectId) {
    const { body } = await access(tenantId).list<Assignment>(
      '/roleManagement/directory/roleAssignments',
      {
        needs: 'RoleManagement.Read.Directory',
        query: { $filter: `principalId eq ${quoted(objectId)}` },
      },
    );
    return body.map(({ roleDefinitionId, directoryScopeId }) => ({
      roleId: (roleDefinitionId ?? '').toLowerCase(),
      scope: directoryScopeId ?? '/',
    }));
  },
});
