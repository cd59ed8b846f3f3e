// What Graph says about users: the properties of a user and of what stands inside one.
import type { Definitions } from './definition.ts';

export const userTypes: Definitions = {
  entity: {
    abstract: true,
    text: 'id',
  },
  directoryObject: {
    base: 'entity',
    open: true,
    time: 'deletedDateTime',
  },
  user: {
    base: 'directoryObject',
    open: true,
    text: `
      aboutMe ageGroup city companyName consentProvidedForMinor country creationType
      department displayName employeeId employeeType externalUserState faxNumber givenName
      identityParentId jobTitle legalAgeGroupClassification mail mailNickname mobilePhone
      mySite officeLocation onPremisesDistinguishedName onPremisesDomainName
      onPremisesImmutableId onPremisesSamAccountName onPremisesSecurityIdentifier
      onPremisesUserPrincipalName passwordPolicies postalCode preferredDataLocation
      preferredLanguage preferredName securityIdentifier state streetAddress surname
      usageLocation userPrincipalName userType`,
    texts: `
      businessPhones imAddresses interests otherMails pastProjects proxyAddresses
      responsibilities schools skills`,
    flag: `
      accountEnabled isManagementRestricted isResourceAccount onPremisesSyncEnabled
      showInAddressList`,
    time: `
      birthday createdDateTime employeeHireDate employeeLeaveDateTime
      externalUserStateChangeDateTime hireDate lastPasswordChangeDateTime
      onPremisesLastSyncDateTime signInSessionsValidFromDateTime`,
    count: 'deviceEnrollmentLimit',
    is: {
      assignedLicenses: 'assignedLicense[]',
      assignedPlans: 'assignedPlan[]',
      authorizationInfo: 'authorizationInfo',
      customSecurityAttributes: 'any',
      employeeOrgData: 'employeeOrgData',
      identities: 'objectIdentity[]',
      licenseAssignmentStates: 'licenseAssignmentState[]',
      mailboxSettings: 'any',
      onPremisesExtensionAttributes: 'onPremisesExtensionAttributes',
      onPremisesProvisioningErrors: 'any[]',
      passwordProfile: 'passwordProfile',
      print: 'any',
      provisionedPlans: 'provisionedPlan[]',
      serviceProvisioningErrors: 'any[]',
      signInActivity: 'signInActivity',
    },
    to: {
      appRoleAssignments: 'appRoleAssignment[]',
      createdObjects: 'directoryObject[]',
      directReports: 'directoryObject[]',
      licenseDetails: 'licenseDetails[]',
      manager: 'directoryObject',
      memberOf: 'directoryObject[]',
      oauth2PermissionGrants: 'oAuth2PermissionGrant[]',
      ownedObjects: 'directoryObject[]',
      scopedRoleMemberOf: 'scopedRoleMembership[]',
      sponsors: 'directoryObject[]',
      transitiveMemberOf: 'directoryObject[]',
    },
    usual: `
      businessPhones displayName givenName jobTitle mail mobilePhone officeLocation
      preferredLanguage surname userPrincipalName`,
  },
  objectIdentity: {
    text: 'issuer issuerAssignedId signInType',
  },
  passwordProfile: {
    text: 'password',
    flag: 'forceChangePasswordNextSignIn forceChangePasswordNextSignInWithMfa',
  },
  assignedLicense: {
    texts: 'disabledPlans',
    guid: 'skuId',
  },
  assignedPlan: {
    text: 'capabilityStatus service',
    time: 'assignedDateTime',
    guid: 'servicePlanId',
  },
  employeeOrgData: {
    text: 'costCenter division',
  },
  onPremisesExtensionAttributes: {
    text: `
      extensionAttribute1 extensionAttribute10 extensionAttribute11 extensionAttribute12
      extensionAttribute13 extensionAttribute14 extensionAttribute15 extensionAttribute2
      extensionAttribute3 extensionAttribute4 extensionAttribute5 extensionAttribute6
      extensionAttribute7 extensionAttribute8 extensionAttribute9`,
  },
  signInActivity: {
    text: 'lastNonInteractiveSignInRequestId lastSignInRequestId lastSuccessfulSignInRequestId',
    time: 'lastNonInteractiveSignInDateTime lastSignInDateTime lastSuccessfulSignInDateTime',
  },
  authorizationInfo: {
    texts: 'certificateUserIds',
  },
  licenseAssignmentState: {
    text: 'assignedByGroup error state',
    texts: 'disabledPlans',
    time: 'lastUpdatedDateTime',
    guid: 'skuId',
  },
  licenseDetails: {
    base: 'entity',
    text: 'skuPartNumber',
    guid: 'skuId',
    is: { servicePlans: 'servicePlanInfo[]' },
  },
};
