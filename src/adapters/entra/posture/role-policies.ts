// Under which rules of PIM a directory role is activated.

import type { RolePolicyFact } from '../../../domain/posture/facts/roles.ts';
import { byId, keep, lowerId, pickAll, texts } from './pick.ts';
import { NEEDS } from './roles.ts';
import type { AreaReader } from './survey.ts';

const RULE = {
  ...texts('id isExpirationRequired maximumDuration enabledRules isEnabled claimValue'),
  setting: { isApprovalRequired: keep, approvalStages: [{ primaryApprovers: keep }] },
} as const;

/** https://learn.microsoft.com/graph/api/policyroot-list-rolemanagementpolicyassignments */
export const readRolePolicies: AreaReader<'rolePolicies'> = async (survey) => {
  const assignments = await survey.list<{
    roleDefinitionId?: string | null;
    policy?: { rules?: readonly unknown[] } | null;
  }>('/policies/roleManagementPolicyAssignments', {
    needs: NEEDS,
    query: {
      $filter: "scopeId eq '/' and scopeType eq 'DirectoryRole'",
      $expand: 'policy($expand=rules)',
    },
  });
  return assignments
    .map(({ roleDefinitionId, policy }) => ({
      roleDefinitionId: lowerId(roleDefinitionId ?? ''),
      rules: byId(pickAll<RolePolicyFact['rules'][number]>(policy?.rules ?? [], RULE)),
    }))
    .sort((a, b) => (a.roleDefinitionId < b.roleDefinitionId ? -1 : 1));
};
