// Consent: the app roles of Microsoft Graph that a tenant has assigned to an application.

import { createHash } from 'node:crypto';
import { type Body, bodies, same, text } from '../body.ts';
import { appRoleId, listedPermissions } from '../permissions/app-role-ids.ts';
import { knownPermissions } from '../permissions/lookup.ts';
import { stableGuid } from '../stable-id.ts';
import type { Tenant } from '../state/tenant.ts';

const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

const everyPermission = [...new Set([...listedPermissions, ...knownPermissions])].sort();
const nameById = new Map(everyPermission.map((name) => [appRoleId(name), name]));

const appRole = (permission: string): Body => ({
  allowedMemberTypes: ['Application'],
  description: permission,
  displayName: permission,
  id: appRoleId(permission),
  isEnabled: true,
  origin: 'Application',
  value: permission,
});

/** Microsoft Graph's own service principal, made when the tenant file has none. */
export function graphPrincipal(tenant: Tenant): Body {
  const known = tenant.rows('servicePrincipals').find('appId', GRAPH_APP_ID);
  if (known) return known;
  const principal: Body = {
    id: stableGuid(`${tenant.about.tenantId} Microsoft Graph`),
    accountEnabled: true,
    appDisplayName: 'Microsoft Graph',
    appId: GRAPH_APP_ID,
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    appRoleAssignmentRequired: false,
    appRoles: everyPermission.map(appRole),
    displayName: 'Microsoft Graph',
    servicePrincipalNames: [GRAPH_APP_ID, 'https://graph.microsoft.com'],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMultipleOrgs',
  };
  tenant.put('servicePrincipals', text(principal, 'id') ?? '', principal);
  return principal;
}

/** The permissions that a principal was given, as a token's `roles` carry them. */
export function grantedRoles(tenant: Tenant, principalId: string): string[] {
  const graph = tenant.rows('servicePrincipals').find('appId', GRAPH_APP_ID);
  const roles = new Map(
    bodies(graph, 'appRoles').map((role) => [text(role, 'id') ?? '', text(role, 'value') ?? '']),
  );
  const granted = new Set<string>();
  for (const { body } of tenant.rows('appRoleAssignments').rows()) {
    if (!same(text(body, 'principalId'), principalId)) continue;
    if (!same(text(body, 'resourceId'), text(graph, 'id'))) continue;
    const id = text(body, 'appRoleId') ?? '';
    const name = roles.get(id) ?? nameById.get(id.toLowerCase());
    if (name) granted.add(name);
  }
  return [...granted].sort();
}

/** What an administrator's consent makes: the application's principal and its app role assignments. */
export function consent(
  tenant: Tenant,
  app: { appId: string; displayName: string; appOwnerOrganizationId?: string | undefined },
  permissions: string[],
  createdDateTime: string,
): void {
  const graph = graphPrincipal(tenant);
  const principalId = stableGuid(`${tenant.about.tenantId} ${app.appId}`);
  tenant.put('servicePrincipals', principalId, {
    id: principalId,
    accountEnabled: true,
    appDisplayName: app.displayName,
    appId: app.appId,
    ...(app.appOwnerOrganizationId && { appOwnerOrganizationId: app.appOwnerOrganizationId }),
    appRoleAssignmentRequired: false,
    appRoles: [],
    displayName: app.displayName,
    servicePrincipalNames: [app.appId],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMultipleOrgs',
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
  });
  for (const permission of permissions) {
    const id = createHash('sha256').update(`${principalId} ${permission}`).digest('base64url');
    tenant.put('appRoleAssignments', id, {
      id,
      createdDateTime,
      appRoleId: appRoleId(permission),
      principalDisplayName: app.displayName,
      principalId,
      principalType: 'ServicePrincipal',
      resourceDisplayName: 'Microsoft Graph',
      resourceId: text(graph, 'id'),
    });
  }
}
