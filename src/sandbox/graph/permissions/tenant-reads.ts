// Which application permissions Microsoft publishes for reads of policies, domains, partners and other settings of a tenant.
import type { Published } from './published.ts';

export const tenantReads: Published = [
  {
    for: [
      'GET /directory/attributeSets',
      'GET /directory/attributeSets/{id}',
      'GET /directory/customSecurityAttributeDefinitions',
      'GET /directory/customSecurityAttributeDefinitions/{id}',
      'GET /directory/customSecurityAttributeDefinitions/{id}/allowedValues',
      'GET /directory/customSecurityAttributeDefinitions/{id}/allowedValues/{id}',
    ],
    least: 'CustomSecAttributeDefinition.Read.All CustomSecAttributeDefinition.ReadWrite.All',
  },
  {
    for: [
      'GET /directory/federationConfigurations',
      'GET /directory/federationConfigurations/{id}',
    ],
    least: 'IdentityProvider.Read.All',
    more: 'IdentityProvider.ReadWrite.All',
  },
  {
    for: [
      'GET /domains/{id}/domainNameReferences',
      'GET /domains/{id}/serviceConfigurationRecords',
      'GET /domains/{id}/verificationDnsRecords',
    ],
    least: 'Domain.Read.All',
    more: 'Domain.ReadWrite.All',
  },
  {
    for: ['GET /domains/{id}/federationConfiguration'],
    least: 'Domain-InternalFederation.Read.All Domain-InternalFederation.ReadWrite.All',
  },
  {
    for: ['GET /domains/{id}/federationConfiguration/{id}'],
    least: 'Domain-InternalFederation.Read.All Domain-InternalFederation.ReadWrite.All',
    more: 'Domain.Read.All Domain.ReadWrite.All',
  },
  {
    for: ['GET /domains/{id}/rootDomain'],
    least: 'Domain.Read.All',
    more: 'Directory.Read.All Domain.ReadWrite.All',
  },
  {
    for: [
      'GET /policies/authenticationStrengthPolicies',
      'GET /policies/authenticationStrengthPolicies/{id}',
    ],
    least: 'Policy.Read.AuthenticationMethod',
    more: 'Policy.Read.All Policy.ReadWrite.AuthenticationMethod Policy.ReadWrite.ConditionalAccess',
  },
  {
    for: [
      'GET /organization/{id}/certificateBasedAuthConfiguration',
      'GET /organization/{id}/certificateBasedAuthConfiguration/{id}',
    ],
    least: 'Organization.Read.All Organization.ReadWrite.All',
  },
  {
    for: ['GET /policies/adminConsentRequestPolicy'],
    least: 'Policy.Read.All Policy.ReadWrite.ConsentRequest',
    more: 'Directory.Read.All Directory.ReadWrite.All',
  },
  {
    // https://learn.microsoft.com/graph/api/authenticationflowspolicy-get
    for: ['GET /policies/authenticationFlowsPolicy'],
    least: 'Policy.Read.All',
    more: 'Policy.ReadWrite.AuthenticationFlows',
  },
  {
    // Beta only: https://learn.microsoft.com/graph/api/policyroot-list-b2bmanagementpolicies
    for: ['GET /policies/b2bManagementPolicies', 'GET /policies/b2bManagementPolicies/{id}'],
    least: 'Policy.Read.B2BManagementPolicy',
    more: 'Policy.ReadWrite.B2BManagementPolicy',
  },
  {
    for: ['GET /policies/authenticationMethodsPolicy'],
    least: 'Policy.Read.AuthenticationMethod Policy.ReadWrite.AuthenticationMethod',
    more: 'Policy.Read.All',
  },
  {
    for: ['GET /policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{id}'],
    least: 'Policy.Read.AuthenticationMethod',
    more: 'Policy.Read.All Policy.ReadWrite.AuthenticationMethod',
  },
  {
    for: ['GET /policies/identitySecurityDefaultsEnforcementPolicy'],
    least: 'Policy.Read.All Policy.ReadWrite.SecurityDefaults',
  },
  {
    for: ['GET /policies/permissionGrantPolicies', 'GET /policies/permissionGrantPolicies/{id}'],
    least: 'Policy.Read.PermissionGrant Policy.ReadWrite.PermissionGrant',
  },
  {
    for: [
      'GET /policies/permissionGrantPolicies/{id}/excludes',
      'GET /policies/permissionGrantPolicies/{id}/includes',
    ],
    least: 'Policy.Read.PermissionGrant',
    more: 'Directory.Read.All',
  },
  {
    for: [
      'GET /tenantRelationships/delegatedAdminCustomers',
      'GET /tenantRelationships/delegatedAdminCustomers/{id}',
      'GET /tenantRelationships/delegatedAdminCustomers/{id}/serviceManagementDetails',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}/operations',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}/operations/{id}',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}/requests/{id}',
    ],
    least: 'DelegatedAdminRelationship.Read.All',
    more: 'DelegatedAdminRelationship.ReadWrite.All',
  },
  {
    for: [
      'GET /tenantRelationships/delegatedAdminRelationships',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}/accessAssignments/{id}',
      'GET /tenantRelationships/delegatedAdminRelationships/{id}/requests',
    ],
    least: 'DelegatedAdminRelationship.Read.All DelegatedAdminRelationship.ReadWrite.All',
  },
];
