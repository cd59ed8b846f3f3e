// A process that stops: what it has in hand is finished, what waits is rung for others and not leased.
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Doorbell, Ring } from '../../../src/adapters/postgres/doorbell.ts';
import { createWorkQueue } from '../../../src/adapters/postgres/work-queue.ts';
import { quiet } from '../../fakes/world.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
beforeEach(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
  await stores.store.create(newDecision(), 'form');
});
afterEach(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const gate = () => {
  let open = () => {};
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open };
};

/** So many hands at most; what is rung for others takes until `rung`. */
function queueOf(hands: number, rung: Promise<void> = Promise.resolve()) {
  const left: Ring[] = [];
  const doorbell: Doorbell = {
    book: async () => {},
    ring: () => {},
    listen: async () => {},
    async leave(rings) {
      left.push(...rings);
      await rung;
    },
  };
  const room = { begins: (inHand: number) => inHand < hands, heed: () => {} };
  const { db, clock } = stores;
  const queue = createWorkQueue({ db, doorbell, clock, log: quiet, alone: true, room });
  return { queue, left };
}

const rows = (leased: boolean) =>
  stores.db
    .selectFrom('work')
    .select('id')
    .where('leased_until', leased ? 'is not' : 'is', null)
    .where('due_at', '<=', new Date(stores.clock.now()))
    .execute()
    .then((found) => found.map(({ id }) => id).sort());

test('what waited begins no more, and others are rung for it', async () => {
  const [rung, done] = [gate(), gate()];
  const { queue, left } = queueOf(1, rung.until);
  const begun: string[] = [];
  await queue.start(async ({ id }) => {
    begun.push(id);
    await done.until;
  });
  while (begun.length === 0) await setImmediate();
  const stopping = queue.stop();
  done.open();
  await setImmediate();
  await rows(true);
  rung.open();
  await stopping;
  expect(await rows(true)).toEqual(begun);
  expect(left.map(({ workId }) => workId).sort()).toEqual(await rows(false));
  expect(left.length).toBeGreaterThan(0);
});

test('what was just taken in hand is done', async () => {
  const { queue } = queueOf(24);
  const heard: string[] = [];
  await queue.start(async ({ id }) => {
    heard.push(id);
  });
  await queue.stop();
  expect((await rows(true)).length).toBeGreaterThan(0);
  expect(heard.sort()).toEqual(await rows(true));
});
