// Misbehaviour on demand: every kind, by tenant, path and method, counted, drawn, and gone again.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFaults } from '../../../src/sandbox/faults/registry.ts';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { trafficAfter } from '../../../src/sandbox/graph/traffic.ts';
import { type Application, type Host, reference, START, startGraph } from './support/host.ts';
import { applicationId, tenantId } from './support/sample.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as('acme', 'User.ReadWrite.All', 'GroupMember.ReadWrite.All', 'User.Invite.All');
});
afterEach(() => host.close());

const fault = (asked: object) => host.world.faults.add(asked);
const isMember = () =>
  tenantsOf(host.world).bySlug('acme')?.links('members').has(GROUPS.plain, PEOPLE.bob);
const addBob = () => app.post(`/groups/${GROUPS.plain}/members/$ref`, reference(PEOPLE.bob));

test('faults: throttling with and without Retry-After, as often as asked for', async () => {
  fault({ kind: 'throttle', retryAfter: 7, count: 1 });
  const first = await app.get('/users');
  expect(first.status).toBe(429);
  expect(first.headers.get('retry-after')).toBe('7');
  expect(first.body.error.code).toBe('TooManyRequests');
  expect((await app.get('/users')).status).toBe(200);
  fault({ kind: 'throttle', count: 1 });
  expect((await app.get('/users')).headers.get('retry-after')).toBeNull();
});

test.each([500, 502, 503, 504])("faults: an error %d in Graph's form", async (status) => {
  fault({ kind: 'error', status, count: 1 });
  const answer = await app.get('/users');
  expect(answer.status).toBe(status);
  expect(answer.body.error.innerError['request-id']).toBeTruthy();
});

test('faults: only the tenant, path and method that were named are met', async () => {
  fault({ kind: 'error', status: 503, tenant: 'acme', path: '/groups/*/members', method: 'GET' });
  expect((await app.get('/users')).status).toBe(200);
  expect((await app.get(`/groups/${GROUPS.plain}/members`)).status).toBe(503);
  expect((await addBob()).status).toBe(204);
  host.world.faults.clear();
  fault({ kind: 'error', status: 503, tenant: 'another' });
  expect((await app.get('/users')).status).toBe(200);
});

test('faults: a reset before the write leaves nothing, one after it leaves the write', async () => {
  fault({ kind: 'reset-before', method: 'POST', count: 1 });
  await expect(addBob()).rejects.toThrow();
  expect(isMember()).toBe(false);
  fault({ kind: 'reset-after', method: 'POST', count: 1 });
  await expect(addBob()).rejects.toThrow();
  expect(isMember()).toBe(true);
});

test('faults: reads that lag do not see what was just written, until the time is over', async () => {
  fault({ kind: 'lag', ms: 60_000, clock: 'sandbox' });
  const members = async () =>
    (await app.get(`/groups/${GROUPS.plain}/members?$select=id`)).body.value.map(
      (one: { id: string }) => one.id,
    );
  await addBob();
  expect(await members()).not.toContain(PEOPLE.bob);
  await app.delete(`/groups/${GROUPS.plain}/members/${PEOPLE.ada}/$ref`);
  expect(await members()).toContain(PEOPLE.ada);
  const invited = await app.post('/invitations', {
    invitedUserEmailAddress: 'late@visitor.example',
    inviteRedirectUrl: 'https://myapps.microsoft.com',
  });
  const path = `/users/${invited.body.invitedUser.id}`;
  expect((await app.get(path)).status).toBe(404);
  host.world.clock.moveTo(START + 120_000);
  expect((await app.get(path)).status).toBe(200);
  expect(await members()).toContain(PEOPLE.bob);
  expect(await members()).not.toContain(PEOPLE.ada);
});

test('faults: membership checks lag like other reads, though they are sent with POST', async () => {
  const checks = await host.as('acme', 'GroupMember.Read.All', 'User.Read.All');
  const groupsOfBob = async () =>
    (await checks.post(`/users/${PEOPLE.bob}/checkMemberGroups`, { groupIds: [GROUPS.plain] })).body
      .value;
  fault({ kind: 'lag', ms: 60_000, clock: 'sandbox' });
  await addBob();
  expect(await groupsOfBob()).toEqual([]);
  host.world.clock.moveTo(START + 120_000);
  expect(await groupsOfBob()).toEqual([GROUPS.plain]);
});

test('faults: writes see the truth while reads lag', async () => {
  fault({ kind: 'lag', ms: 60_000 });
  await addBob();
  expect((await addBob()).status).toBe(400);
});

test('faults: an expired token, a withdrawn permission, a withdrawn consent', async () => {
  fault({ kind: 'expired-token', count: 1 });
  expect((await app.get('/users')).body.error.code).toBe('InvalidAuthenticationToken');
  fault({ kind: 'permission-withdrawn', permission: 'GroupMember.ReadWrite.All' });
  expect((await addBob()).status).toBe(403);
  expect((await app.get('/users')).status).toBe(200);
  fault({ kind: 'consent-withdrawn' });
  expect((await app.get('/users')).body.error.code).toBe('Authorization_IdentityNotFound');
});

test('faults: new tokens lack what was withdrawn', async () => {
  const sample = await startGraph({ sample: true });
  const ask = async () => {
    const response = await fetch(`${sample.origin}/${tenantId('contoso')}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: applicationId('reader'),
        client_secret: 'x',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    return (await response.json()) as { access_token?: string; error_description?: string };
  };
  sample.world.faults.add({
    kind: 'permission-withdrawn',
    permission: 'User.Read.All',
    tenant: 'contoso',
  });
  const [, claims = ''] = (await ask()).access_token?.split('.') ?? [];
  expect(Buffer.from(claims, 'base64url').toString()).not.toContain('"User.Read.All"');
  sample.world.faults.add({ kind: 'consent-withdrawn', tenant: 'contoso' });
  expect((await ask()).error_description).toContain('AADSTS700016');
  await sample.close();
});

test('faults: malformed JSON arrives broken', async () => {
  fault({ kind: 'malformed', count: 1 });
  await expect(app.get('/users')).rejects.toThrow(SyntaxError);
  expect((await app.get('/users')).status).toBe(200);
});

test('faults: a probability is drawn from its seed, the same again', async () => {
  const run = () => {
    const { store, bus } = host.world;
    const faults = createFaults({ store, bus });
    faults.clear();
    faults.add({ kind: 'throttle', probability: 0.5, seed: 42 });
    const target = { tenant: 'acme', tenantId: 'x', path: '/users', method: 'GET', writes: false };
    return Array.from({ length: 40 }, () => faults.meet(target).length);
  };
  const first = run();
  expect(run()).toEqual(first);
  const met = first.filter(Boolean).length;
  expect(met).toBeGreaterThan(8);
  expect(met).toBeLessThan(32);
});

test('faults: a slow answer takes its time, and so does every answer with a latency', async () => {
  const timed = async () => {
    const start = performance.now();
    await app.get('/users?$top=1');
    return performance.now() - start;
  };
  fault({ kind: 'slow', ms: 60, count: 1 });
  expect(await timed()).toBeGreaterThan(55);
  fault({ latency: { ms: 40 } });
  expect(await timed()).toBeGreaterThan(35);
  fault({ latency: { seed: 1, p50: 5, p95: 9 } });
  expect(host.world.faults.list()).toHaveLength(1);
  const drawn = Array.from({ length: 400 }, () => host.world.faults.latency()).sort(
    (a, b) => a - b,
  );
  expect(drawn[200]).toBeGreaterThan(4);
  expect(drawn[200]).toBeLessThan(6);
  expect(drawn[380]).toBeGreaterThan(7);
  expect(drawn[380]).toBeLessThan(11);
});

test('faults: published budgets throttle, and say how full they are before', async () => {
  fault({ budgets: true });
  const reports = await host.as('acme', 'AuditLog.Read.All');
  const answers = [];
  for (let n = 0; n < 6; n += 1) answers.push(await reports.get('/auditLogs/directoryAudits'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(answers[3]?.headers.get('x-ms-throttle-limit-percentage')).toBe('0.80');
  expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await app.get('/users?$select=id&$top=5')).headers.get('x-ms-resource-unit')).toBe('1');
});

test('faults: each part of a batch is throttled alone', async () => {
  fault({ kind: 'throttle', path: '/groups', retryAfter: 3 });
  const { status, body } = await app.post('/$batch', {
    requests: [
      { id: '1', method: 'GET', url: '/users?$top=1' },
      { id: '2', method: 'GET', url: `/groups/${GROUPS.plain}` },
    ],
  });
  expect(status).toBe(200);
  const byId = (id: string) => body.responses.find((one: { id: string }) => one.id === id);
  expect(byId('1').status).toBe(200);
  expect(byId('2')).toMatchObject({ status: 429, headers: { 'Retry-After': '3' } });
});

test.each([
  [{ kind: 'flood' }, 'kind must be one of'],
  [{ kind: 'error' }, 'status 500, 502, 503 or 504'],
  [{ kind: 'lag' }, 'needs ms'],
  [{ kind: 'throttle', probability: 2 }, 'between 0 and 1'],
  [{ kind: 'throttle', often: true }, "no field 'often'"],
  ['throttle', 'a JSON object'],
])('faults: %j is refused', (asked, message) => {
  expect(() => host.world.faults.add(asked)).toThrow(message);
});

test('faults: what is on survives a restart of the sandbox', () => {
  fault({ kind: 'throttle', tenant: 'acme', count: 3 });
  const { store, bus } = host.world;
  expect(createFaults({ store, bus }).list()).toMatchObject([
    { kind: 'throttle', tenant: 'acme', count: 3 },
  ]);
});

test('traffic: exchanges are kept with what was asked and answered', async () => {
  await app.get('/users?$top=1&$select=id', { 'client-request-id': 'mine' });
  const entry = trafficAfter(host.world, 0).at(-1);
  expect(entry).toMatchObject({
    tenant: 'acme',
    method: 'GET',
    url: '/v1.0/users?$top=1&$select=id',
    status: 200,
    clientRequestId: 'mine',
    responseBody: { value: [{ id: PEOPLE.ada }] },
  });
  expect(trafficAfter(host.world, entry?.seq ?? 0)).toEqual([]);
});
