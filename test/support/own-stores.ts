// The stores of one test file, on an embedded database of its own that is empty at first and gone afterwards.
import { afterAll, beforeAll } from 'vitest';
import { openStores, type Stores } from './database.ts';
import { newDataDir, removeDataDir } from './database-template.ts';

/** `begin` gets them before the first test of the file. */
export function ownStores(begin: (stores: Stores) => unknown): void {
  let dataDir: string;
  let stores: Stores;
  beforeAll(async () => {
    dataDir = newDataDir();
    stores = await openStores({ databaseUrl: undefined, dataDir });
    await begin(stores);
  }, 60_000);
  afterAll(async () => {
    await stores.close();
    removeDataDir(dataDir);
  });
}
