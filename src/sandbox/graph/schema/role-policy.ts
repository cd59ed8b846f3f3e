// What Graph says about role management policies, their rules, and the authorization policy.
import type { Definitions } from './definition.ts';

export const rolePolicyTypes: Definitions = {
  unifiedRoleManagementPolicy: {
    base: 'entity',
    text: 'description displayName scopeId scopeType',
    flag: 'isOrganizationDefault',
    time: 'lastModifiedDateTime',
    is: { lastModifiedBy: 'identity' },
    to: {
      effectiveRules: 'unifiedRoleManagementPolicyRule[]',
      rules: 'unifiedRoleManagementPolicyRule[]',
    },
  },
  unifiedRoleManagementPolicyRule: {
    base: 'entity',
    abstract: true,
    is: { target: 'unifiedRoleManagementPolicyRuleTarget' },
  },
  unifiedRoleManagementPolicyRuleTarget: {
    text: 'caller level',
    texts: 'enforcedSettings inheritableSettings',
    is: { operations: 'unifiedRoleManagementPolicyRuleTargetOperations[]' },
    to: { targetObjects: 'directoryObject[]' },
  },
  unifiedRoleManagementPolicyExpirationRule: {
    base: 'unifiedRoleManagementPolicyRule',
    flag: 'isExpirationRequired',
    span: 'maximumDuration',
  },
  unifiedRoleManagementPolicyEnablementRule: {
    base: 'unifiedRoleManagementPolicyRule',
    texts: 'enabledRules',
  },
  unifiedRoleManagementPolicyApprovalRule: {
    base: 'unifiedRoleManagementPolicyRule',
    is: { setting: 'approvalSettings' },
  },
  unifiedRoleManagementPolicyNotificationRule: {
    base: 'unifiedRoleManagementPolicyRule',
    text: 'notificationLevel notificationType recipientType',
    texts: 'notificationRecipients',
    flag: 'isDefaultRecipientsEnabled',
  },
  unifiedRoleManagementPolicyAuthenticationContextRule: {
    base: 'unifiedRoleManagementPolicyRule',
    text: 'claimValue',
    flag: 'isEnabled',
  },
  approvalSettings: {
    text: 'approvalMode',
    flag: 'isApprovalRequired isApprovalRequiredForExtension isRequestorJustificationRequired',
    is: { approvalStages: 'unifiedApprovalStage[]' },
  },
  unifiedApprovalStage: {
    flag: 'isApproverJustificationRequired isEscalationEnabled',
    count: 'approvalStageTimeOutInDays escalationTimeInMinutes',
    is: { escalationApprovers: 'subjectSet[]', primaryApprovers: 'subjectSet[]' },
  },
  unifiedRoleManagementPolicyAssignment: {
    base: 'entity',
    text: 'policyId roleDefinitionId scopeId scopeType',
    to: { policy: 'unifiedRoleManagementPolicy' },
  },
  policyBase: {
    base: 'directoryObject',
    abstract: true,
    text: 'description displayName',
  },
  authorizationPolicy: {
    base: 'policyBase',
    flag: `
      allowedToSignUpEmailBasedSubscriptions allowedToUseSSPR
      allowEmailVerifiedUsersToJoinOrganization allowUserConsentForRiskyApps
      blockMsolPowerShell`,
    guid: 'guestUserRoleId',
    is: {
      allowInvitesFrom: 'allowInvitesFrom',
      defaultUserRolePermissions: 'defaultUserRolePermissions',
    },
  },
  defaultUserRolePermissions: {
    texts: 'permissionGrantPoliciesAssigned',
    flag: `
      allowedToCreateApps allowedToCreateSecurityGroups allowedToCreateTenants
      allowedToReadBitlockerKeysForOwnedDevice allowedToReadOtherUsers`,
  },
  unifiedRoleManagementPolicyRuleTargetOperations: {
    oneOf: 'all activate deactivate assign update remove extend renew unknownFutureValue',
  },
  allowInvitesFrom: {
    oneOf:
      'none adminsAndGuestInviters adminsGuestInvitersAndAllMembers everyone unknownFutureValue',
  },
};
