// What Graph says about catalogs, access packages, assignments and connected organizations.
import type { Definitions } from './definition.ts';

export const entitlementTypes: Definitions = {
  accessPackageCatalog: {
    base: 'entity',
    text: 'description displayName',
    flag: 'isExternallyVisible',
    time: 'createdDateTime modifiedDateTime',
    is: { catalogType: 'accessPackageCatalogType', state: 'accessPackageCatalogState' },
    to: { accessPackages: 'accessPackage[]', resources: 'accessPackageResource[]' },
  },
  accessPackage: {
    base: 'entity',
    text: 'description displayName',
    flag: 'isHidden',
    time: 'createdDateTime modifiedDateTime',
    to: {
      accessPackagesIncompatibleWith: 'accessPackage[]',
      assignmentPolicies: 'accessPackageAssignmentPolicy[]',
      catalog: 'accessPackageCatalog',
      incompatibleAccessPackages: 'accessPackage[]',
      incompatibleGroups: 'group[]',
      resourceRoleScopes: 'accessPackageResourceRoleScope[]',
    },
  },
  accessPackageAssignmentRequest: {
    base: 'entity',
    text: 'justification status',
    time: 'completedDateTime createdDateTime',
    is: {
      answers: 'accessPackageAnswer[]',
      customExtensionCalloutInstances: 'any[]',
      requestType: 'accessPackageRequestType',
      schedule: 'entitlementManagementSchedule',
      state: 'accessPackageRequestState',
    },
    to: {
      accessPackage: 'accessPackage',
      assignment: 'accessPackageAssignment',
      requestor: 'accessPackageSubject',
    },
  },
  accessPackageAssignment: {
    base: 'entity',
    text: 'status',
    time: 'expiredDateTime',
    is: {
      customExtensionCalloutInstances: 'any[]',
      schedule: 'entitlementManagementSchedule',
      state: 'accessPackageAssignmentState',
    },
    to: {
      accessPackage: 'accessPackage',
      assignmentPolicy: 'accessPackageAssignmentPolicy',
      target: 'accessPackageSubject',
    },
  },
  accessPackageSubject: {
    base: 'entity',
    text: 'displayName email objectId onPremisesSecurityIdentifier principalName',
    is: {
      subjectLifecycle: 'accessPackageSubjectLifecycle',
      subjectType: 'accessPackageSubjectType',
    },
    to: { connectedOrganization: 'connectedOrganization' },
  },
  connectedOrganization: {
    base: 'entity',
    text: 'description displayName',
    time: 'createdDateTime modifiedDateTime',
    is: { identitySources: 'identitySource[]', state: 'connectedOrganizationState' },
    to: { externalSponsors: 'directoryObject[]', internalSponsors: 'directoryObject[]' },
  },
  identitySource: {
    abstract: true,
  },
  azureActiveDirectoryTenant: {
    base: 'identitySource',
    text: 'displayName tenantId',
  },
  crossCloudAzureActiveDirectoryTenant: {
    base: 'identitySource',
    text: 'cloudInstance displayName tenantId',
  },
  externalDomainFederation: {
    base: 'identitySource',
    text: 'displayName domainName issuerUri',
  },
  domainIdentitySource: {
    base: 'identitySource',
    text: 'displayName domainName',
  },
  socialIdentitySource: {
    base: 'identitySource',
    text: 'displayName',
    is: { socialIdentitySourceType: 'socialIdentitySourceType' },
  },
  entitlementManagementSettings: {
    base: 'entity',
    span: 'durationUntilExternalUserDeletedAfterBlocked',
    is: { externalUserLifecycleAction: 'accessPackageExternalUserLifecycleAction' },
  },
  entitlementManagementSchedule: {
    time: 'startDateTime',
    is: { expiration: 'expirationPattern', recurrence: 'any' },
  },
  accessPackageResourceRoleScope: {
    base: 'entity',
    time: 'createdDateTime',
    to: { role: 'accessPackageResourceRole', scope: 'accessPackageResourceScope' },
  },
  accessPackageResourceRole: {
    base: 'entity',
    text: 'description displayName originId originSystem',
    is: { type: 'roleType' },
    to: { resource: 'accessPackageResource' },
  },
  accessPackageResourceScope: {
    base: 'entity',
    text: 'description displayName originId originSystem',
    flag: 'isRootScope',
    to: { resource: 'accessPackageResource' },
  },
  accessPackageResource: {
    base: 'entity',
    text: 'description displayName originId originSystem',
    time: 'createdDateTime modifiedDateTime',
    is: { attributes: 'any[]' },
    to: {
      environment: 'accessPackageResourceEnvironment',
      roles: 'accessPackageResourceRole[]',
      scopes: 'accessPackageResourceScope[]',
      uploadSessions: 'entity[]',
    },
  },
  accessPackageAnswer: {
    abstract: true,
    text: 'displayValue',
    to: { answeredQuestion: 'accessPackageQuestion' },
  },
  accessPackageCatalogType: {
    oneOf: 'userManaged serviceDefault serviceManaged unknownFutureValue',
  },
  accessPackageCatalogState: { oneOf: 'unpublished published unknownFutureValue' },
  accessPackageRequestType: {
    oneOf:
      'notSpecified userAdd userUpdate userRemove adminAdd adminUpdate adminRemove systemAdd systemUpdate systemRemove onBehalfAdd unknownFutureValue approverRemove',
  },
  accessPackageRequestState: {
    oneOf:
      'submitted pendingApproval delivering delivered deliveryFailed denied scheduled canceled partiallyDelivered unknownFutureValue',
  },
  accessPackageAssignmentState: {
    oneOf: 'delivering partiallyDelivered delivered expired deliveryFailed unknownFutureValue',
  },
  accessPackageSubjectLifecycle: { oneOf: 'notDefined notGoverned governed unknownFutureValue' },
  accessPackageSubjectType: { oneOf: 'notSpecified user servicePrincipal unknownFutureValue' },
  connectedOrganizationState: { oneOf: 'configured proposed unknownFutureValue' },
  socialIdentitySourceType: { oneOf: 'facebook unknownFutureValue' },
  accessPackageExternalUserLifecycleAction: {
    oneOf: 'none blockSignIn blockSignInAndDelete unknownFutureValue',
  },
  roleType: { oneOf: 'active eligible application delegated unknownFutureValue' },
};
