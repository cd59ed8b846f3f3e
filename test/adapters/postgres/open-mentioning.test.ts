// Open requests in which a word stands are found to the last one, in pages that neither overlap nor leave out.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allMentioning } from '../../../src/usecases/all-mentioning.ts';
import { AWAY } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
const ids: string[] = [];

beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
  // All of them at the same moment, so that only their numbers tell them apart.
  for (let i = 0; i < 7; i += 1) {
    ids.push((await stores.store.create(newDecision(), randomUUID())).id);
  }
}, 60_000);

afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

test.each([1, 3, 7, 1_000])('in pages of %d', async (page) => {
  const found = await allMentioning(stores.store, [AWAY], () => true, page);
  expect(found.map(({ id }) => id)).toEqual([...ids].sort());
  const some = await allMentioning(stores.store, [AWAY], ({ id }) => id === ids[0], page);
  expect(some.map(({ id }) => id)).toEqual([ids[0]]);
  expect(await allMentioning(stores.store, ['no-such-word'], () => true, page)).toEqual([]);
});
