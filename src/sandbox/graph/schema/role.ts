// What Graph says about directory roles and their PIM requests, schedules and instances.
import type { Definitions } from './definition.ts';

export const roleTypes: Definitions = {
  unifiedRoleDefinition: {
    base: 'entity',
    text: 'description displayName templateId version',
    texts: 'resourceScopes',
    flag: 'isBuiltIn isEnabled',
    is: { rolePermissions: 'unifiedRolePermission[]' },
    to: { inheritsPermissionsFrom: 'unifiedRoleDefinition[]' },
  },
  unifiedRolePermission: {
    text: 'condition',
    texts: 'allowedResourceActions excludedResourceActions',
  },
  unifiedRoleAssignment: {
    base: 'entity',
    text: `
      appScopeId condition directoryScopeId principalId principalOrganizationId
      roleDefinitionId`,
    to: {
      appScope: 'appScope',
      directoryScope: 'directoryObject',
      principal: 'directoryObject',
      roleDefinition: 'unifiedRoleDefinition',
    },
  },
  appScope: {
    base: 'entity',
    text: 'displayName type',
  },
  unifiedRoleScheduleBase: {
    base: 'entity',
    text: 'appScopeId createdUsing directoryScopeId principalId roleDefinitionId status',
    time: 'createdDateTime modifiedDateTime',
    to: {
      appScope: 'appScope',
      directoryScope: 'directoryObject',
      principal: 'directoryObject',
      roleDefinition: 'unifiedRoleDefinition',
    },
  },
  unifiedRoleScheduleInstanceBase: {
    base: 'entity',
    text: 'appScopeId directoryScopeId principalId roleDefinitionId',
    to: {
      appScope: 'appScope',
      directoryScope: 'directoryObject',
      principal: 'directoryObject',
      roleDefinition: 'unifiedRoleDefinition',
    },
  },
  unifiedRoleEligibilitySchedule: {
    base: 'unifiedRoleScheduleBase',
    text: 'memberType',
    is: { scheduleInfo: 'requestSchedule' },
  },
  unifiedRoleEligibilityScheduleInstance: {
    base: 'unifiedRoleScheduleInstanceBase',
    text: 'memberType roleEligibilityScheduleId',
    time: 'endDateTime startDateTime',
  },
  unifiedRoleAssignmentSchedule: {
    base: 'unifiedRoleScheduleBase',
    text: 'assignmentType memberType',
    is: { scheduleInfo: 'requestSchedule' },
    to: { activatedUsing: 'unifiedRoleEligibilitySchedule' },
  },
  unifiedRoleAssignmentScheduleInstance: {
    base: 'unifiedRoleScheduleInstanceBase',
    text: 'assignmentType memberType roleAssignmentOriginId roleAssignmentScheduleId',
    time: 'endDateTime startDateTime',
    to: { activatedUsing: 'unifiedRoleEligibilityScheduleInstance' },
  },
  request: {
    base: 'entity',
    text: 'approvalId customData status',
    time: 'completedDateTime createdDateTime',
    is: { createdBy: 'identitySet' },
  },
  unifiedRoleEligibilityScheduleRequest: {
    base: 'request',
    text: 'appScopeId directoryScopeId justification principalId roleDefinitionId targetScheduleId',
    flag: 'isValidationOnly',
    is: {
      action: 'unifiedRoleScheduleRequestActions',
      scheduleInfo: 'requestSchedule',
      ticketInfo: 'ticketInfo',
    },
    to: {
      appScope: 'appScope',
      directoryScope: 'directoryObject',
      principal: 'directoryObject',
      roleDefinition: 'unifiedRoleDefinition',
      targetSchedule: 'unifiedRoleEligibilitySchedule',
    },
  },
  unifiedRoleAssignmentScheduleRequest: {
    base: 'request',
    text: 'appScopeId directoryScopeId justification principalId roleDefinitionId targetScheduleId',
    flag: 'isValidationOnly',
    is: {
      action: 'unifiedRoleScheduleRequestActions',
      scheduleInfo: 'requestSchedule',
      ticketInfo: 'ticketInfo',
    },
    to: {
      activatedUsing: 'unifiedRoleEligibilitySchedule',
      appScope: 'appScope',
      directoryScope: 'directoryObject',
      principal: 'directoryObject',
      roleDefinition: 'unifiedRoleDefinition',
      targetSchedule: 'unifiedRoleAssignmentSchedule',
    },
  },
  requestSchedule: {
    time: 'startDateTime',
    is: { expiration: 'expirationPattern', recurrence: 'any' },
  },
  expirationPattern: {
    time: 'endDateTime',
    span: 'duration',
    is: { type: 'expirationPatternType' },
  },
  ticketInfo: {
    text: 'ticketNumber ticketSystem',
  },
  identitySet: {
    open: true,
    is: { application: 'identity', device: 'identity', user: 'identity' },
  },
  unifiedRoleScheduleRequestActions: {
    oneOf:
      'adminAssign adminUpdate adminRemove selfActivate selfDeactivate adminExtend adminRenew selfExtend selfRenew unknownFutureValue',
  },
  expirationPatternType: { oneOf: 'notSpecified noExpiration afterDateTime afterDuration' },
};
