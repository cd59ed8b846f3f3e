// Snapshots of tenants: the latest without a database where nothing changed, earlier ones by their moment.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAskedStore } from '../../../src/adapters/postgres/asked-store.ts';
import { createPostureStore } from '../../../src/adapters/postgres/posture-store.ts';
import type { TenantFacts } from '../../../src/domain/posture/reading.ts';
import { DAY, HOUR } from '../../../src/shared/duration.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

const MONDAY = Date.UTC(2026, 10, 2, 9);
let now = MONDAY;
const clock = { now: () => now };

const dataDir = newDataDir();
let stores: Stores;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
});
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const store = () => createPostureStore(stores.db, clock);
let tenants = 0;
const newTenant = () => {
  tenants += 1;
  return `00000000-0000-4000-8000-${String(tenants).padStart(12, '0')}`;
};

const named = (tenantId: string, name: string, asOf: number): TenantFacts => ({
  tenantId,
  readings: {
    organization: { state: 'read', value: { id: tenantId, displayName: name }, asOf },
    securityDefaults: { state: 'read', value: { isEnabled: true }, asOf },
  },
});

const latestOf = async (tenantId: string, from = store()) =>
  (await from.latest([tenantId])).get(tenantId);

const snapshots = async (tenantId: string) =>
  Number(
    (
      await stores.db
        .selectFrom('posture_snapshot')
        .select((select) => select.fn.countAll().as('count'))
        .where('tenant_id', '=', tenantId)
        .executeTakeFirstOrThrow()
    ).count,
  );

describe('the latest', () => {
  test('comes back as it was kept, whatever characters a directory holds', async () => {
    const tenantId = newTenant();
    const hostile = 'a\u0000b \ud800 ]( https://x ) <at>everyone</at> \u202e';
    await store().keep({
      tenantId,
      readings: {
        ...named(tenantId, hostile, now).readings,
        users: { state: 'read', value: [], asOf: now, gaps: ['some of it'] },
        riskyUsers: { state: 'unlicensed', code: 'Forbidden', asOf: now },
        domains: { state: 'unreadable', code: 'busy', sentence: 'no', asOf: now, passing: true },
      },
    });
    expect(await latestOf(tenantId)).toEqual({
      tenantId,
      readings: {
        organization: { state: 'read', value: { id: tenantId, displayName: hostile }, asOf: now },
        securityDefaults: { state: 'read', value: { isEnabled: true }, asOf: now },
        users: { state: 'read', value: [], asOf: now, gaps: ['some of it'] },
        riskyUsers: { state: 'unlicensed', code: 'Forbidden', asOf: now },
        domains: { state: 'unreadable', code: 'busy', sentence: 'no', asOf: now, passing: true },
      },
    });
  });

  test('of a tenant that was never read is absent', async () => {
    expect(await latestOf(newTenant())).toBeUndefined();
  });

  test('is seen by another replica after the next change, and the same object until then', async () => {
    const tenantId = newTenant();
    const [one, other] = [store(), store()];
    await one.keep(named(tenantId, 'First', now));
    const before = await latestOf(tenantId, other);
    expect(await latestOf(tenantId, other)).toBe(before);
    await one.keep(named(tenantId, 'Second', now + HOUR));
    const after = await latestOf(tenantId, other);
    expect(after?.readings.organization).toMatchObject({ value: { displayName: 'Second' } });
    const valueIn = (facts: TenantFacts | undefined) => facts?.readings.securityDefaults;
    expect(valueIn(after)).toMatchObject({ asOf: now + HOUR });
    expect(valueIn(after)).toHaveProperty('value', { isEnabled: true });
  });

  test('what did not change only gets younger', async () => {
    const tenantId = newTenant();
    for (let hours = 0; hours < 5; hours += 1) {
      await store().keep(named(tenantId, 'Same', now + hours * HOUR));
    }
    expect(await snapshots(tenantId)).toBe(2);
    expect((await latestOf(tenantId))?.readings.organization).toMatchObject({
      asOf: now + 4 * HOUR,
    });
  });

  test('a survey that began before another ended does not bring back what it saw', async () => {
    const tenantId = newTenant();
    await store().keep(named(tenantId, 'New', now + HOUR));
    await store().keep(named(tenantId, 'Old', now));
    expect((await latestOf(tenantId))?.readings.organization).toMatchObject({
      value: { displayName: 'New' },
      asOf: now + HOUR,
    });
  });

  test('two replicas that keep the same tenant at once both succeed', async () => {
    const tenantId = newTenant();
    await Promise.all(
      [0, 1, 2, 3].map((i) => store().keep(named(tenantId, `Name ${i}`, now + i * HOUR))),
    );
    expect((await latestOf(tenantId))?.readings.organization).toMatchObject({
      value: { displayName: 'Name 3' },
    });
  });
});

describe('earlier moments', () => {
  test('are told as they were known then, and with the age they had', async () => {
    const tenantId = newTenant();
    await store().keep(named(tenantId, 'First', MONDAY));
    await store().keep(named(tenantId, 'First', MONDAY + 4 * HOUR));
    await store().keep(named(tenantId, 'Second', MONDAY + 8 * HOUR));
    const at = async (moment: number) => (await store().asOf(tenantId, moment)).readings;
    expect(await at(MONDAY - 1)).toEqual({});
    expect((await at(MONDAY + 6 * HOUR)).organization).toMatchObject({
      value: { displayName: 'First' },
      asOf: MONDAY + 4 * HOUR,
    });
    expect((await at(MONDAY + 2 * HOUR)).organization).toMatchObject({ asOf: MONDAY + 2 * HOUR });
    expect((await at(MONDAY + DAY)).organization).toMatchObject({
      value: { displayName: 'Second' },
    });
    expect(await store().changedAt(tenantId, MONDAY)).toEqual([
      { area: 'organization', at: MONDAY + 8 * HOUR },
    ]);
    expect(await store().changedAt(tenantId, MONDAY + 9 * HOUR)).toEqual([]);
  });

  test('an older value that could not be read again keeps its age and is no change', async () => {
    const tenantId = newTenant();
    await store().keep(named(tenantId, 'First', MONDAY));
    now = MONDAY + 4 * HOUR;
    const stale = named(tenantId, 'First', MONDAY);
    await store().keep({
      tenantId,
      readings: {
        organization: {
          ...stale.readings.organization,
          gaps: ['could not be read again'],
        } as never,
      },
    });
    expect((await latestOf(tenantId))?.readings.organization).toMatchObject({
      asOf: MONDAY,
      gaps: ['could not be read again'],
    });
    const before = (await store().asOf(tenantId, MONDAY + HOUR)).readings.organization;
    expect(before).not.toHaveProperty('gaps');
    expect(await store().changedAt(tenantId, 0)).toEqual([]);
    now = MONDAY;
  });
});

describe('letting go', () => {
  test('keeps risk for a month and settings for years, the newest as long as it was seen since', async () => {
    const tenantId = newTenant();
    const risky = (name: string, asOf: number): TenantFacts => ({
      tenantId,
      readings: {
        ...named(tenantId, name, asOf).readings,
        riskyUsers: { state: 'read', value: [{ id: name }], asOf },
      },
    });
    await store().keep(risky('one', MONDAY));
    await store().keep(risky('two', MONDAY + DAY));
    await store().keep(risky('two', MONDAY + 20 * DAY));
    now = MONDAY + 40 * DAY;
    await store().purge?.();
    const then = (await store().asOf(tenantId, MONDAY)).readings;
    expect(then.riskyUsers).toBeUndefined();
    expect(then.organization).toMatchObject({ value: { displayName: 'one' } });
    expect((await latestOf(tenantId))?.readings.riskyUsers).toMatchObject({
      value: [{ id: 'two' }],
    });
    // Nobody has read the tenant for a month: what its directory said then is no longer what it says.
    now = MONDAY + 51 * DAY;
    await store().purge?.();
    const latest = (await latestOf(tenantId))?.readings;
    expect(latest?.riskyUsers).toBeUndefined();
    expect(latest?.organization).toMatchObject({ value: { displayName: 'two' } });
    now = MONDAY + 8 * 365 * DAY;
    await store().purge?.();
    expect((await latestOf(tenantId))?.readings ?? {}).toEqual({});
    const values = await stores.db
      .selectFrom('posture_value')
      .select('hash')
      .where('tenant_id', '=', tenantId)
      .execute();
    expect(values).toEqual([]);
    now = MONDAY;
  });

  test('of large lists that change every day one a week stays', async () => {
    const tenantId = newTenant();
    for (let day = 0; day < 14; day += 1) {
      await store().keep({
        tenantId,
        readings: {
          users: { state: 'read', value: [{ id: `user ${day}` }], asOf: MONDAY + day * DAY },
        },
      });
    }
    now = MONDAY + 60 * DAY;
    expect(await store().purge?.()).toBeGreaterThan(0);
    expect(await snapshots(tenantId)).toBe(2);
    now = MONDAY;
  });
});

describe('what was asked last', () => {
  const question = { ask: 'freshness', tenants: 'all' } as const;

  test('is found by every replica, apart for each conversation, for an hour', async () => {
    const asked = createAskedStore(stores.db, clock);
    await asked.remember('a', 'alone', { question, at: now });
    const other = createAskedStore(stores.db, clock);
    expect(await other.last('a', 'alone')).toEqual({ question, at: now });
    expect(await other.last('a', 'shared')).toBeUndefined();
    expect(await other.last('b', 'alone')).toBeUndefined();
    await other.remember('a', 'alone', { question: { ...question, tenants: [] }, at: now });
    expect(await asked.last('a', 'alone')).toMatchObject({ question: { tenants: [] } });
    now = MONDAY + HOUR;
    expect(await asked.last('a', 'alone')).toBeUndefined();
    now = MONDAY;
  });
});
