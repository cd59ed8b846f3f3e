// Groups that were used in PIM: onboarded without a word, and for ever.
// https://learn.microsoft.com/graph/api/resources/privilegedidentitymanagement-for-groups-api-overview
import { type Body, same, text } from '../body.ts';
import type { Tenant } from '../state/tenant.ts';

const SETS = [
  'groupEligibilitySchedules',
  'groupAssignmentSchedules',
  'groupEligibilityScheduleRequests',
  'groupAssignmentScheduleRequests',
];

export const isOnboarded = (tenant: Tenant, groupId: string) =>
  tenant.rows('pimGroups').get(groupId) !== undefined;

export function onboard(tenant: Tenant, groupId: string): void {
  if (!isOnboarded(tenant, groupId)) tenant.put('pimGroups', groupId, { id: groupId });
}

/** Whether the group lists the principal of a schedule or instance as what it says. */
export const isLinkedInGroup = (tenant: Tenant, body: Body): boolean =>
  tenant
    .links(`${text(body, 'accessId')}s`)
    .has(text(body, 'groupId') ?? '', text(body, 'principalId') ?? '');

/** Whoever is taken out of a group by hand is no longer active there in PIM either. */
export function endSchedules(
  tenant: Tenant,
  groupId: string,
  accessId: 'member' | 'owner',
  principalId: string,
): void {
  for (const { body } of [...tenant.rows('groupAssignmentSchedules').rows()]) {
    const one =
      same(text(body, 'groupId'), groupId) &&
      text(body, 'accessId') === accessId &&
      same(text(body, 'principalId'), principalId);
    if (one) tenant.remove('groupAssignmentSchedules', text(body, 'id') ?? '');
  }
}

/** Groups whose use in PIM shows in what a tenant file says of them. */
export function onboardKnownGroups(tenant: Tenant): void {
  for (const set of SETS)
    for (const { body } of [...tenant.rows(set).rows()]) {
      const groupId = text(body, 'groupId');
      if (groupId) onboard(tenant, groupId);
    }
  for (const { body } of [...tenant.rows('roleManagementPolicyAssignments').rows()])
    if (text(body, 'scopeType') === 'Group') onboard(tenant, text(body, 'scopeId') ?? '');
}
