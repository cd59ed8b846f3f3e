// What Graph says about PIM for groups.
import type { Definitions } from './definition.ts';

export const groupPimTypes: Definitions = {
  privilegedAccessSchedule: {
    base: 'entity',
    abstract: true,
    text: 'createdUsing status',
    time: 'createdDateTime modifiedDateTime',
    is: { scheduleInfo: 'requestSchedule' },
  },
  privilegedAccessScheduleInstance: {
    base: 'entity',
    abstract: true,
    time: 'endDateTime startDateTime',
  },
  privilegedAccessScheduleRequest: {
    base: 'request',
    abstract: true,
    text: 'justification',
    flag: 'isValidationOnly',
    is: {
      action: 'scheduleRequestActions',
      scheduleInfo: 'requestSchedule',
      ticketInfo: 'ticketInfo',
    },
  },
  privilegedAccessGroupEligibilityScheduleRequest: {
    base: 'privilegedAccessScheduleRequest',
    text: 'groupId principalId targetScheduleId',
    is: { accessId: 'privilegedAccessGroupRelationships' },
    to: {
      group: 'group',
      principal: 'directoryObject',
      targetSchedule: 'privilegedAccessGroupEligibilitySchedule',
    },
  },
  privilegedAccessGroupEligibilitySchedule: {
    base: 'privilegedAccessSchedule',
    text: 'groupId principalId',
    is: {
      accessId: 'privilegedAccessGroupRelationships',
      memberType: 'privilegedAccessGroupMemberType',
    },
    to: { group: 'group', principal: 'directoryObject' },
  },
  privilegedAccessGroupEligibilityScheduleInstance: {
    base: 'privilegedAccessScheduleInstance',
    text: 'eligibilityScheduleId groupId principalId',
    is: {
      accessId: 'privilegedAccessGroupRelationships',
      memberType: 'privilegedAccessGroupMemberType',
    },
    to: { group: 'group', principal: 'directoryObject' },
  },
  privilegedAccessGroupAssignmentScheduleRequest: {
    base: 'privilegedAccessScheduleRequest',
    text: 'groupId principalId targetScheduleId',
    is: { accessId: 'privilegedAccessGroupRelationships' },
    to: {
      activatedUsing: 'privilegedAccessGroupEligibilitySchedule',
      group: 'group',
      principal: 'directoryObject',
      targetSchedule: 'privilegedAccessGroupEligibilitySchedule',
    },
  },
  privilegedAccessGroupAssignmentSchedule: {
    base: 'privilegedAccessSchedule',
    text: 'groupId principalId',
    is: {
      accessId: 'privilegedAccessGroupRelationships',
      assignmentType: 'privilegedAccessGroupAssignmentType',
      memberType: 'privilegedAccessGroupMemberType',
    },
    to: {
      activatedUsing: 'privilegedAccessGroupEligibilitySchedule',
      group: 'group',
      principal: 'directoryObject',
    },
  },
  privilegedAccessGroupAssignmentScheduleInstance: {
    base: 'privilegedAccessScheduleInstance',
    text: 'assignmentScheduleId groupId principalId',
    is: {
      accessId: 'privilegedAccessGroupRelationships',
      assignmentType: 'privilegedAccessGroupAssignmentType',
      memberType: 'privilegedAccessGroupMemberType',
    },
    to: {
      activatedUsing: 'privilegedAccessGroupEligibilityScheduleInstance',
      group: 'group',
      principal: 'directoryObject',
    },
  },
  scheduleRequestActions: {
    oneOf:
      'adminAssign adminUpdate adminRemove selfActivate selfDeactivate adminExtend adminRenew selfExtend selfRenew unknownFutureValue',
  },
  privilegedAccessGroupRelationships: { oneOf: 'owner member unknownFutureValue' },
  privilegedAccessGroupMemberType: { oneOf: 'direct group unknownFutureValue' },
  privilegedAccessGroupAssignmentType: { oneOf: 'assigned activated unknownFutureValue' },
};
