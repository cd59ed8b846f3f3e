// The rules that a role or group has in PIM before anybody changes them.
// https://learn.microsoft.com/graph/identity-governance-pim-rules-overview
import type { Body } from '../body.ts';

const target = (caller: 'Admin' | 'EndUser', level: 'Eligibility' | 'Assignment'): Body => ({
  caller,
  operations: ['all'],
  level,
  inheritableSettings: [],
  enforcedSettings: [],
});

const rule = (type: string, id: string, where: Body, rest: Body): Body => ({
  '@odata.type': `#microsoft.graph.unifiedRoleManagementPolicy${type}Rule`,
  id,
  ...rest,
  target: where,
});

const expiration = (
  caller: 'Admin' | 'EndUser',
  level: 'Eligibility' | 'Assignment',
  required: boolean,
  longest: string,
) =>
  rule('Expiration', `Expiration_${caller}_${level}`, target(caller, level), {
    isExpirationRequired: required,
    maximumDuration: longest,
  });

const enablement = (
  caller: 'Admin' | 'EndUser',
  level: 'Eligibility' | 'Assignment',
  enabledRules: string[],
) => rule('Enablement', `Enablement_${caller}_${level}`, target(caller, level), { enabledRules });

const notification = (
  to: string,
  caller: 'Admin' | 'EndUser',
  level: 'Eligibility' | 'Assignment',
) =>
  rule('Notification', `Notification_${to}_${caller}_${level}`, target(caller, level), {
    notificationType: 'Email',
    recipientType: to,
    notificationLevel: 'All',
    isDefaultRecipientsEnabled: true,
    notificationRecipients: [],
  });

const NOTIFIED = ['Admin', 'Requestor', 'Approver'];

/** The sixteen rules of a policy that nobody touched. */
export const defaultRules = (): Body[] => [
  expiration('Admin', 'Eligibility', false, 'P365D'),
  enablement('Admin', 'Eligibility', []),
  ...NOTIFIED.map((to) => notification(to, 'Admin', 'Eligibility')),
  expiration('Admin', 'Assignment', false, 'P180D'),
  enablement('Admin', 'Assignment', ['Justification']),
  ...NOTIFIED.map((to) => notification(to, 'Admin', 'Assignment')),
  expiration('EndUser', 'Assignment', true, 'PT8H'),
  enablement('EndUser', 'Assignment', ['MultiFactorAuthentication', 'Justification']),
  rule('Approval', 'Approval_EndUser_Assignment', target('EndUser', 'Assignment'), {
    setting: {
      isApprovalRequired: false,
      isApprovalRequiredForExtension: false,
      isRequestorJustificationRequired: true,
      approvalMode: 'SingleStage',
      approvalStages: [
        {
          approvalStageTimeOutInDays: 1,
          isApproverJustificationRequired: true,
          escalationTimeInMinutes: 0,
          isEscalationEnabled: false,
          primaryApprovers: [],
          escalationApprovers: [],
        },
      ],
    },
  }),
  rule(
    'AuthenticationContext',
    'AuthenticationContext_EndUser_Assignment',
    target('EndUser', 'Assignment'),
    {
      isEnabled: false,
      claimValue: '',
    },
  ),
  ...NOTIFIED.map((to) => notification(to, 'EndUser', 'Assignment')),
];
