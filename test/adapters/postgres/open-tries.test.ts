// How often a step was tried, as whoever has the thing in hand asks: only while the work is open.
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
  const tries = async (stepId: string, kind: 'perform-step' | 'undo-step' = 'perform-step') =>
    (await queue.openTries(kind, request.id, stepId)).map(({ attempts }) => attempts);
  expect(await tries('member')).toEqual([0]);
  expect(await tries('guest')).toEqual([]);
  expect(await tries('member', 'undo-step')).toEqual([]);
  const row = await db
    .updateTable('work')
    .set({ attempts: 2 })
    .where('request_id', '=', request.id)
    .where('kind', '=', 'perform-step')
    .returning('id')
    .executeTakeFirstOrThrow();
  expect(await queue.openTries('perform-step', request.id, 'member')).toEqual([
    { id: row.id, attempts: 2 },
  ]);
  const leased = (until: Date) =>
    db.updateTable('work').set({ leased_until: until }).where('id', '=', row.id).execute();
  await leased(new Date(Date.now() + 60_000));
  expect(await tries('member')).toEqual([1]);
  await leased(new Date(Date.now() - 60_000));
  expect(await tries('member')).toEqual([2]);
  await queue.finish(row.id);
  expect(await tries('member')).toEqual([]);
});
