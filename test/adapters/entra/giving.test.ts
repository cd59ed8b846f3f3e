// What gives asks before every single write, as the last thing; what reads and what takes back does not.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChangers, type MakeDeps } from '../../../src/adapters/entra/changers.ts';
import { giving } from '../../../src/adapters/entra/giving.ts';
import { createBudgets } from '../../../src/adapters/entra/graph/budgets.ts';
import { createGraphClient } from '../../../src/adapters/entra/graph/client.ts';
import { changeGives } from '../../../src/domain/access/change.ts';
import { Braked } from '../../../src/ports/brake-store.ts';
import { tenantsOf } from '../../../src/sandbox/graph/state/tenants.ts';
import { trafficAfter } from '../../../src/sandbox/graph/traffic.ts';
import { createTokens } from '../../../src/sandbox/issuer/tokens.ts';
import { type Host, startGraph } from '../../sandbox/graph/support/host.ts';
import { ACME, GROUPS, PEOPLE } from '../../sandbox/graph/support/sample-tenant.ts';

let host: Host;
beforeEach(async () => {
  host = await startGraph();
});
afterEach(() => host.close());

function access(...roles: string[]) {
  const tenant = tenantsOf(host.world).bySlug('acme');
  const [appId, principalId] = [crypto.randomUUID(), crypto.randomUUID()];
  tenant?.put('servicePrincipals', principalId, { id: principalId, appId, displayName: 'Writer' });
  const graph = createGraphClient({
    tenantId: ACME,
    tenant: 'Acme',
    identity: 'guests-writer',
    baseUrl: `${host.origin}/graph`,
    scope: 'https://graph.microsoft.com/.default',
    budgets: createBudgets(),
    newCredential: () => ({
      getToken: async () => ({
        token: await createTokens(host.world).graphToken({
          tenantId: ACME,
          appId,
          principalId,
          roles,
        }),
        expiresOnTimestamp: 0,
      }),
    }),
  });
  return () => graph;
}

const depsOf = (): MakeDeps => {
  const graph = access('GroupMember.ReadWrite.All', 'User.Read.All', 'Group.Read.All');
  return {
    reader: graph,
    remover: graph,
    writer: () => graph,
    clock: { now: () => Date.now() },
    readBackMs: 2_000,
    graphCanonicalUrl: 'https://graph.microsoft.com',
    sections: {} as never,
  };
};

const writes = () =>
  trafficAfter(host.world, 0).filter(({ method }) => method === 'POST' || method === 'DELETE');
const change = {
  type: 'join-group',
  tenantId: ACME,
  groupId: GROUPS.nested,
  member: { objectId: PEOPLE.bob },
} as const;
const context = {
  requestId: '7K3F-9QX2',
  clientRequestId: '0f5a7c0e-6a3f-4a53-9c55-5b0d5f5f0001',
  until: 0,
  firstTry: true,
  heldAsOurs: null,
  others: [],
  mine: [],
  signal: AbortSignal.timeout(20_000),
};

describe('under a brake', () => {
  test('nothing that gives leaves, and taking back and looking go on', async () => {
    let held = false;
    const changers = createChangers({
      ...depsOf(),
      gives: changeGives,
      holds: async () => held,
    });
    const joined = changers['join-group'];
    await joined.perform(change, context);
    expect(writes().filter(({ url }) => url.includes('members'))).toHaveLength(1);
    await joined.undo(change, { ...context, firstTry: false });
    held = true;
    const before = writes().length;
    await expect(joined.perform(change, context)).rejects.toThrow(Braked);
    expect(writes()).toHaveLength(before);
    expect(await joined.observe(change, context)).toMatchObject({ found: 'absent' });
    expect(await joined.undo(change, context)).toMatchObject({ gone: true });
  });

  test('nothing is sent to a tenant either while another one that the request concerns is paused', async () => {
    const paused = '9e000000-0000-4000-8000-000000000001';
    const changers = createChangers({
      ...depsOf(),
      gives: changeGives,
      holds: async (tenantIds) => tenantIds.includes(paused),
    });
    const concerned = [ACME, paused];
    await expect(changers['join-group'].perform(change, { ...context, concerned })).rejects.toThrow(
      Braked,
    );
    expect(writes()).toEqual([]);
    await changers['join-group'].perform(change, { ...context, concerned: [ACME] });
    expect(writes().filter(({ url }) => url.includes('members'))).toHaveLength(1);
  });

  test('a database that cannot be asked has not said that it may', async () => {
    const deps = giving(depsOf(), async () => {
      throw new Error('the database is away');
    });
    const sent = deps.writer('guests-writer')(ACME).send('POST', '/groups', {}, { needs: 'x' });
    await expect(sent).rejects.toMatchObject({ name: 'Braked', sent: false });
    expect(writes()).toEqual([]);
  });

  test('that comes between two writes of one step is told apart from one before the first', async () => {
    let held = false;
    const deps = giving(depsOf(), async () => held);
    const path = `/groups/${GROUPS.nested}/members/$ref`;
    const body = {
      '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${PEOPLE.bob}`,
    };
    const send = () => deps.writer('guests-writer')(ACME).send('POST', path, body, { needs: 'x' });
    await send();
    held = true;
    await expect(send()).rejects.toMatchObject({ name: 'Braked', sent: true });
  });

  test('closing a boundary for good goes on', () => {
    const close = { type: 'close-partner', tenantId: ACME, partnerId: ACME, trust: true } as const;
    const stop = { type: 'synchronise-users', tenantId: ACME, partnerId: ACME, allowed: false };
    expect(changeGives(close)).toBe(false);
    expect(changeGives(stop as never)).toBe(false);
    expect(changeGives({ ...stop, allowed: true } as never)).toBe(true);
    expect(changeGives(change)).toBe(true);
  });
});
