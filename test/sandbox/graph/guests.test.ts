// Invitations, accepting them, sponsors, and the end of a guest account.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changesAfter } from '../../../src/sandbox/graph/changes.ts';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { replaceTenant } from '../../../src/sandbox/scenario/load.ts';
import { type Application, type Host, reference, START, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE, sampleTenant } from './support/sample-tenant.ts';

let host: Host;
let app: Application;
beforeAll(async () => {
  host = await startGraph();
  app = await host.as(
    'acme',
    'User.Invite.All',
    'User.ReadWrite.All',
    'User.DeleteRestore.All',
    'GroupMember.ReadWrite.All',
    'AuditLog.Read.All',
    'Directory.Read.All',
  );
});
afterAll(() => host.close());

const invite = (address: string, more: object = {}) =>
  app.post('/invitations', {
    invitedUserEmailAddress: address,
    inviteRedirectUrl: 'https://myapps.microsoft.com',
    ...more,
  });
const SELECT =
  '$select=id,userType,creationType,externalUserState,userPrincipalName,identities,mail,displayName';

test('guests: an invitation makes a guest at once, waiting for acceptance', async () => {
  const { status, body } = await invite('vera@visitor.example', {
    invitedUserDisplayName: 'Vera Visitor',
    invitedUserSponsors: [{ '@odata.type': '#microsoft.graph.user', id: PEOPLE.ada }],
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: 'PendingAcceptance',
    invitedUserType: 'Guest',
    sendInvitationMessage: false,
  });
  expect(body.inviteRedeemUrl).toMatch(new RegExp(`^${host.origin}/redeem/[0-9a-f-]{36}$`));
  const user = await app.get(`/users/${body.invitedUser.id}?${SELECT}`);
  expect(user.body).toMatchObject({
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: 'PendingAcceptance',
    userPrincipalName: 'vera_visitor.example#EXT#@acme.onmicrosoft.example',
    mail: 'vera@visitor.example',
    displayName: 'Vera Visitor',
  });
  expect(user.body.identities).toContainEqual({
    signInType: 'federated',
    issuer: 'ExternalAzureAD',
    issuerAssignedId: null,
  });
  const sponsors = await app.get(`/users/${body.invitedUser.id}/sponsors`);
  expect(sponsors.body.value).toMatchObject([{ id: PEOPLE.ada }]);
});

test('guests: inviting the same address again answers the same object', async () => {
  const first = await invite('twice@visitor.example');
  const second = await invite('Twice@visitor.example');
  expect(second.status).toBe(201);
  expect(second.body.invitedUser.id).toBe(first.body.invitedUser.id);
});

test.each([
  ['no address', { invitedUserEmailAddress: undefined }],
  ['an address that is none', { invitedUserEmailAddress: 'nobody' }],
  ['a redirect that is no URL', { inviteRedirectUrl: 'nowhere' }],
  ['an unknown property', { shoeSize: 42 }],
  [
    'a sponsor that is not there',
    { invitedUserSponsors: [{ id: '99999999-9999-4999-8999-999999999999' }] },
  ],
])('guests: an invitation with %s is refused and makes nobody', async (_what, wrong) => {
  const before = tenantsOf(host.world).bySlug('acme')?.rows('users').size;
  const { status } = await invite('wrong@visitor.example', wrong);
  expect([400, 404]).toContain(status);
  expect(tenantsOf(host.world).bySlug('acme')?.rows('users').size).toBe(before);
});

test('guests: a person of the tenant itself cannot be invited', async () => {
  const { status, body } = await invite('ada@acme.example');
  expect(status).toBe(400);
  expect(body.error.message).toContain(PEOPLE.ada);
});

test('guests: accepting happens on a page, and only once it was asked for', async () => {
  const { body } = await invite('paul@visitor.example', { invitedUserDisplayName: '<b>Paul</b>' });
  const page = await (await fetch(body.inviteRedeemUrl)).text();
  expect(page).toContain('Accept');
  expect(page).not.toContain('<b>Paul</b>');
  const state = async () =>
    (await app.get(`/users/${body.invitedUser.id}?$select=externalUserState`)).body;
  expect(await state()).toMatchObject({ externalUserState: 'PendingAcceptance' });
  const done = await fetch(body.inviteRedeemUrl, { method: 'POST' });
  expect(done.status).toBe(200);
  expect(await state()).toMatchObject({ externalUserState: 'Accepted' });
  const again = await invite('paul@visitor.example');
  expect(again.body.status).toBe('Completed');
  expect((await fetch(`${host.origin}/redeem/unknown`)).status).toBe(404);
});

test('guests: redemption can be reset for the same object', async () => {
  const first = await invite('reset@visitor.example');
  await fetch(first.body.inviteRedeemUrl, { method: 'POST' });
  const id = first.body.invitedUser.id;
  const again = await invite('reset@visitor.example', {
    resetRedemption: true,
    invitedUser: { id },
  });
  expect(again.body).toMatchObject({ status: 'PendingAcceptance', invitedUser: { id } });
});

test('guests: a deleted guest can come back for 30 days with its groups, then is gone', async () => {
  const { body } = await invite('gone@visitor.example');
  const id = body.invitedUser.id;
  await app.post(`/groups/${GROUPS.plain}/members/$ref`, reference(id));
  expect((await app.delete(`/users/${id}`)).status).toBe(204);
  expect((await app.get(`/users/${id}`)).status).toBe(404);
  const deleted = await app.get(`/directory/deletedItems/${id}`);
  expect(deleted.body).toMatchObject({ id, deletedDateTime: '2026-11-20T09:00:00Z' });
  expect((await app.post(`/directory/deletedItems/${id}/restore`)).status).toBe(200);
  const members = await app.get(`/groups/${GROUPS.plain}/members?$select=id`);
  expect(members.body.value.map((one: { id: string }) => one.id)).toContain(id);
  await app.delete(`/users/${id}`);
  host.world.clock.moveTo(START + 31 * 24 * 3600_000);
  expect((await app.get(`/directory/deletedItems/${id}`)).status).toBe(404);
});

test.each(['none', 'adminsAndGuestInviters'])(
  'guests: an application invites nobody where invitations are for %s',
  async (allowInvitesFrom) => {
    const file = sampleTenant();
    file.graph['/policies/authorizationPolicy'] = { id: 'authorizationPolicy', allowInvitesFrom };
    const closed = await startGraph();
    replaceTenant(closed.world, 'acme', file);
    const writer = await closed.as('acme', 'User.Invite.All');
    const { status, body } = await writer.post('/invitations', {
      invitedUserEmailAddress: 'vera@visitor.example',
      inviteRedirectUrl: 'https://myapps.microsoft.com',
    });
    expect(status).toBe(403);
    expect(body.error.message).toContain('Guest invitations not allowed');
    await closed.close();
  },
);

test('guests: somebody with a directory role is not deleted by an application', async () => {
  const { status } = await app.delete(`/users/${PEOPLE.cleo}`);
  expect(status).toBe(403);
});

test('guests: what happened is told in sentences and audited', async () => {
  const { body } = await invite('told@visitor.example');
  const change = changesAfter(host.world, 0).at(-1);
  expect(change).toMatchObject({
    tenant: 'acme',
    summary: 'Guest account for told@visitor.example created',
    before: 'no account',
    after: 'guest, waiting for acceptance',
    by: 'Test application',
    method: 'POST',
    path: '/invitations',
  });
  const audits = await app.get(
    "/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Invite external user'&$top=1",
  );
  expect(audits.body.value[0].targetResources[0].id).toBe(body.invitedUser.id);
  expect(audits.body.value[0].initiatedBy.app.displayName).toBe('Test application');
});
