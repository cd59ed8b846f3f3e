// What Graph says about service principals, applications and the app roles assigned to them.
import type { Definitions } from './definition.ts';

export const applicationTypes: Definitions = {
  servicePrincipal: {
    base: 'directoryObject',
    open: true,
    text: `
      appDescription appDisplayName appId applicationTemplateId createdByAppId description
      disabledByMicrosoftStatus displayName homepage loginUrl logoutUrl notes
      preferredSingleSignOnMode preferredTokenSigningKeyThumbprint servicePrincipalType
      signInAudience`,
    texts: 'alternativeNames notificationEmailAddresses replyUrls servicePrincipalNames tags',
    flag: 'accountEnabled appRoleAssignmentRequired isDisabled',
    guid: 'appOwnerOrganizationId tokenEncryptionKeyId',
    is: {
      addIns: 'any[]',
      appRoles: 'appRole[]',
      customSecurityAttributes: 'any',
      info: 'any',
      keyCredentials: 'any[]',
      oauth2PermissionScopes: 'permissionScope[]',
      passwordCredentials: 'any[]',
      resourceSpecificApplicationPermissions: 'any[]',
      samlSingleSignOnSettings: 'any',
      verifiedPublisher: 'any',
    },
    to: {
      appRoleAssignedTo: 'appRoleAssignment[]',
      appRoleAssignments: 'appRoleAssignment[]',
      memberOf: 'directoryObject[]',
      oauth2PermissionGrants: 'oAuth2PermissionGrant[]',
      ownedObjects: 'directoryObject[]',
      owners: 'directoryObject[]',
      transitiveMemberOf: 'directoryObject[]',
    },
  },
  appRole: {
    text: 'description displayName origin value',
    texts: 'allowedMemberTypes',
    flag: 'isEnabled',
    guid: 'id',
  },
  permissionScope: {
    text: `
      adminConsentDescription adminConsentDisplayName origin type userConsentDescription
      userConsentDisplayName value`,
    flag: 'isEnabled',
    guid: 'id',
  },
  appRoleAssignment: {
    base: 'directoryObject',
    text: 'principalDisplayName principalType resourceDisplayName',
    time: 'createdDateTime',
    guid: 'appRoleId principalId resourceId',
  },
  application: {
    base: 'directoryObject',
    open: true,
    text: `
      appId applicationTemplateId createdByAppId defaultRedirectUri description
      disabledByMicrosoftStatus displayName groupMembershipClaims logo notes publisherDomain
      samlMetadataUrl serviceManagementReference signInAudience uniqueName`,
    texts: 'identifierUris managerApplications tags',
    flag: 'isDeviceOnlyAuthSupported isDisabled isFallbackPublicClient oauth2RequirePostResponse',
    time: 'createdDateTime',
    guid: 'tokenEncryptionKeyId',
    is: {
      addIns: 'any[]',
      api: 'any',
      appRoles: 'appRole[]',
      authenticationBehaviors: 'any',
      certification: 'any',
      info: 'any',
      keyCredentials: 'any[]',
      nativeAuthenticationApisEnabled: 'nativeAuthenticationApisEnabled',
      optionalClaims: 'any',
      parentalControlSettings: 'any',
      passwordCredentials: 'any[]',
      publicClient: 'any',
      requestSignatureVerification: 'any',
      requiredResourceAccess: 'any[]',
      servicePrincipalLockConfiguration: 'any',
      spa: 'any',
      verifiedPublisher: 'any',
      web: 'any',
    },
    to: { owners: 'directoryObject[]' },
  },
  federatedIdentityCredential: {
    base: 'entity',
    text: 'description issuer name subject',
    texts: 'audiences',
  },
  oAuth2PermissionGrant: {
    base: 'entity',
    text: 'clientId consentType principalId resourceId scope',
  },
  nativeAuthenticationApisEnabled: { flags: true, oneOf: 'none all unknownFutureValue' },
};
