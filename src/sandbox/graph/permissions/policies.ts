// Which application permissions Microsoft publishes for policies: role management, authorization, cross-tenant access; and what tenants are to each other.
import type { Published } from './published.ts';

export const policiesPermissions: Published = [
  {
    for: ['GET /policies/authorizationPolicy'],
    least: 'Policy.Read.All Policy.ReadWrite.Authorization',
  },
  {
    for: ['PATCH /policies/authorizationPolicy'],
    least: 'Policy.ReadWrite.Authorization',
  },
  {
    for: [
      'GET /policies/crossTenantAccessPolicy',
      'GET /policies/crossTenantAccessPolicy/default',
      'GET /policies/crossTenantAccessPolicy/partners',
      'GET /policies/crossTenantAccessPolicy/partners/{id}',
      'GET /policies/crossTenantAccessPolicy/partners/{id}/identitySynchronization',
    ],
    least: 'Policy.Read.All',
    more: 'Policy.ReadWrite.CrossTenantAccess',
  },
  {
    for: [
      'PATCH /policies/crossTenantAccessPolicy',
      'PATCH /policies/crossTenantAccessPolicy/default',
      'POST /policies/crossTenantAccessPolicy/default/resetToSystemDefault',
      'POST /policies/crossTenantAccessPolicy/partners',
      'DELETE /policies/crossTenantAccessPolicy/partners/{id}',
      'PATCH /policies/crossTenantAccessPolicy/partners/{id}',
      'DELETE /policies/crossTenantAccessPolicy/partners/{id}/identitySynchronization',
      'PUT /policies/crossTenantAccessPolicy/partners/{id}/identitySynchronization',
      'PATCH /policies/crossTenantAccessPolicy/partners/{id}/identitySynchronization',
    ],
    least: 'Policy.ReadWrite.CrossTenantAccess',
  },
  {
    for: [
      'GET /policies/crossTenantAccessPolicy/templates',
      'GET /tenantRelationships/multiTenantOrganization',
      'GET /tenantRelationships/multiTenantOrganization/joinRequest',
      'GET /tenantRelationships/multiTenantOrganization/tenants',
    ],
    least: 'MultiTenantOrganization.Read.All MultiTenantOrganization.ReadWrite.All',
  },
  {
    for: [
      'PATCH /policies/crossTenantAccessPolicy/templates',
      'PATCH /policies/crossTenantAccessPolicy/templates/multiTenantOrganizationIdentitySynchronization',
      'PATCH /policies/crossTenantAccessPolicy/templates/multiTenantOrganizationPartnerConfiguration',
      'PATCH /tenantRelationships/multiTenantOrganization',
      'DELETE /tenantRelationships/multiTenantOrganization',
      'PUT /tenantRelationships/multiTenantOrganization',
      'PATCH /tenantRelationships/multiTenantOrganization/joinRequest',
      'POST /tenantRelationships/multiTenantOrganization/tenants',
      'DELETE /tenantRelationships/multiTenantOrganization/tenants/{id}',
      'GET /tenantRelationships/multiTenantOrganization/tenants/{id}',
      'PATCH /tenantRelationships/multiTenantOrganization/tenants/{id}',
    ],
    least: 'MultiTenantOrganization.ReadWrite.All',
  },
  {
    for: [
      'GET /policies/crossTenantAccessPolicy/templates/multiTenantOrganizationIdentitySynchronization',
      'GET /policies/crossTenantAccessPolicy/templates/multiTenantOrganizationPartnerConfiguration',
    ],
    least: 'MultiTenantOrganization.Read.All',
    more: 'MultiTenantOrganization.ReadWrite.All',
  },
  {
    for: [
      'GET /policies/roleManagementPolicies',
      'GET /policies/roleManagementPolicies/{id}',
      'GET /policies/roleManagementPolicies/{id}/effectiveRules',
      'GET /policies/roleManagementPolicies/{id}/rules',
      'GET /policies/roleManagementPolicies/{id}/rules/{id}',
    ],
    least: 'RoleManagement.Read.Directory',
    more: 'RoleManagement.Read.All RoleManagement.ReadWrite.Directory',
  },
  {
    for: ['PATCH /policies/roleManagementPolicies/{id}/rules/{id}'],
    delegatedOnly: true,
  },
  {
    for: [
      'GET /policies/roleManagementPolicyAssignments',
      'GET /policies/roleManagementPolicyAssignments/{id}',
    ],
    least: 'RoleManagement.Read.All',
    more: 'RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory RoleManagementPolicy.Read.AzureADGroup',
  },
  {
    for: [
      "GET /tenantRelationships/findTenantInformationByDomainName(domainName='{domainName}')",
      "GET /tenantRelationships/findTenantInformationByTenantId(tenantId='{tenantId}')",
    ],
    least: 'CrossTenantInformation.ReadBasic.All',
  },
];
