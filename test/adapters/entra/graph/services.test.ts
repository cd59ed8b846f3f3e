// Which budget a path draws on, and how much it costs there, as Microsoft publishes it.
import { expect, test } from 'vitest';
import { serviceOf, unitsOf } from '../../../../src/adapters/entra/graph/services.ts';

test.each([
  ['/users/1?$select=id', 'directory'],
  ['/policies/crossTenantAccessPolicy/partners', 'directory'],
  ['/policies/roleManagementPolicyAssignments?$filter=x', 'pim'],
  ['/roleManagement/directory/roleDefinitions/1', 'pim'],
  ['/identityGovernance/privilegedAccess/group/eligibilitySchedules', 'pim'],
  ['/identityGovernance/entitlementManagement/catalogs', 'governance'],
  ['/identity/conditionalAccess/policies', 'protection'],
  ['/identityProtection/riskyUsers', 'protection'],
  ['/auditLogs/signIns', 'reports'],
  ['/users/1/teamwork/installedApps', 'teams'],
  ['/invitations', 'invitations'],
])('%s draws on %s', (path, name) => {
  expect(serviceOf(path).name).toBe(name);
});

test.each([
  ['/users', 2],
  ['/users?$select=id', 1],
  ['/users?$select=id&$expand=manager', 2],
  ['/users?$top=5', 1],
  ['/users?$top=999', 2],
  ['/groups/1/members', 3],
  ['/groups/1/members?$select=id', 2],
  ['/groups/1/transitiveMembers', 5],
  ['/users/1/checkMemberGroups', 4],
  ['/subscribedSkus?$select=id', 2],
  ['/organization?$select=id', 1],
])('%s costs %d', (path, units) => {
  expect(unitsOf(path)).toBe(units);
});
