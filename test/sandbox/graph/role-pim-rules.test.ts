// PIM for directory roles: what its rules and the service itself refuse.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Application, type Host, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE, ROLES } from './support/sample-tenant.ts';

const ROOT = '/roleManagement/directory';
const _HOUR = 3600_000;
let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as('acme', 'RoleManagement.ReadWrite.Directory', 'User.Read.All');
});
afterEach(() => host.close());

const request = (more: object = {}) => ({
  action: 'adminAssign',
  principalId: PEOPLE.ada,
  roleDefinitionId: ROLES.reportsReader,
  directoryScopeId: '/',
  justification: 'needed',
  scheduleInfo: {
    startDateTime: '2026-11-20T09:00:00Z',
    expiration: { type: 'afterDuration', duration: 'P1D' },
  },
  ...more,
});
const eligible = (more: object = {}) =>
  app.post(`${ROOT}/roleEligibilityScheduleRequests`, request(more));
const _active = (more: object = {}) =>
  app.post(`${ROOT}/roleAssignmentScheduleRequests`, request(more));
const list = async (what: string, query = '') =>
  (await app.get(`${ROOT}/${what}?$filter=principalId eq '${PEOPLE.ada}'${query}`)).body.value;

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
  expect((await app.get(path)).status).toBe(400);
  const { body } = await app.get(
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
