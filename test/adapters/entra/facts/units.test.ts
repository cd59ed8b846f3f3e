// Who is in an administrative unit, and who holds roles: whole lists, half lists, and no list at all.
import { describe, expect, test } from 'vitest';
import { readRoleHolders } from '../../../../src/adapters/entra/facts/role-holders.ts';
import { readUnit, readUnitMembers } from '../../../../src/adapters/entra/facts/units.ts';
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

const UNIT = '/directory/administrativeUnits/u';
const USER = '#microsoft.graph.user';

describe('administrative units', () => {
  test('are restricted, dynamic or hidden where Graph says so', async () => {
    const plain = { displayName: 'Berlin', isMemberManagementRestricted: false, visibility: null };
    expect(await readUnit(graph({ [UNIT]: plain }), AWAY, 'u')).toEqual({
      tenantId: AWAY,
      id: 'u',
      displayName: 'Berlin',
      restricted: false,
      dynamic: false,
      hidden: false,
    });
    const other = {
      displayName: 'Board',
      isMemberManagementRestricted: true,
      membershipType: 'Dynamic',
      visibility: 'HiddenMembership',
    };
    expect(await readUnit(graph({ [UNIT]: other }), AWAY, 'u')).toMatchObject({
      restricted: true,
      dynamic: true,
      hidden: true,
    });
    expect(await readUnit(graph({}), AWAY, 'u')).toBeNull();
  });

  test('hold people, told from groups and devices, with the addresses of those from elsewhere', async () => {
    const value = [
      { '@odata.type': USER, id: 'A', userPrincipalName: 'a@away.example', mail: 'a@away.example' },
      {
        '@odata.type': USER,
        id: 'B',
        userPrincipalName: 'b_home.example#EXT#@away.example',
        mail: 'B@Home.example',
      },
      {
        '@odata.type': USER,
        id: 'C',
        userPrincipalName: 'c@away.example',
        mail: 'c@home.example',
        identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }],
      },
      { '@odata.type': '#microsoft.graph.group', id: 'G' },
    ];
    expect(await readUnitMembers(graph({ [`${UNIT}/members`]: { value } }), AWAY, 'u')).toEqual({
      people: [
        { objectId: 'a', homeAddresses: [] },
        { objectId: 'b', homeAddresses: ['b@home.example'] },
        { objectId: 'c', homeAddresses: ['c@home.example'] },
      ],
      complete: true,
    });
  });

  test('with a second page are not whole; without a list they are not empty', async () => {
    const page = { value: [], '@odata.nextLink': 'https://graph/next' };
    const read = (body: unknown) =>
      readUnitMembers(graph({ [`${UNIT}/members`]: body }), AWAY, 'u');
    expect((await read(page)).complete).toBe(false);
    await expect(read({})).rejects.toThrow(DirectoryError);
  });
});

describe('holders of roles', () => {
  const ROLES = '/roleManagement/directory';
  const held = (principalId: string, type: string, more: object = {}) => ({
    principalId,
    roleDefinitionId: 'R',
    directoryScopeId: '/',
    principal: { '@odata.type': `#microsoft.graph.${type}` },
    ...more,
  });

  test('are the active and the eligible, and who is, owns or may be in a group', async () => {
    const found = await readRoleHolders(
      graph({
        [`${ROLES}/roleAssignments`]: [held('A', 'user')],
        [`${ROLES}/roleEligibilityScheduleInstances`]: [
          held('B', 'user', { directoryScopeId: '/administrativeUnits/u' }),
          held('G', 'group'),
        ],
        '/groups/g/transitiveMembers': [{ id: 'C' }],
        '/groups/g/owners': [{ id: 'D' }],
        '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances': [
          { principalId: 'E' },
        ],
      }),
    );
    expect(found.map(({ objectId, roleId, scope }) => `${objectId} ${roleId} ${scope}`)).toEqual([
      'a r /',
      'b r /administrativeUnits/u',
      'g r /',
      'c r /',
      'd r /',
      'e r /',
    ]);
  });

  test('are unknown where one of the lists cannot be read', async () => {
    const answers = { [`${ROLES}/roleAssignments`]: [] };
    await expect(readRoleHolders(graph(answers))).rejects.toThrow(DirectoryError);
  });
});
