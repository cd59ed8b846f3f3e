// PIM for directory roles: giving, taking, rules, doubles, and time.
import { expect, test } from 'vitest';
import { changesAfter } from '../../../src/sandbox/graph/changes.ts';
import { nextDirectoryMoment } from '../../../src/sandbox/graph/due.ts';
import { START } from './support/host.ts';
import { ROOT, request, usePim } from './support/role-pim.ts';
import { PEOPLE, ROLES, UNITS } from './support/sample-tenant.ts';

const HOUR = 3600_000;
const pim = usePim();
const { eligible, active, list } = pim;

test('role PIM: a request makes a schedule and an instance that name each other', async () => {
  const { status, body } = await eligible();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'Provisioned',
    action: 'adminAssign',
    scheduleInfo: { expiration: { type: 'afterDuration', duration: 'P1D' } },
  });
  const [schedule] = await list('roleEligibilitySchedules');
  expect(schedule).toMatchObject({
    id: body.targetScheduleId,
    createdUsing: body.id,
    memberType: 'Direct',
    scheduleInfo: { expiration: { type: 'afterDateTime', endDateTime: '2026-11-21T09:00:00Z' } },
  });
  const [instance] = await list(
    'roleEligibilityScheduleInstances',
    '&$expand=roleDefinition,principal',
  );
  expect(instance).toMatchObject({
    roleEligibilityScheduleId: schedule.id,
    endDateTime: '2026-11-21T09:00:00Z',
    roleDefinition: { displayName: 'Reports Reader' },
    principal: { id: PEOPLE.ada },
  });
  expect(
    (await pim.app.get(`${ROOT}/roleEligibilityScheduleRequests/${body.id}`)).body.status,
  ).toBe('Provisioned');
  expect(await list('roleAssignments')).toEqual([]);
});

test('role PIM: an eligibility ends by itself on the clock, and says so', async () => {
  await eligible();
  expect(nextDirectoryMoment(pim.host.world, START)).toBe(START + 24 * HOUR);
  pim.host.world.clock.moveTo(START + 24 * HOUR + 1000);
  expect(await list('roleEligibilitySchedules')).toEqual([]);
  expect(await list('roleEligibilityScheduleInstances')).toEqual([]);
  expect(changesAfter(pim.host.world, 0).at(-1)).toMatchObject({
    at: '2026-11-21T09:00:00Z',
    summary: 'Ada Example is no longer eligible, its time was over, for Reports Reader',
    by: 'Microsoft Entra PIM',
  });
});

test('role PIM: a request for later is granted, waits, and begins by itself', async () => {
  const { body } = await eligible({
    scheduleInfo: {
      startDateTime: '2026-11-20T12:00:00Z',
      expiration: { type: 'afterDuration', duration: 'PT2H' },
    },
  });
  expect(body.status).toBe('Granted');
  expect(await list('roleEligibilitySchedules')).toHaveLength(1);
  expect(await list('roleEligibilityScheduleInstances')).toEqual([]);
  expect(nextDirectoryMoment(pim.host.world, START)).toBe(START + 3 * HOUR);
  pim.host.world.clock.moveTo(START + 3 * HOUR + 1000);
  expect(await list('roleEligibilityScheduleInstances')).toHaveLength(1);
});

test('role PIM: a request that waits can be cancelled, one in force cannot', async () => {
  const later = await eligible({
    scheduleInfo: { startDateTime: '2026-11-20T12:00:00Z', expiration: { type: 'noExpiration' } },
  });
  const cancel = (id: string) =>
    pim.app.post(`${ROOT}/roleEligibilityScheduleRequests/${id}/cancel`);
  expect((await cancel(later.body.id)).status).toBe(204);
  expect(await list('roleEligibilitySchedules')).toEqual([]);
  const now = await eligible();
  expect((await cancel(now.body.id)).status).toBe(400);
});

test("role PIM: doubles and what is not there get Graph's codes", async () => {
  await eligible();
  expect((await eligible()).body.error.code).toBe('RoleAssignmentExists');
  await eligible({
    roleDefinitionId: ROLES.securityReader,
    scheduleInfo: {
      startDateTime: '2026-11-20T12:00:00Z',
      expiration: { type: 'afterDuration', duration: 'P1D' },
    },
  });
  expect((await eligible({ roleDefinitionId: ROLES.securityReader })).body.error.code).toBe(
    'PendingRoleAssignmentRequest',
  );
  const remove = { action: 'adminRemove', principalId: PEOPLE.bob, scheduleInfo: undefined };
  expect((await eligible(remove)).body.error.code).toBe('RoleAssignmentDoesNotExist');
  const nobody = '99999999-9999-4999-8999-999999999999';
  expect((await eligible({ principalId: nobody })).body.error.code).toBe('SubjectNotFound');
});

test('role PIM: removing takes the eligibility away at once', async () => {
  await eligible();
  const { status, body } = await eligible({ action: 'adminRemove', scheduleInfo: undefined });
  expect(status).toBe(201);
  expect(body.status).toBe('Revoked');
  expect(await list('roleEligibilityScheduleInstances')).toEqual([]);
});

test('role PIM: an eligibility can be for one administrative unit, for roles that allow it', async () => {
  const inUnit = (roleDefinitionId: string) =>
    eligible({ roleDefinitionId, directoryScopeId: `/administrativeUnits/${UNITS.open}` });
  expect((await inUnit(ROLES.groupsAdministrator)).status).toBe(201);
  const { status, body } = await inUnit(ROLES.reportsReader);
  expect(status).toBe(400);
  expect(body.error.message).toContain('not supported to be assigned to a single resource scope');
});

test('role PIM: updating and extending change the time of what is there', async () => {
  await eligible();
  const until = (endDateTime: string) => ({
    scheduleInfo: { expiration: { type: 'afterDateTime', endDateTime } },
  });
  expect((await eligible({ action: 'adminExtend', ...until('2026-11-25T09:00:00Z') })).status).toBe(
    201,
  );
  const [extended] = await list('roleEligibilityScheduleInstances');
  expect(extended).toMatchObject({
    startDateTime: '2026-11-20T09:00:00Z',
    endDateTime: '2026-11-25T09:00:00Z',
  });
  expect((await eligible({ action: 'adminUpdate', ...until('2026-11-22T09:00:00Z') })).status).toBe(
    201,
  );
  expect((await list('roleEligibilitySchedules'))[0].scheduleInfo.expiration.endDateTime).toBe(
    '2026-11-22T09:00:00Z',
  );
});

test('role PIM: an active assignment shows in every view and goes from every view', async () => {
  await active();
  expect(await list('roleAssignments')).toHaveLength(1);
  const [instance] = await list('roleAssignmentScheduleInstances');
  expect(instance).toMatchObject({ assignmentType: 'Assigned', memberType: 'Direct' });
  const [assignment] = await list('roleAssignments');
  expect(instance.roleAssignmentOriginId).toBe(assignment.id);
  expect((await pim.app.delete(`${ROOT}/roleAssignments/${assignment.id}`)).status).toBe(204);
  expect(await list('roleAssignmentSchedules')).toEqual([]);
});

test('role PIM: a role assigned directly has a schedule without an end', async () => {
  const { status } = await pim.app.post(`${ROOT}/roleAssignments`, {
    principalId: PEOPLE.ada,
    roleDefinitionId: ROLES.reportsReader,
    directoryScopeId: '/',
  });
  expect(status).toBe(201);
  const [schedule] = await list('roleAssignmentSchedules');
  expect(schedule.scheduleInfo.expiration.type).toBe('noExpiration');
  expect((await active({ action: 'adminRemove', scheduleInfo: undefined })).status).toBe(201);
  expect(await list('roleAssignments')).toEqual([]);
});

test('role PIM: a permission that only removes gives nothing', async () => {
  const remover = await pim.host.as('acme', 'RoleAssignmentSchedule.Remove.Directory');
  const given = await remover.post(`${ROOT}/roleAssignmentScheduleRequests`, request());
  expect(given.status).toBe(403);
  await active();
  const taken = await remover.post(`${ROOT}/roleAssignmentScheduleRequests`, {
    ...request({ action: 'adminRemove' }),
    scheduleInfo: undefined,
  });
  expect(taken.status).toBe(201);
});
