// Reads the PIM rules in force for a role or a group, and how long they let an administrator give something.
import type {
  UnifiedRoleManagementPolicyAssignment,
  UnifiedRoleManagementPolicyExpirationRule,
  UnifiedRoleManagementPolicyRule,
} from '@microsoft/microsoft-graph-types';
import { shortestLength } from '../../../shared/calendar-duration.ts';
import type { GraphClient } from '../graph/client.ts';

/** https://learn.microsoft.com/graph/api/policyroot-list-rolemanagementpolicyassignments */
export async function readPolicyRules(
  graph: GraphClient,
  filter: string,
  needs: string,
  signal?: AbortSignal,
): Promise<UnifiedRoleManagementPolicyRule[]> {
  const { body } = await graph.list<UnifiedRoleManagementPolicyAssignment>(
    '/policies/roleManagementPolicyAssignments',
    { needs, query: { $filter: filter, $expand: 'policy($expand=rules)' }, signal },
  );
  return body.flatMap((assignment) => assignment.policy?.rules ?? []);
}

/** Milliseconds; null: without a limit. */
export function longestOf(
  rules: readonly UnifiedRoleManagementPolicyRule[],
  ruleId: string,
): number | null {
  const rule = rules.find(({ id }) => id === ruleId) as
    | UnifiedRoleManagementPolicyExpirationRule
    | undefined;
  const bounded = rule?.isExpirationRequired === true && rule.maximumDuration;
  return bounded ? shortestLength(bounded) : null;
}
