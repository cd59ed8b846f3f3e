// The sealer seals what is there when it stops, so that a stopped product leaves nothing unchained.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSealer } from '../../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../../src/adapters/postgres/audit-verify.ts';
import { quiet } from '../../fakes/world.ts';
import { runAuditVerify } from '../../support/audit-verify.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
beforeEach(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
});
afterEach(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

test('the sealer: what came just before the stop is sealed by it', async () => {
  const sealer = startSealer(stores.db, quiet);
  for (let i = 0; i < 3; i += 1) await stores.store.create(newDecision(), `form-${i}`);
  await sealer.stop();
  expect(await verifyAudit(stores.db)).toMatchObject({ sound: true, entries: 3, waiting: 0 });
});

test('the sealer: a stop whose database has gone ends all the same, and is logged', async () => {
  const said: string[] = [];
  const sealer = startSealer(stores.db, { ...quiet, error: (event) => said.push(event) });
  await stores.close();
  await sealer.stop();
  expect(said).toEqual(['audit.sealer-failed']);
  stores = await openStores({ databaseUrl: undefined, dataDir });
});

test('npm run audit:verify: one entry is one entry, and nothing waits after a stop', async () => {
  const sealer = startSealer(stores.db, quiet);
  await stores.store.create(newDecision(), 'form');
  await sealer.stop();
  await stores.close();
  const { said } = await runAuditVerify(dataDir);
  expect(said).toMatch(/^The audit is sound: 1 entry, head 1:[0-9a-f]{64}\s*$/);
  stores = await openStores({ databaseUrl: undefined, dataDir });
});
