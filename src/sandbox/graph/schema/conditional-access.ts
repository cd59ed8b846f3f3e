// What Graph says about Conditional Access: policies, named locations, authentication strengths.
import type { Definitions } from './definition.ts';

export const conditionalAccessTypes: Definitions = {
  policyDeletableItem: { abstract: true, time: 'deletedDateTime' },
  conditionalAccessPolicy: {
    base: 'policyDeletableItem',
    text: 'description displayName id templateId',
    time: 'createdDateTime modifiedDateTime',
    is: {
      conditions: 'conditionalAccessConditionSet',
      grantControls: 'conditionalAccessGrantControls',
      sessionControls: 'conditionalAccessSessionControls',
      state: 'conditionalAccessPolicyState',
    },
  },
  conditionalAccessConditionSet: {
    is: {
      applications: 'conditionalAccessApplications',
      authenticationFlows: 'conditionalAccessAuthenticationFlows',
      clientApplications: 'conditionalAccessClientApplications',
      clientAppTypes: 'conditionalAccessClientApp[]',
      devices: 'conditionalAccessDevices',
      insiderRiskLevels: 'conditionalAccessInsiderRiskLevels',
      locations: 'conditionalAccessLocations',
      platforms: 'conditionalAccessPlatforms',
      servicePrincipalRiskLevels: 'riskLevel[]',
      signInRiskLevels: 'riskLevel[]',
      userRiskLevels: 'riskLevel[]',
      users: 'conditionalAccessUsers',
    },
  },
  conditionalAccessApplications: {
    texts: `
      excludeApplications includeApplications includeAuthenticationContextClassReferences
      includeUserActions`,
    is: { applicationFilter: 'conditionalAccessFilter' },
  },
  conditionalAccessAuthenticationFlows: {
    is: { transferMethods: 'conditionalAccessTransferMethods' },
  },
  conditionalAccessClientApplications: {
    texts: 'excludeServicePrincipals includeServicePrincipals',
    is: { servicePrincipalFilter: 'conditionalAccessFilter' },
  },
  conditionalAccessDevices: { is: { deviceFilter: 'conditionalAccessFilter' } },
  conditionalAccessFilter: { text: 'rule', is: { mode: 'filterMode' } },
  conditionalAccessLocations: { texts: 'excludeLocations includeLocations' },
  conditionalAccessPlatforms: {
    is: {
      excludePlatforms: 'conditionalAccessDevicePlatform[]',
      includePlatforms: 'conditionalAccessDevicePlatform[]',
    },
  },
  conditionalAccessUsers: {
    texts: 'excludeGroups excludeRoles excludeUsers includeGroups includeRoles includeUsers',
    is: {
      excludeGuestsOrExternalUsers: 'conditionalAccessGuestsOrExternalUsers',
      includeGuestsOrExternalUsers: 'conditionalAccessGuestsOrExternalUsers',
    },
  },
  conditionalAccessGuestsOrExternalUsers: {
    is: {
      externalTenants: 'conditionalAccessExternalTenants',
      guestOrExternalUserTypes: 'conditionalAccessGuestOrExternalUserTypes',
    },
  },
  conditionalAccessExternalTenants: {
    abstract: true,
    is: { membershipKind: 'conditionalAccessExternalTenantsMembershipKind' },
  },
  conditionalAccessAllExternalTenants: { base: 'conditionalAccessExternalTenants' },
  conditionalAccessEnumeratedExternalTenants: {
    base: 'conditionalAccessExternalTenants',
    texts: 'members',
  },
  conditionalAccessGrantControls: {
    text: 'operator',
    texts: 'customAuthenticationFactors termsOfUse',
    is: {
      // A relationship of its own, and yet answered with every policy.
      authenticationStrength: 'authenticationStrengthPolicy',
      builtInControls: 'conditionalAccessGrantControl[]',
    },
  },
  conditionalAccessSessionControls: {
    flag: 'disableResilienceDefaults',
    is: {
      applicationEnforcedRestrictions: 'conditionalAccessSessionControl',
      cloudAppSecurity: 'cloudAppSecuritySessionControl',
      persistentBrowser: 'persistentBrowserSessionControl',
      secureSignInSession: 'conditionalAccessSessionControl',
      signInFrequency: 'signInFrequencySessionControl',
    },
  },
  conditionalAccessSessionControl: { flag: 'isEnabled' },
  cloudAppSecuritySessionControl: {
    base: 'conditionalAccessSessionControl',
    is: { cloudAppSecurityType: 'cloudAppSecuritySessionControlType' },
  },
  persistentBrowserSessionControl: {
    base: 'conditionalAccessSessionControl',
    is: { mode: 'persistentBrowserSessionMode' },
  },
  signInFrequencySessionControl: {
    base: 'conditionalAccessSessionControl',
    count: 'value',
    is: {
      authenticationType: 'signInFrequencyAuthenticationType',
      frequencyInterval: 'signInFrequencyInterval',
      type: 'signinFrequencyType',
    },
  },
  conditionalAccessTemplate: {
    base: 'entity',
    text: 'description name',
    is: { details: 'conditionalAccessPolicyDetail', scenarios: 'templateScenarios' },
  },
  conditionalAccessPolicyDetail: {
    is: {
      conditions: 'conditionalAccessConditionSet',
      grantControls: 'conditionalAccessGrantControls',
      sessionControls: 'conditionalAccessSessionControls',
    },
  },
  namedLocation: {
    base: 'policyDeletableItem',
    abstract: true,
    text: 'displayName id',
    time: 'createdDateTime modifiedDateTime',
  },
  ipNamedLocation: { base: 'namedLocation', flag: 'isTrusted', is: { ipRanges: 'ipRange[]' } },
  countryNamedLocation: {
    base: 'namedLocation',
    texts: 'countriesAndRegions',
    flag: 'includeUnknownCountriesAndRegions',
    is: { countryLookupMethod: 'countryLookupMethodType' },
  },
  ipRange: { abstract: true },
  iPv4CidrRange: { base: 'ipRange', text: 'cidrAddress' },
  iPv6CidrRange: { base: 'ipRange', text: 'cidrAddress' },
  iPv4Range: { base: 'ipRange', text: 'lowerAddress upperAddress' },
  iPv6Range: { base: 'ipRange', text: 'lowerAddress upperAddress' },
  authenticationStrengthPolicy: {
    base: 'entity',
    text: 'description displayName',
    time: 'createdDateTime modifiedDateTime',
    is: {
      allowedCombinations: 'authenticationMethodModes[]',
      // Contained, and answered with the policy.
      combinationConfigurations: 'any[]',
      policyType: 'authenticationStrengthPolicyType',
      requirementsSatisfied: 'authenticationStrengthRequirements',
    },
  },
  conditionalAccessPolicyState: { oneOf: 'enabled disabled enabledForReportingButNotEnforced' },
  conditionalAccessClientApp: {
    oneOf:
      'all browser mobileAppsAndDesktopClients exchangeActiveSync easSupported other unknownFutureValue',
  },
  conditionalAccessInsiderRiskLevels: {
    flags: true,
    oneOf: 'minor moderate elevated unknownFutureValue',
  },
  conditionalAccessTransferMethods: {
    flags: true,
    oneOf: 'none deviceCodeFlow authenticationTransfer unknownFutureValue',
  },
  conditionalAccessDevicePlatform: {
    oneOf: 'android iOS windows windowsPhone macOS all unknownFutureValue linux',
  },
  conditionalAccessGuestOrExternalUserTypes: {
    flags: true,
    oneOf: `
      none internalGuest b2bCollaborationGuest b2bCollaborationMember b2bDirectConnectUser
      otherExternalUser serviceProvider unknownFutureValue`,
  },
  conditionalAccessExternalTenantsMembershipKind: { oneOf: 'all enumerated unknownFutureValue' },
  conditionalAccessGrantControl: {
    oneOf: `
      block mfa compliantDevice domainJoinedDevice approvedApplication compliantApplication
      passwordChange unknownFutureValue riskRemediation`,
  },
  cloudAppSecuritySessionControlType: {
    oneOf: 'mcasConfigured monitorOnly blockDownloads unknownFutureValue',
  },
  persistentBrowserSessionMode: { oneOf: 'always never' },
  signInFrequencyAuthenticationType: {
    oneOf: 'primaryAndSecondaryAuthentication secondaryAuthentication unknownFutureValue',
  },
  signInFrequencyInterval: { oneOf: 'timeBased everyTime unknownFutureValue' },
  signinFrequencyType: { oneOf: 'days hours' },
  filterMode: { oneOf: 'include exclude' },
  templateScenarios: {
    flags: true,
    oneOf:
      'new secureFoundation zeroTrust remoteWork protectAdmins emergingThreats unknownFutureValue',
  },
  countryLookupMethodType: { oneOf: 'clientIpAddress authenticatorAppGps unknownFutureValue' },
  authenticationMethodModes: {
    flags: true,
    oneOf: `
      password voice hardwareOath softwareOath sms fido2 windowsHelloForBusiness
      microsoftAuthenticatorPush deviceBasedPush temporaryAccessPassOneTime
      temporaryAccessPassMultiUse email x509CertificateSingleFactor x509CertificateMultiFactor
      federatedSingleFactor federatedMultiFactor unknownFutureValue qrCodePin`,
  },
  authenticationStrengthPolicyType: { oneOf: 'builtIn custom unknownFutureValue' },
  authenticationStrengthRequirements: { flags: true, oneOf: 'none mfa unknownFutureValue' },
};
