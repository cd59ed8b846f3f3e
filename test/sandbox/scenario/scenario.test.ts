// Scenario files: the form, what breaks the contract, and a state that goes out and comes back the same.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import {
  isSeeded,
  loadScenario,
  readTenant,
  replaceTenant,
} from '../../../src/sandbox/scenario/load.ts';
import { EVENTUAL, type Host, startGraph } from '../graph/support/host.ts';
import { applicationId, SAMPLE } from '../graph/support/sample.ts';
import { ACME, GROUPS, PEOPLE, sampleTenant } from '../graph/support/sample-tenant.ts';

let host: Host;
beforeEach(async () => {
  host = await startGraph();
});
afterEach(() => host.close());

const everything = () =>
  host.as(
    'acme',
    'Directory.Read.All',
    'RoleManagement.Read.All',
    'RoleManagement.Read.Directory',
    'User.Read.All',
    'Policy.Read.All',
    'Group.Read.All',
  );

test('scenario: the sample loads, with its personas and its estate', () => {
  const scenario = loadScenario(SAMPLE);
  expect(scenario.personas.map(({ name }) => name)).toEqual([
    'alex',
    'omar',
    'ines',
    'greta',
    'sam',
    'lena',
    'nils',
    'alex-admin',
    'nora',
  ]);
  expect(scenario.tenants.map(({ tenant }) => tenant)).toEqual([
    'contoso-labs',
    'contoso',
    'fabrikam-saas',
    'fabrikam',
    'litware',
    'northwind',
  ]);
  expect(scenario.estate.identities.reader).toMatch(/^[0-9a-f-]{36}$/);
  for (const persona of scenario.personas) {
    const file = scenario.tenants.find(({ tenant }) => tenant === persona.tenant);
    const users = file?.graph['/users']?.value as { id: string }[];
    expect(users.map(({ id }) => id)).toContain(persona.objectId);
  }
});

test('scenario: a state written out and loaded again answers the same', async () => {
  const paths = [
    '/users?$select=id,userType,otherMails,externalUserState',
    '/groups',
    `/groups/${GROUPS.plain}/members`,
    `/groups/${GROUPS.plain}/owners`,
    `/users/${PEOPLE.ada}/manager`,
    `/users/${PEOPLE.cleo}/transitiveMemberOf`,
    '/directory/administrativeUnits',
    '/roleManagement/directory/roleAssignments',
    '/roleManagement/directory/roleAssignmentScheduleInstances',
    '/roleManagement/directory/roleEligibilityScheduleInstances',
    "/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=policy($expand=rules)",
    '/policies/crossTenantAccessPolicy/partners',
    '/policies/authorizationPolicy',
    '/organization',
    '/subscribedSkus',
  ];
  const pim = await host.as('acme', 'RoleManagement.ReadWrite.Directory');
  await pim.post('/roleManagement/directory/roleEligibilityScheduleRequests', {
    action: 'adminAssign',
    principalId: PEOPLE.ada,
    roleDefinitionId: '4a5d8f65-41da-4de4-8968-e035b65339cf',
    directoryScopeId: '/',
    scheduleInfo: { expiration: { type: 'afterDuration', duration: 'P1D' } },
  });
  const answers = async () => {
    const app = await everything();
    const all = [];
    for (const path of paths)
      all.push((await app.get(path)).body.value ?? (await app.get(path)).body);
    return all;
  };
  const before = await answers();
  const file = readTenant(host.world, 'acme');
  replaceTenant(host.world, 'acme', JSON.parse(JSON.stringify(file)));
  expect(readTenant(host.world, 'acme')).toEqual(file);
  expect(await answers()).toEqual(before);
});

test('scenario: a tenant put in by hand replaces what was there', async () => {
  const file = sampleTenant();
  file.graph[`/groups/${GROUPS.plain}/members`] = {
    value: [{ '@odata.type': '#microsoft.graph.user', id: PEOPLE.bob }],
  };
  replaceTenant(host.world, 'acme', file);
  const app = await everything();
  const { body } = await app.get(`/groups/${GROUPS.plain}/members?$select=id`);
  expect(body.value.map((one: { id: string }) => one.id)).toEqual([PEOPLE.bob]);
});

test('scenario: paths without routes answer as they stand there, with queries worked out', async () => {
  const file = sampleTenant();
  file.graph['/identity/somethingNew'] = {
    value: [
      { id: 'a', state: 'on' },
      { id: 'b', state: 'off' },
    ],
  };
  file.beta['/identity/somethingNew'] = { value: [{ id: 'beta' }] };
  file.graph['/oneThing'] = { id: 'one', setting: true };
  replaceTenant(host.world, 'acme', file);
  const app = await everything();
  expect(
    (await app.get("/identity/somethingNew?$filter=state eq 'off'&$select=id")).body.value,
  ).toEqual([{ id: 'b' }]);
  expect((await app.get('/identity/somethingNew/a')).body).toMatchObject({ state: 'on' });
  expect((await app.get('/beta/identity/somethingNew')).body.value).toEqual([{ id: 'beta' }]);
  expect((await app.get('/beta/oneThing')).body).toMatchObject({ setting: true });
  expect((await app.get('/identity/elsewhere')).status).toBe(404);
});

test('scenario: reads that failed when it was captured fail the same way', async () => {
  const file = sampleTenant();
  file.errors['/groups'] = { status: 403, code: 'Authorization_RequestDenied', message: 'no' };
  replaceTenant(host.world, 'acme', file);
  const app = await everything();
  expect((await app.get('/groups')).body.error).toMatchObject({
    code: 'Authorization_RequestDenied',
    message: 'no',
  });
  expect((await app.get('/users')).status).toBe(200);
  replaceTenant(host.world, 'acme', {
    ...file,
    errors: { '*': { status: 503, code: 'x', message: 'y' } },
  });
  const again = await everything();
  expect((await again.get('/users')).status).toBe(503);
});

test('scenario: instances without schedules stand for them', async () => {
  const file = sampleTenant();
  file.graph['/roleManagement/directory/roleEligibilityScheduleInstances'] = {
    value: [
      {
        id: 'instance-one',
        principalId: PEOPLE.ada,
        roleDefinitionId: '4a5d8f65-41da-4de4-8968-e035b65339cf',
        directoryScopeId: '/',
        memberType: 'Direct',
        roleEligibilityScheduleId: 'schedule-one',
        startDateTime: '2026-11-01T00:00:00Z',
        endDateTime: '2026-12-01T00:00:00Z',
      },
    ],
  };
  replaceTenant(host.world, 'acme', file);
  const app = await everything();
  const instances = await app.get('/roleManagement/directory/roleEligibilityScheduleInstances');
  expect(instances.body.value).toMatchObject([
    { id: 'instance-one', endDateTime: '2026-12-01T00:00:00Z' },
  ]);
  const schedules = await app.get('/roleManagement/directory/roleEligibilitySchedules');
  expect(schedules.body.value).toMatchObject([{ id: 'schedule-one', status: 'Provisioned' }]);
});

test('scenario: bodies captured with $expand are taken apart', async () => {
  const file = sampleTenant();
  const groups = file.graph['/groups']?.value as Record<string, unknown>[];
  const nested = groups.find(({ id }) => id === GROUPS.nested);
  if (nested) nested.members = [{ '@odata.type': '#microsoft.graph.user', id: PEOPLE.bob }];
  replaceTenant(host.world, 'acme', file);
  const app = await everything();
  const { body } = await app.get(`/groups/${GROUPS.nested}/members/$count`, EVENTUAL);
  expect(body).toBe('2');
});

test('scenario: an application that the tenant file names keeps the permissions it has there', async () => {
  const sample = await startGraph({ sample: true });
  const file = readTenant(sample.world, 'contoso');
  if (!file) throw new Error('no contoso');
  const reader = applicationId('reader');
  const principals = file.graph['/servicePrincipals']?.value as { id: string; appId: string }[];
  const own = principals.find(({ appId }) => appId === reader);
  file.graph[`/servicePrincipals/${own?.id}/appRoleAssignments`] = { value: [] };
  replaceTenant(sample.world, 'contoso', file);
  const response = await fetch(`${sample.origin}/${file.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: reader,
      client_secret: 'x',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString());
  expect(claims.roles).toEqual([]);
  await sample.close();
});

test('scenario: what a store holds is there again after a restart', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(dir, 'sandbox.db');
  const first = await startGraph({ store: file });
  const app = await first.as('acme', 'GroupMember.ReadWrite.All', 'User.Read.All');
  await app.delete(`/groups/${GROUPS.plain}/members/${PEOPLE.ada}/$ref`);
  const before = readTenant(first.world, 'acme');
  await first.close();
  const second = await startGraph({ store: file });
  expect(isSeeded(second.world)).toBe(true);
  expect(readTenant(second.world, 'acme')).toEqual(before);
  expect(tenantsOf(second.world).byId(ACME)?.links('members').has(GROUPS.plain, PEOPLE.ada)).toBe(
    false,
  );
  await second.close();
  rmSync(dir, { recursive: true });
});
