// What is read of access packages: whatever they give is named or told apart, and a policy is never taken for wider.
import { describe, expect, test } from 'vitest';
import {
  readOrganizations,
  readPolicy,
} from '../../../../src/adapters/entra/facts/package-policies.ts';
import {
  readConflicts,
  readContents,
  readPackage,
} from '../../../../src/adapters/entra/facts/packages.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { DirectoryError } from '../../../../src/ports/directory-error.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { AWAY } from '../../../fakes/estate.ts';

/** A Graph that answers these paths, and knows nothing else. */
function graphOf(bodies: Record<string, unknown>): GraphClient {
  const find = (path: string) => {
    const short = path.replace('/identityGovernance/entitlementManagement', '');
    if (!(short in bodies)) throw new DirectoryError('not-found', AWAY, 'NotFound', 'gone');
    return bodies[short];
  };
  return {
    get: async <T>(path: string) => ({ body: find(path) as T, requestId: 'g' }),
    list: async <T>(path: string) => ({ body: find(path) as T[], requestId: 'g' }),
    send: () => Promise.reject(new Error('A reader sends nothing.')),
  };
}

const roleScope = (system: string, scope: object, role: object) => ({
  role: { displayName: 'Member', ...role },
  scope: { displayName: 'Root', originSystem: system, ...scope },
});

const found = (...resourceRoleScopes: object[]) => ({
  displayName: 'Quarter',
  isHidden: false,
  catalog: { displayName: 'Finance', state: 'published', isExternallyVisible: true },
  resourceRoleScopes,
});

const GROUP = roleScope('AadGroup', { originId: 'G' }, { originId: 'Member_G' });
const APP = roleScope('AadApplication', { originId: 'S' }, { displayName: 'User', originId: 'R' });
const SITE = roleScope(
  'SharePointOnline',
  { originId: 'https://away.example/sites/books' },
  { displayName: 'Visitors', originId: '4' },
);

const application = (more: object = {}) => ({
  appId: 'A',
  displayName: 'Ledger',
  appRoles: [{ id: 'r', allowedMemberTypes: ['User'] }],
  ...more,
});

const rolesOf = async (bodies: Record<string, unknown>, ...roles: object[]) =>
  (await readPackage(graphOf({ ...bodies, '/accessPackages/p': found(...roles) }), AWAY, 'p'))
    ?.roles;

describe('an access package', () => {
  test('tells what it gives: groups, applications and sites by name', async () => {
    const graph = graphOf({
      '/accessPackages/p': found(GROUP, APP, SITE),
      '/groups/g': { displayName: 'Closing', groupTypes: [], isAssignableToRole: true },
      '/servicePrincipals/s': application({ appOwnerOrganizationId: 'T' }),
    });
    expect(await readPackage(graph, AWAY, 'p')).toMatchObject({
      displayName: 'Quarter',
      hidden: false,
      catalog: { displayName: 'Finance', published: true, externallyVisible: true },
      roles: [
        { kind: 'group', id: 'g', name: 'Closing', role: 'Member', roleAssignable: true },
        {
          kind: 'application',
          name: 'Ledger',
          role: 'User',
          application: { appId: 'A', publisher: 'T', forPeople: true },
        },
        { kind: 'site', name: 'https://away.example/sites/books', role: 'Visitors' },
      ],
    });
    expect(await readPackage(graph, AWAY, 'other')).toBeNull();
  });

  test('tells a group that takes nobody by hand', async () => {
    const group = { displayName: 'Everybody', groupTypes: ['DynamicMembership'] };
    expect(await rolesOf({ '/groups/g': group }, GROUP)).toMatchObject([{ fixed: true }]);
  });

  test('names what is gone as gone', async () => {
    expect(await rolesOf({}, GROUP, APP)).toMatchObject([{ name: null }, { name: null }]);
  });

  test('tells permissions and directory roles from what people may have', async () => {
    const bodies = {
      '/servicePrincipals/s': application({
        appRoles: [{ id: 'r', allowedMemberTypes: ['Application'] }],
      }),
    };
    const notForPeople = { application: { forPeople: false } };
    expect(await rolesOf(bodies, APP)).toMatchObject([notForPeople]);
    const permission = { ...APP, role: { ...APP.role, type: 'delegated' } };
    expect(await rolesOf({ '/servicePrincipals/s': application() }, permission)).toMatchObject([
      notForPeople,
    ]);
    const role = roleScope('DirectoryRole', { originId: 'x', displayName: 'Reader' }, {});
    const newer = roleScope('SomethingNew', { originId: 'y', displayName: 'Else' }, {});
    expect(await rolesOf({}, role, newer)).toMatchObject([
      { kind: 'directory-role', name: 'Reader' },
      { kind: 'other', name: 'Else' },
    ]);
  });

  test('gives the same as long as its roles are the same, in whatever order', async () => {
    const contents = (...roles: object[]) =>
      readContents(graphOf({ '/accessPackages/p': found(...roles) }), AWAY, 'p');
    expect(await contents(GROUP, APP)).toBe(await contents(APP, GROUP));
    expect(await contents(GROUP, APP)).not.toBe(await contents(GROUP));
    const owner = { ...GROUP, role: { originId: 'Owner_G' } };
    expect(await contents(owner)).not.toBe(await contents(GROUP));
    expect(await readContents(graphOf({}), AWAY, 'p')).toBeNull();
  });

  test('that shows only a part of what it gives cannot be judged', async () => {
    const part = { ...found(GROUP), 'resourceRoleScopes@odata.nextLink': 'more' };
    const graph = graphOf({ '/accessPackages/p': part });
    await expect(readPackage(graph, AWAY, 'p')).rejects.toMatchObject({ code: 'broken-list' });
  });

  test('tells what does not go with it', async () => {
    const graph = graphOf({
      '/accessPackages/p/incompatibleAccessPackages': [{ id: 'B', displayName: 'Audit' }],
      '/accessPackages/p/incompatibleGroups': [{ id: 'G', displayName: null }],
    });
    expect(await readConflicts(graph, 'p')).toEqual({
      packages: [{ id: 'b', displayName: 'Audit' }],
      groups: [{ id: 'g', displayName: 'G' }],
    });
  });
});

describe('an assignment policy', () => {
  const policy = (more: object = {}) =>
    readPolicy(
      graphOf({
        '/assignmentPolicies/q': {
          displayName: 'Everybody',
          allowedTargetScope: 'allDirectoryUsers',
          accessPackage: { id: 'P' },
          ...more,
        },
      }),
      'q',
    );

  test('tells whom it lets in', async () => {
    expect(await policy()).toMatchObject({ packageId: 'p', audience: 'directory', unclear: false });
    const named = await policy({
      allowedTargetScope: 'specificDirectoryUsers',
      specificAllowedTargets: [
        { '@odata.type': '#microsoft.graph.singleUser', userId: 'U' },
        { '@odata.type': '#microsoft.graph.groupMembers', groupId: 'G' },
        { '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 },
      ],
    });
    expect(named).toMatchObject({
      audience: 'specific-people',
      people: ['u'],
      groups: ['g'],
      unclear: true,
    });
    expect((await policy({ allowedTargetScope: 'allDirectoryAgentIdentities' }))?.audience).toBe(
      'nobody',
    );
    expect(await readPolicy(graphOf({}), 'q')).toBeNull();
  });

  test.each([
    [{ type: 'afterDuration', duration: 'P30D' }, 30 * DAY, null],
    [{ type: 'afterDuration', duration: 'P1M' }, 28 * DAY, null],
    [{ type: 'afterDuration', duration: 'nonsense' }, 0, null],
    [{ type: 'afterDateTime', endDateTime: '2026-12-31T00:00:00Z' }, null, Date.UTC(2026, 11, 31)],
    [{ type: 'noExpiration', duration: null }, null, null],
  ])('%j limits the time', async (expiration, longest, endsAt) => {
    expect(await policy({ expiration })).toMatchObject({ longest, endsAt });
  });

  test('tells what stands in the way of an assignment by hand', async () => {
    expect(
      await policy({
        requestApprovalSettings: { isApprovalRequiredForAdd: true },
        questions: [{ isRequired: false }, { isRequired: true }],
        automaticRequestSettings: { requestAccessForAllowedTargets: true },
      }),
    ).toMatchObject({ needsApproval: true, asksQuestions: true, automatic: true });
    expect(await policy({ questions: [{ isRequired: false }] })).toMatchObject({
      needsApproval: false,
      asksQuestions: false,
      automatic: false,
    });
  });

  test('speaks of organizations that are told by tenant or by domain', async () => {
    const graph = graphOf({
      '/connectedOrganizations': [
        { id: 'O', displayName: 'Home', state: 'configured', identitySources: [{ tenantId: 'T' }] },
        { id: 'D', state: 'proposed', identitySources: [{ domainName: 'Home.example' }] },
      ],
    });
    expect(await readOrganizations(graph)).toEqual([
      { id: 'o', displayName: 'Home', configured: true, tenantIds: ['t'], domains: [] },
      { id: 'd', displayName: '', configured: false, tenantIds: [], domains: ['home.example'] },
    ]);
  });
});
