// Who changed what: the directory's audit of settings for other tenants, with old and new values.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Application, type Host, START, startGraph } from './support/host.ts';

const POLICY = '/policies/crossTenantAccessPolicy';
const PARTNER = '44444444-4444-4444-8444-444444444444';
const ACCESS = 'CrossTenantAccessSettings';
const SYNC = 'CrossTenantIdentitySyncSettings';

let host: Host;
let app: Application;
beforeAll(async () => {
  host = await startGraph();
  app = await host.as('acme', 'Policy.ReadWrite.CrossTenantAccess', 'AuditLog.Read.All');
});
afterAll(() => host.close());

const blocked = {
  usersAndGroups: { accessType: 'blocked', targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: {
    accessType: 'blocked',
    targets: [{ target: 'AllApplications', targetType: 'application' }],
  },
};

async function newest() {
  const { body } = await app.get('/auditLogs/directoryAudits?$top=1');
  return body.value[0];
}

const changed = (event: { targetResources: { modifiedProperties: { displayName: string }[] }[] }) =>
  Object.fromEntries(
    event.targetResources[0]?.modifiedProperties.map((one) => [one.displayName, one]) ?? [],
  );

test.each([
  [
    'POST',
    `${POLICY}/partners`,
    { tenantId: PARTNER },
    'Add a partner to cross-tenant access setting',
    ACCESS,
    'tenantId',
  ],
  [
    'PATCH',
    `${POLICY}/partners/${PARTNER}`,
    { b2bCollaborationInbound: blocked },
    'Update a partner cross-tenant access setting',
    ACCESS,
    'b2bCollaborationInbound',
  ],
  [
    'PUT',
    `${POLICY}/partners/${PARTNER}/identitySynchronization`,
    { userSyncInbound: { isSyncAllowed: true } },
    'Create a partner cross-tenant identity sync setting',
    SYNC,
    'userSyncInbound',
  ],
  [
    'PATCH',
    `${POLICY}/partners/${PARTNER}/identitySynchronization`,
    { userSyncInbound: { isSyncAllowed: false } },
    'Update a partner cross-tenant identity sync setting',
    SYNC,
    'userSyncInbound',
  ],
  [
    'DELETE',
    `${POLICY}/partners/${PARTNER}/identitySynchronization`,
    undefined,
    'Delete a partner cross-tenant identity sync setting',
    SYNC,
    'tenantId',
  ],
  [
    'DELETE',
    `${POLICY}/partners/${PARTNER}`,
    undefined,
    'Delete partner specific cross-tenant access setting',
    ACCESS,
    'tenantId',
  ],
  [
    'PATCH',
    `${POLICY}/default`,
    { inboundTrust: { isMfaAccepted: true } },
    'Update the company default cross-tenant access setting',
    ACCESS,
    'inboundTrust',
  ],
  [
    'POST',
    `${POLICY}/default/resetToSystemDefault`,
    undefined,
    'Reset the cross-tenant access default setting',
    ACCESS,
    'inboundTrust',
  ],
])('audit: %s %s', async (method, path, body, activity, category, property) => {
  const answer = await app.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  const event = await newest();
  expect(event).toMatchObject({
    activityDisplayName: activity,
    category,
    result: 'success',
    initiatedBy: { app: { displayName: 'Test application' } },
    targetResources: [{ type: 'Policy' }],
  });
  expect(changed(event)).toHaveProperty(property);
});

test.each([
  [
    'PUT',
    '/tenantRelationships/multiTenantOrganization',
    { displayName: 'Group' },
    'MultiTenantOrg',
  ],
  [
    'PATCH',
    '/tenantRelationships/multiTenantOrganization',
    { displayName: 'The group' },
    'MultiTenantOrg',
  ],
  [
    'POST',
    '/tenantRelationships/multiTenantOrganization/tenants',
    { tenantId: PARTNER, displayName: 'Partner' },
    'MultiTenantOrgTenant',
  ],
  [
    'PATCH',
    `${POLICY}/templates/multiTenantOrganizationPartnerConfiguration`,
    { inboundTrust: { isMfaAccepted: true } },
    'MultiTenantOrgPartnerConfigurationTemplate',
  ],
])('audit: %s %s has a category of its own', async (method, path, body, category) => {
  const owner = await host.as('acme', 'MultiTenantOrganization.ReadWrite.All', 'AuditLog.Read.All');
  const answer = await owner.call(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  expect((await newest()).category).toBe(category);
});

test('audit: what was changed stands there with its value before and after', async () => {
  await app.patch(`${POLICY}/default`, { inboundTrust: { isMfaAccepted: true } });
  await app.patch(`${POLICY}/default`, { inboundTrust: { isMfaAccepted: false } });
  const { oldValue, newValue } = changed(await newest()).inboundTrust as unknown as {
    oldValue: string;
    newValue: string;
  };
  expect(JSON.parse(oldValue)).toMatchObject({ isMfaAccepted: true });
  expect(JSON.parse(newValue)).toMatchObject({ isMfaAccepted: false });
});

test('audit: only what came since a moment, of one category', async () => {
  host.world.clock.moveTo(START + 86_400_000);
  await app.patch(`${POLICY}/default`, { inboundTrust: { isMfaAccepted: true } });
  const since = new Date(START + 3_600_000).toISOString();
  const { body } = await app.get(
    `/auditLogs/directoryAudits?$filter=activityDateTime ge ${since} and category eq '${ACCESS}'`,
  );
  expect(body.value).toHaveLength(1);
});
