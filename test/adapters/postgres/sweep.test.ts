// After a long standstill more is overdue than one sweep takes: what takes something back is among the first of it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/shared/duration.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

let dataDir: string;
let stores: Stores;
beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
}, 60_000);
afterAll(async () => {
  await stores.queue.stop();
  await stores.close();
  removeDataDir(dataDir);
});

test('an end is not left to a later sweep for a thousand looks that were due before it', async () => {
  const row = (kind: string, overdueMs: number) => ({
    ...{ id: randomUUID(), request_id: 'R', kind, payload: '{}' },
    due_at: new Date(stores.clock.now() - overdueMs),
  });
  const looks = Array.from({ length: 1_100 }, () => row('check', 5 * HOUR));
  const ends = ['expire', 'undo-step', 'prove-end'].map((kind) => row(kind, MINUTE));
  await stores.db
    .insertInto('work')
    .values([...looks, ...ends])
    .execute();
  const taken: string[] = [];
  await new Promise<void>((resolve) => {
    void stores.queue.start(async ({ id, work }) => {
      taken.push(work.kind);
      await stores.queue.finish(id);
      if (taken.filter((kind) => kind !== 'check').length === ends.length) resolve();
      if (taken.length > 900) resolve();
    });
  });
  expect(taken.length).toBeLessThan(100);
}, 60_000);
