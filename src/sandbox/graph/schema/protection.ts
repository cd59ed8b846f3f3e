// What Graph says about risk, security operations, registered sign-in methods and sign-ins.
import type { Definitions } from './definition.ts';

export const protectionTypes: Definitions = {
  riskyUser: {
    base: 'entity',
    text: 'userDisplayName userPrincipalName',
    flag: 'isDeleted isProcessing',
    time: 'riskLastUpdatedDateTime',
    is: { riskDetail: 'riskDetail', riskLevel: 'riskLevel', riskState: 'riskState' },
  },
  riskyServicePrincipal: {
    base: 'entity',
    text: 'appId displayName servicePrincipalType',
    flag: 'isEnabled isProcessing',
    time: 'riskLastUpdatedDateTime',
    is: { riskDetail: 'riskDetail', riskLevel: 'riskLevel', riskState: 'riskState' },
  },
  secureScore: {
    base: 'entity',
    text: 'azureTenantId',
    texts: 'enabledServices',
    time: 'createdDateTime',
    count: 'activeUserCount licensedUserCount',
    number: 'currentScore maxScore',
    is: {
      averageComparativeScores: 'averageComparativeScore[]',
      controlScores: 'controlScore[]',
      vendorInformation: 'securityVendorInformation',
    },
  },
  // The service sends more in these than its description lists.
  averageComparativeScore: { open: true, text: 'basis', number: 'averageScore' },
  controlScore: { open: true, text: 'controlCategory controlName description', number: 'score' },
  securityVendorInformation: { text: 'provider providerVersion subProvider vendor' },
  secureScoreControlProfile: {
    base: 'entity',
    text: `
      actionType actionUrl azureTenantId controlCategory implementationCost remediation
      remediationImpact service tier title userImpact`,
    texts: 'threats',
    flag: 'deprecated',
    time: 'lastModifiedDateTime',
    count: 'rank',
    number: 'maxScore',
    is: {
      complianceInformation: 'any[]',
      controlStateUpdates: 'secureScoreControlStateUpdate[]',
      vendorInformation: 'securityVendorInformation',
    },
  },
  secureScoreControlStateUpdate: {
    text: 'assignedTo comment state updatedBy',
    time: 'updatedDateTime',
  },
  'security.incident': {
    base: 'entity',
    text: `
      assignedTo description displayName incidentWebUrl lastModifiedBy redirectIncidentId
      resolvingComment summary tenantId`,
    texts: 'customTags systemTags',
    time: 'createdDateTime lastUpdateDateTime',
    count: 'priorityScore',
    is: {
      classification: 'security.alertClassification',
      comments: 'any[]',
      determination: 'security.alertDetermination',
      severity: 'security.alertSeverity',
      status: 'security.incidentStatus',
    },
    to: { alerts: 'any[]' },
  },
  signIn: {
    base: 'entity',
    text: `
      appDisplayName appId clientAppUsed correlationId homeTenantId ipAddress
      resourceDisplayName resourceId resourceTenantId servicePrincipalId servicePrincipalName
      userAgent userDisplayName userId userPrincipalName`,
    texts: 'riskEventTypes_v2',
    flag: 'isInteractive',
    time: 'createdDateTime',
    is: {
      appliedConditionalAccessPolicies: 'any[]',
      authenticationAppDeviceDetails: 'any',
      conditionalAccessStatus: 'conditionalAccessStatus',
      deviceDetail: 'deviceDetail',
      location: 'signInLocation',
      riskDetail: 'riskDetail',
      riskEventTypes: 'any[]',
      riskLevelAggregated: 'riskLevel',
      riskLevelDuringSignIn: 'riskLevel',
      riskState: 'riskState',
      status: 'signInStatus',
    },
  },
  deviceDetail: {
    text: 'browser deviceId displayName operatingSystem trustType',
    flag: 'isCompliant isManaged',
  },
  signInLocation: { text: 'city countryOrRegion state', is: { geoCoordinates: 'any' } },
  signInStatus: { text: 'additionalDetails failureReason', count: 'errorCode' },
  userRegistrationDetails: {
    base: 'entity',
    text: 'userDisplayName userPrincipalName',
    texts: 'methodsRegistered systemPreferredAuthenticationMethods',
    flag: `
      isAdmin isMfaCapable isMfaRegistered isPasswordlessCapable isSsprCapable isSsprEnabled
      isSsprRegistered isSystemPreferredAuthenticationMethodEnabled`,
    time: 'lastUpdatedDateTime',
    is: {
      userPreferredMethodForSecondaryAuthentication: 'userDefaultAuthenticationMethod',
      userType: 'signInUserType',
    },
  },
  riskLevel: { oneOf: 'low medium high hidden none unknownFutureValue' },
  riskState: {
    oneOf: 'none confirmedSafe remediated dismissed atRisk confirmedCompromised unknownFutureValue',
  },
  riskDetail: {
    oneOf: `
      none adminGeneratedTemporaryPassword userPerformedSecuredPasswordChange
      userPerformedSecuredPasswordReset adminConfirmedSigninSafe aiConfirmedSigninSafe
      userPassedMFADrivenByRiskBasedPolicy adminDismissedAllRiskForUser
      adminConfirmedSigninCompromised hidden adminConfirmedUserCompromised unknownFutureValue
      m365DAdminDismissedDetection adminConfirmedServicePrincipalCompromised
      adminDismissedAllRiskForServicePrincipal userChangedPasswordOnPremises
      adminDismissedRiskForSignIn adminConfirmedAccountSafe microsoftRevokedSessions`,
  },
  conditionalAccessStatus: { oneOf: 'success failure notApplied unknownFutureValue' },
  signInUserType: { oneOf: 'member guest unknownFutureValue' },
  userDefaultAuthenticationMethod: {
    oneOf: 'push oath voiceMobile voiceAlternateMobile voiceOffice sms none unknownFutureValue',
  },
  'security.alertClassification': {
    oneOf: 'unknown falsePositive truePositive informationalExpectedActivity unknownFutureValue',
  },
  'security.alertDetermination': {
    oneOf: `
      unknown apt malware securityPersonnel securityTesting unwantedSoftware other
      multiStagedAttack compromisedAccount phishing maliciousUserActivity notMalicious
      notEnoughDataToValidate confirmedActivity lineOfBusinessApplication unknownFutureValue`,
  },
  'security.alertSeverity': {
    oneOf: 'unknown informational low medium high unknownFutureValue',
  },
  'security.incidentStatus': {
    oneOf: 'active resolved inProgress redirected unknownFutureValue awaitingAction',
  },
};
