// JSON batching: twenty at most, each part on its own, dependencies.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Application, EVENTUAL, type Host, reference, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

let host: Host;
let app: Application;
beforeAll(async () => {
  host = await startGraph();
  app = await host.as('acme', 'User.Read.All', 'GroupMember.ReadWrite.All');
});
afterAll(() => host.close());

const batch = async (...requests: object[]) => app.post('/$batch', { requests });
interface Part {
  id: string;
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of any kind
  body: any;
}
const parts = (answer: { body: { responses: Part[] } }) =>
  new Map(answer.body.responses.map((part) => [part.id, part]));

test('batch: parts are answered by id, with their own status', async () => {
  const found = parts(
    await batch(
      { id: 'a', method: 'GET', url: `/users/${PEOPLE.ada}?$select=displayName` },
      { id: 'b', method: 'GET', url: 'users/99999999-9999-4999-8999-999999999999' },
      { id: 'c', method: 'GET', url: '/users/$count', headers: EVENTUAL },
      {
        id: 'd',
        method: 'POST',
        url: `/groups/${GROUPS.nested}/members/$ref`,
        headers: { 'Content-Type': 'application/json' },
        body: reference(PEOPLE.bob),
      },
    ),
  );
  expect(found.get('a')).toMatchObject({ status: 200, body: { displayName: 'Ada Example' } });
  expect(found.get('b')).toMatchObject({
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound' } },
  });
  expect(found.get('c')).toMatchObject({ status: 200, body: 5 });
  expect(found.get('d')?.status).toBe(204);
});

test('batch: a failed dependency fails what depends on it', async () => {
  const found = parts(
    await batch(
      { id: '1', method: 'GET', url: '/users/99999999-9999-4999-8999-999999999999' },
      { id: '2', method: 'GET', url: '/users?$top=1', dependsOn: ['1'] },
    ),
  );
  expect(found.get('2')?.status).toBe(424);
});

test.each([
  [
    'more than twenty',
    Array.from({ length: 21 }, (_, n) => ({ id: String(n), method: 'GET', url: '/users' })),
  ],
  [
    'the same id twice',
    [
      { id: 'A', method: 'GET', url: '/users' },
      { id: 'a', method: 'GET', url: '/users' },
    ],
  ],
  ['no url', [{ id: '1', method: 'GET' }]],
  ['an absolute url', [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' }]],
  ['a body without a type', [{ id: '1', method: 'POST', url: '/invitations', body: {} }]],
  [
    'a circle',
    [
      { id: '1', method: 'GET', url: '/users', dependsOn: ['2'] },
      { id: '2', method: 'GET', url: '/users', dependsOn: ['1'] },
    ],
  ],
])('batch: %s is refused as a whole', async (_what, requests) => {
  expect((await batch(...requests)).status).toBe(400);
});

test('batch: permissions are checked part by part', async () => {
  const found = parts(await batch({ id: '1', method: 'GET', url: '/subscribedSkus' }));
  expect(found.get('1')?.status).toBe(403);
});

test('batch: one with a part that is broken on purpose is not recorded as an answer of Graph', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  const record = join(folder, 'graph.jsonl');
  vi.stubEnv('SANDBOX_RECORD', record);
  try {
    const get = { id: 'a', method: 'GET', url: `/users/${PEOPLE.ada}` };
    host.world.faults.add({ kind: 'malformed', count: 1 });
    await batch(get);
    expect(existsSync(record)).toBe(false);
    await batch(get);
    expect(existsSync(record)).toBe(true);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});
