// Which application permissions Microsoft publishes for directory roles and PIM for them.
import type { Published } from './published.ts';

export const rolesPermissions: Published = [
  {
    for: [
      'GET /roleManagement/directory/resourceNamespaces',
      'GET /roleManagement/directory/resourceNamespaces/{id}',
      'GET /roleManagement/directory/resourceNamespaces/{id}/resourceActions',
      'GET /roleManagement/directory/resourceNamespaces/{id}/resourceActions/{id}',
    ],
    least: 'RoleManagement.Read.Directory',
    more: 'RoleManagement.Read.All RoleManagement.ReadWrite.Directory',
  },
  {
    for: [
      'GET /roleManagement/directory/roleAssignmentScheduleInstances',
      "GET /roleManagement/directory/roleAssignmentScheduleInstances/filterByCurrentUser(on='{on}')",
      'GET /roleManagement/directory/roleAssignmentScheduleInstances/{id}',
      'GET /roleManagement/directory/roleAssignmentSchedules',
      "GET /roleManagement/directory/roleAssignmentSchedules/filterByCurrentUser(on='{on}')",
      'GET /roleManagement/directory/roleAssignmentSchedules/{id}',
    ],
    least: 'RoleAssignmentSchedule.Read.Directory',
    more: 'RoleAssignmentSchedule.ReadWrite.Directory RoleManagement.Read.All RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
  },
  {
    for: ['GET /roleManagement/directory/roleAssignmentScheduleRequests'],
    least: 'RoleAssignmentSchedule.ReadWrite.Directory RoleManagement.ReadWrite.Directory',
  },
  {
    for: ['POST /roleManagement/directory/roleAssignmentScheduleRequests'],
    least: 'RoleAssignmentSchedule.ReadWrite.Directory',
    more: 'RoleAssignmentSchedule.Remove.Directory RoleEligibilitySchedule.Remove.Directory RoleManagement.ReadWrite.Directory',
  },
  {
    for: [
      "GET /roleManagement/directory/roleAssignmentScheduleRequests/filterByCurrentUser(on='{on}')",
      'GET /roleManagement/directory/roleAssignmentScheduleRequests/{id}',
      'POST /roleManagement/directory/roleAssignmentScheduleRequests/{id}/cancel',
    ],
    least: 'RoleAssignmentSchedule.ReadWrite.Directory',
    more: 'RoleManagement.ReadWrite.Directory',
  },
  {
    for: [
      'GET /roleManagement/directory/roleAssignments',
      'GET /roleManagement/directory/roleAssignments/{id}',
    ],
    least: 'RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
    more: 'Directory.Read.All Directory.ReadWrite.All',
  },
  {
    for: [
      'POST /roleManagement/directory/roleAssignments',
      'DELETE /roleManagement/directory/roleAssignments/{id}',
    ],
    least: 'RoleManagement.ReadWrite.Directory',
  },
  {
    for: [
      'GET /roleManagement/directory/roleDefinitions',
      'GET /roleManagement/directory/roleDefinitions/{id}',
    ],
    least: 'RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
    more: 'Directory.Read.All Directory.ReadWrite.All RoleManagement.Read.All',
  },
  {
    for: [
      'POST /roleManagement/directory/roleDefinitions',
      'DELETE /roleManagement/directory/roleDefinitions/{id}',
      'PATCH /roleManagement/directory/roleDefinitions/{id}',
    ],
    least: 'RoleManagement.ReadWrite.Directory',
    more: 'Directory.ReadWrite.All',
  },
  {
    for: [
      'GET /roleManagement/directory/roleEligibilityScheduleInstances',
      "GET /roleManagement/directory/roleEligibilityScheduleInstances/filterByCurrentUser(on='{on}')",
      'GET /roleManagement/directory/roleEligibilityScheduleInstances/{id}',
      'GET /roleManagement/directory/roleEligibilitySchedules',
      "GET /roleManagement/directory/roleEligibilitySchedules/filterByCurrentUser(on='{on}')",
      'GET /roleManagement/directory/roleEligibilitySchedules/{id}',
    ],
    least: 'RoleEligibilitySchedule.Read.Directory',
    more: 'RoleEligibilitySchedule.ReadWrite.Directory RoleManagement.Read.All RoleManagement.Read.Directory RoleManagement.ReadWrite.Directory',
  },
  {
    for: ['GET /roleManagement/directory/roleEligibilityScheduleRequests'],
    least: 'RoleEligibilitySchedule.ReadWrite.Directory RoleManagement.ReadWrite.Directory',
  },
  {
    for: [
      'POST /roleManagement/directory/roleEligibilityScheduleRequests',
      "GET /roleManagement/directory/roleEligibilityScheduleRequests/filterByCurrentUser(on='{on}')",
      'GET /roleManagement/directory/roleEligibilityScheduleRequests/{id}',
      'POST /roleManagement/directory/roleEligibilityScheduleRequests/{id}/cancel',
    ],
    least: 'RoleEligibilitySchedule.ReadWrite.Directory',
    more: 'RoleManagement.ReadWrite.Directory',
  },
];
