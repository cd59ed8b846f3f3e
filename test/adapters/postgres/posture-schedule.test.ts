// The rows by which tenants are read: one each, whoever starts, and none for tenants that left.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../src/adapters/postgres/database.ts';
import { createDoorbell } from '../../../src/adapters/postgres/doorbell.ts';
import { nextDue, outstandingWork } from '../../../src/adapters/postgres/outstanding.ts';
import { createPostureSchedule } from '../../../src/adapters/postgres/posture-schedule.ts';
import { HOUR } from '../../../src/shared/duration.ts';
import { quiet } from '../../fakes/world.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const dataDir = newDataDir();
let stores: Stores;
let schedule: ReturnType<typeof createPostureSchedule>;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
  const silent = {
    book: async () => {},
    ring: () => {},
    listen: async () => {},
    leave: async () => {},
  };
  schedule = createPostureSchedule(stores.db, silent, { now: () => NOW });
});
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const rows = () =>
  stores.db.selectFrom('work').select(['request_id', 'due_at']).orderBy('request_id').execute();

test('tenants that are read have one row each, now due, however often the product starts', async () => {
  await schedule.ensure(['a', 'b'], 4 * HOUR);
  await schedule.ensure(['a', 'b'], 4 * HOUR);
  expect(await rows()).toEqual(
    ['posture:a', 'posture:b', 'posture:tidy'].map((request_id) => ({
      request_id,
      due_at: new Date(NOW),
    })),
  );
});

test('a row that is due later than a shorter period allows is brought forward, others stay', async () => {
  const at = (ms: number) => ({ due_at: new Date(NOW + ms) });
  await stores.db
    .updateTable('work')
    .set(at(3 * HOUR))
    .execute();
  await schedule.ensure(['a', 'b'], 4 * HOUR);
  expect((await rows())[0]).toMatchObject(at(3 * HOUR));
  await schedule.ensure(['a', 'b'], HOUR);
  expect((await rows())[0]).toMatchObject(at(0));
});

test('a tenant that left has none, and switched off nobody has, but what was read is let go in time', async () => {
  await schedule.ensure(['b'], HOUR);
  expect((await rows()).map((row) => row.request_id)).toEqual(['posture:b', 'posture:tidy']);
  await schedule.ensure(['b'], null);
  expect((await rows()).map((row) => row.request_id)).toEqual(['posture:tidy']);
  await stores.db
    .updateTable('work')
    .set({ due_at: new Date(NOW + 20 * HOUR) })
    .execute();
  await schedule.ensure([], null);
  expect(await rows()).toEqual([{ request_id: 'posture:tidy', due_at: new Date(NOW + 20 * HOUR) }]);
});

test('the very first start, on an empty database, books them as well', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'drawbridge-first-'));
  const first = await openDatabase({ databaseUrl: undefined, dataDir: empty }, quiet);
  const doorbell = await createDoorbell(first.boss, (instant) => instant);
  await createPostureSchedule(first.db, doorbell, { now: () => NOW }).ensure(['a'], HOUR);
  expect(await first.db.selectFrom('work').select('id').execute()).toHaveLength(2);
  await first.boss.stop({ graceful: false });
  await first.close();
  rmSync(empty, { recursive: true, force: true });
}, 60_000);

test('reading is neither waited for nor a moment that the clock stops at', async () => {
  await schedule.ensure(['a'], HOUR);
  expect(await outstandingWork(stores.db, NOW + HOUR)).toEqual([]);
  expect(await nextDue(stores.db, NOW - HOUR)).toEqual({});
});
