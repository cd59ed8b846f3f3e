// Versions of the estate as rows: one in force, one that waits, and whoever comes second is told.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEstateVersionStore } from '../../../src/adapters/postgres/estate-version-store.ts';
import { proposed, takenAsIs, withdrawn } from '../../../src/domain/estate/change/propose.ts';
import type { EstateVersionStore } from '../../../src/ports/estate-versions.ts';
import { versionOf } from '../../../src/shared/estate-texts.ts';
import { estate } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const dataDir = newDataDir();
let stores: Stores;
let versions: EstateVersionStore;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
  versions = createEstateVersionStore(stores.db, {
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

const found = (text: string) => {
  const texts = [{ file: 'estate.yaml', text }];
  return { seed: text, texts, hash: versionOf(texts) };
};
const first = found('first');
const change = (text: string, base = first.hash) =>
  proposed(estate(), found(text), [{ words: `It says ${text}`, tenants: [] }], base, NOW);

test('the first is in force, and there is no second first', async () => {
  expect(await versions.accepted()).toBeUndefined();
  expect(await versions.commit([takenAsIs(estate(), first, 'first', NOW)])).toBe('committed');
  expect(await versions.commit([takenAsIs(estate(), found('x'), 'first', NOW)])).toBe('conflict');
  expect(await versions.accepted()).toMatchObject({ hash: first.hash, texts: first.texts });
  expect(await versions.acceptedHash()).toBe(first.hash);
});

test('one waits at a time, with its audit; another takes its place only together with its end', async () => {
  expect(await versions.commit([change('a')])).toBe('committed');
  expect(await versions.commit([change('b')])).toBe('conflict');
  const waiting = await versions.waiting();
  if (!waiting) throw new Error('Nothing waits.');
  expect(await versions.commit([withdrawn(estate(), waiting, NOW), change('b')])).toBe('committed');
  expect((await versions.waiting())?.personal?.differences).toEqual([
    { words: 'It says b', tenants: [] },
  ]);
  expect(await versions.load(waiting.id)).toMatchObject({ state: 'withdrawn', version: 2 });
  const audit = await stores.db.selectFrom('audit_entry').select('body').execute();
  expect(audit.filter(({ body }) => body.includes('estate-proposed'))).toHaveLength(2);
});

test('what is accepted takes the place of what it was compared with, and of nothing else', async () => {
  const waiting = await versions.waiting();
  if (!waiting) throw new Error('Nothing waits.');
  const accept = { ...waiting, state: 'accepted' as const, decidedAt: NOW };
  const elsewhere = { ...accept, base: 'another' };
  expect(await versions.commit([{ version: elsewhere, audit: [], work: [] }])).toBe('conflict');
  expect(await versions.acceptedHash()).toBe(first.hash);
  expect(await versions.commit([{ version: accept, audit: [], work: [] }])).toBe('committed');
  expect(await versions.commit([{ version: accept, audit: [], work: [] }])).toBe('conflict');
  expect(await versions.acceptedHash()).toBe(found('b').hash);
  expect(await versions.found(found('b').hash, first.hash)).toMatchObject({ id: waiting.id });
});

test('whoever brought it into force has loaded it, and each that goes by it says so again', async () => {
  expect(await versions.isLoaded()).toBe(true);
  const { hash = '' } = (await versions.accepted()) ?? {};
  const longAgo = () => sql`UPDATE estate_version SET loaded_at = now() - interval '1 hour'`;
  await longAgo().execute(stores.db);
  expect(await versions.isLoaded()).toBe(false);
  await versions.saysLoaded('of another');
  expect(await versions.isLoaded()).toBe(false);
  await versions.saysLoaded(hash);
  expect(await versions.isLoaded()).toBe(true);
});
