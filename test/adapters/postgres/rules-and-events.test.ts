// In the database: what a rule approved is counted from a moment on, and later events wait behind earlier ones.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvedBy } from '../../../src/domain/access/approved.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { announcing } from '../../../src/usecases/announcing.ts';
import { EMPLOYEE } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const dataDir = newDataDir();
let stores: Stores;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
});
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

test('what a rule approved is counted, and nothing that somebody approved', async () => {
  const { store } = stores;
  const at = Date.UTC(2026, 10, 20, 12);
  for (const who of [{ rule: { id: 'short', place: 'x:1' } }, { by: EMPLOYEE }]) {
    const request = await store.create(newDecision(), `form-${JSON.stringify(who)}`);
    expect(await store.commit(approvedBy(request, who, at))).toBe('committed');
  }
  const key = accountKey(EMPLOYEE);
  expect(await store.approvedByRule('short', at - 1)).toEqual([{ at, keys: [key, key] }]);
  expect(await store.approvedByRule('short', at)).toEqual([]);
  expect(await store.approvedByRule('other', 0)).toEqual([]);
});

test('an event waits behind those before it that nobody has taken', async () => {
  const ids = { next: () => crypto.randomUUID() };
  const store = announcing(stores.store, ids);
  const request = await store.create(newDecision(), 'form-events');
  const rows = await stores.db
    .selectFrom('work')
    .selectAll()
    .where('request_id', '=', request.id)
    .where('kind', '=', 'announce')
    .execute();
  expect(rows.map(({ payload }) => payload)).toMatchObject([
    { event: { type: 'requested', sequence: 100 } },
  ]);
  const { queue } = stores;
  expect(await queue.earlierEvent(request.id, 100)).toBeUndefined();
  expect(await queue.earlierEvent(request.id, 200)).toBe(rows[0]?.due_at.getTime());
  await queue.finish(rows[0]?.id ?? '');
  expect(await queue.earlierEvent(request.id, 200)).toBeUndefined();
});
