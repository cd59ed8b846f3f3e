// Delta queries: everything once, then what changed, and a new beginning when the state is forgotten.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readTenant, replaceTenant } from '../../../src/sandbox/scenario/load.ts';
import { type Application, type Host, reference, startGraph } from './support/host.ts';
import { GROUPS, PEOPLE } from './support/sample-tenant.ts';

let host: Host;
let app: Application;
beforeEach(async () => {
  host = await startGraph();
  app = await host.as(
    'acme',
    'User.ReadWrite.All',
    'User.Read.All',
    'Group.Read.All',
    'GroupMember.ReadWrite.All',
  );
});
afterEach(() => host.close());

async function follow(path: string) {
  const value: Record<string, unknown>[] = [];
  let answer = await app.get(path);
  for (;;) {
    value.push(...answer.body.value);
    const next = answer.body['@odata.nextLink'];
    if (!next) return { value, link: answer.body['@odata.deltaLink'] as string };
    answer = await app.get(next);
  }
}

test('delta: the first round tells everything, page by page, the next only what changed', async () => {
  const first = await follow('/users/delta?$select=displayName,accountEnabled&$top=2');
  expect(first.value).toHaveLength(5);
  expect((await follow(first.link)).value).toEqual([]);
  await app.patch(`/users/${PEOPLE.ada}`, { accountEnabled: false });
  await app.delete(`/users/${PEOPLE.bob}`);
  const next = await follow(first.link);
  expect(next.value).toEqual(
    expect.arrayContaining([
      { id: PEOPLE.ada, displayName: 'Ada Example', accountEnabled: false },
      { id: PEOPLE.bob, '@removed': { reason: 'changed' } },
    ]),
  );
  expect((await follow(next.link)).value).toEqual([]);
});

test('delta: members that came and went stand with their group', async () => {
  const { link } = await follow('/groups/delta');
  await app.post(`/groups/${GROUPS.nested}/members/$ref`, reference(PEOPLE.ada));
  await app.delete(`/groups/${GROUPS.nested}/members/${PEOPLE.cleo}/$ref`);
  const { value } = await follow(link);
  expect(value).toMatchObject([
    {
      id: GROUPS.nested,
      'members@delta': [
        { id: PEOPLE.ada, '@odata.type': '#microsoft.graph.user' },
        { id: PEOPLE.cleo, '@removed': { reason: 'deleted' } },
      ],
    },
  ]);
});

test('delta: the latest token tells only what comes after it', async () => {
  const { value, link } = await follow('/users/delta?$deltatoken=latest');
  expect(value).toEqual([]);
  await app.patch(`/users/${PEOPLE.cleo}`, { department: 'New' });
  expect((await follow(link)).value).toMatchObject([{ id: PEOPLE.cleo }]);
});

test('delta: a state that was forgotten is 410, and the answer says where to begin', async () => {
  const { link } = await follow('/users/delta');
  replaceTenant(host.world, 'acme', readTenant(host.world, 'acme'));
  const fresh = await host.as('acme', 'User.Read.All');
  const { status, body, headers } = await fresh.get(link);
  expect(status).toBe(410);
  expect(body.error.code).toBe('syncStateNotFound');
  expect(headers.get('location')).toContain('/users/delta');
});
