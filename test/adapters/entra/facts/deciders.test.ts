// Who may have to decide, as Graph shows it: people told from groups, half lists told as such, no list refused.
import { describe, expect, test } from 'vitest';
import {
  readApplicationOwners,
  readGroupPeople,
  readGroupsAround,
  readManager,
  readSponsors,
} from '../../../../src/adapters/entra/facts/deciders.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { AWAY } from '../../../fakes/estate.ts';

const graph = (answers: Record<string, unknown>): GraphClient => {
  const answer = (path: string) => {
    if (!(path in answers)) throw new DirectoryError('not-found', AWAY, 'NotFound', 'gone');
    return { body: answers[path] as never, requestId: 'g' };
  };
  return {
    get: async (path) => answer(path),
    list: async (path) => answer(path),
    send: async (_method, path) => answer(path),
  };
};

const USER = '#microsoft.graph.user';
const user = (id: string, more: object = {}) => ({
  '@odata.type': USER,
  id,
  displayName: `Person ${id}`,
  userPrincipalName: `${id.toLowerCase()}@away.example`,
  accountEnabled: true,
  userType: 'Member',
  ...more,
});
const MEMBERS = '/groups/g/transitiveMembers';

describe('the people in a group', () => {
  test('are told from groups and devices, and carry what says whether they may decide', async () => {
    const value = [
      user('A'),
      user('B', { accountEnabled: false }),
      { '@odata.type': '#microsoft.graph.group', id: 'C' },
      { '@odata.type': '#microsoft.graph.device', id: 'D' },
    ];
    const found = await readGroupPeople(graph({ [MEMBERS]: { value } }), AWAY, 'g');
    expect(found).toMatchObject({
      complete: true,
      people: [
        { objectId: 'a', enabled: true },
        { objectId: 'b', enabled: false },
      ],
    });
  });

  test('are too many beyond 200, or beyond a page', async () => {
    const value = Array.from({ length: 201 }, (_, i) => user(`P${i}`));
    const many = await readGroupPeople(graph({ [MEMBERS]: { value } }), AWAY, 'g');
    expect(many?.complete).toBe(false);
    const paged = { value: [user('A')], '@odata.nextLink': 'https://more' };
    expect((await readGroupPeople(graph({ [MEMBERS]: paged }), AWAY, 'g'))?.complete).toBe(false);
  });

  test('no such group is none, and no list is not an empty one', async () => {
    expect(await readGroupPeople(graph({}), AWAY, 'g')).toBeNull();
    await expect(readGroupPeople(graph({ [MEMBERS]: {} }), AWAY, 'g')).rejects.toThrow(
      DirectoryError,
    );
  });
});

test('nobody has to have a manager', async () => {
  const found = graph({ '/users/u/manager': user('M') });
  expect(await readManager(found, AWAY, 'u')).toMatchObject({
    objectId: 'm',
    displayName: 'Person M',
  });
  expect(await readManager(graph({}), AWAY, 'u')).toBeNull();
});

test('owners and sponsors are people; what else can be one is left out', async () => {
  const list = [user('A'), { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'S' }];
  const found = graph({ '/servicePrincipals/s/owners': list, '/users/u/sponsors': list });
  expect(await readApplicationOwners(found, 's')).toEqual(['a']);
  expect(await readSponsors(found, AWAY, 'u')).toMatchObject([{ objectId: 'a' }]);
});

describe('the groups around a group', () => {
  test('are checked twenty at a time, through others as well, and none around one that is gone', async () => {
    const asked: string[][] = [];
    const of = {
      ...graph({}),
      send: async (_method: string, path: string, body: unknown) => {
        if (path !== '/groups/g/checkMemberGroups') {
          throw new DirectoryError('not-found', AWAY, 'NotFound', 'gone');
        }
        const { groupIds } = body as { groupIds: string[] };
        asked.push(groupIds);
        return { body: { value: [groupIds[0]?.toUpperCase()] }, requestId: 'g' };
      },
    } as unknown as GraphClient;
    const among = Array.from({ length: 25 }, (_, i) => `d${i}`);
    expect(await readGroupsAround(of, AWAY, 'g', among)).toEqual(['d0', 'd20']);
    expect(asked.map((ids) => ids.length)).toEqual([20, 5]);
    expect(await readGroupsAround(of, AWAY, 'nobody', among)).toEqual([]);
  });

  test('are not none where the answer is no list', async () => {
    const of = { send: async () => ({ body: {}, requestId: 'g' }) } as unknown as GraphClient;
    await expect(readGroupsAround(of, AWAY, 'g', ['d'])).rejects.toMatchObject({
      code: 'malformed',
    });
  });
});
