// What Graph says about groups, administrative units, directory roles and devices.
import type { Definitions } from './definition.ts';

export const groupTypes: Definitions = {
  group: {
    base: 'directoryObject',
    open: true,
    text: `
      classification description displayName mail mailNickname membershipRule
      membershipRuleProcessingState onPremisesDomainName onPremisesNetBiosName
      onPremisesSamAccountName onPremisesSecurityIdentifier organizationId
      preferredDataLocation preferredLanguage securityIdentifier theme uniqueName visibility`,
    texts: `
      groupTypes infoCatalogs proxyAddresses resourceBehaviorOptions
      resourceProvisioningOptions`,
    flag: `
      allowExternalSenders autoSubscribeNewMembers hasMembersWithLicenseErrors
      hideFromAddressLists hideFromOutlookClients isArchived isAssignableToRole isFavorite
      isManagementRestricted isSubscribedByMail mailEnabled onPremisesSyncEnabled
      securityEnabled welcomeMessageEnabled`,
    time: 'createdDateTime expirationDateTime onPremisesLastSyncDateTime renewedDateTime',
    count: 'unseenConversationsCount unseenCount unseenMessagesCount',
    is: {
      accessType: 'groupAccessType',
      assignedLabels: 'assignedLabel[]',
      assignedLicenses: 'assignedLicense[]',
      licenseProcessingState: 'any',
      onPremisesExtensionAttributes: 'onPremisesExtensionAttributes',
      onPremisesProvisioningErrors: 'any[]',
      serviceProvisioningErrors: 'any[]',
    },
    to: {
      appRoleAssignments: 'appRoleAssignment[]',
      memberOf: 'directoryObject[]',
      members: 'directoryObject[]',
      owners: 'directoryObject[]',
      transitiveMemberOf: 'directoryObject[]',
      transitiveMembers: 'directoryObject[]',
    },
    usual: `
      classification createdDateTime deletedDateTime description displayName
      expirationDateTime groupTypes isAssignableToRole mail mailEnabled mailNickname
      membershipRule membershipRuleProcessingState onPremisesDomainName
      onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesProvisioningErrors
      onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled
      preferredDataLocation preferredLanguage proxyAddresses renewedDateTime
      resourceBehaviorOptions resourceProvisioningOptions securityEnabled securityIdentifier
      serviceProvisioningErrors theme uniqueName visibility`,
  },
  assignedLabel: {
    text: 'displayName labelId',
  },
  administrativeUnit: {
    base: 'directoryObject',
    open: true,
    text: `
      description displayName membershipRule membershipRuleProcessingState membershipType
      visibility`,
    flag: 'isMemberManagementRestricted',
    to: { members: 'directoryObject[]', scopedRoleMembers: 'scopedRoleMembership[]' },
  },
  scopedRoleMembership: {
    base: 'entity',
    text: 'administrativeUnitId roleId',
    is: { roleMemberInfo: 'identity' },
  },
  identity: {
    open: true,
    text: 'displayName id',
  },
  directoryRole: {
    base: 'directoryObject',
    open: true,
    text: 'description displayName roleTemplateId',
    to: { members: 'directoryObject[]', scopedMembers: 'scopedRoleMembership[]' },
  },
  device: {
    base: 'directoryObject',
    open: true,
    text: `
      deviceCategory deviceId deviceMetadata deviceOwnership displayName enrollmentProfileName
      enrollmentType managementType manufacturer mdmAppId model onPremisesSecurityIdentifier
      operatingSystem operatingSystemVersion profileType trustType`,
    texts: 'physicalIds systemLabels',
    flag: `
      accountEnabled isCompliant isManaged isManagementRestricted isRooted
      onPremisesSyncEnabled`,
    time: `
      approximateLastSignInDateTime complianceExpirationDateTime onPremisesLastSyncDateTime
      registrationDateTime`,
    count: 'deviceVersion',
    is: { alternativeSecurityIds: 'any[]' },
    to: { memberOf: 'directoryObject[]', transitiveMemberOf: 'directoryObject[]' },
  },
  groupAccessType: { oneOf: 'none private secret public unknownFutureValue' },
};
