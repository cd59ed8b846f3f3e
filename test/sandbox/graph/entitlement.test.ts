// Entitlement management: packages handed out by an administrator, their end, and the objects around them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nextDirectoryMoment } from '../../../src/sandbox/graph/due.ts';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { readTenant, replaceTenant } from '../../../src/sandbox/scenario/load.ts';
import { type Application, type Host, reference, startGraph } from './support/host.ts';
import { group, person, tenantId } from './support/sample.ts';

const ROOT = '/identityGovernance/entitlementManagement';
const NILS = person('contoso', 'Nils Berg');
const LUCA = person('contoso', 'Luca Moretti');
/** Holds the package of the payroll provider. */
const PETER = person('contoso', 'Peter Hale');
const PORTAL_USERS = group('contoso', 'Supplier Portal Users');
let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph({ sample: true });
  app = await host.as('contoso', 'EntitlementManagement.ReadWrite.All');
});
afterEach(() => host.close());

const find = async (what: string, name: string) =>
  (await app.get(`${ROOT}/${what}?$filter=displayName eq '${name}'`)).body.value[0];
const isMember = (person: string) =>
  tenantsOf(host.world).bySlug('contoso')?.links('members').has(PORTAL_USERS, person);
const letTimePass = () => {
  const moment = nextDirectoryMoment(host.world, host.world.clock.now());
  host.world.clock.moveTo((moment ?? 0) + 1000);
};
async function assign(person: string, more: object = {}) {
  const [accessPackage, policy] = [
    await find('accessPackages', 'Supplier portal'),
    await find('assignmentPolicies', 'Direct assignment'),
  ];
  return app.post(`${ROOT}/assignmentRequests`, {
    requestType: 'adminAdd',
    assignment: {
      targetId: person,
      assignmentPolicyId: policy.id,
      accessPackageId: accessPackage.id,
    },
    ...more,
  });
}
const assignmentOf = async (person: string) =>
  (
    await app.get(
      `${ROOT}/assignments?$filter=target/objectId eq '${person}'&$expand=target,accessPackage`,
    )
  ).body.value[0];

test('entitlement: an administrator assigns a package; it is delivered a little later', async () => {
  const { status, body } = await assign(LUCA);
  expect(status).toBe(201);
  expect(body).toMatchObject({ requestType: 'adminAdd', state: 'submitted', status: 'Accepted' });
  expect(isMember(LUCA)).toBe(false);
  letTimePass();
  expect((await app.get(`${ROOT}/assignmentRequests/${body.id}`)).body).toMatchObject({
    state: 'delivered',
  });
  expect(await assignmentOf(LUCA)).toMatchObject({
    state: 'delivered',
    accessPackage: { displayName: 'Supplier portal' },
    target: { objectId: LUCA, displayName: 'Luca Moretti' },
    schedule: { expiration: { type: 'afterDateTime', endDateTime: '2027-02-18T09:00:00Z' } },
  });
  expect(isMember(LUCA)).toBe(true);
});

test('entitlement: an assignment ends by itself and takes back what it gave', async () => {
  await assign(LUCA, { schedule: { expiration: { type: 'afterDuration', duration: 'P2D' } } });
  letTimePass();
  letTimePass();
  expect(await assignmentOf(LUCA)).toMatchObject({
    state: 'expired',
    expiredDateTime: expect.stringMatching(/^2026-11-22T09:00:/),
  });
  expect(isMember(LUCA)).toBe(false);
});

test('entitlement: the end of a package takes away what was there before as well', async () => {
  expect(isMember(NILS)).toBe(true);
  await assign(NILS, { schedule: { expiration: { type: 'afterDuration', duration: 'P2D' } } });
  letTimePass();
  letTimePass();
  expect((await assignmentOf(NILS)).state).toBe('expired');
  expect(isMember(NILS)).toBe(false);
});

test('entitlement: a longer time is taken, and shown a little later', async () => {
  await assign(LUCA, { schedule: { expiration: { type: 'afterDuration', duration: 'P2D' } } });
  letTimePass();
  const { id } = await assignmentOf(LUCA);
  const endDateTime = '2026-12-01T09:00:00Z';
  const asked = await app.post(`${ROOT}/assignmentRequests`, {
    requestType: 'adminUpdate',
    assignment: { id },
    schedule: { expiration: { type: 'afterDateTime', endDateTime } },
  });
  expect(asked.body.state).toBe('submitted');
  expect((await assignmentOf(LUCA)).schedule.expiration.endDateTime).not.toBe(endDateTime);
  letTimePass();
  expect((await assignmentOf(LUCA)).schedule.expiration.endDateTime).toBe(endDateTime);
  expect((await app.get(`${ROOT}/assignmentRequests/${asked.body.id}`)).body.state).toBe(
    'delivered',
  );
});

test('entitlement: what cannot be handed out makes it a part, or nothing', async () => {
  const groups = tenantsOf(host.world).bySlug('contoso');
  const portal = groups?.rows('groups').get(PORTAL_USERS);
  groups?.put('groups', PORTAL_USERS, { ...portal, groupTypes: ['DynamicMembership'] });
  const { body } = await assign(LUCA);
  letTimePass();
  expect((await assignmentOf(LUCA)).state).toBe('deliveryFailed');
  expect((await app.get(`${ROOT}/assignmentRequests/${body.id}`)).body.state).toBe(
    'deliveryFailed',
  );
});

test('entitlement: nobody gets a package whose policy is for others, or beside one that forbids it', async () => {
  const portal = await find('accessPackages', 'Supplier portal');
  const payroll = await find('accessPackages', 'Payroll exchange');
  const policy = await find('assignmentPolicies', 'People of Fabrikam');
  const target = { targetId: LUCA, assignmentPolicyId: policy.id, accessPackageId: portal.id };
  const asked = { requestType: 'adminAdd', assignment: target };
  expect((await app.post(`${ROOT}/assignmentRequests`, asked)).status).toBe(400);
  await app.post(`${ROOT}/accessPackages/${portal.id}/incompatibleAccessPackages/$ref`, {
    '@odata.id': `https://graph.microsoft.com/v1.0${ROOT}/accessPackages/${payroll.id}`,
  });
  expect((await assign(PETER)).status).toBe(400);
  expect((await assign(LUCA)).status).toBe(201);
});

test('entitlement: an administrator takes a package back', async () => {
  await assign(LUCA);
  letTimePass();
  const { id } = await assignmentOf(LUCA);
  const removed = await app.post(`${ROOT}/assignmentRequests`, {
    requestType: 'adminRemove',
    assignment: { id },
  });
  expect(removed.status).toBe(201);
  letTimePass();
  expect((await assignmentOf(LUCA)).state).toBe('expired');
  expect(isMember(LUCA)).toBe(false);
});

test('entitlement: twice, for nobody, with a foreign policy or as a user is refused', async () => {
  await assign(LUCA);
  expect((await assign(LUCA)).status).toBe(400);
  expect((await assign('99999999-9999-4999-8999-999999999999')).status).toBe(404);
  const accessPackage = await find('accessPackages', 'Supplier portal');
  const policy = await find('assignmentPolicies', 'Adatum, direct assignment');
  const foreign = {
    targetId: NILS,
    assignmentPolicyId: policy.id,
    accessPackageId: accessPackage.id,
  };
  expect(
    (await app.post(`${ROOT}/assignmentRequests`, { requestType: 'adminAdd', assignment: foreign }))
      .status,
  ).toBe(400);
  expect(
    (await app.post(`${ROOT}/assignmentRequests`, { requestType: 'userAdd', assignment: foreign }))
      .status,
  ).toBe(403);
});

test('entitlement: catalog, package and policy are made, changed and deleted in order', async () => {
  const catalog = await app.post(`${ROOT}/catalogs`, {
    displayName: 'Trial',
    description: 'For a trial',
    isExternallyVisible: false,
  });
  expect(catalog.status).toBe(201);
  const made = await app.post(`${ROOT}/accessPackages`, {
    displayName: 'Trial package',
    description: 'x',
    catalog: { id: catalog.body.id },
  });
  expect(made.status).toBe(201);
  expect((await app.delete(`${ROOT}/catalogs/${catalog.body.id}`)).status).toBe(400);
  expect(
    (await app.patch(`${ROOT}/accessPackages/${made.body.id}`, { description: 'y' })).status,
  ).toBe(204);
  const body = {
    displayName: 'Trial policy',
    description: 'x',
    allowedTargetScope: 'notSpecified',
    accessPackage: { id: made.body.id },
  };
  const policy = await app.post(`${ROOT}/assignmentPolicies`, body);
  expect(policy.status).toBe(201);
  const put = await app.put(`${ROOT}/assignmentPolicies/${policy.body.id}`, {
    ...body,
    id: policy.body.id,
    displayName: 'New name',
  });
  expect(put.status).toBe(200);
  const expanded = await app.get(
    `${ROOT}/accessPackages/${made.body.id}?$expand=catalog,assignmentPolicies`,
  );
  expect(expanded.body).toMatchObject({
    description: 'y',
    catalog: { displayName: 'Trial' },
    assignmentPolicies: [{ displayName: 'New name' }],
  });
  for (const path of [
    `assignmentPolicies/${policy.body.id}`,
    `accessPackages/${made.body.id}`,
    `catalogs/${catalog.body.id}`,
  ])
    expect((await app.delete(`${ROOT}/${path}`)).status).toBe(204);
});

test('entitlement: packages that do not go together, and connected organizations with sponsors', async () => {
  const [portal, payroll] = [
    await find('accessPackages', 'Supplier portal'),
    await find('accessPackages', 'Payroll exchange'),
  ];
  const path = `${ROOT}/accessPackages/${portal.id}/incompatibleAccessPackages`;
  const ref = {
    '@odata.id': `https://graph.microsoft.com/v1.0${ROOT}/accessPackages/${payroll.id}`,
  };
  expect((await app.post(`${path}/$ref`, ref)).status).toBe(204);
  expect((await app.get(path)).body.value).toMatchObject([{ id: payroll.id }]);
  const from = await app.get(`${ROOT}/accessPackages/${payroll.id}/accessPackagesIncompatibleWith`);
  expect(from.body.value).toMatchObject([{ id: portal.id }]);
  expect((await app.delete(`${path}/${payroll.id}/$ref`)).status).toBe(204);
  const organization = await find('connectedOrganizations', 'Adatum');
  const sponsors = `${ROOT}/connectedOrganizations/${organization.id}/internalSponsors`;
  expect((await app.post(`${sponsors}/$ref`, reference(NILS))).status).toBe(204);
  expect((await app.get(sponsors)).body.value).toHaveLength(2);
  expect((await app.delete(`${sponsors}/${NILS}/$ref`)).status).toBe(204);
  const made = await app.post(`${ROOT}/connectedOrganizations`, {
    displayName: 'Tailspin',
    description: 'agency',
    identitySources: [
      {
        '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant',
        tenantId: tenantId('tailspin'),
        displayName: 'Tailspin',
      },
    ],
    state: 'configured',
  });
  expect(made.status).toBe(201);
  expect((await app.delete(`${ROOT}/connectedOrganizations/${made.body.id}`)).status).toBe(204);
});

test('entitlement: a tenant without the licence has none of it', async () => {
  const poor = await host.as('northwind', 'EntitlementManagement.ReadWrite.All');
  expect((await poor.get(`${ROOT}/catalogs`)).status).toBe(403);
});

test('entitlement: packages with their roles come back from a tenant file', async () => {
  const file = readTenant(host.world, 'contoso');
  replaceTenant(host.world, 'contoso', JSON.parse(JSON.stringify(file)));
  expect(readTenant(host.world, 'contoso')).toEqual(file);
  const again = await host.as('contoso', 'EntitlementManagement.Read.All');
  const { body } = await again.get(
    `${ROOT}/accessPackages?$expand=resourceRoleScopes($expand=role,scope)`,
  );
  expect(body.value[0].resourceRoleScopes[0].role.originId).toBe(`Member_${PORTAL_USERS}`);
});
