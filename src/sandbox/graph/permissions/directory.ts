// Which application permissions Microsoft publishes for directory objects, administrative units, deleted items, directory roles, the organization, invitations, licences and audit events.
import type { Published } from './published.ts';

export const directoryPermissions: Published = [
  {
    for: ['GET /devices', 'GET /devices/{id}'],
    least: 'Device.Read.All',
    more: 'Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: ['GET /auditLogs/directoryAudits', 'GET /auditLogs/directoryAudits/{id}'],
    least: 'AuditLog.Read.All',
    more: 'Directory.Read.All',
  },
  {
    for: ['GET /auditLogs/signIns', 'GET /auditLogs/signIns/{id}'],
    least: 'AuditLog.Read.All',
  },
  {
    for: [
      'POST /auditLogs/signIns/confirmCompromised',
      'POST /auditLogs/signIns/confirmSafe',
      'POST /auditLogs/signIns/dismiss',
    ],
    least: 'IdentityRiskEvent.ReadWrite.All',
  },
  {
    for: ['GET /directory/administrativeUnits', 'GET /directory/administrativeUnits/{id}'],
    least: 'AdministrativeUnit.Read.All AdministrativeUnit.ReadWrite.All Directory.Read.All',
    more: 'Directory.ReadWrite.All',
  },
  {
    for: [
      'POST /directory/administrativeUnits',
      'DELETE /directory/administrativeUnits/{id}',
      'PATCH /directory/administrativeUnits/{id}',
      'DELETE /directory/administrativeUnits/{id}/members/{id}/$ref',
    ],
    least: 'AdministrativeUnit.ReadWrite.All',
  },
  {
    for: [
      'GET /directory/administrativeUnits/{id}/members',
      'GET /directory/administrativeUnits/{id}/members/$ref',
      'GET /directory/administrativeUnits/{id}/members/{id}',
    ],
    least: 'AdministrativeUnit.Read.All',
    more: 'AdministrativeUnit.ReadWrite.All Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: [
      'POST /directory/administrativeUnits/{id}/members',
      'POST /directory/administrativeUnits/{id}/members/$ref',
    ],
    least: 'AdministrativeUnit.ReadWrite.All Group.Create',
    more: 'Directory.ReadWrite.All Group.ReadWrite.All',
  },
  {
    for: [
      'GET /directory/administrativeUnits/{id}/scopedRoleMembers',
      'GET /directory/administrativeUnits/{id}/scopedRoleMembers/{id}',
      'GET /directoryRoles',
      'GET /directoryRoles/{id}/members',
      'GET /directoryRoles/{id}/members/$ref',
    ],
    least: 'RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
    more: 'Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: [
      'POST /directory/administrativeUnits/{id}/scopedRoleMembers',
      'DELETE /directory/administrativeUnits/{id}/scopedRoleMembers/{id}',
      'POST /directoryRoles',
      "DELETE /directoryRoles(roleTemplateId='{roleTemplateId}')/members/{id}",
      'POST /directoryRoles/{id}/members/$ref',
      'DELETE /directoryRoles/{id}/members/{id}/$ref',
    ],
    least: 'RoleManagement.ReadWrite.Directory',
  },
  {
    for: [
      'DELETE /directory/deletedItems/{id}',
      'GET /directory/deletedItems/{id}',
      // Described on the resource's page; the permission data leaves the lists out.
      'GET /directory/deletedItems',
    ],
    least: 'User.DeleteRestore.All',
    more: 'AdministrativeUnit.ReadWrite.All Application.ReadWrite.All Directory.ReadWrite.All Group.ReadWrite.All User.ReadWrite.All',
  },
  {
    for: ['POST /directory/deletedItems/{id}/restore'],
    least: 'User.DeleteRestore.All',
    more: 'AgentIdentity.DeleteRestore.All AgentIdentityBlueprint.DeleteRestore.All AgentIdentityBlueprintPrincipal.DeleteRestore.All User.ReadWrite.All User.ReadWrite.CrossCloud @agent-users',
  },
  {
    for: ['POST /directoryObjects/getByIds', 'GET /directoryObjects/{id}'],
    least: 'Directory.Read.All',
  },
  {
    for: [
      'POST /directoryObjects/{id}/checkMemberGroups',
      'POST /directoryObjects/{id}/checkMemberObjects',
      'POST /directoryObjects/{id}/getMemberObjects',
    ],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All User.ReadWrite.All @agent-users',
  },
  {
    for: ['POST /directoryObjects/{id}/getMemberGroups'],
    least: 'Application.Read.All',
    more: 'Application.ReadWrite.All Device.Read.All Device.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Group.Read.All Group.ReadBasic.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadBasic.All User.Read.All',
  },
  {
    for: [
      "GET /directoryRoles(roleTemplateId='{roleTemplateId}')",
      "GET /directoryRoles(roleTemplateId='{roleTemplateId}')/members",
      "GET /directoryRoles(roleTemplateId='{roleTemplateId}')/scopedMembers",
    ],
    least: 'Directory.Read.All',
    more: 'Directory.ReadWrite.All RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
  },
  {
    for: ['GET /directoryRoles/{id}', 'GET /directoryRoles/{id}/scopedMembers'],
    least: 'RoleManagement.Read.Directory',
    more: 'Directory.Read.All Directory.ReadWrite.All RoleManagement.ReadWrite.Directory',
  },
  {
    for: ['GET /domains', 'GET /domains/{id}'],
    least: 'Domain.Read.All Domain.ReadWrite.All',
    more: 'Directory.Read.All',
  },
  {
    for: ['POST /domains', 'DELETE /domains/{id}', 'PATCH /domains/{id}'],
    least: 'Domain.ReadWrite.All',
  },
  {
    for: ['POST /invitations'],
    least: 'User.Invite.All',
    more: 'Directory.ReadWrite.All User.ReadWrite.All',
  },
  {
    for: ['GET /organization'],
    least: 'Organization.Read.All',
    more: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Organization.ReadWrite.All User.Read.All',
  },
  {
    for: ['GET /organization/$count'],
    least: 'DeviceManagementServiceConfig.Read.All',
    more: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All DeviceManagementServiceConfig.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Organization.Read.All Organization.ReadWrite.All User.Read.All',
  },
  {
    for: ['GET /organization/{id}'],
    least: 'Organization.Read.All',
    more: 'DeviceManagementConfiguration.Read.All DeviceManagementConfiguration.ReadWrite.All DeviceManagementServiceConfig.Read.All DeviceManagementServiceConfig.ReadWrite.All User.Read.All',
  },
  {
    for: ['PATCH /organization/{id}'],
    least: 'DeviceManagementServiceConfig.ReadWrite.All',
    more: 'DeviceManagementConfiguration.ReadWrite.All Organization.ReadWrite.All',
  },
  {
    for: ['GET /subscribedSkus', 'GET /subscribedSkus/{id}'],
    least: 'LicenseAssignment.Read.All',
    more: 'Directory.Read.All Directory.ReadWrite.All Organization.Read.All Organization.ReadWrite.All',
  },
];
