// What Graph says about cross-tenant access settings and their templates.
import type { Definitions } from './definition.ts';

export const crossTenantTypes: Definitions = {
  crossTenantAccessPolicy: {
    base: 'policyBase',
    texts: 'allowedCloudEndpoints',
    to: {
      default: 'crossTenantAccessPolicyConfigurationDefault',
      partners: 'crossTenantAccessPolicyConfigurationPartner[]',
      templates: 'policyTemplate',
    },
  },
  crossTenantAccessPolicyConfigurationDefault: {
    base: 'entity',
    flag: 'isServiceDefault',
    is: {
      appServiceConnectInbound: 'crossTenantAccessPolicyAppServiceConnectSetting',
      automaticUserConsentSettings: 'inboundOutboundPolicyConfiguration',
      b2bCollaborationInbound: 'crossTenantAccessPolicyB2BSetting',
      b2bCollaborationOutbound: 'crossTenantAccessPolicyB2BSetting',
      b2bDirectConnectInbound: 'crossTenantAccessPolicyB2BSetting',
      b2bDirectConnectOutbound: 'crossTenantAccessPolicyB2BSetting',
      inboundTrust: 'crossTenantAccessPolicyInboundTrust',
      invitationRedemptionIdentityProviderConfiguration:
        'defaultInvitationRedemptionIdentityProviderConfiguration',
      m365CollaborationInbound: 'crossTenantAccessPolicyM365CollaborationInboundSetting',
      m365CollaborationOutbound: 'crossTenantAccessPolicyM365CollaborationOutboundSetting',
      tenantRestrictions: 'crossTenantAccessPolicyTenantRestrictions',
    },
  },
  crossTenantAccessPolicyConfigurationPartner: {
    text: 'tenantId',
    flag: 'isInMultiTenantOrganization isServiceProvider',
    is: {
      appServiceConnectInbound: 'crossTenantAccessPolicyAppServiceConnectSetting',
      automaticUserConsentSettings: 'inboundOutboundPolicyConfiguration',
      b2bCollaborationInbound: 'crossTenantAccessPolicyB2BSetting',
      b2bCollaborationOutbound: 'crossTenantAccessPolicyB2BSetting',
      b2bDirectConnectInbound: 'crossTenantAccessPolicyB2BSetting',
      b2bDirectConnectOutbound: 'crossTenantAccessPolicyB2BSetting',
      inboundTrust: 'crossTenantAccessPolicyInboundTrust',
      m365CollaborationInbound: 'crossTenantAccessPolicyM365CollaborationInboundSetting',
      m365CollaborationOutbound: 'crossTenantAccessPolicyM365CollaborationOutboundSetting',
      tenantRestrictions: 'crossTenantAccessPolicyTenantRestrictions',
    },
    to: {
      identitySynchronization: 'crossTenantIdentitySyncPolicyPartner',
      serviceProviderConstraints: 'entity',
    },
  },
  crossTenantAccessPolicyB2BSetting: {
    is: {
      applications: 'crossTenantAccessPolicyTargetConfiguration',
      usersAndGroups: 'crossTenantAccessPolicyTargetConfiguration',
    },
  },
  crossTenantAccessPolicyTargetConfiguration: {
    is: {
      accessType: 'crossTenantAccessPolicyTargetConfigurationAccessType',
      targets: 'crossTenantAccessPolicyTarget[]',
    },
  },
  crossTenantAccessPolicyTarget: {
    text: 'target',
    is: { targetType: 'crossTenantAccessPolicyTargetType' },
  },
  crossTenantIdentitySyncPolicyPartner: {
    text: 'displayName tenantId',
    is: { userSyncInbound: 'crossTenantUserSyncInbound' },
  },
  crossTenantUserSyncInbound: {
    flag: 'isSyncAllowed',
  },
  crossTenantAccessPolicyInboundTrust: {
    flag: 'isCompliantDeviceAccepted isHybridAzureADJoinedDeviceAccepted isMfaAccepted',
  },
  inboundOutboundPolicyConfiguration: {
    flag: 'inboundAllowed outboundAllowed',
  },
  crossTenantAccessPolicyTenantRestrictions: {
    base: 'crossTenantAccessPolicyB2BSetting',
    is: { devices: 'devicesFilter' },
  },
  devicesFilter: {
    text: 'rule',
    is: { mode: 'crossTenantAccessPolicyTargetConfigurationAccessType' },
  },
  invitationRedemptionIdentityProviderConfiguration: {
    is: {
      fallbackIdentityProvider: 'b2bIdentityProvidersType',
      primaryIdentityProviderPrecedenceOrder: 'b2bIdentityProvidersType[]',
    },
  },
  defaultInvitationRedemptionIdentityProviderConfiguration: {
    base: 'invitationRedemptionIdentityProviderConfiguration',
  },
  crossTenantAccessPolicyM365CollaborationInboundSetting: {
    is: { users: 'crossTenantAccessPolicyTargetConfiguration' },
  },
  crossTenantAccessPolicyM365CollaborationOutboundSetting: {
    is: { usersAndGroups: 'crossTenantAccessPolicyTargetConfiguration' },
  },
  crossTenantAccessPolicyAppServiceConnectSetting: {
    is: { applications: 'crossTenantAccessPolicyTargetConfiguration' },
  },
  policyTemplate: {
    base: 'entity',
    to: {
      multiTenantOrganizationIdentitySynchronization:
        'multiTenantOrganizationIdentitySyncPolicyTemplate',
      multiTenantOrganizationPartnerConfiguration:
        'multiTenantOrganizationPartnerConfigurationTemplate',
    },
  },
  multiTenantOrganizationIdentitySyncPolicyTemplate: {
    base: 'entity',
    is: {
      templateApplicationLevel: 'templateApplicationLevel',
      userSyncInbound: 'crossTenantUserSyncInbound',
    },
  },
  multiTenantOrganizationPartnerConfigurationTemplate: {
    base: 'entity',
    is: {
      automaticUserConsentSettings: 'inboundOutboundPolicyConfiguration',
      b2bCollaborationInbound: 'crossTenantAccessPolicyB2BSetting',
      b2bCollaborationOutbound: 'crossTenantAccessPolicyB2BSetting',
      b2bDirectConnectInbound: 'crossTenantAccessPolicyB2BSetting',
      b2bDirectConnectOutbound: 'crossTenantAccessPolicyB2BSetting',
      inboundTrust: 'crossTenantAccessPolicyInboundTrust',
      templateApplicationLevel: 'templateApplicationLevel',
    },
  },
  crossTenantAccessPolicyTargetConfigurationAccessType: {
    oneOf: 'allowed blocked unknownFutureValue',
  },
  crossTenantAccessPolicyTargetType: { oneOf: 'user group application unknownFutureValue' },
  b2bIdentityProvidersType: {
    oneOf:
      'azureActiveDirectory externalFederation socialIdentityProviders emailOneTimePasscode microsoftAccount defaultConfiguredIdp unknownFutureValue',
  },
  templateApplicationLevel: {
    flags: true,
    oneOf: 'none newPartners existingPartners unknownFutureValue',
  },
};
