// Cross-tenant access settings: default, partners, synchronisation, templates, and what they may not say.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceTenant } from '../../../src/sandbox/scenario/load.ts';
import { type Application, type Host, startGraph } from './support/host.ts';
import {
  ACME,
  GROUPS,
  licences,
  PARTNER,
  STRANGER,
  sampleTenant,
} from './support/sample-tenant.ts';

const ROOT = '/policies/crossTenantAccessPolicy';
let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as(
    'acme',
    'Policy.ReadWrite.CrossTenantAccess',
    'Policy.Read.All',
    'MultiTenantOrganization.ReadWrite.All',
  );
});
afterEach(() => host.close());

const side = (accessType: string, target: string, targetType: string) => ({
  accessType,
  targets: [{ target, targetType }],
});
const setting = (users: object, applications: object) => ({ usersAndGroups: users, applications });
const ALL_USERS = (access: string) => side(access, 'AllUsers', 'user');
const ALL_APPS = (access: string) => side(access, 'AllApplications', 'application');

test('cross-tenant: a partner answers null where it inherits the default', async () => {
  const { body } = await app.get(`${ROOT}/partners/${PARTNER}`);
  expect(body).toMatchObject({
    tenantId: PARTNER,
    inboundTrust: { isMfaAccepted: true },
    b2bCollaborationInbound: null,
    automaticUserConsentSettings: null,
    isInMultiTenantOrganization: false,
  });
  expect(body).not.toHaveProperty('id');
});

test('cross-tenant: a partner is added, changed, set back to inherit, and deleted', async () => {
  expect((await app.post(`${ROOT}/partners`, { tenantId: STRANGER })).status).toBe(201);
  const path = `${ROOT}/partners/${STRANGER}`;
  const inbound = setting(side('allowed', GROUPS.plain, 'group'), ALL_APPS('allowed'));
  expect((await app.patch(path, { b2bCollaborationInbound: inbound })).status).toBe(204);
  expect((await app.get(path)).body.b2bCollaborationInbound).toEqual(inbound);
  expect((await app.patch(path, { b2bCollaborationInbound: null })).status).toBe(204);
  expect((await app.get(path)).body.b2bCollaborationInbound).toBeNull();
  expect((await app.delete(path)).status).toBe(204);
  expect((await app.get(path)).status).toBe(404);
});

test('cross-tenant: a partner that is there, or is the tenant itself, is not added', async () => {
  expect((await app.post(`${ROOT}/partners`, { tenantId: PARTNER })).status).toBe(400);
  expect((await app.post(`${ROOT}/partners`, { tenantId: ACME })).status).toBe(400);
  expect((await app.post(`${ROOT}/partners`, { tenantId: 'acme' })).status).toBe(400);
});

test('cross-tenant: a partner with synchronisation cannot be deleted before it', async () => {
  const path = `${ROOT}/partners/${PARTNER}`;
  const put = await app.put(`${path}/identitySynchronization`, {
    displayName: 'sync',
    userSyncInbound: { isSyncAllowed: true },
  });
  expect(put.status).toBe(204);
  expect((await app.get(`${path}/identitySynchronization`)).body).toMatchObject({
    tenantId: PARTNER,
    userSyncInbound: { isSyncAllowed: true },
  });
  expect((await app.delete(path)).status).toBe(400);
  expect(
    (
      await app.patch(`${path}/identitySynchronization`, {
        userSyncInbound: { isSyncAllowed: false },
      })
    ).status,
  ).toBe(204);
  expect((await app.delete(`${path}/identitySynchronization`)).status).toBe(204);
  expect((await app.delete(path)).status).toBe(204);
});

test.each([
  [
    'all users blocked and applications not',
    setting(ALL_USERS('blocked'), side('blocked', GROUPS.plain, 'application')),
  ],
  [
    'all applications blocked and users not',
    setting(side('blocked', GROUPS.plain, 'group'), ALL_APPS('blocked')),
  ],
  ['no targets', setting({ accessType: 'allowed', targets: [] }, ALL_APPS('allowed'))],
  [
    'an application among the users',
    setting(side('allowed', GROUPS.plain, 'application'), ALL_APPS('allowed')),
  ],
  ['a keyword that is none', setting(side('allowed', 'SomeUsers', 'user'), ALL_APPS('allowed'))],
  ['an access type that is none', setting(ALL_USERS('maybe'), ALL_APPS('allowed'))],
])('cross-tenant: a setting with %s is refused', async (_what, wrong) => {
  const { status } = await app.patch(`${ROOT}/partners/${PARTNER}`, {
    b2bCollaborationInbound: wrong,
  });
  expect(status).toBe(400);
});

test('cross-tenant: the inbound default takes no single users and no groups, the outbound one does', async () => {
  const single = setting(side('allowed', GROUPS.plain, 'group'), ALL_APPS('allowed'));
  expect((await app.patch(`${ROOT}/default`, { b2bCollaborationInbound: single })).status).toBe(
    400,
  );
  expect((await app.patch(`${ROOT}/default`, { b2bCollaborationOutbound: single })).status).toBe(
    204,
  );
  expect((await app.get(`${ROOT}/default`)).body).toMatchObject({ isServiceDefault: false });
  expect((await app.post(`${ROOT}/default/resetToSystemDefault`)).status).toBe(204);
  expect((await app.get(`${ROOT}/default`)).body).toMatchObject({
    isServiceDefault: true,
    b2bDirectConnectInbound: { usersAndGroups: { accessType: 'blocked' } },
  });
});

test('cross-tenant: scoping and trust need P1', async () => {
  const file = sampleTenant();
  file.graph['/subscribedSkus'] = licences('EXCHANGE_S_STANDARD');
  replaceTenant(host.world, 'acme', file);
  const poor = await host.as('acme', 'Policy.ReadWrite.CrossTenantAccess');
  const path = `${ROOT}/partners/${PARTNER}`;
  expect((await poor.patch(path, { inboundTrust: { isMfaAccepted: false } })).status).toBe(403);
  const scoped = setting(side('allowed', GROUPS.plain, 'group'), ALL_APPS('allowed'));
  expect((await poor.patch(path, { b2bCollaborationInbound: scoped })).status).toBe(403);
  const whole = setting(ALL_USERS('blocked'), ALL_APPS('blocked'));
  expect((await poor.patch(path, { b2bCollaborationInbound: whole })).status).toBe(204);
});

test('cross-tenant: synchronisation is not set inside the partner', async () => {
  const { status } = await app.patch(`${ROOT}/partners/${PARTNER}`, {
    identitySynchronization: { userSyncInbound: { isSyncAllowed: true } },
  });
  expect(status).toBe(400);
});

test('cross-tenant: other tenants are looked up by id and by domain', async () => {
  const lookup = await host.as('acme', 'CrossTenantInformation.ReadBasic.All');
  const byId = await lookup.get(
    `/tenantRelationships/findTenantInformationByTenantId(tenantId='${ACME}')`,
  );
  expect(byId.body).toMatchObject({ displayName: 'Acme', defaultDomainName: 'acme.example' });
  const byDomain = await lookup.get(
    "/tenantRelationships/findTenantInformationByDomainName(domainName='acme.example')",
  );
  expect(byDomain.body.tenantId).toBe(ACME);
  expect(
    (
      await lookup.get(
        `/tenantRelationships/findTenantInformationByTenantId(tenantId='${STRANGER}')`,
      )
    ).status,
  ).toBe(404);
});

test('cross-tenant: a guest whose tenants agreed on automatic redemption is not asked', async () => {
  const sample = await startGraph({ sample: true });
  const contoso = await sample.as('contoso', 'User.Invite.All', 'User.Read.All');
  const { body } = await contoso.post('/invitations', {
    invitedUserEmailAddress: 'ben.carter@fabrikam.example',
    inviteRedirectUrl: 'https://myapps.microsoft.com',
  });
  const page = await (await fetch(body.inviteRedeemUrl)).text();
  expect(page).not.toContain('<form');
  const user = await contoso.get(
    `/users/${body.invitedUser.id}?$select=externalUserState,displayName`,
  );
  expect(user.body).toMatchObject({ externalUserState: 'Accepted', displayName: 'Ben Carter' });
  await sample.close();
});

test('cross-tenant: a tenant that blocks everybody inbound lets no guest accept', async () => {
  const file = sampleTenant();
  file.graph[`${ROOT}/default`] = {
    id: 'default',
    b2bCollaborationInbound: setting(ALL_USERS('blocked'), ALL_APPS('blocked')),
  };
  replaceTenant(host.world, 'acme', file);
  const writer = await host.as('acme', 'User.Invite.All', 'User.Read.All');
  const { body } = await writer.post('/invitations', {
    invitedUserEmailAddress: 'x@far.example',
    inviteRedirectUrl: 'https://a.example',
  });
  await fetch(body.inviteRedeemUrl, { method: 'POST' });
  const user = await writer.get(`/users/${body.invitedUser.id}?$select=externalUserState`);
  expect(user.body.externalUserState).toBe('PendingAcceptance');
});
