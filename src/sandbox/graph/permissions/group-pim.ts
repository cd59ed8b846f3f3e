// Which application permissions Microsoft publishes for PIM for groups.
import type { Published } from './published.ts';

export const groupPimPermissions: Published = [
  {
    for: [
      'GET /identityGovernance/privilegedAccess/group/assignmentScheduleInstances',
      "GET /identityGovernance/privilegedAccess/group/assignmentScheduleInstances/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/privilegedAccess/group/assignmentScheduleInstances/{id}',
      "GET /identityGovernance/privilegedAccess/group/assignmentScheduleRequests/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/privilegedAccess/group/assignmentScheduleRequests/{id}',
      'GET /identityGovernance/privilegedAccess/group/assignmentSchedules',
      "GET /identityGovernance/privilegedAccess/group/assignmentSchedules/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/privilegedAccess/group/assignmentSchedules/{id}',
    ],
    least: 'PrivilegedAssignmentSchedule.Read.AzureADGroup',
    more: 'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  },
  {
    for: ['GET /identityGovernance/privilegedAccess/group/assignmentScheduleRequests'],
    least:
      'PrivilegedAssignmentSchedule.Read.AzureADGroup PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  },
  {
    for: ['POST /identityGovernance/privilegedAccess/group/assignmentScheduleRequests'],
    least: 'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
    more: 'PrivilegedAssignmentSchedule.Remove.AzureADGroup',
  },
  {
    for: ['POST /identityGovernance/privilegedAccess/group/assignmentScheduleRequests/{id}/cancel'],
    least: 'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
  },
  {
    for: [
      'GET /identityGovernance/privilegedAccess/group/eligibilityScheduleInstances',
      "GET /identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/privilegedAccess/group/eligibilityScheduleInstances/{id}',
      "GET /identityGovernance/privilegedAccess/group/eligibilityScheduleRequests/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/privilegedAccess/group/eligibilityScheduleRequests/{id}',
      'GET /identityGovernance/privilegedAccess/group/eligibilitySchedules',
      "GET /identityGovernance/privilegedAccess/group/eligibilitySchedules/filterByCurrentUser(on='{on}')",
      'GET /identityGovernance/privilegedAccess/group/eligibilitySchedules/{id}',
    ],
    least: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
    more: 'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  },
  {
    for: ['GET /identityGovernance/privilegedAccess/group/eligibilityScheduleRequests'],
    least:
      'PrivilegedEligibilitySchedule.Read.AzureADGroup PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  },
  {
    for: ['POST /identityGovernance/privilegedAccess/group/eligibilityScheduleRequests'],
    least: 'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
    more: 'PrivilegedEligibilitySchedule.Remove.AzureADGroup',
  },
  {
    for: [
      'POST /identityGovernance/privilegedAccess/group/eligibilityScheduleRequests/{id}/cancel',
    ],
    least: 'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
  },
];
