// What Graph says about assignment policies of access packages and who may ask and approve.
import type { Definitions } from './definition.ts';

export const entitlementPolicyTypes: Definitions = {
  accessPackageAssignmentPolicy: {
    base: 'entity',
    text: 'description displayName',
    time: 'createdDateTime modifiedDateTime',
    is: {
      allowedTargetScope: 'allowedTargetScope',
      automaticRequestSettings: 'accessPackageAutomaticRequestSettings',
      expiration: 'expirationPattern',
      notificationSettings: 'accessPackageNotificationSettings',
      requestApprovalSettings: 'accessPackageAssignmentApprovalSettings',
      requestorSettings: 'accessPackageAssignmentRequestorSettings',
      reviewSettings: 'accessPackageAssignmentReviewSettings',
      specificAllowedTargets: 'subjectSet[]',
    },
    to: {
      accessPackage: 'accessPackage',
      catalog: 'accessPackageCatalog',
      questions: 'accessPackageQuestion[]',
    },
  },
  accessPackageAssignmentApprovalSettings: {
    flag: 'isApprovalRequiredForAdd isApprovalRequiredForUpdate isRequestorJustificationRequired',
    is: { stages: 'accessPackageApprovalStage[]' },
  },
  accessPackageApprovalStage: {
    flag: 'isApproverJustificationRequired isEscalationEnabled',
    span: 'durationBeforeAutomaticDenial durationBeforeEscalation',
    is: {
      approverInformationVisibility: 'approverInformationVisibility',
      escalationApprovers: 'subjectSet[]',
      fallbackEscalationApprovers: 'subjectSet[]',
      fallbackPrimaryApprovers: 'subjectSet[]',
      primaryApprovers: 'subjectSet[]',
    },
  },
  accessPackageAssignmentRequestorSettings: {
    flag: `
      allowCustomAssignmentSchedule enableOnBehalfRequestorsToAddAccess
      enableOnBehalfRequestorsToRemoveAccess enableOnBehalfRequestorsToUpdateAccess
      enableTargetsToSelfAddAccess enableTargetsToSelfRemoveAccess
      enableTargetsToSelfUpdateAccess`,
    is: { onBehalfRequestors: 'subjectSet[]' },
  },
  accessPackageAssignmentReviewSettings: {
    flag: 'isEnabled isRecommendationEnabled isReviewerJustificationRequired isSelfReview',
    is: {
      expirationBehavior: 'accessReviewExpirationBehavior',
      fallbackReviewers: 'subjectSet[]',
      primaryReviewers: 'subjectSet[]',
      schedule: 'entitlementManagementSchedule',
    },
  },
  accessPackageAutomaticRequestSettings: {
    flag: 'removeAccessWhenTargetLeavesAllowedTargets requestAccessForAllowedTargets',
    span: 'gracePeriodBeforeAccessRemoval',
  },
  accessPackageNotificationSettings: {
    flag: 'isAssignmentNotificationDisabled',
  },
  accessPackageQuestion: {
    base: 'entity',
    abstract: true,
    text: 'text',
    flag: 'isAnswerEditable isRequired',
    count: 'sequence',
    is: { localizations: 'accessPackageLocalizedText[]' },
  },
  accessPackageTextInputQuestion: {
    base: 'accessPackageQuestion',
    text: 'regexPattern',
    flag: 'isSingleLineQuestion',
  },
  accessPackageMultipleChoiceQuestion: {
    base: 'accessPackageQuestion',
    flag: 'isMultipleSelectionAllowed',
    is: { choices: 'any[]' },
  },
  accessPackageLocalizedText: {
    text: 'languageCode text',
  },
  subjectSet: {
    abstract: true,
  },
  singleUser: {
    base: 'subjectSet',
    text: 'description userId',
  },
  groupMembers: {
    base: 'subjectSet',
    text: 'description groupId',
  },
  requestorManager: {
    base: 'subjectSet',
    count: 'managerLevel',
  },
  internalSponsors: {
    base: 'subjectSet',
  },
  externalSponsors: {
    base: 'subjectSet',
  },
  connectedOrganizationMembers: {
    base: 'subjectSet',
    text: 'connectedOrganizationId description',
  },
  targetManager: {
    base: 'subjectSet',
    count: 'managerLevel',
  },
  targetUserSponsors: {
    base: 'subjectSet',
  },
  attributeRuleMembers: {
    base: 'subjectSet',
    text: 'description membershipRule',
  },
  singleServicePrincipal: {
    base: 'subjectSet',
    text: 'description servicePrincipalId',
  },
  allowedTargetScope: {
    oneOf:
      'notSpecified specificDirectoryUsers specificConnectedOrganizationUsers specificDirectoryServicePrincipals allMemberUsers allDirectoryUsers allDirectoryServicePrincipals allConfiguredConnectedOrganizationUsers allExternalUsers allDirectoryAgentIdentities unknownFutureValue',
  },
  approverInformationVisibility: { oneOf: 'default notVisible visible unknownFutureValue' },
  accessReviewExpirationBehavior: {
    oneOf: 'keepAccess removeAccess acceptAccessRecommendation unknownFutureValue',
  },
};
