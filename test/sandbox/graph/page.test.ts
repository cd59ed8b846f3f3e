// Pages are put together from what was written before: to the letter what is true now, for whoever asks.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Body } from '../../../src/sandbox/graph/body.ts';
import { render, rendererOf } from '../../../src/sandbox/graph/odata/render.ts';
import { Page } from '../../../src/sandbox/graph/page.ts';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { trafficAfter } from '../../../src/sandbox/graph/traffic.ts';
import { type Application, type Host, START, startGraph } from './support/host.ts';
import { PEOPLE } from './support/sample-tenant.ts';

const CONTEXT = 'https://graph.microsoft.com/v1.0/$metadata#users';
const LONG = 60_000;

type Step =
  | { act: 'name'; who: number; name: string }
  | { act: 'delete'; who: number }
  | { act: 'invite' }
  | { act: 'read'; select: string[]; top: number };

let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as('acme', 'User.ReadWrite.All', 'User.DeleteRestore.All', 'User.Invite.All');
});
afterEach(() => host.close());

const users = () => {
  const tenant = tenantsOf(host.world).bySlug('acme');
  return [...(tenant?.rows('users').rows() ?? [])].map(({ body }) => body);
};
const namesIn = async (path: string, reader = app): Promise<unknown[]> =>
  (await reader.get(path)).body.value.map(({ displayName }: Body) => displayName);

test('a page in pieces is what JSON.stringify writes of it, whatever stands in its objects', () => {
  const body = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Body>;
  const select = fc.option(fc.array(fc.constantFrom('id', 'displayName', 'otherMails')));
  fc.assert(
    fc.property(body, fc.array(body), fc.array(select, { minLength: 1 }), (head, all, selects) => {
      const entries = all.map((one, n) => ({ n, type: 'user', body: one }));
      for (const wanted of selects) {
        const project = rendererOf('user', wanted ? { select: wanted } : {});
        const page = new Page(`${wanted}`, head, entries, () => project);
        expect(Buffer.concat(page.pieces()).toString()).toBe(JSON.stringify(page));
      }
    }),
  );
});

test('after any changes a page says what is true then, for each choice of properties', async () => {
  const who = fc.nat(7);
  const step = fc.oneof(
    fc.record({ act: fc.constant('name' as const), who, name: fc.string({ minLength: 1 }) }),
    fc.record({ act: fc.constant('delete' as const), who }),
    fc.record({ act: fc.constant('invite' as const) }),
    fc.record({
      act: fc.constant('read' as const),
      select: fc.subarray(['id', 'displayName', 'otherMails', 'accountEnabled'], { minLength: 1 }),
      top: fc.integer({ min: 1, max: 5 }),
    }),
  );
  const perform = async (one: Step) => {
    const path = `/users/${users()[one.act === 'name' || one.act === 'delete' ? one.who : 0]?.id}`;
    if (one.act === 'name') await app.patch(path, { displayName: one.name });
    else if (one.act === 'delete') await app.delete(path);
    else if (one.act === 'invite')
      await app.post('/invitations', {
        invitedUserEmailAddress: `${crypto.randomUUID()}@visitor.example`,
        inviteRedirectUrl: 'https://myapps.microsoft.com',
      });
    else await readAll(one.select, one.top);
  };
  const readAll = async (select: string[], top: number) => {
    const read: Body[] = [];
    let next: string | undefined = `/users?$select=${select.join()}&$top=${top}`;
    while (next) {
      const { body } = await app.get(next);
      expect(Object.keys(body).at(-1)).toBe('value');
      expect(body['@odata.context']).toBe(`${CONTEXT}(${select.join()})`);
      read.push(...body.value);
      next = body['@odata.nextLink'];
    }
    const plain = users().map((user) => render('user', user, { select }));
    expect(JSON.stringify(read)).toBe(JSON.stringify(plain));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const one of steps) await perform(one);
      await readAll(['id', 'displayName'], 3);
    }),
    { numRuns: 25 },
  );
});

test('what changed is in the next page, and what was deleted is not', async () => {
  const path = '/users?$select=displayName';
  expect(await namesIn(path)).toContain('Bob Example');
  await app.patch(`/users/${PEOPLE.bob}`, { displayName: 'Robert' });
  expect(await namesIn(path)).toContain('Robert');
  expect(await namesIn(path)).not.toContain('Bob Example');
  expect((await app.delete(`/users/${PEOPLE.guest}`)).status).toBe(204);
  expect(await namesIn(path)).not.toContain('Gil Example');
});

test('a read that lags shows the page of before, and the next one the page of now', async () => {
  const path = '/users?$select=displayName';
  host.world.clock.moveTo(START + 2 * LONG);
  await app.patch(`/users/${PEOPLE.bob}`, { displayName: 'Robert' });
  expect(await namesIn(path)).toContain('Robert');
  host.world.faults.add({ kind: 'lag', ms: LONG, clock: 'sandbox', count: 1 });
  expect(await namesIn(path)).toContain('Bob Example');
  expect(await namesIn(path)).toContain('Robert');
});

test('who may see less gets less, whoever read the page before', async () => {
  const path = '/users?$select=displayName,userType';
  const basic = await host.as('acme', 'User.ReadBasic.All');
  const stranger = await host.as('acme', 'Group.Read.All');
  const kinds = async (reader: Application) =>
    new Set((await reader.get(path)).body.value.map(({ userType }: Body) => userType));
  expect(await kinds(app)).toEqual(new Set(['Member', 'Guest']));
  expect(await kinds(basic)).toEqual(new Set([null]));
  expect(await kinds(app)).toEqual(new Set(['Member', 'Guest']));
  expect((await stranger.get(path)).status).toBe(403);
  host.world.faults.add({ kind: 'permission-withdrawn', permission: 'User.ReadWrite.All' });
  expect((await app.get(path)).status).toBe(403);
});

test('the same page comes alone, in a batch, and in what is kept of the traffic', async () => {
  const path = '/users?$select=id,displayName&$top=3';
  const { body, headers } = await app.get(path);
  const kept = trafficAfter(host.world, 0).at(-1)?.responseBody;
  const batch = await app.post('/$batch', { requests: [{ id: '1', method: 'GET', url: path }] });
  expect(batch.body.responses[0].body).toEqual(body);
  expect(kept).toEqual(body);
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(Number(headers.get('content-length'))).toBe(Buffer.byteLength(JSON.stringify(body)));
});

test('a page that breaks off is no JSON', async () => {
  host.world.faults.add({ kind: 'malformed', count: 1 });
  await expect(app.get('/users?$select=id')).rejects.toThrow(SyntaxError);
  expect((await app.get('/users?$select=id')).status).toBe(200);
});
