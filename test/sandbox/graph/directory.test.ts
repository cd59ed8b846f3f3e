// Administrative units, directory roles, applications with their permissions, Teams apps, posture reads.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { replaceTenant } from '../../../src/sandbox/scenario/load.ts';
import { type Host, reference, startGraph } from './support/host.ts';
import { person } from './support/sample.ts';
import { GROUPS, licences, PEOPLE, ROLES, sampleTenant, UNITS } from './support/sample-tenant.ts';

let host: Host;
beforeEach(async () => {
  host = await startGraph();
});
afterEach(() => host.close());

test('units: members come and go, except in a restricted one', async () => {
  const app = await host.as('acme', 'AdministrativeUnit.ReadWrite.All', 'User.Read.All');
  const path = (unit: string) => `/directory/administrativeUnits/${unit}/members`;
  expect((await app.post(`${path(UNITS.open)}/$ref`, reference(PEOPLE.ada))).status).toBe(204);
  const { body } = await app.get(`${path(UNITS.open)}?$select=displayName`);
  expect(body.value).toHaveLength(2);
  expect((await app.delete(`${path(UNITS.open)}/${PEOPLE.ada}/$ref`)).status).toBe(204);
  expect((await app.post(`${path(UNITS.restricted)}/$ref`, reference(PEOPLE.ada))).status).toBe(
    403,
  );
  const made = await app.post('/directory/administrativeUnits', { displayName: 'New unit' });
  expect(made.status).toBe(201);
  expect(
    (await app.patch(`/directory/administrativeUnits/${made.body.id}`, { description: 'x' }))
      .status,
  ).toBe(204);
  expect((await app.delete(`/directory/administrativeUnits/${made.body.id}`)).status).toBe(204);
});

test('units: an object in a restricted unit says so and cannot be changed', async () => {
  const app = await host.as('acme', 'Group.ReadWrite.All', 'Group.Read.All');
  const { body } = await app.get(`/groups/${GROUPS.restricted}?$select=isManagementRestricted`);
  expect(body.isManagementRestricted).toBe(true);
  expect((await app.patch(`/groups/${GROUPS.restricted}`, { description: 'x' })).status).toBe(403);
  expect((await app.delete(`/groups/${GROUPS.restricted}`)).status).toBe(403);
});

test('directory roles: roles in use show with their holders', async () => {
  const app = await host.as('acme', 'RoleManagement.ReadWrite.Directory', 'Directory.Read.All');
  const { body } = await app.get('/directoryRoles');
  expect(body.value).toMatchObject([
    { displayName: 'Global Administrator', roleTemplateId: ROLES.globalAdministrator },
  ]);
  const role = `/directoryRoles(roleTemplateId='${ROLES.globalAdministrator}')`;
  expect((await app.get(`${role}/members`)).body.value).toMatchObject([{ id: PEOPLE.cleo }]);
  const path = `/directoryRoles/${body.value[0].id}/members`;
  expect((await app.post(`${path}/$ref`, reference(PEOPLE.ada))).status).toBe(204);
  const held = await app.get(`/users/${PEOPLE.ada}/memberOf`);
  expect(held.body.value.map((one: { displayName: string }) => one.displayName)).toContain(
    'Global Administrator',
  );
  expect((await app.delete(`${path}/${PEOPLE.ada}/$ref`)).status).toBe(204);
  expect((await app.get(path)).body.value).toHaveLength(1);
});

test('applications: what is consented is what the next token carries', async () => {
  const admin = await host.as(
    'acme',
    'AppRoleAssignment.ReadWrite.All',
    'Application.Read.All',
    'Application.ReadWrite.All',
  );
  const appId = 'aaaaaaaa-0000-4000-8000-000000000001';
  const principal = await admin.post('/servicePrincipals', { appId, displayName: 'Thing' });
  expect(principal.status).toBe(201);
  const graph = await admin.get("/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')");
  const role = graph.body.appRoles.find((one: { value: string }) => one.value === 'User.Read.All');
  expect(role.id).toBe('df021288-bdef-4463-88db-98f22de89214');
  const ask = async () => {
    const response = await fetch(
      `${host.origin}/${tenantsOf(host.world).bySlug('acme')?.about.tenantId}/oauth2/v2.0/token`,
      {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: appId,
          client_secret: 'x',
          scope: 'https://graph.microsoft.com/.default',
        }),
      },
    );
    const { access_token } = (await response.json()) as { access_token: string };
    return JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()).roles;
  };
  expect(await ask()).toEqual([]);
  const path = `/servicePrincipals/${principal.body.id}/appRoleAssignments`;
  const body = { principalId: principal.body.id, resourceId: graph.body.id, appRoleId: role.id };
  const assigned = await admin.post(path, body);
  expect(assigned.status).toBe(201);
  expect((await admin.post(path, body)).status).toBe(400);
  expect(await ask()).toEqual(['User.Read.All']);
  expect((await admin.get(path)).body.value).toMatchObject([
    { resourceDisplayName: 'Microsoft Graph' },
  ]);
  expect((await admin.delete(`${path}/${assigned.body.id}`)).status).toBe(204);
  expect(await ask()).toEqual([]);
});

test('Teams: a bot installs its own app for a person and finds the chat', async () => {
  const sample = await startGraph({ sample: true });
  const contoso = tenantsOf(sample.world).bySlug('contoso');
  const app = await sample.as(
    'contoso',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
    'AppCatalog.Read.All',
  );
  const apps = await app.get(
    "/appCatalogs/teamsApps?$filter=displayName eq 'Drawbridge'&$expand=appDefinitions",
  );
  const [teamsApp] = apps.body.value;
  const path = `/users/${person('contoso', 'Nils Berg')}/teamwork/installedApps`;
  const bind = {
    'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${teamsApp.id}`,
  };
  expect((await app.post(path, bind)).status).toBe(403);
  const caller = [...(contoso?.rows('servicePrincipals').rows() ?? [])].at(-1)?.body;
  contoso?.put('teamsApps', teamsApp.id, {
    ...teamsApp,
    appDefinitions: [
      { ...teamsApp.appDefinitions[0], authorization: { clientAppId: caller?.appId } },
    ],
  });
  const installed = await app.post(path, bind);
  expect(installed.status).toBe(201);
  expect(installed.body).toBe('');
  expect((await app.post(path, bind)).status).toBe(409);
  const found = await app.get(
    `${path}?$expand=teamsApp&$filter=teamsApp/externalId eq '${teamsApp.externalId}'`,
  );
  expect(found.body.value).toHaveLength(1);
  const chat = await app.get(`${path}/${encodeURIComponent(found.body.value[0].id)}/chat`);
  expect(chat.body).toMatchObject({ chatType: 'oneOnOne' });
  expect((await app.delete(`${path}/${encodeURIComponent(found.body.value[0].id)}`)).status).toBe(
    204,
  );
  expect((await app.get(path)).body.value).toEqual([]);
  await sample.close();
});

test('posture reads: permissions and licences hold for what is answered from the scenario', async () => {
  const file = sampleTenant();
  file.graph['/identity/conditionalAccess/policies'] = {
    value: [{ id: 'p', displayName: 'Require MFA', state: 'enabled' }],
  };
  replaceTenant(host.world, 'acme', file);
  const nobody = await host.as('acme', 'User.Read.All');
  const refused = await nobody.get('/identity/conditionalAccess/policies');
  expect(refused.status).toBe(403);
  expect(refused.body.error.message).toContain('Policy.Read');
  const reader = await host.as('acme', 'Policy.Read.All', 'AuditLog.Read.All', 'User.Read.All');
  expect((await reader.get('/identity/conditionalAccess/policies')).body.value).toHaveLength(1);
  expect((await reader.get('/identity/conditionalAccess/namedLocations')).body.value).toEqual([]);
  expect(
    (await reader.get('/policies/identitySecurityDefaultsEnforcementPolicy')).body.isEnabled,
  ).toBe(false);
  expect((await reader.get('/users?$select=signInActivity')).status).toBe(200);
  expect((await nobody.get('/users?$select=signInActivity')).status).toBe(403);
  replaceTenant(host.world, 'acme', {
    ...file,
    graph: { ...file.graph, '/subscribedSkus': licences('TEAMS1') },
  });
  const poor = await host.as('acme', 'Policy.Read.All', 'AuditLog.Read.All', 'User.Read.All');
  const access = await poor.get('/identity/conditionalAccess/policies');
  expect(access.body.error.code).toBe('AccessDenied');
  for (const path of ['/auditLogs/signIns', '/users?$select=signInActivity'])
    expect((await poor.get(path)).body.error.code).toBe(
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    );
});

test('beta: the routes answer there too', async () => {
  const reader = await host.as('acme', 'User.Read.All');
  const { status, body } = await reader.get('/beta/users?$top=1');
  expect(status).toBe(200);
  expect(body['@odata.nextLink']).toContain('/graph/beta/users');
});
