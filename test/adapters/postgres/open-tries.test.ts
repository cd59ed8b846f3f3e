// How often a step was tried, as the end of a request asks: with the try in hand, and only while the work is open.
import { expect, test } from 'vitest';
import type { Stores } from '../../support/database.ts';
import { ownStores } from '../../support/own-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let stores: Stores;
ownStores((opened) => {
  stores = opened;
});

test('tries of a step are counted while its work is open', async () => {
  const { queue, store, db, clock } = stores;
  const work = { kind: 'perform-step', stepId: 'member' } as const;
  const { request, audit } = newDecision();
  await store.create({ request, audit, work: [{ work, dueAt: clock.now() }] }, 'form-tries');
  expect(await queue.openTries(request.id, 'member')).toBe(0);
  expect(await queue.openTries(request.id, 'guest')).toBeUndefined();
  const row = await db
    .updateTable('work')
    .set({ attempts: 2 })
    .where('request_id', '=', request.id)
    .where('kind', '=', 'perform-step')
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await queue.openTries(request.id, 'member')).toBe(2);
  await queue.finish(row.id);
  expect(await queue.openTries(request.id, 'member')).toBeUndefined();
});
