// What ends when a principal is deleted: role and group assignments, app roles, installed apps.
import { same, text } from '../body.ts';
import type { Tenant } from '../state/tenant.ts';

const HELD: Record<string, string[]> = {
  roleAssignments: ['principalId'],
  roleAssignmentSchedules: ['principalId'],
  roleEligibilitySchedules: ['principalId'],
  groupAssignmentSchedules: ['principalId', 'groupId'],
  groupEligibilitySchedules: ['principalId', 'groupId'],
  appRoleAssignments: ['principalId', 'resourceId'],
  oauth2PermissionGrants: ['clientId', 'resourceId', 'principalId'],
  installedApps: ['_user'],
};

export function endAssignmentsOf(tenant: Tenant, id: string): void {
  for (const [set, names] of Object.entries(HELD))
    for (const { body } of [...tenant.rows(set).rows()])
      if (names.some((name) => same(text(body, name), id)))
        tenant.remove(set, text(body, 'id') ?? '');
}
