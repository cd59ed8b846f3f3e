// A card that is overtaken while it waits for its turn: the newest goes out, and what was looked at says the same.
import { describe, expect, test } from 'vitest';
import { deliverCard } from '../../src/effects/deliver-card.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { DeliveryError, type HowToBring, type Posted } from '../../src/ports/courier.ts';
import { accountKey } from '../../src/shared/account.ts';
import type { Card } from '../../src/shared/card.ts';
import { lookOf } from '../../src/shared/look-of.ts';
import { createCardHands } from '../../src/usecases/one-hand-for-a-card.ts';
import { OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const turn = async () => {
  for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** An owner's card whose next change waits for its turn until `letGo`. */
async function waiting() {
  const world = new World();
  const asked = await world.ask();
  if (!asked.ok) throw new Error('not asked');
  const { id } = asked.value;
  await world.settle();
  const main = await world.cards.find(id, OWNER, 'approver');
  if (!main) throw new Error('no card');
  const shows = new Map<string, string>();
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const say = (activityId: string, card: Card, how?: HowToBring) =>
    shows.set(activityId, JSON.stringify(how?.latest?.().card ?? card));
  const courier = {
    ...world.deps.courier,
    async update(_to: unknown, { activityId }: Posted, card: Card, how?: HowToBring) {
      if (activityId === main.activityId) await gate;
      say(activityId, card, how);
    },
  };
  const deps = { ...world.deps, courier, cardHands: createCardHands() };
  const due = () =>
    world.queue
      .due(world.now)
      .filter(
        ({ work }) =>
          work.kind === 'deliver-card' && accountKey(work.account) === accountKey(OWNER),
      );
  const moves = (change: object) => {
    const { version, ...request } = world.request(id);
    world.store.requests.set(id, { ...request, version: version + 1, ...change });
    const work = { kind: 'deliver-card', account: OWNER, audience: 'approver' } as const;
    world.queue.add(id, work, world.now);
  };
  const run = () =>
    due().map((item) => {
      world.queue.claim(item.id);
      return onDueWork(deps, item);
    });
  moves({});
  const [first] = run();
  await turn();
  return { world, id, main, shows, deps, due, moves, run, first, letGo: () => letGo() };
}

const LOOK = { conversationId: 'c', activityId: 'look', version: 1 };

describe('what was looked at beside it', () => {
  test.each(['before', 'while the card waits'])('%s shows the newest as well', async (when) => {
    const { world, id, main, shows, due, moves, run, first, letGo } = await waiting();
    await world.cards.save(lookOf(id), OWNER, 'approver', LOOK);
    shows.set('look', `pending, as it was ${when}`);
    moves({ state: 'withdrawn' });
    const [, ...came] = [first, ...run()];
    await turn();
    letGo();
    await Promise.all([first, ...came]);
    world.now += 1_000;
    for (let i = 0; i < 3; i += 1) await Promise.all(run());
    expect(due()).toEqual([]);
    expect(shows.get(main.activityId)).toContain('Withdrawn');
    expect(shows.get('look')).toContain('Withdrawn');
  });
});

describe('a card that is overtaken', () => {
  test('and whose message is gone by then is posted as the newest', async () => {
    const { world, id, deps } = await waiting();
    const before = world.request(id);
    const newer = { ...before, version: before.version + 5, state: 'withdrawn' as const };
    world.store.requests.set(id, newer);
    const posts: string[] = [];
    const courier = {
      ...deps.courier,
      update: async () => {
        await turn();
        throw new DeliveryError('missing', 'it is gone');
      },
      post: async (_to: unknown, card: Card, _summary: string, how?: HowToBring) => {
        posts.push(JSON.stringify(how?.latest?.().card ?? card));
        return { conversationId: 'c', activityId: 'anew' };
      },
    };
    const effect = { act: 'deliver', request: before, to: OWNER, audience: 'approver' } as const;
    const outcome = await deliverCard(
      { ...deps, courier, onNewer: (hear: () => void) => hear() },
      effect,
    );
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain('Withdrawn');
    expect(outcome).toMatchObject({ shown: { activityId: 'anew', version: newer.version } });
  });

  test.each([
    ['older', async () => ({ version: 1, state: 'withdrawn' as const })],
    ['not to be read', () => Promise.reject(new Error('the database is away'))],
  ])('by something %s goes out as it was drawn', async (_name, read) => {
    const { world, id, deps } = await waiting();
    const request = { ...world.request(id), version: 7 };
    const said: string[] = [];
    const store = { load: async () => ({ ...request, ...(await read()) }) };
    const courier = {
      ...deps.courier,
      update: async (_to: unknown, _posted: unknown, card: Card, how?: HowToBring) => {
        await turn();
        said.push(JSON.stringify(how?.latest?.().card ?? card));
      },
    };
    const outcome = await deliverCard(
      { ...deps, store, courier, onNewer: (hear: () => void) => hear() },
      { act: 'deliver', request, to: OWNER, audience: 'approver' },
    );
    expect(said.join()).not.toContain('Withdrawn');
    expect(outcome).toMatchObject({ kind: 'shown', shown: { version: 7 } });
  });
});
