// PIM for directory roles: what its rules and the service itself refuse.
import { expect, test } from 'vitest';
import { usePim } from './support/role-pim.ts';
import { GROUPS, ROLES } from './support/sample-tenant.ts';

const pim = usePim();
const { eligible, list } = pim;

test.each([
  [
    'too long',
    { scheduleInfo: { expiration: { type: 'afterDuration', duration: 'P31D' } } },
    'ExpirationRule',
  ],
  ['without an end', { scheduleInfo: { expiration: { type: 'noExpiration' } } }, 'ExpirationRule'],
  ['without justification', { justification: '' }, 'JustificationRule'],
])('role PIM: the rules refuse a request %s', async (_what, wrong, rule) => {
  const { status, body } = await eligible({ roleDefinitionId: ROLES.securityReader, ...wrong });
  expect(status).toBe(400);
  expect(body.error.code).toBe('RoleAssignmentRequestPolicyValidationFailed');
  expect(body.error.message).toBe(`The following policy rules failed: ["${rule}"]`);
});

test('role PIM: a role whose rules nobody touched takes a permanent eligibility', async () => {
  expect((await eligible({ scheduleInfo: { expiration: { type: 'noExpiration' } } })).status).toBe(
    201,
  );
});

test('role PIM: a dry run answers and changes nothing', async () => {
  const { status, body } = await eligible({ isValidationOnly: true });
  expect(status).toBe(201);
  expect(body.isValidationOnly).toBe(true);
  expect(await list('roleEligibilitySchedules')).toEqual([]);
  expect(await list('roleEligibilityScheduleRequests')).toEqual([]);
});

test.each([
  ['an action for signed-in people', { action: 'selfActivate' }],
  ['an unknown action', { action: 'adminWish' }],
  ['no schedule', { scheduleInfo: undefined }],
  [
    'an end before the start',
    {
      scheduleInfo: { expiration: { type: 'afterDateTime', endDateTime: '2026-01-01T00:00:00Z' } },
    },
  ],
  ['an unknown role', { roleDefinitionId: '99999999-9999-4999-8999-999999999999' }],
  ['no scope', { directoryScopeId: undefined }],
  [
    'a unit that is not there',
    { directoryScopeId: '/administrativeUnits/99999999-9999-4999-8999-999999999999' },
  ],
  ['a group that roles cannot be assigned to', { principalId: GROUPS.plain }],
])('role PIM: %s is refused', async (_what, wrong) => {
  expect((await eligible(wrong)).status).toBe(400);
  expect(await list('roleEligibilitySchedules')).toEqual([]);
});

test('role PIM: policies need a scope in the filter and come with their rules', async () => {
  const path = '/policies/roleManagementPolicyAssignments';
  expect((await pim.app.get(path)).status).toBe(400);
  const { body } = await pim.app.get(
    `${path}?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole' and roleDefinitionId eq '${ROLES.securityReader}'&$expand=policy($expand=rules)`,
  );
  expect(body.value).toHaveLength(1);
  const rules = body.value[0].policy.rules as { id: string }[];
  expect(rules.find(({ id }) => id === 'Expiration_Admin_Eligibility')).toMatchObject({
    '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyExpirationRule',
    maximumDuration: 'P30D',
  });
  expect(rules.find(({ id }) => id === 'Expiration_EndUser_Assignment')).toBeTruthy();
});
