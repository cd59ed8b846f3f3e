// Which application permissions Microsoft publishes for service principals, applications and their app roles.
import type { Published } from './published.ts';

export const applicationsPermissions: Published = [
  {
    for: ['GET /servicePrincipals/delta()'],
    least: 'Application.ReadWrite.OwnedBy',
    more: 'Application.Read.All Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: ['GET /applications', 'GET /servicePrincipals'],
    least: 'Application.Read.All Application.ReadWrite.OwnedBy',
    more: 'Application.ReadWrite.All Directory.Read.All',
  },
  {
    for: ['POST /applications'],
    least: 'AppRegistration.Create Application.ReadWrite.OwnedBy',
    more: 'Application.ReadWrite.All',
  },
  {
    for: [
      "GET /applications(appId='{appId}')",
      "GET /applications(uniqueName='{uniqueName}')",
      'GET /applications/{id}',
      'GET /applications/{id}/federatedIdentityCredentials',
      'GET /applications/{id}/federatedIdentityCredentials/{id}',
      'GET /applications/{id}/owners',
      'GET /applications/{id}/owners/$ref',
      "GET /servicePrincipals(appId='{appId}')",
      'GET /servicePrincipals/{id}',
    ],
    least: 'Application.Read.All Application.ReadWrite.OwnedBy',
    more: 'Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: [
      "DELETE /applications(appId='{appId}')",
      "PATCH /applications(appId='{appId}')",
      'DELETE /applications/{id}',
      'PATCH /applications/{id}',
      'POST /applications/{id}/federatedIdentityCredentials',
      'DELETE /applications/{id}/federatedIdentityCredentials/{id}',
    ],
    least: 'Application.ReadWrite.OwnedBy',
    more: 'Application.ReadWrite.All',
  },
  {
    for: ['POST /applications/{id}/owners/$ref', 'POST /servicePrincipals/{id}/owners/$ref'],
    least: 'Application.ReadWrite.OwnedBy',
    more: 'Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: [
      'DELETE /applications/{id}/owners/{id}/$ref',
      'POST /servicePrincipals',
      "DELETE /servicePrincipals(appId='{appId}')",
      "PATCH /servicePrincipals(appId='{appId}')",
      'DELETE /servicePrincipals/{id}',
      'PATCH /servicePrincipals/{id}',
      'DELETE /servicePrincipals/{id}/owners/{id}/$ref',
    ],
    least: 'Application.ReadWrite.OwnedBy',
    more: 'Application.ReadWrite.All Directory.ReadWrite.All',
  },
  {
    for: [
      'GET /oauth2PermissionGrants',
      'GET /oauth2PermissionGrants/{id}',
      'GET /servicePrincipals/{id}/oauth2PermissionGrants',
    ],
    least: 'Directory.Read.All',
    more: 'DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All',
  },
  {
    for: [
      'POST /oauth2PermissionGrants',
      'DELETE /oauth2PermissionGrants/{id}',
      'PATCH /oauth2PermissionGrants/{id}',
    ],
    least: 'DelegatedPermissionGrant.ReadWrite.All Directory.ReadWrite.All',
  },
  {
    for: [
      'GET /servicePrincipals/{id}/appRoleAssignedTo',
      "GET /servicePrincipals(appId='{appId}')/appRoleAssignedTo",
      'GET /servicePrincipals/{id}/appRoleAssignments',
      'GET /servicePrincipals/{id}/memberOf',
      'GET /servicePrincipals/{id}/ownedObjects',
      'GET /servicePrincipals/{id}/owners',
      'GET /servicePrincipals/{id}/owners/$ref',
    ],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Application.ReadWrite.OwnedBy Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: [
      'POST /servicePrincipals/{id}/appRoleAssignedTo',
      'POST /servicePrincipals/{id}/appRoleAssignments',
    ],
    all: 'AppRoleAssignment.ReadWrite.All Application.Read.All',
  },
  {
    for: [
      'DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}',
      'DELETE /servicePrincipals/{id}/appRoleAssignments/{id}',
    ],
    least: 'AppRoleAssignment.ReadWrite.All',
    more: 'Application.ReadWrite.All',
  },
  {
    for: [
      'POST /servicePrincipals/{id}/checkMemberGroups',
      'POST /servicePrincipals/{id}/checkMemberObjects',
      'POST /servicePrincipals/{id}/getMemberObjects',
    ],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['POST /servicePrincipals/{id}/getMemberGroups'],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All',
  },
  {
    for: [
      'GET /servicePrincipals/{id}/synchronization/jobs',
      'GET /servicePrincipals/{id}/synchronization/jobs/{id}',
    ],
    least: 'Application.ReadWrite.OwnedBy',
    more: 'Synchronization.Read.All Synchronization.ReadWrite.All',
  },
  {
    for: ['GET /servicePrincipals/{id}/transitiveMemberOf'],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  },
];
