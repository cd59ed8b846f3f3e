// Application permissions of Microsoft Graph with which a tenant can be taken over.
import type { Maybe } from '../../facts/areas.ts';

/** https://learn.microsoft.com/graph/permissions-reference: they give roles, permissions, credentials or policies. */
const DANGEROUS: ReadonlySet<string> = new Set([
  'RoleManagement.ReadWrite.Directory',
  'RoleManagement.ReadWrite.All',
  'RoleAssignmentSchedule.ReadWrite.Directory',
  'RoleEligibilitySchedule.ReadWrite.Directory',
  'RoleManagementPolicy.ReadWrite.Directory',
  'PrivilegedAccess.ReadWrite.AzureAD',
  'PrivilegedAccess.ReadWrite.AzureADGroup',
  'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  'AppRoleAssignment.ReadWrite.All',
  'Application.ReadWrite.All',
  'Directory.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Domain.ReadWrite.All',
  'EntitlementManagement.ReadWrite.All',
  'Group.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'MultiTenantOrganization.ReadWrite.All',
  'Organization.ReadWrite.All',
  'Policy.ReadWrite.ApplicationConfiguration',
  'Policy.ReadWrite.AuthenticationFlows',
  'Policy.ReadWrite.AuthenticationMethod',
  'Policy.ReadWrite.Authorization',
  'Policy.ReadWrite.ConditionalAccess',
  'Policy.ReadWrite.CrossTenantAccess',
  'Policy.ReadWrite.PermissionGrant',
  'Policy.ReadWrite.SecurityDefaults',
  'Synchronization.ReadWrite.All',
  'User.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'UserAuthenticationMethod.ReadWrite.All',
]);

export const isDangerous = (permission: Maybe<string>): boolean => DANGEROUS.has(permission ?? '');
