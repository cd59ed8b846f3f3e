// Subscriptions as rows: one of each, versions, and critical things told once whoever looks at the same time.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSubscriptionStore } from '../../../src/adapters/postgres/subscription-store.ts';
import type { Look } from '../../../src/domain/posture/subscriptions/look.ts';
import { begin, type Wanted } from '../../../src/domain/posture/subscriptions/subscription.ts';
import type { SubscriptionStore } from '../../../src/ports/subscription-store.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const ACCOUNT = { tenantId: 'a', objectId: 'b' };
const dataDir = newDataDir();
let stores: Stores;
let store: SubscriptionStore;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
  store = createSubscriptionStore(stores.db, {
    book: async () => {},
    ring: () => {},
    listen: async () => {},
    leave: async () => {},
  });
});
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const wanted = (about: Wanted['about']): Wanted => ({
  account: ACCOUNT,
  place: 'alone',
  about,
  tenants: 'all',
  timeZone: 'UTC',
});

test('those of a channel are found by whoever is in it, until they ended', async () => {
  const channel = {
    conversationId: '19:c',
    teamId: '19:t',
    tenantId: 'a',
    serviceUrl: 'https://s',
  };
  const shared = { ...wanted({ digest: 'weekly' }), place: 'shared', channel } as const;
  const subscription = begin(shared, undefined, ['a'], NOW);
  const change = { subscription, audit: [], work: [] };
  await store.create(change);
  expect(await store.inChannel(channel)).toEqual([{ ...subscription, version: 1 }]);
  expect(await store.inChannel({ ...channel, conversationId: '19:d' })).toEqual([]);
  expect(await store.inChannel({ ...channel, tenantId: 'b' })).toEqual([]);
  const ended = { ...subscription, version: 1, ended: { at: NOW, by: 'another' as const } };
  await store.commit({ ...change, subscription: ended });
  expect(await store.inChannel(channel)).toEqual([]);
});

test('are stored once, changed by version, and gone from the lists when they ended', async () => {
  const subscription = begin(wanted({ alert: 'open-partner' }), undefined, ['a'], NOW);
  const change = { subscription, audit: [], work: [] };
  expect(await store.create(change)).toBe('committed');
  expect(await store.create(change)).toBe('conflict');
  expect(await store.load(subscription.id)).toEqual({ ...subscription, version: 1 });
  expect(await store.alerts()).toHaveLength(1);
  const ended = { ...subscription, version: 1, ended: { at: NOW, by: 'asked' as const } };
  expect(await store.commit({ ...change, subscription: ended })).toBe('committed');
  expect(await store.commit({ ...change, subscription: ended })).toBe('conflict');
  expect(await store.ofAccount(ACCOUNT)).toEqual([]);
  expect(await store.alerts()).toEqual([]);
});

test('what was found is remembered with its messages, by one of two that look at once', async () => {
  const one = { kind: 'open-partner', object: 'p/b2b', since: NOW, over: false } as const;
  const look: Look = { begun: ['open-partner'], found: [{ ...one, tell: true }], over: [] };
  const before = await store.remembered('t');
  const work = {
    work: { kind: 'tell-alert', alert: 'open-partner', tenantId: 't', at: NOW, found: [one] },
    dueAt: NOW,
  } as const;
  const messages = [{ subscriptionId: 'S', work }];
  const both = await Promise.all([
    store.remember('t', look, NOW, before, messages),
    store.remember('t', look, NOW, before, messages),
  ]);
  expect(both.sort()).toEqual(['committed', 'conflict']);
  const rows = await stores.db
    .selectFrom('work')
    .select('kind')
    .where('request_id', '=', 'S')
    .execute();
  expect(rows).toEqual([{ kind: 'tell-alert' }]);
  const known = await store.remembered('t');
  expect(known).toEqual({ version: 1, first: new Map([['open-partner', NOW]]), seen: [one] });
  const over: Look = { begun: [], found: [], over: [one] };
  expect(await store.remember('t', over, NOW + 1, known, [])).toBe('committed');
  expect((await store.remembered('t')).seen).toEqual([{ ...one, over: true }]);
});
