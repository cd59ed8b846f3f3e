// What Graph says about directory audit events.
import type { Definitions } from './definition.ts';

export const auditTypes: Definitions = {
  directoryAudit: {
    base: 'entity',
    text: 'activityDisplayName category correlationId loggedByService operationType resultReason',
    time: 'activityDateTime',
    is: {
      additionalDetails: 'keyValue[]',
      initiatedBy: 'auditActivityInitiator',
      result: 'operationResult',
      targetResources: 'targetResource[]',
    },
  },
  auditActivityInitiator: {
    is: { app: 'appIdentity', user: 'userIdentity' },
  },
  appIdentity: {
    text: 'appId displayName servicePrincipalId servicePrincipalName',
  },
  userIdentity: {
    base: 'identity',
    open: true,
    text: 'ipAddress userPrincipalName',
  },
  targetResource: {
    text: 'displayName id type userPrincipalName',
    is: { groupType: 'groupType', modifiedProperties: 'modifiedProperty[]' },
  },
  modifiedProperty: {
    text: 'displayName newValue oldValue',
  },
  keyValue: {
    text: 'key value',
  },
  operationResult: { oneOf: 'success failure timeout unknownFutureValue' },
  groupType: { oneOf: 'unifiedGroups azureAD unknownFutureValue' },
};
