// What posture reads as single settings, of beta, of other tenants and of sign-ins of people.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readTenant, replaceTenant, type TenantFile } from '../../../src/sandbox/scenario/load.ts';
import { type Application, EVENTUAL, type Host, startGraph } from './support/host.ts';
import { licences, PEOPLE, sampleTenant } from './support/sample-tenant.ts';

const POLICY = '/policies/crossTenantAccessPolicy';
const PARTNER = '44444444-4444-4444-8444-444444444444';
const STRANGER = 'abababab-abab-4bab-8bab-abababababab';

let host: Host;
beforeAll(async () => {
  host = await startGraph();
});
beforeEach(() => put({}));
afterAll(() => host.close());

const put = (graph: Record<string, object>, beta: TenantFile['beta'] = {}) => {
  const file = sampleTenant();
  const kept = Object.entries(file.graph).filter(
    ([path]) => path !== '/policies/authorizationPolicy',
  );
  replaceTenant(host.world, 'acme', {
    ...file,
    graph: { ...Object.fromEntries(kept), ...graph } as TenantFile['graph'],
    beta,
  });
};

/** Path, permission, what a fresh tenant answers, a property that a file may say otherwise. */
const SETTINGS: [string, string, object, object][] = [
  [
    '/policies/authorizationPolicy',
    'Policy.Read.All',
    { allowInvitesFrom: 'everyone', guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3' },
    { allowInvitesFrom: 'none' },
  ],
  [
    '/policies/authenticationMethodsPolicy',
    'Policy.Read.AuthenticationMethod',
    { policyMigrationState: 'migrationComplete' },
    { policyMigrationState: 'preMigration' },
  ],
  [
    '/policies/adminConsentRequestPolicy',
    'Policy.Read.All',
    { isEnabled: false },
    { isEnabled: true },
  ],
  [
    '/policies/authenticationFlowsPolicy',
    'Policy.Read.All',
    { selfServiceSignUp: { isEnabled: false } },
    { selfServiceSignUp: { isEnabled: true } },
  ],
  [
    '/policies/identitySecurityDefaultsEnforcementPolicy',
    'Policy.Read.All',
    { isEnabled: true },
    { isEnabled: false },
  ],
  [
    '/tenantRelationships/multiTenantOrganization',
    'MultiTenantOrganization.Read.All',
    { state: 'inactive', displayName: null },
    { state: 'active', displayName: 'Group' },
  ],
  [POLICY, 'Policy.Read.All', { allowedCloudEndpoints: [] }, { allowedCloudEndpoints: ['a'] }],
  [
    `${POLICY}/default`,
    'Policy.Read.All',
    { isServiceDefault: true, inboundTrust: expect.objectContaining({ isMfaAccepted: false }) },
    { isServiceDefault: false },
  ],
];

test.each(SETTINGS)('settings: %s', async (path, permission, fresh, said) => {
  const reader = await host.as('acme', permission);
  expect((await reader.get(path)).body).toMatchObject(fresh);
  expect(readTenant(host.world, 'acme')?.graph[path]).toBeUndefined();
  expect((await reader.get(`${path}?$select=favouriteColour`)).status).toBe(400);
  expect((await (await host.as('acme', 'Mail.Read')).get(path)).status).toBe(403);

  put({ [path]: { id: 'its-own', ...said } });
  const again = await host.as('acme', permission);
  expect((await again.get(path)).body).toMatchObject(said);
  expect(readTenant(host.world, 'acme')?.graph[path]).toEqual({ id: 'its-own', ...said });
});

test('settings: one way to sign in can be asked for by its name', async () => {
  const reader = await host.as('acme', 'Policy.Read.All');
  const methods = '/policies/authenticationMethodsPolicy/authenticationMethodConfigurations';
  const { body } = await reader.get(`${methods}/fido2`);
  expect([body.id, body.state]).toEqual(['Fido2', 'disabled']);
  expect((await reader.get(`${methods}/smoke`)).status).toBe(404);
});

test('settings: security defaults are off where Conditional Access is used, and in old tenants', async () => {
  const path = '/policies/identitySecurityDefaultsEnforcementPolicy';
  const organization = sampleTenant().graph['/organization']?.value as object[];
  put({ '/identity/conditionalAccess/policies': { value: [{ id: 'p', state: 'enabled' }] } });
  expect((await (await host.as('acme', 'Policy.Read.All')).get(path)).body.isEnabled).toBe(false);
  put({
    '/organization': { value: [{ ...organization[0], createdDateTime: '2015-01-01T00:00:00Z' }] },
  });
  expect((await (await host.as('acme', 'Policy.Read.All')).get(path)).body.isEnabled).toBe(false);
});

test('strengths: the built-in ones are always there, a file adds its own', async () => {
  const path = '/policies/authenticationStrengthPolicies';
  const own = {
    id: 'mine',
    displayName: 'Ours',
    policyType: 'custom',
    allowedCombinations: ['fido2'],
  };
  put({ [path]: { value: [own] } });
  const reader = await host.as('acme', 'Policy.Read.AuthenticationMethod');
  const { body } = await reader.get(
    `${path}?$select=id,displayName,policyType,allowedCombinations`,
  );
  expect(body.value.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
    'Multifactor authentication',
    'Passwordless MFA',
    'Phishing-resistant MFA',
    'Ours',
  ]);
  expect(body.value[2].allowedCombinations).toEqual([
    'windowsHelloForBusiness',
    'fido2',
    'x509CertificateMultiFactor',
  ]);
  const custom = await reader.get(`${path}?$filter=policyType eq 'custom'`);
  expect(custom.body.value).toHaveLength(1);
  expect(readTenant(host.world, 'acme')?.graph[path]).toEqual({ value: [own] });
});

test('beta: lists of domains for invitations are there and nowhere on v1.0', async () => {
  const path = '/policies/b2bManagementPolicies';
  const permission = 'Policy.Read.B2BManagementPolicy';
  expect((await (await host.as('acme', permission)).get(`/beta${path}`)).body.value).toEqual([]);
  const definition = [
    JSON.stringify({
      B2BManagementPolicy: {
        InvitationsAllowedAndBlockedDomainsPolicy: { AllowedDomains: ['acme.example'] },
      },
    }),
  ];
  put({}, { [path]: { value: [{ id: 'b2b', isOrganizationDefault: true, definition }] } });
  const reader = await host.as('acme', permission);
  const { body } = await reader.get(`/beta${path}?$filter=isOrganizationDefault eq true`);
  expect(body.value[0].definition).toEqual(definition);
  expect((await reader.get(`/beta${path}?$select=favouriteColour`)).status).toBe(400);
  expect((await reader.get(path)).status).toBe(404);
  expect((await (await host.as('acme', 'Policy.Read.All')).get(`/beta${path}`)).status).toBe(403);
});

test('other tenants: of this sandbox, or told of by the tenant file; nobody else', async () => {
  const by = '/tenantRelationships/findTenantInformationBy';
  const told = {
    tenantId: STRANGER,
    displayName: 'Proseware',
    defaultDomainName: 'proseware.example',
  };
  put({ [`${by}TenantId(tenantId='${STRANGER}')`]: told });
  const reader = await host.as('acme', 'CrossTenantInformation.ReadBasic.All');
  for (const asked of [
    `TenantId(tenantId='${STRANGER}')`,
    "DomainName(domainName='proseware.example')",
  ])
    expect((await reader.get(`${by}${asked}`)).body).toMatchObject(told);
  const own = await reader.get(`${by}DomainName(domainName='ACME.example')`);
  expect(own.body.displayName).toBe('Acme');
  expect((await reader.get(`${by}TenantId(tenantId='${PARTNER}')`)).status).toBe(404);
  expect(readTenant(host.world, 'acme')?.graph).toHaveProperty([
    `${by}TenantId(tenantId='${STRANGER}')`,
  ]);
});

test('partners: with their synchronisation, and null where none was set up', async () => {
  const sync = { displayName: 'In', userSyncInbound: { isSyncAllowed: true } };
  put({
    [`${POLICY}/partners`]: { value: [{ tenantId: PARTNER }, { tenantId: STRANGER }] },
    [`${POLICY}/partners/${PARTNER}/identitySynchronization`]: sync,
  });
  const reader = await host.as('acme', 'Policy.Read.All');
  const { body } = await reader.get(
    `${POLICY}/partners?$select=tenantId&$expand=identitySynchronization`,
  );
  expect(body.value).toEqual([
    { tenantId: PARTNER, identitySynchronization: { tenantId: PARTNER, ...sync } },
    { tenantId: STRANGER, identitySynchronization: null },
  ]);
});

async function people(query: string, reader: Application) {
  return reader.get(`/users?${query}`);
}

test('sign-ins of people: with both permissions and P1, by object id, at most 120 with a page', async () => {
  const crowd = Array.from({ length: 130 }, (_, n) => ({
    id: `cccccccc-0000-4000-8000-${String(n).padStart(12, '0')}`,
    userPrincipalName: `crowd${n}@acme.example`,
    userType: 'Guest',
    signInActivity: { lastSuccessfulSignInDateTime: '2026-11-01T08:00:00Z' },
  }));
  put({ '/users': { value: crowd } });
  const reader = await host.as('acme', 'User.Read.All', 'AuditLog.Read.All');
  const guests = "$filter=userType eq 'Guest'&$select=id,signInActivity&$top=999";
  const page = await people(guests, reader);
  expect(page.body.value).toHaveLength(120);
  expect(page.body.value[0].signInActivity.lastSuccessfulSignInDateTime).toContain('2026-11-01');
  expect((await reader.get(page.body['@odata.nextLink'])).body.value).toHaveLength(10);
  const byName = await reader.get('/users/crowd1@acme.example?$select=signInActivity');
  expect([byName.status, byName.body.error.message]).toEqual([
    400,
    expect.stringContaining('valid Guid'),
  ]);
  expect((await reader.get(`/users/${crowd[1]?.id}?$select=id,signInActivity`)).status).toBe(200);
  const blind = await host.as('acme', 'User.Read.All');
  expect((await people(guests, blind)).status).toBe(403);
  put({ '/users': { value: crowd }, '/subscribedSkus': licences('TEAMS1') });
  const unlicensed = await host.as('acme', 'User.Read.All', 'AuditLog.Read.All');
  expect((await people(guests, unlicensed)).body.error.code).toBe(
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  );
});

test('people: guests with their sponsors, and a count of members', async () => {
  put({
    [`/users/${PEOPLE.guest}/sponsors`]: {
      value: [{ '@odata.type': '#microsoft.graph.user', id: PEOPLE.ada }],
    },
  });
  const reader = await host.as('acme', 'User.Read.All');
  const { body } = await people(
    "$filter=userType eq 'Guest'&$select=id,displayName&$expand=sponsors($select=id,displayName)",
    reader,
  );
  const guest = body.value.find(({ id }: { id: string }) => id === PEOPLE.guest);
  expect(guest.sponsors).toEqual([
    { '@odata.type': '#microsoft.graph.user', id: PEOPLE.ada, displayName: 'Ada Example' },
  ]);
  const count = "/users/$count?$filter=userType eq 'Member' and accountEnabled eq true";
  expect((await reader.get(count)).status).toBe(400);
  expect(Number((await reader.get(count, EVENTUAL)).body)).toBeGreaterThan(1);
});

test('applications: who holds permissions of Microsoft Graph, asked for by its application id', async () => {
  const reader = await host.as('acme', 'Application.Read.All');
  const graph = "/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')";
  const { body } = await reader.get(`${graph}?$select=id,appRoles`);
  const { body: self } = await reader.get('/servicePrincipals?$select=id,displayName');
  const holder = self.value.find(
    ({ displayName }: { displayName: string }) => displayName === 'Test application',
  );
  const given = await (
    await host.as('acme', 'AppRoleAssignment.ReadWrite.All', 'Application.Read.All')
  ).post(`/servicePrincipals/${holder.id}/appRoleAssignments`, {
    principalId: holder.id,
    resourceId: body.id,
    appRoleId: body.appRoles[0].id,
  });
  expect(given.status, JSON.stringify(given.body)).toBe(201);
  const held = await reader.get(`${graph}/appRoleAssignedTo`);
  expect(held.body.value).toContainEqual(
    expect.objectContaining({ principalId: holder.id, appRoleId: body.appRoles[0].id }),
  );
});

test('roles: instances come with their principals, policies of roles with their rules', async () => {
  const reader = await host.as('acme', 'RoleManagement.Read.Directory', 'User.Read.All');
  const { body } = await reader.get(
    '/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal',
  );
  expect(body.value.length).toBeGreaterThan(0);
  expect(body.value[0].principal['@odata.type']).toBe('#microsoft.graph.user');
  const policies = await reader.get(
    "/policies/roleManagementPolicyAssignments?$filter=scopeId eq '/' and scopeType eq 'DirectoryRole'&$expand=policy($expand=rules)",
  );
  expect(policies.body.value[0].policy.rules.map(({ id }: { id: string }) => id)).toContain(
    'Expiration_EndUser_Assignment',
  );
});

test('organization: where its data lies is told as it was captured, and cannot be selected', async () => {
  const organization = sampleTenant().graph['/organization']?.value as object[];
  const told = { isMultipleDataLocationsForServicesEnabled: true };
  put({ '/organization': { value: [{ ...organization[0], ...told }] } });
  const reader = await host.as('acme', 'Organization.Read.All');
  expect((await reader.get('/organization')).body.value[0]).toMatchObject(told);
  const selected = await reader.get(`/organization?$select=${Object.keys(told)[0]}`);
  expect(selected.status).toBe(400);
});
