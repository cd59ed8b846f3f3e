// What Graph says about a tenant itself: organization, domains, licences.
import type { Definitions } from './definition.ts';

export const organizationTypes: Definitions = {
  organization: {
    base: 'directoryObject',
    open: true,
    text: `
      city country countryLetterCode defaultUsageLocation displayName postalCode
      preferredLanguage state street tenantType`,
    texts: `
      businessPhones marketingNotificationEmails securityComplianceNotificationMails
      securityComplianceNotificationPhones technicalNotificationMails`,
    flag: 'onPremisesSyncEnabled',
    time: 'createdDateTime onPremisesLastSyncDateTime',
    is: {
      assignedPlans: 'assignedPlan[]',
      mobileDeviceManagementAuthority: 'mdmAuthority',
      partnerTenantType: 'partnerTenantType',
      privacyProfile: 'privacyProfile',
      provisionedPlans: 'provisionedPlan[]',
      verifiedDomains: 'verifiedDomain[]',
    },
  },
  verifiedDomain: {
    text: 'capabilities name type',
    flag: 'isDefault isInitial',
  },
  domain: {
    base: 'entity',
    text: 'authenticationType availabilityStatus manufacturer model',
    texts: 'supportedServices',
    flag: 'isAdminManaged isDefault isInitial isRoot isVerified',
    count: 'passwordNotificationWindowInDays passwordValidityPeriodInDays',
    is: { state: 'any' },
    to: { federationConfiguration: 'internalDomainFederation[]', rootDomain: 'domain' },
  },
  internalDomainFederation: {
    base: 'entity',
    text: `
      activeSignInUri displayName issuerUri metadataExchangeUri nextSigningCertificate
      passiveSignInUri passwordResetUri signingCertificate signOutUri`,
    flag: 'isSignedAuthenticationRequestRequired',
    is: {
      federatedIdpMfaBehavior: 'federatedIdpMfaBehavior',
      preferredAuthenticationProtocol: 'authenticationProtocol',
      promptLoginBehavior: 'promptLoginBehavior',
      signingCertificateUpdateStatus: 'any',
    },
  },
  subscribedSku: {
    base: 'entity',
    text: 'accountId accountName appliesTo capabilityStatus skuPartNumber',
    texts: 'subscriptionIds',
    guid: 'skuId',
    count: 'consumedUnits',
    is: { prepaidUnits: 'licenseUnitsDetail', servicePlans: 'servicePlanInfo[]' },
  },
  licenseUnitsDetail: {
    count: 'enabled lockedOut suspended warning',
  },
  servicePlanInfo: {
    text: 'appliesTo provisioningStatus servicePlanName',
    guid: 'servicePlanId',
  },
  tenantInformation: {
    text: 'defaultDomainName displayName federationBrandName tenantId',
  },
  privacyProfile: {
    text: 'contactEmail statementUrl',
  },
  provisionedPlan: {
    text: 'capabilityStatus provisioningStatus service',
  },
  federatedIdpMfaBehavior: {
    oneOf:
      'acceptIfMfaDoneByFederatedIdp enforceMfaByFederatedIdp rejectMfaByFederatedIdp unknownFutureValue',
  },
  authenticationProtocol: { oneOf: 'wsFed saml unknownFutureValue' },
  promptLoginBehavior: {
    oneOf: 'translateToFreshPasswordAuthentication nativeSupport disabled unknownFutureValue',
  },
  mdmAuthority: { oneOf: 'unknown intune sccm office365' },
  partnerTenantType: {
    oneOf:
      'microsoftSupport syndicatePartner breadthPartner breadthPartnerDelegatedAdmin resellerPartnerDelegatedAdmin valueAddedResellerPartnerDelegatedAdmin unknownFutureValue',
  },
};
