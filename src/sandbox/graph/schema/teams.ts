// What Graph says about Teams apps and their installation for a person.
import type { Definitions } from './definition.ts';

export const teamsTypes: Definitions = {
  teamsApp: {
    base: 'entity',
    text: 'displayName externalId',
    is: { distributionMethod: 'teamsAppDistributionMethod' },
    to: { appDefinitions: 'teamsAppDefinition[]' },
  },
  teamsAppDefinition: {
    base: 'entity',
    text: 'description displayName shortDescription teamsAppId version',
    time: 'lastModifiedDateTime',
    is: {
      authorization: 'teamsAppAuthorization',
      createdBy: 'identitySet',
      publishingState: 'teamsAppPublishingState',
    },
    to: { bot: 'teamworkBot' },
  },
  teamsAppAuthorization: {
    text: 'clientAppId',
    is: { requiredPermissionSet: 'any' },
  },
  teamsAppInstallation: {
    base: 'entity',
    is: { consentedPermissionSet: 'any' },
    to: { teamsApp: 'teamsApp', teamsAppDefinition: 'teamsAppDefinition' },
  },
  userScopeTeamsAppInstallation: {
    base: 'teamsAppInstallation',
    to: { chat: 'chat' },
  },
  chat: {
    base: 'entity',
    text: 'tenantId topic webUrl',
    flag: 'isHiddenForAllMembers',
    time: 'createdDateTime lastUpdatedDateTime originalCreatedDateTime',
    is: {
      chatType: 'chatType',
      migrationMode: 'migrationMode',
      onlineMeetingInfo: 'any',
      viewpoint: 'any',
    },
  },
  teamworkBot: {
    base: 'entity',
  },
  teamsAppDistributionMethod: { oneOf: 'store organization sideloaded unknownFutureValue' },
  teamsAppPublishingState: { oneOf: 'submitted rejected published unknownFutureValue' },
  chatType: { oneOf: 'oneOnOne group meeting unknownFutureValue' },
  migrationMode: { oneOf: 'inProgress completed unknownFutureValue' },
};
