// Absences as rows: versions, who is away now, and whoever comes to decide later finds what waits for them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAbsenceStore } from '../../../src/adapters/postgres/absence-store.ts';
import {
  acceptDelegation,
  endAbsence,
  nameDelegate,
} from '../../../src/domain/access/absence-change.ts';
import type { AbsenceStore } from '../../../src/ports/absence-store.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { EMPLOYEE, OWNER, STRANGER } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const dataDir = newDataDir();
let stores: Stores;
let store: AbsenceStore;
beforeAll(async () => {
  stores = await openStores({ databaseUrl: undefined, dataDir });
  store = createAbsenceStore(stores.db, {
    book: async () => {},
    ring: () => {},
    listen: async () => {},
    leave: async () => {},
  });
}, 60_000);
afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

test('count once they are accepted, until their day, and never again once they are over', async () => {
  const named = nameDelegate(
    {
      id: 'ABSE-NCE1',
      person: OWNER,
      delegate: STRANGER,
      until: NOW + DAY,
      personal: { person: 'O. Wner', delegate: 'Stranger' },
    },
    NOW,
  );
  expect(await store.create(named)).toBe('committed');
  expect(await store.create(named)).toBe('conflict');
  expect(await store.inForce(NOW)).toEqual([]);
  expect(await store.openOf([STRANGER])).toEqual([{ ...named.absence, version: 1 }]);
  const stored = await store.load('ABSE-NCE1');
  const accepted = stored && acceptDelegation(stored, STRANGER, NOW);
  if (!accepted) throw new Error('It could not be accepted.');
  expect(await store.commit(accepted)).toBe('committed');
  expect(await store.commit(accepted)).toBe('conflict');
  expect(await store.inForce(NOW)).toHaveLength(1);
  expect(await store.inForce(NOW + DAY)).toEqual([]);
  const [open] = await store.openOf([OWNER]);
  const over = open && endAbsence(open, 'back', OWNER, NOW);
  if (!over) throw new Error('It could not be ended.');
  expect(await store.commit(over)).toBe('committed');
  expect(await store.inForce(NOW)).toEqual([]);
  expect(await store.openOf([OWNER, STRANGER])).toEqual([]);
  const work = await stores.db
    .selectFrom('work')
    .select('kind')
    .where('request_id', '=', 'ABSE-NCE1')
    .orderBy('due_at')
    .execute();
  expect(work.map(({ kind }) => kind).sort()).toEqual([
    'absence-passed',
    'tell-absence',
    'tell-absence',
    'tell-absence',
    // Whoever is back has older cards of it.
    'tell-absence',
  ]);
});

test('whoever comes to decide about a request later finds it among what waits for them', async () => {
  const request = await stores.store.create(newDecision(), 'a-form');
  expect(await stores.store.waitingFor(STRANGER, 10)).toEqual([]);
  const approvers = [
    ...request.approvers,
    { account: STRANGER, as: 'role' as const, conflicted: false, sides: ['x'] },
  ];
  const decision = { request: { ...request, approvers }, audit: [], work: [] };
  expect(await stores.store.commit(decision)).toBe('committed');
  const waiting = await stores.store.waitingFor(STRANGER, 10);
  expect(waiting.map(({ id }) => id)).toEqual([request.id]);
  expect(await stores.store.waitingFor(EMPLOYEE, 10)).toEqual([]);
});
