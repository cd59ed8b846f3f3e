// Eligibility for a directory role, in a scope, until a moment.
import { type AnyChange, type ChangeRules, idOf, type PrincipalRef } from './change-rules.ts';

export interface BecomeEligible extends AnyChange {
  readonly type: 'become-eligible';
  readonly roleId: string;
  /** `/` is the whole tenant. */
  readonly scope: string;
  readonly principal: PrincipalRef;
}

export const becomeEligible: ChangeRules<BecomeEligible> = {
  key: ({ tenantId, roleId, scope, principal }) =>
    `eligible/${tenantId}/${roleId}${scope}/${idOf(principal)}`,
  principal: 'principal',
  /** https://learn.microsoft.com/graph/api/rbacapplication-post-roleeligibilityschedulerequests */
  byHand: ({ roleId, scope, principal }) => {
    const body = {
      action: 'adminRemove',
      principalId: idOf(principal),
      roleDefinitionId: roleId,
      directoryScopeId: scope,
    };
    const path = '/roleManagement/directory';
    return {
      graph: [
        { method: 'POST', path: `${path}/roleAssignmentScheduleRequests`, body },
        { method: 'POST', path: `${path}/roleEligibilityScheduleRequests`, body },
      ],
      portal: `ID Governance > Privileged Identity Management > Microsoft Entra roles > Assignments > Eligible assignments > ${idOf(principal)} > Remove; then Active assignments, should it be activated`,
      mind: 'The first request ends an activation; a refusal that there is none is no error. The eligibility carries its own end in Entra.',
    };
  },
  impersonal: ({ roleId, scope }) => ({ roleId, scope }),
  looks: ({ tenantId, roleId, principal }) =>
    'objectId' in principal
      ? [{ fact: 'eligibility', tenantId, roleId, principalId: principal.objectId }]
      : [],
};
