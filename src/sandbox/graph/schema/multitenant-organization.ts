// What Graph says about a multitenant organization and joining one.
import type { Definitions } from './definition.ts';

export const multitenantOrganizationTypes: Definitions = {
  multiTenantOrganization: {
    base: 'entity',
    text: 'description displayName',
    time: 'createdDateTime',
    is: { state: 'multiTenantOrganizationState' },
    to: {
      joinRequest: 'multiTenantOrganizationJoinRequestRecord',
      tenants: 'multiTenantOrganizationMember[]',
    },
  },
  multiTenantOrganizationMember: {
    base: 'directoryObject',
    text: 'displayName tenantId',
    time: 'addedDateTime joinedDateTime',
    guid: 'addedByTenantId',
    is: {
      role: 'multiTenantOrganizationMemberRole',
      state: 'multiTenantOrganizationMemberState',
      transitionDetails: 'multiTenantOrganizationMemberTransitionDetails',
    },
  },
  multiTenantOrganizationMemberTransitionDetails: {
    text: 'details',
    is: {
      desiredRole: 'multiTenantOrganizationMemberRole',
      desiredState: 'multiTenantOrganizationMemberState',
      status: 'multiTenantOrganizationMemberProcessingStatus',
    },
  },
  multiTenantOrganizationJoinRequestRecord: {
    base: 'entity',
    text: 'addedByTenantId',
    is: {
      memberState: 'multiTenantOrganizationMemberState',
      role: 'multiTenantOrganizationMemberRole',
      transitionDetails: 'multiTenantOrganizationJoinRequestTransitionDetails',
    },
  },
  multiTenantOrganizationJoinRequestTransitionDetails: {
    text: 'details',
    is: {
      desiredMemberState: 'multiTenantOrganizationMemberState',
      status: 'multiTenantOrganizationMemberProcessingStatus',
    },
  },
  multiTenantOrganizationState: { oneOf: 'active inactive unknownFutureValue' },
  multiTenantOrganizationMemberRole: { oneOf: 'owner member unknownFutureValue' },
  multiTenantOrganizationMemberState: { oneOf: 'pending active removed unknownFutureValue' },
  multiTenantOrganizationMemberProcessingStatus: {
    oneOf: 'notStarted running succeeded failed unknownFutureValue',
  },
};
