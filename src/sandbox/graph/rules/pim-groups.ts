// Groups that were used in PIM: onboarded without a word, and for ever.
// https://learn.microsoft.com/graph/api/resources/privilegedidentitymanagement-for-groups-api-overview
import { text } from '../body.ts';
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
