// A multitenant organization: made by one, joined by others in their own time, left again.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextDirectoryMoment } from '../../../src/sandbox/graph/due.ts';
import { type Application, type Host, startGraph } from './support/host.ts';
import { tenantId } from './support/sample.ts';

const ROOT = '/tenantRelationships/multiTenantOrganization';
const TEMPLATES = '/policies/crossTenantAccessPolicy/templates';
const CONTOSO = tenantId('contoso');
const NORTHWIND = tenantId('northwind');
const NOBODY = '00000000-0000-0000-0000-000000000000';
let host: Host;
let contoso: Application;
let northwind: Application;
beforeEach(async () => {
  host = await startGraph({ sample: true });
  const roles = ['MultiTenantOrganization.ReadWrite.All', 'Policy.ReadWrite.CrossTenantAccess'];
  contoso = await host.as('contoso', ...roles);
  northwind = await host.as('northwind', ...roles);
});
afterEach(() => host.close());

const create = () => contoso.put(ROOT, { displayName: 'Contoso group', description: 'All of us' });
const addNorthwind = () =>
  contoso.post(`${ROOT}/tenants`, {
    tenantId: NORTHWIND,
    displayName: 'Northwind',
    role: 'member',
  });
const letTimePass = () => {
  const moment = nextDirectoryMoment(host.world, host.world.clock.now());
  host.world.clock.moveTo((moment ?? 0) + 1000);
};
async function together() {
  await create();
  await addNorthwind();
  await northwind.patch(`${ROOT}/joinRequest`, { addedByTenantId: CONTOSO });
  letTimePass();
}

test('multitenant: a tenant in none says inactive', async () => {
  expect((await contoso.get(ROOT)).body).toMatchObject({ state: 'inactive', displayName: null });
  expect((await northwind.get(`${ROOT}/joinRequest`)).body).toMatchObject({
    addedByTenantId: NOBODY,
    memberState: null,
  });
});

test('multitenant: whoever makes it owns it', async () => {
  const { status, body } = await create();
  expect(status).toBe(201);
  expect(body).toMatchObject({ state: 'active', displayName: 'Contoso group' });
  const tenants = await contoso.get(`${ROOT}/tenants`);
  expect(tenants.body.value).toMatchObject([{ tenantId: CONTOSO, role: 'owner', state: 'active' }]);
  expect((await create()).status).toBe(400);
});

test('multitenant: an added tenant is pending, and added once only', async () => {
  await create();
  const { status, body } = await addNorthwind();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    state: 'pending',
    role: 'member',
    addedByTenantId: CONTOSO,
    joinedDateTime: null,
  });
  const again = await addNorthwind();
  expect(again.status).toBe(400);
  expect(again.body.error).toMatchObject({
    code: 'Request_BadRequest',
    message: 'Tenant is already being added in Multi-Tenant Organization.',
  });
});

test('multitenant: joining takes its time', async () => {
  await create();
  await addNorthwind();
  expect((await northwind.patch(`${ROOT}/joinRequest`, { addedByTenantId: CONTOSO })).status).toBe(
    204,
  );
  expect((await northwind.get(`${ROOT}/joinRequest`)).body).toMatchObject({
    memberState: 'pending',
    transitionDetails: { desiredMemberState: 'active', status: 'notStarted' },
  });
  expect((await northwind.get(ROOT)).body.state).toBe('inactive');
  letTimePass();
  expect((await northwind.get(`${ROOT}/joinRequest`)).body).toMatchObject({
    memberState: 'active',
    role: 'member',
    transitionDetails: null,
  });
  const [own, other] = [await northwind.get(ROOT), await contoso.get(ROOT)];
  expect(own.body).toMatchObject({ state: 'active', displayName: 'Contoso group' });
  expect(own.body.id).not.toBe(other.body.id);
  const member = await contoso.get(`${ROOT}/tenants/${NORTHWIND}`);
  expect(member.body).toMatchObject({ state: 'active' });
  expect(member.body.joinedDateTime).toBeTruthy();
});

test('multitenant: joining somebody who did not ask fails and has to be reset', async () => {
  await northwind.patch(`${ROOT}/joinRequest`, { addedByTenantId: CONTOSO });
  letTimePass();
  expect((await northwind.get(`${ROOT}/joinRequest`)).body.transitionDetails).toMatchObject({
    status: 'failed',
  });
  expect((await northwind.patch(`${ROOT}/joinRequest`, { addedByTenantId: NOBODY })).status).toBe(
    204,
  );
  expect((await northwind.get(`${ROOT}/joinRequest`)).body).toMatchObject({ memberState: null });
});

test('multitenant: tenants that come together know each other as partners, by the template', async () => {
  await northwind.patch(`${TEMPLATES}/multiTenantOrganizationPartnerConfiguration`, {
    templateApplicationLevel: 'newPartners,existingPartners',
    inboundTrust: {
      isMfaAccepted: true,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
  });
  await together();
  const { body } = await northwind.get(`/policies/crossTenantAccessPolicy/partners/${CONTOSO}`);
  expect(body).toMatchObject({
    isInMultiTenantOrganization: true,
    inboundTrust: { isMfaAccepted: true },
  });
  const back = await contoso.get(`/policies/crossTenantAccessPolicy/partners/${NORTHWIND}`);
  expect(back.body).toMatchObject({ isInMultiTenantOrganization: true, inboundTrust: null });
});

test('multitenant: only owners add and remove; a member leaves by itself', async () => {
  await together();
  expect(
    (
      await northwind.post(`${ROOT}/tenants`, {
        tenantId: NOBODY.replace('0', '1'),
        displayName: 'x',
      })
    ).status,
  ).toBe(400);
  expect((await northwind.delete(`${ROOT}/tenants/${CONTOSO}`)).status).toBe(400);
  expect((await northwind.delete(`${ROOT}/tenants/${NORTHWIND}`)).status).toBe(204);
  expect((await contoso.get(`${ROOT}/tenants/${NORTHWIND}`)).body.transitionDetails).toMatchObject({
    desiredState: 'removed',
    status: 'running',
  });
  letTimePass();
  expect((await northwind.get(ROOT)).body.state).toBe('inactive');
  expect((await contoso.get(`${ROOT}/tenants`)).body.value).toHaveLength(1);
});

test('multitenant: the last owner leaves last', async () => {
  await together();
  expect((await contoso.delete(`${ROOT}/tenants/${CONTOSO}`)).status).toBe(400);
  expect((await contoso.delete(ROOT)).status).toBe(400);
  await contoso.delete(`${ROOT}/tenants/${NORTHWIND}`);
  letTimePass();
  expect((await contoso.delete(ROOT)).status).toBe(204);
  expect((await contoso.get(ROOT)).body.state).toBe('inactive');
});
