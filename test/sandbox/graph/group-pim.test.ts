// PIM for groups: onboarding, eligible and active membership, what is not taken.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { type Application, type Host, reference, START, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

const ROOT = '/identityGovernance/privilegedAccess/group';
let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as(
    'acme',
    'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup',
    'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup',
    'RoleManagement.ReadWrite.Directory',
    'RoleManagementPolicy.Read.AzureADGroup',
    'GroupMember.ReadWrite.All',
  );
});
afterEach(() => host.close());

const request = (more: object = {}) => ({
  action: 'adminAssign',
  accessId: 'member',
  groupId: GROUPS.plain,
  principalId: PEOPLE.bob,
  justification: 'needed',
  scheduleInfo: { expiration: { type: 'afterDuration', duration: 'PT8H' } },
  ...more,
});
const isMember = (group = GROUPS.plain, person = PEOPLE.bob) =>
  tenantsOf(host.world).bySlug('acme')?.links('members').has(group, person);
const filter = `$filter=groupId eq '${GROUPS.plain}' and principalId eq '${PEOPLE.bob}'`;

test('group PIM: an eligibility shows in schedules and instances, not among the members', async () => {
  const { status, body } = await app.post(`${ROOT}/eligibilityScheduleRequests`, request());
  expect(status).toBe(201);
  expect(body).toMatchObject({ status: 'Provisioned', accessId: 'member' });
  expect(body.targetScheduleId).toMatch(new RegExp(`^${GROUPS.plain}_member_[0-9a-f-]{36}$`));
  const instances = await app.get(
    `${ROOT}/eligibilityScheduleInstances?${filter}&$expand=group,principal`,
  );
  expect(instances.body.value).toMatchObject([
    {
      eligibilityScheduleId: body.targetScheduleId,
      memberType: 'direct',
      group: { displayName: 'Plain' },
      principal: { id: PEOPLE.bob },
    },
  ]);
  expect(isMember()).toBe(false);
});

test('group PIM: an active assignment is a membership until its time is over', async () => {
  await app.post(`${ROOT}/assignmentScheduleRequests`, request());
  expect(isMember()).toBe(true);
  const { body } = await app.get(`${ROOT}/assignmentScheduleInstances?${filter}`);
  expect(body.value).toMatchObject([
    { assignmentType: 'assigned', endDateTime: '2026-11-20T17:00:00Z' },
  ]);
  host.world.clock.moveTo(START + 8 * 3600_000 + 1000);
  expect((await app.get(`${ROOT}/assignmentScheduleInstances?${filter}`)).body.value).toEqual([]);
  expect(isMember()).toBe(false);
});

test('group PIM: removing is not taken in the first five minutes, then at once; twice gets a code', async () => {
  await app.post(`${ROOT}/assignmentScheduleRequests`, request());
  const remove = request({ action: 'adminRemove', scheduleInfo: undefined });
  expect((await app.post(`${ROOT}/assignmentScheduleRequests`, remove)).body.error.code).toBe(
    'ActiveDurationTooShort',
  );
  host.world.clock.moveTo(START + 6 * 60_000);
  expect((await app.post(`${ROOT}/assignmentScheduleRequests`, remove)).body.status).toBe(
    'Revoked',
  );
  expect(isMember()).toBe(false);
  expect((await app.post(`${ROOT}/assignmentScheduleRequests`, remove)).body.error.code).toBe(
    'RoleAssignmentDoesNotExist',
  );
});

test('group PIM: the first request onboards the group for ever and changes the ids of its policies', async () => {
  const policies = async () =>
    (
      await app.get(
        `/policies/roleManagementPolicyAssignments?$filter=scopeId eq '${GROUPS.plain}' and scopeType eq 'Group'`,
      )
    ).body.value;
  const before = await policies();
  expect(before.map((one: { roleDefinitionId: string }) => one.roleDefinitionId)).toEqual([
    'member',
    'owner',
  ]);
  await app.post(`${ROOT}/eligibilityScheduleRequests`, request());
  await app.post(
    `${ROOT}/eligibilityScheduleRequests`,
    request({ action: 'adminRemove', scheduleInfo: undefined }),
  );
  const after = await policies();
  expect(after[0].policyId).not.toBe(before[0].policyId);
  expect(
    (await app.get(`/policies/roleManagementPolicies/${after[0].policyId}/rules`)).body.value
      .length,
  ).toBeGreaterThan(10);
});

test('group PIM: members of an onboarded group who came another way are active without an end', async () => {
  await app.post(`${ROOT}/eligibilityScheduleRequests`, request());
  const { body } = await app.get(
    `${ROOT}/assignmentSchedules?$filter=groupId eq '${GROUPS.plain}'`,
  );
  const ada = body.value.find((one: { principalId: string }) => one.principalId === PEOPLE.ada);
  expect(ada.scheduleInfo.expiration.type).toBe('noExpiration');
  await app.delete(`/groups/${GROUPS.plain}/members/${PEOPLE.ada}/$ref`);
  const again = await app.get(`${ROOT}/assignmentSchedules?$filter=principalId eq '${PEOPLE.ada}'`);
  expect(again.body.value.map((one: { accessId: string }) => one.accessId)).toEqual(['owner']);
});

test.each([
  ['a dynamic group', { groupId: GROUPS.dynamic }, 400],
  ['a synchronised group', { groupId: GROUPS.synced }, 400],
  ['a group in a restricted unit', { groupId: GROUPS.restricted }, 403],
  ['a group that is not there', { groupId: '99999999-9999-4999-8999-999999999999' }, 400],
  ['a relationship that is none', { accessId: 'visitor' }, 400],
])('group PIM: %s is not taken', async (_what, wrong, status) => {
  expect((await app.post(`${ROOT}/eligibilityScheduleRequests`, request(wrong))).status).toBe(
    status,
  );
});

test('group PIM: lists must be filtered by group or person', async () => {
  for (const list of [
    'eligibilitySchedules',
    'eligibilityScheduleInstances',
    'assignmentScheduleRequests',
  ])
    expect((await app.get(`${ROOT}/${list}`)).status).toBe(400);
});

test('group PIM: who is a member already cannot be assigned', async () => {
  await app.post(`/groups/${GROUPS.plain}/members/$ref`, reference(PEOPLE.bob));
  await app.post(`${ROOT}/eligibilityScheduleRequests`, request({ principalId: PEOPLE.cleo }));
  const { body } = await app.post(`${ROOT}/assignmentScheduleRequests`, request());
  expect(body.error.code).toBe('RoleAssignmentExists');
});
