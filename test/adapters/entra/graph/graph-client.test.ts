// The whole client against a simulated Graph over HTTP: lists, batches, tokens, and what is not repeated.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBudgets } from '../../../../src/adapters/entra/graph/budgets.ts';
import { createGraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { tenantsOf } from '../../../../src/sandbox/graph/state/tenants.ts';
import { trafficAfter } from '../../../../src/sandbox/graph/traffic.ts';
import { createTokens } from '../../../../src/sandbox/issuer/tokens.ts';
import { type Host, startGraph } from '../../../sandbox/graph/support/host.ts';
import { ACME, GROUPS, PEOPLE } from '../../../sandbox/graph/support/sample-tenant.ts';

const needs = 'User.Read.All';
const SELECT = { query: { $select: 'id,displayName' }, needs };

let host: Host;
beforeEach(async () => {
  host = await startGraph();
});
afterEach(() => host.close());

/** A client whose tokens the simulator issues; `tokens` counts them. */
function client(...roles: string[]) {
  const tenant = tenantsOf(host.world).bySlug('acme');
  const [appId, principalId] = [crypto.randomUUID(), crypto.randomUUID()];
  tenant?.put('servicePrincipals', principalId, { id: principalId, appId, displayName: 'Reader' });
  const issued = { count: 0 };
  const graph = createGraphClient({
    tenantId: ACME,
    tenant: 'Acme',
    identity: 'reader',
    baseUrl: `${host.origin}/graph`,
    scope: 'https://graph.microsoft.com/.default',
    budgets: createBudgets(),
    newCredential: () => {
      const token = createTokens(host.world).graphToken({
        tenantId: ACME,
        appId,
        principalId,
        roles,
      });
      issued.count += 1;
      return { getToken: async () => ({ token: await token, expiresOnTimestamp: 0 }) };
    },
  });
  return { graph, issued };
}

const exchanges = () => trafficAfter(host.world, 0);
const invite = { invitedUserEmailAddress: 'a@b.example', inviteRedirectUrl: 'https://x.example' };

describe('reads', () => {
  test('asked for together go out in one exchange, each with its own answer and request id', async () => {
    const { graph } = client('User.Read.All', 'Group.Read.All');
    const [ada, gone, groups] = await Promise.allSettled([
      graph.get<{ displayName: string }>(`/users/${PEOPLE.ada}`, SELECT),
      graph.get('/users/99999999-9999-4999-8999-999999999999', SELECT),
      graph.list('/groups', SELECT),
    ]);
    expect(ada).toMatchObject({ value: { body: { displayName: 'Ada Example' } } });
    expect(gone).toMatchObject({ reason: { trouble: 'not-found' } });
    expect(groups).toMatchObject({ status: 'fulfilled' });
    expect(exchanges()).toHaveLength(1);
    const ids = [ada, groups].map((one) => one.status === 'fulfilled' && one.value.requestId);
    expect(new Set(ids).size).toBe(2);
  });

  test('a POST that only reads travels with them, and is repeated', async () => {
    const { graph } = client('User.Read.All', 'GroupMember.Read.All');
    host.world.faults.add({
      kind: 'error',
      status: 503,
      path: '/users/*/checkMemberGroups',
      count: 1,
    });
    const [, member] = await Promise.all([
      graph.get(`/users/${PEOPLE.ada}`, SELECT),
      graph.send<{ value: string[] }>(
        'POST',
        `/users/${PEOPLE.ada}/checkMemberGroups`,
        { groupIds: [GROUPS.plain] },
        { needs, onlyReads: true },
      ),
    ]);
    expect(member.body.value).toEqual([GROUPS.plain]);
    expect(exchanges().map(({ url }) => url)).toEqual([
      '/v1.0/$batch',
      `/v1.0/users/${PEOPLE.ada}/checkMemberGroups`,
    ]);
  });

  test('a list is whole over its pages, also when a page comes broken', async () => {
    const { graph } = client('User.Read.All');
    host.world.faults.add({ kind: 'malformed', path: '/users', count: 1 });
    const { body } = await graph.list('/users', {
      needs,
      query: { $select: 'id', $top: '2' },
    });
    expect(body).toHaveLength(5);
    expect(exchanges()).toHaveLength(1 + 3);
  });

  test('a list whose next page leads elsewhere is not taken for whole', async () => {
    const { graph } = client('User.Read.All');
    const tenant = tenantsOf(host.world).bySlug('acme');
    if (!tenant) throw new Error('no tenant');
    const link = 'https://elsewhere.example/v1.0/users';
    const { fetch } = globalThis;
    globalThis.fetch = async (input, init) => {
      const url = String(input);
      if (!url.includes('/users')) return fetch(input, init);
      return Response.json({ value: [], '@odata.nextLink': link });
    };
    try {
      await expect(graph.list('/users', { needs })).rejects.toMatchObject({ code: 'broken-list' });
    } finally {
      globalThis.fetch = fetch;
    }
  });
});

describe('a token that is refused', () => {
  test.each([
    ['a read', 1],
    ['reads in a batch', 2],
  ])('of %s is replaced, and the call goes on', async (_, count) => {
    const { graph, issued } = client('User.Read.All');
    host.world.faults.add({ kind: 'expired-token', path: '/users', count: 1 });
    const paths = [PEOPLE.ada, PEOPLE.bob].slice(0, count);
    const read = await Promise.all(paths.map((id) => graph.get(`/users/${id}`, SELECT)));
    expect(read).toHaveLength(count);
    // A part goes by itself first; there the fault is over, and the token was never the reason.
    expect(issued.count).toBe(count === 1 ? 2 : 1);
  });

  test('of a write is replaced, and the write is made once', async () => {
    const { graph, issued } = client('User.Invite.All');
    host.world.faults.add({ kind: 'expired-token', path: '/invitations', count: 1 });
    await graph.send('POST', '/invitations', invite, { needs });
    expect(issued.count).toBe(2);
    const { body } = await (await host.as('acme', 'User.Read.All')).get('/users?$select=mail');
    expect(body.value.filter((user: { mail: string }) => user.mail === 'a@b.example')).toHaveLength(
      1,
    );
  });

  test('twice is told', async () => {
    const { graph } = client('User.Read.All');
    host.world.faults.add({ kind: 'expired-token' });
    await expect(graph.get(`/users/${PEOPLE.ada}`, SELECT)).rejects.toMatchObject({
      trouble: 'forbidden',
      code: 'InvalidAuthenticationToken',
    });
    expect(exchanges()).toHaveLength(2);
  });
});

describe('a write', () => {
  test.each([
    [{ kind: 'malformed' }, 'ambiguous'],
    [{ kind: 'reset-after' }, 'ambiguous'],
    [{ kind: 'error', status: 500 }, 'ambiguous'],
    [{ kind: 'throttle', retryAfter: 1 }, 'throttled'],
  ])('that meets %j is %s, and not repeated', async (fault, trouble) => {
    const { graph } = client('User.Invite.All');
    host.world.faults.add(fault);
    const sent = graph.send('POST', '/invitations', invite, { needs, clientRequestId: 'ours' });
    await expect(sent).rejects.toMatchObject({ trouble });
    expect(exchanges().map(({ clientRequestId }) => clientRequestId)).toEqual(['ours']);
  });
});
