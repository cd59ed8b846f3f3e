// Brakes, cut-offs, absences and the estate in one statement: each who asks gets theirs, in its order.
import type { PluginTransformQueryArgs } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../src/adapters/postgres/database.ts';
import { inForceOf } from '../../../src/adapters/postgres/in-force.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const dataDir = newDataDir();
let stores: Stores;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
  await fill(stores.db);
}, 60_000);
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const at = (days: number) => new Date(NOW + days * DAY);
const data = (fields: object = {}) => JSON.stringify(fields);

async function fill(db: Db): Promise<void> {
  const brake = (id: string, tenant_id: string | null, over_at: Date | null = null) => ({
    ...{ id, version: 1, tenant_id, made_at: at(0), over_at, data: data({ tenantId: tenant_id }) },
    personal: null,
  });
  await db
    .insertInto('brake')
    .values([brake('B-1', 'b'), brake('B-2', null), brake('B-3', 'a'), brake('B-4', 'c', at(1))])
    .execute();
  const cut = (id: string, day: number, lifted_at: Date | null = null) => ({
    ...{ id, version: 1, made_at: at(day), lifted_at, personal: null },
    data: data({ at: at(day).getTime() }),
  });
  await db
    .insertInto('cut_off')
    .values([cut('C-1', 1), cut('C-2', 2), cut('C-3', 3, at(4))])
    .execute();
  const away = (id: string, day: number, accepted: boolean) => ({
    ...{ id, version: 1, person: 'p', delegate: 'd', until: at(day), over_at: null },
    ...{ accepted_at: accepted ? at(0) : null, personal: null },
    data: data({ until: at(day).getTime() }),
  });
  await db
    .insertInto('absence')
    .values([away('A-1', 2, true), away('A-2', 1, true), away('A-3', 3, false)])
    .execute();
  const version = (hash: string, in_force: boolean) => ({
    ...{ id: hash, version: 1, hash, base: null, state: 'accepted', in_force, found_at: at(0) },
    ...{ texts: '[]', data: data(), personal: null },
  });
  await db
    .insertInto('estate_version')
    .values([version('before', false), version('now', true)])
    .execute();
}

/** The same database with its statements seen. */
function watched(db: Db) {
  const sent: PluginTransformQueryArgs[] = [];
  const seen = db.withPlugin({
    transformQuery: (args) => {
      sent.push(args);
      return args.node;
    },
    transformResult: async ({ result }) => result,
  });
  return { db: seen, sent };
}

const ids = (found: ReadonlyArray<{ readonly id: string }>) => found.map(({ id }) => id);

test('asked at one moment they are one statement, and each gets its own', async () => {
  const { db, sent } = watched(stores.db);
  const { brakes, cutOffs, absences, estateHash } = inForceOf(db);
  const [holding, cut, away, later, hash] = await Promise.all([
    brakes(),
    cutOffs(),
    absences(NOW),
    absences(NOW + 1.5 * DAY),
    estateHash(),
  ]);
  expect(ids(holding)).toEqual(['B-2', 'B-3', 'B-1']);
  expect(ids(cut)).toEqual(['C-2', 'C-1']);
  expect(ids(away)).toEqual(['A-2', 'A-1']);
  expect(ids(later)).toEqual(['A-1']);
  expect(hash).toBe('now');
  expect(sent).toHaveLength(1);
});

test('what was asked before says nothing about what is asked now', async () => {
  const { brakes } = inForceOf(stores.db);
  expect(ids(await brakes())).toHaveLength(3);
  await stores.db
    .updateTable('brake')
    .set({ over_at: at(1) })
    .where('id', '=', 'B-2')
    .execute();
  expect(ids(await brakes())).toEqual(['B-3', 'B-1']);
});

test('who asks alone gets what they asked for, and nothing else is looked up', async () => {
  const { db, sent } = watched(stores.db);
  expect(await inForceOf(db).estateHash()).toBe('now');
  const [only] = sent;
  const text = JSON.stringify(only?.node);
  expect(text).toContain('FROM estate_version');
  expect(text).not.toMatch(/FROM (brake|cut_off|absence)/);
});

test('a press is one statement with all of it, and its columns are named, so that its plan can be kept', async () => {
  const { db, sent } = watched(stores.db);
  const { brakes, estateHash, press } = inForceOf(db);
  const account = { tenantId: 'a', objectId: 'b' };
  const [holding, hash, read] = await Promise.all([
    brakes(),
    estateHash(),
    press({ requestId: 'ZZZZ-ZZZZ', account }),
  ]);
  expect([holding.length, hash, read.request]).toEqual([2, 'now', undefined]);
  expect(read.guestLinks([account])).toEqual([]);
  expect(sent).toHaveLength(1);
  expect(JSON.stringify(sent[0]?.node)).not.toMatch(/select\s+\*/i);
});
