// The troubles of the faults menu do what their words say, also where requests travel in a batch.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { TROUBLES } from '../../../src/sandbox/web/client/troubles.ts';
import { type Application, type Host, reference, startGraph } from './support/host.ts';
import { ROOT, request } from './support/role-pim.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as(
    'acme',
    'User.Read.All',
    'GroupMember.ReadWrite.All',
    'RoleManagement.ReadWrite.Directory',
  );
});
afterEach(() => host.close());

const json = { 'Content-Type': 'application/json' };
const someone = { method: 'GET', url: `/users/${PEOPLE.ada}` };
const addBob = {
  method: 'POST',
  url: `/groups/${GROUPS.plain}/members/$ref`,
  headers: json,
  body: reference(PEOPLE.bob),
};
const isBobIn = {
  method: 'POST',
  url: `/users/${PEOPLE.bob}/checkMemberGroups`,
  headers: json,
  body: { groupIds: [GROUPS.plain] },
};
const alone = ({ method, url, body }: { method: string; url: string; body?: unknown }) =>
  app.call(method, url, body);
const batch = async (...requests: object[]): Promise<{ status: number; body: unknown }[]> => {
  const numbered = requests.map((one, at) => ({ id: String(at), ...one }));
  return (await app.post('/$batch', { requests: numbered })).body.responses;
};
const isMember = () =>
  tenantsOf(host.world).bySlug('acme')?.links('members').has(GROUPS.plain, PEOPLE.bob);

/** Switches on what the menu has under this name; `more` makes it quick enough for a test. */
const suffer = (title: string, more: object = {}) => {
  const fault = TROUBLES.find((one) => one.title === title)?.fault;
  host.world.faults.add({ ...fault, tenant: 'acme', ...more });
};

test('answers get lost: the next write, whatever is only read before it', async () => {
  suffer('Answers get lost');
  expect((await alone(isBobIn)).body.value).toEqual([]);
  expect((await batch(someone, isBobIn)).map(({ status }) => status)).toEqual([200, 200]);
  const validated = request({ isValidationOnly: true });
  expect((await app.post(`${ROOT}/roleEligibilityScheduleRequests`, validated)).status).toBe(201);
  expect(host.world.faults.list()).toHaveLength(1);
  await expect(alone(addBob)).rejects.toThrow();
  expect(isMember()).toBe(true);
  expect(host.world.faults.list()).toEqual([]);
});

test('answers get lost: a write inside a batch, and with it the whole answer', async () => {
  suffer('Answers get lost');
  await expect(batch(someone, addBob)).rejects.toThrow();
  expect(isMember()).toBe(true);
});

test('answers get lost: taking away is a write as well', async () => {
  await alone(addBob);
  suffer('Answers get lost');
  await expect(app.delete(`/groups/${GROUPS.plain}/members/${PEOPLE.bob}/$ref`)).rejects.toThrow();
  expect(isMember()).toBe(false);
});

test('too many requests: five of them, alone or in a batch', async () => {
  suffer('Too many requests');
  expect((await alone(someone)).headers.get('retry-after')).toBe('2');
  const parts = await batch(someone, someone, someone, isBobIn, someone);
  expect(parts.map(({ status }) => status)).toEqual([429, 429, 429, 429, 200]);
});

test('cannot be reached: every request, until it is switched off', async () => {
  suffer('Cannot be reached');
  expect((await alone(someone)).status).toBe(503);
  expect((await batch(someone, isBobIn)).map(({ status }) => status)).toEqual([503, 503]);
  host.world.faults.clear();
  expect((await alone(someone)).status).toBe(200);
});

test('slow: a batch once, however many parts it has', async () => {
  suffer('Slow', { ms: 150 });
  const start = performance.now();
  await batch(someone, someone, isBobIn, someone);
  const took = performance.now() - start;
  expect(took).toBeGreaterThan(140);
  expect(took).toBeLessThan(450);
});

test('reads lag behind: reads in any form, and writes see the truth', async () => {
  suffer('Reads lag behind');
  await alone(addBob);
  expect((await alone(isBobIn)).body.value).toEqual([]);
  expect(await batch(isBobIn)).toMatchObject([{ body: { value: [] } }]);
  expect((await alone(addBob)).status).toBe(400);
});

test('consent withdrawn: nothing is answered any more', async () => {
  suffer('Consent withdrawn');
  expect((await alone(someone)).status).toBe(403);
  expect((await batch(someone)).map(({ status }) => status)).toEqual([403]);
});

test('a fault means writes only, or does not say so', () => {
  const { faults } = host.world;
  expect(() => faults.add({ kind: 'error', status: 503, writes: false })).toThrow('writes must be');
});
