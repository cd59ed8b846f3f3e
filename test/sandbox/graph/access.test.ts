// Who may call: tokens, tenants kept apart, permissions, licences.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { createTokens } from '../../../src/sandbox/issuer/tokens.ts';
import { replaceTenant } from '../../../src/sandbox/scenario/load.ts';
import { application, type Host, startGraph } from './support/host.ts';
import { ACME, licences, PEOPLE, sampleTenant } from './support/sample-tenant.ts';

let host: Host;
beforeAll(async () => {
  host = await startGraph();
  const other = sampleTenant();
  other.tenantId = '55555555-5555-4555-8555-555555555555';
  other.graph['/users'] = { value: [] };
  other.graph['/groups'] = { value: [] };
  other.graph['/subscribedSkus'] = licences('EXCHANGE_S_STANDARD');
  replaceTenant(host.world, 'unlicensed', other);
});
afterAll(() => host.close());

test('access: without a token, or with one that is no token, 401', async () => {
  for (const authorization of ['', 'Basic eA==', 'Bearer nonsense']) {
    const response = await fetch(`${host.origin}/graph/v1.0/users`, {
      headers: authorization ? { authorization } : {},
    });
    expect(response.status).toBe(401);
    const { error } = (await response.json()) as { error: { code: string } };
    expect(error.code).toBe('InvalidAuthenticationToken');
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
  }
});

test('access: an expired token is 401 and says so', async () => {
  const now = Math.floor(Date.now() / 1000);
  const token = await host.world.keys.sign({
    aud: 'https://graph.microsoft.com',
    tid: ACME,
    appid: 'x',
    roles: ['User.Read.All'],
    exp: now - 10,
    iat: now - 3610,
  });
  const { status, body } = await application(host.origin, token).get('/users');
  expect(status).toBe(401);
  expect(body.error.message).toContain('token is expired');
});

test('access: a token for another audience is 401', async () => {
  const token = await createTokens(host.world).connectorToken({ tenantId: ACME, appId: 'x' });
  const { status, body } = await application(host.origin, token).get('/users');
  expect(status).toBe(401);
  expect(body.error.message).toContain('Invalid audience');
});

test('access: an application whose consent was taken away is not found any more', async () => {
  const reader = await host.as('acme', 'User.Read.All');
  const tenant = tenantsOf(host.world).bySlug('acme');
  const id = tenant?.rows('servicePrincipals').find('displayName', 'Test application')
    ?.id as string;
  tenant?.remove('servicePrincipals', id);
  const { status, body } = await reader.get('/users');
  expect(status).toBe(403);
  expect(body.error.code).toBe('Authorization_IdentityNotFound');
});

test('access: a missing permission is 403 and named', async () => {
  const nobody = await host.as('acme', 'AuditLog.Read.All');
  const { status, body } = await nobody.get('/users');
  expect(status).toBe(403);
  expect(body.error.code).toBe('Authorization_RequestDenied');
  expect(body.error.message).toMatch(/^Insufficient privileges to complete the operation\./);
  expect(body.error.message).toContain('User.ReadBasic.All');
});

test('access: PIM refuses a missing permission in its own form', async () => {
  const nobody = await host.as('acme', 'User.Read.All');
  const { status, body } = await nobody.get('/roleManagement/directory/roleEligibilitySchedules');
  expect(status).toBe(403);
  expect(JSON.parse(body.error.message)).toMatchObject({ errorCode: 'PermissionScopeNotGranted' });
  expect(body.error.message).toContain('RoleEligibilitySchedule.Read.Directory');
});

test('access: an operation for signed-in people refuses every application', async () => {
  const all = await host.as('acme', 'RoleManagement.ReadWrite.Directory');
  const policies = await all.get(
    "/policies/roleManagementPolicies?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'",
  );
  const path = `/policies/roleManagementPolicies/${policies.body.value[0].id}/rules/Expiration_Admin_Eligibility`;
  expect((await all.get(path)).status).toBe(200);
  expect((await all.patch(path, { id: 'x' })).status).toBe(403);
});

test("access: tenants are kept apart by the token's tenant", async () => {
  const other = await host.as('unlicensed', 'User.Read.All');
  expect((await other.get(`/users/${PEOPLE.ada}`)).status).toBe(404);
  expect((await other.get('/users')).body.value).toEqual([]);
});

test('access: a tenant without P2 has no PIM', async () => {
  const all = await host.as(
    'unlicensed',
    'RoleManagement.Read.Directory',
    'RoleManagement.Read.All',
  );
  const { status, body } = await all.get('/roleManagement/directory/roleEligibilitySchedules');
  expect(status).toBe(400);
  expect(body.error.code).toBe('AadPremiumLicenseRequired');
  expect((await all.get('/roleManagement/directory/roleDefinitions')).status).toBe(200);
});

test("access: every answer carries ids and the caller's own id", async () => {
  const reader = await host.as('acme', 'User.Read.All');
  const mine = crypto.randomUUID();
  for (const path of ['/users', '/nothing']) {
    const { headers } = await reader.get(path, { 'client-request-id': mine });
    expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('client-request-id')).toBe(mine);
    expect(headers.get('date')).toBeTruthy();
  }
});

test('access: a body that is no JSON is 400', async () => {
  const writer = await host.as('acme', 'User.Invite.All');
  const { status } = await writer.call('POST', '/invitations', '{', {
    'content-type': 'text/plain',
  });
  expect(status).toBe(400);
});

test("access: a body beyond all measure is refused in Graph's form", async () => {
  const writer = await host.as('acme', 'User.Invite.All');
  const { status, body } = await writer.post('/invitations', {
    invitedUserDisplayName: 'x'.repeat(9_000_000),
  });
  expect(status).toBe(413);
  expect(body.error.code).toBe('RequestEntityTooLarge');
});
