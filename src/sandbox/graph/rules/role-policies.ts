// Which role management policy is in force for a role or group: the tenant's own, or the untouched one.

import { type Body, bodies, same, text } from '../body.ts';
import { bodiesIn } from '../objects.ts';
import { stableGuid } from '../stable-id.ts';
import type { Tenant } from '../state/tenant.ts';
import { defaultRules } from './default-rules.ts';

export type ScopeType = 'DirectoryRole' | 'Group';

export interface PolicyTarget {
  scopeType: ScopeType;
  /** `/` for directory roles, the group's id for groups. */
  scopeId: string;
  /** A role definition's id, or `member` or `owner`. */
  roleDefinitionId: string;
}

/** A group's policies get new ids when the group is first used in PIM. */
const isOnboarded = (tenant: Tenant, { scopeType, scopeId }: PolicyTarget) =>
  scopeType === 'Group' && tenant.rows('pimGroups').get(scopeId) !== undefined;

function untouchedId(tenant: Tenant, target: PolicyTarget): string {
  const { scopeType, scopeId, roleDefinitionId } = target;
  const seed = [tenant.about.tenantId, scopeId, roleDefinitionId, isOnboarded(tenant, target)].join(
    '|',
  );
  const owner = scopeType === 'Group' ? scopeId : tenant.about.tenantId;
  return `${scopeType}_${owner}_${stableGuid(seed)}`;
}

/** What can be in force: every role definition of the tenant, and every group that somebody asked for. */
export function policyAssignments(tenant: Tenant, groups: string[] = []): Body[] {
  const kept = bodiesIn(tenant, 'roleManagementPolicyAssignments');
  const targets: PolicyTarget[] = [
    ...bodiesIn(tenant, 'roleDefinitions').map((role) => ({
      scopeType: 'DirectoryRole' as const,
      scopeId: '/',
      roleDefinitionId: text(role, 'id') ?? '',
    })),
    ...groups
      .filter((id) => tenant.rows('groups').get(id))
      .flatMap((scopeId) =>
        ['member', 'owner'].map((roleDefinitionId) => ({
          scopeType: 'Group' as const,
          scopeId,
          roleDefinitionId,
        })),
      ),
  ];
  const untouched = targets.filter((target) => !kept.some((body) => isFor(body, target)));
  return [
    ...kept,
    ...untouched.map((target) => {
      const policyId = untouchedId(tenant, target);
      return { id: `${policyId}_${target.roleDefinitionId}`, policyId, ...target };
    }),
  ];
}

const isFor = (assignment: Body, target: PolicyTarget) =>
  same(text(assignment, 'scopeType'), target.scopeType) &&
  same(text(assignment, 'scopeId'), target.scopeId) &&
  same(text(assignment, 'roleDefinitionId'), target.roleDefinitionId);

/** All policies: the kept ones, and the untouched ones that assignments name. */
export function policies(tenant: Tenant, groups: string[] = []): Body[] {
  const kept = bodiesIn(tenant, 'roleManagementPolicies');
  const named = policyAssignments(tenant, groups).filter(
    (assignment) => !kept.some((policy) => same(text(policy, 'id'), text(assignment, 'policyId'))),
  );
  return [
    ...kept,
    ...named.map((assignment) => ({
      id: text(assignment, 'policyId'),
      displayName: text(assignment, 'scopeType'),
      description: text(assignment, 'scopeType'),
      isOrganizationDefault: false,
      scopeId: text(assignment, 'scopeId'),
      scopeType: text(assignment, 'scopeType'),
      lastModifiedDateTime: null,
      lastModifiedBy: { id: null, displayName: null },
    })),
  ];
}

/** The rules of a policy: its own where it says something, the untouched ones for the rest. */
export function rulesOfPolicy(tenant: Tenant, policyId: string): Body[] {
  const own = [
    ...bodies(tenant.rows('roleManagementPolicies').get(policyId), 'rules'),
    ...bodiesIn(tenant, 'roleManagementPolicyRules').filter((rule) =>
      same(text(rule, '_policy'), policyId),
    ),
  ];
  const rest = defaultRules().filter(
    (rule) => !own.some((one) => same(text(one, 'id'), text(rule, 'id'))),
  );
  return [...own, ...rest];
}

/** The rules in force, by rule id. */
export function rulesInForce(tenant: Tenant, target: PolicyTarget): Map<string, Body> {
  const assignment = bodiesIn(tenant, 'roleManagementPolicyAssignments').find((body) =>
    isFor(body, target),
  );
  const rules = rulesOfPolicy(tenant, text(assignment, 'policyId') ?? '');
  return new Map(rules.map((rule) => [text(rule, 'id') ?? '', rule]));
}
