// What Graph says about a tenant's own policies: sign-in methods, consent, sign-up, invitations, security defaults.
import type { Definition, Definitions } from './definition.ts';

/** The configuration of one method: whom it is for is contained, and answered with it. */
const method = (own: Definition = {}): Definition => ({
  base: 'authenticationMethodConfiguration',
  ...own,
  is: { includeTargets: 'any[]', ...own.is },
});

export const tenantPolicyTypes: Definitions = {
  authenticationMethodsPolicy: {
    base: 'entity',
    text: 'description displayName policyVersion',
    time: 'lastModifiedDateTime',
    count: 'reconfirmationInDays',
    is: {
      authenticationMethodConfigurations: 'authenticationMethodConfiguration[]',
      policyMigrationState: 'authenticationMethodsPolicyMigrationState',
      registrationEnforcement: 'registrationEnforcement',
    },
  },
  registrationEnforcement: {
    is: { authenticationMethodsRegistrationCampaign: 'authenticationMethodsRegistrationCampaign' },
  },
  authenticationMethodsRegistrationCampaign: {
    count: 'snoozeDurationInDays',
    is: { excludeTargets: 'any[]', includeTargets: 'any[]', state: 'advancedConfigState' },
  },
  authenticationMethodConfiguration: {
    base: 'entity',
    abstract: true,
    is: { excludeTargets: 'excludeTarget[]', state: 'authenticationMethodState' },
  },
  excludeTarget: { text: 'id', is: { targetType: 'authenticationMethodTargetType' } },
  emailAuthenticationMethodConfiguration: method({
    is: { allowExternalIdToUseEmailOtp: 'externalEmailOtpState' },
  }),
  externalAuthenticationMethodConfiguration: method({
    text: 'appId displayName',
    is: { openIdConnectSetting: 'any' },
  }),
  fido2AuthenticationMethodConfiguration: method({
    text: 'defaultPasskeyProfile',
    flag: 'isAttestationEnforced isSelfServiceRegistrationAllowed',
    is: { keyRestrictions: 'any', passkeyProfiles: 'any[]' },
  }),
  microsoftAuthenticatorAuthenticationMethodConfiguration: method({
    flag: 'isSoftwareOathEnabled',
    is: { featureSettings: 'any' },
  }),
  qrCodePinAuthenticationMethodConfiguration: method({
    count: 'pinLength standardQRCodeLifetimeInDays',
  }),
  smsAuthenticationMethodConfiguration: method(),
  softwareOathAuthenticationMethodConfiguration: method(),
  temporaryAccessPassAuthenticationMethodConfiguration: method({
    flag: 'isUsableOnce',
    count:
      'defaultLength defaultLifetimeInMinutes maximumLifetimeInMinutes minimumLifetimeInMinutes',
  }),
  verifiableCredentialsAuthenticationMethodConfiguration: method(),
  voiceAuthenticationMethodConfiguration: method({ flag: 'isOfficePhoneAllowed' }),
  x509CertificateAuthenticationMethodConfiguration: method({
    is: {
      authenticationModeConfiguration: 'any',
      certificateAuthorityScopes: 'any[]',
      certificateUserBindings: 'any[]',
      crlValidationConfiguration: 'any',
      issuerHintsConfiguration: 'any',
    },
  }),
  adminConsentRequestPolicy: {
    base: 'entity',
    flag: 'isEnabled notifyReviewers remindersEnabled',
    count: 'requestDurationInDays version',
    is: { reviewers: 'accessReviewReviewerScope[]' },
  },
  identitySecurityDefaultsEnforcementPolicy: { base: 'policyBase', flag: 'isEnabled' },
  // https://learn.microsoft.com/graph/api/resources/authenticationflowspolicy
  authenticationFlowsPolicy: {
    base: 'entity',
    text: 'description displayName',
    is: { selfServiceSignUp: 'selfServiceSignUpAuthenticationFlowConfiguration' },
  },
  selfServiceSignUpAuthenticationFlowConfiguration: { flag: 'isEnabled' },
  // https://learn.microsoft.com/graph/api/resources/b2bmanagementpolicy?view=graph-rest-beta
  b2bManagementPolicy: {
    base: 'policyBase',
    texts: 'definition',
    flag: 'isOrganizationDefault',
  },
  authenticationMethodsPolicyMigrationState: {
    oneOf: 'preMigration migrationInProgress migrationComplete unknownFutureValue',
  },
  advancedConfigState: { oneOf: 'default enabled disabled unknownFutureValue' },
  authenticationMethodState: { oneOf: 'enabled disabled' },
  authenticationMethodTargetType: { oneOf: 'user group unknownFutureValue' },
  externalEmailOtpState: { oneOf: 'default enabled disabled unknownFutureValue' },
};
