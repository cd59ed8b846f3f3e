// Which application permissions Microsoft publishes for groups, their members and owners.
import type { Published } from './published.ts';

export const groupsPermissions: Published = [
  {
    for: ['GET /groups/delta()'],
    least: 'Group-NestingSupport.ReadWrite.All Group.ReadBasic.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All',
  },
  {
    for: ['GET /groups'],
    least: 'Group.ReadBasic.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All',
  },
  {
    for: ['POST /groups'],
    least: 'Group.Create',
    more: 'Directory.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group.ReadWrite.All',
  },
  {
    for: ['GET /groups/$count'],
    least: 'Group-NestingSupport.ReadWrite.All Group.ReadBasic.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All',
  },
  {
    for: ['DELETE /groups/{id}'],
    least: 'Group.ReadWrite.All',
  },
  {
    for: ['GET /groups/{id}'],
    least: 'Group.ReadBasic.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group-XTenantIdentitySync.Read.All Group.ManageProtection.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All',
  },
  {
    for: ['PATCH /groups/{id}'],
    least: 'Group.ReadWrite.All',
    more: 'Directory.ReadWrite.All Group-NestingSupport.ReadWrite.All Group-PreferredDataLocation.ReadWrite.All Group.ManageProtection.All',
  },
  {
    for: ['GET /groups/{id}/appRoleAssignments'],
    least: 'AppRoleAssignment.ReadWrite.All Directory.Read.All',
    more: 'Directory.ReadWrite.All',
  },
  {
    for: ['POST /groups/{id}/appRoleAssignments', 'DELETE /groups/{id}/appRoleAssignments/{id}'],
    least: 'AppRoleAssignment.ReadWrite.All',
  },
  {
    for: [
      'POST /groups/{id}/checkMemberGroups',
      'POST /groups/{id}/checkMemberObjects',
      'POST /groups/{id}/getMemberObjects',
    ],
    least: 'GroupMember.ReadBasic.All',
    more: 'Application.Read.All Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All User.Read.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['POST /groups/{id}/getMemberGroups'],
    least: 'GroupMember.ReadBasic.All',
    more: 'Application.Read.All Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All User.Read.All',
  },
  {
    for: ['GET /groups/{id}/memberOf'],
    least: 'GroupMember.ReadBasic.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All GroupMember.Read.All',
  },
  {
    for: [
      'GET /groups/{id}/members',
      'GET /groups/{id}/members/$ref',
      'GET /groups/{id}/transitiveMembers',
    ],
    least: 'GroupMember.ReadBasic.All',
    more: 'Directory.Read.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadWrite.All',
  },
  {
    for: [
      'DELETE /groups/{id}/members/$ref',
      'POST /groups/{id}/members/$ref',
      'DELETE /groups/{id}/members/{id}/$ref',
    ],
    least: 'GroupMember.ReadWrite.All',
    more: 'Directory.ReadWrite.All Group.ReadWrite.All',
  },
  {
    for: ['GET /groups/{id}/owners', 'GET /groups/{id}/owners/$ref'],
    least: 'Group.ReadWrite.All GroupMember.Read.All',
    more: 'Directory.Read.All Group.Read.All GroupMember.ReadWrite.All',
  },
  {
    for: ['POST /groups/{id}/owners/$ref', 'DELETE /groups/{id}/owners/{id}/$ref'],
    least: 'Group.ReadWrite.All',
    more: 'Directory.ReadWrite.All',
  },
  {
    for: ['GET /groups/{id}/transitiveMemberOf'],
    least: 'GroupMember.ReadBasic.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Group.ReadBasic.All',
  },
];
