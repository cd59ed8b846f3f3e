// Which application permissions Microsoft publishes for users and what is behind them.
import type { Published } from './published.ts';

export const usersPermissions: Published = [
  {
    for: ['GET /users/delta()'],
    least: 'User.Read.All',
    more: 'Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['GET /users', 'GET /users/{id}'],
    least: 'User.ReadBasic.All User.ReadWrite.All',
    more: 'Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.CrossCloud @intune-read @intune-write @agent-users',
  },
  {
    for: ['POST /users'],
    least: 'User.ReadWrite.All',
    more: 'Directory.ReadWrite.All @intune-write @agent-users',
  },
  {
    for: ['DELETE /users/{id}'],
    least: 'User.DeleteRestore.All User.ReadWrite.All',
    more: 'User.ReadWrite.CrossCloud @intune-write @agent-users',
  },
  {
    for: ['PATCH /users/{id}'],
    least: 'User.ReadWrite.All',
    more: 'Directory.ReadWrite.All User-Mail.ReadWrite.All User-PasswordProfile.ReadWrite.All User-Phone.ReadWrite.All User.EnableDisableAccount.All User.ManageIdentities.All User.ReadWrite.CrossCloud @intune-write @agent-users',
  },
  {
    for: ['GET /users/{id}/appRoleAssignments'],
    least: 'AppRoleAssignment.ReadWrite.All Directory.Read.All',
  },
  {
    for: ['POST /users/{id}/appRoleAssignments', 'DELETE /users/{id}/appRoleAssignments/{id}'],
    least: 'AppRoleAssignment.ReadWrite.All',
  },
  {
    for: [
      'POST /users/{id}/checkMemberGroups',
      'POST /users/{id}/checkMemberObjects',
      'POST /users/{id}/getMemberObjects',
    ],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All User.ReadWrite.All @agent-users',
  },
  {
    for: [
      'GET /users/{id}/createdObjects',
      'GET /users/{id}/directReports',
      'GET /users/{id}/ownedObjects',
    ],
    least: 'User.Read.All',
    more: 'Directory.Read.All Directory.ReadWrite.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['POST /users/{id}/getMemberGroups'],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All',
  },
  {
    for: ['GET /users/{id}/licenseDetails'],
    least: 'LicenseAssignment.Read.All',
    more: 'Directory.Read.All Directory.ReadWrite.All User.Read.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['GET /users/{id}/licenseDetails/getTeamsLicensingDetails()'],
    delegatedOnly: true,
  },
  {
    for: ['GET /users/{id}/manager', 'GET /users/{id}/manager/$ref'],
    least: 'User.Read.All User.ReadWrite.All',
    more: 'Directory.Read.All Directory.ReadWrite.All @agent-users',
  },
  {
    for: [
      'DELETE /users/{id}/manager/$ref',
      'PUT /users/{id}/manager/$ref',
      'POST /users/{id}/sponsors/$ref',
      'DELETE /users/{id}/sponsors/{id}/$ref',
    ],
    least: 'User.ReadWrite.All',
    more: 'Directory.ReadWrite.All @agent-users',
  },
  {
    for: ['GET /users/{id}/memberOf'],
    least: 'Directory.Read.All',
    more: 'Directory.ReadWrite.All Group.ReadBasic.All GroupMember.ReadBasic.All',
  },
  {
    for: ['GET /users/{id}/memberOf/{id}'],
    least: 'User.Read.All',
  },
  {
    for: ['GET /users/{id}/oauth2PermissionGrants'],
    least: 'Directory.Read.All',
    more: 'DelegatedPermissionGrant.ReadWrite.All',
  },
  {
    for: ['POST /users/{id}/revokeSignInSessions'],
    least: 'User.RevokeSessions.All',
    more: 'Directory.ReadWrite.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['GET /users/{id}/scopedRoleMemberOf'],
    least: 'Directory.Read.All',
    more: 'Directory.ReadWrite.All',
  },
  {
    for: ['GET /users/{id}/sponsors', 'GET /users/{id}/sponsors/$ref'],
    least: 'User.Read.All User.ReadWrite.All',
    more: '@agent-users',
  },
  {
    for: ['GET /users/{id}/transitiveMemberOf'],
    least: 'User.Read.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All GroupMember.Read.All GroupMember.ReadBasic.All',
  },
];
