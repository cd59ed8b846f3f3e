// Owners whom Teams cannot bring a card to: the requestor hears of it, and the card comes once they are there.
import { describe, expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { DeliveryError, type DeliveryTrouble, type UnreachedWhy } from '../../src/ports/courier.ts';
import { type AccountRef, accountKey, sameAccount } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { EMPLOYEE, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = (of: AccountRef) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });

/** A world whose courier does not reach the owner until the test says so. */
async function withoutApp(trouble: DeliveryTrouble = 'unreachable', why?: UnreachedWhy) {
  const world = new World();
  let installed = false;
  const posted: string[] = [];
  const chats = new Map<string, string[]>();
  const bring = async (to: AccountRef, card: unknown) => {
    if (sameAccount(to, OWNER) && !installed) {
      throw new DeliveryError(trouble, 'refused', undefined, why);
    }
    const key = accountKey(to);
    chats.set(key, [...(chats.get(key) ?? []), JSON.stringify(card)]);
    return { conversationId: 'c', activityId: 'a' };
  };
  const courier = {
    post: async (to: AccountRef, card: unknown) => {
      posted.push(accountKey(to));
      return bring(to, card);
    },
    postIn: async () => ({ conversationId: 'c', activityId: 'a' }),
    update: async (to: AccountRef, _posted: unknown, card: unknown) => void (await bring(to, card)),
  };
  const settle = async () => {
    for (;;) {
      const [item] = world.queue.due(world.now);
      if (!item) return;
      world.queue.claim(item.id);
      await onDueWork({ ...world.deps, courier }, item);
    }
  };
  const result = await world.ask();
  if (!result.ok) throw new Error('not asked');
  await settle();
  return {
    world,
    settle,
    posted,
    id: result.value.id,
    inbound: createInbound({ ...world.deps, deadline: () => new AbortController().signal }),
    install: () => {
      installed = true;
    },
    block: () => {
      installed = false;
    },
    cardsOf: (who: AccountRef) => chats.get(accountKey(who)) ?? [],
  };
}

describe('an owner without the app', () => {
  test.each(['unreachable', 'missing'] as const)(
    'is named on the requestor’s card as not reached yet (%s)',
    async (trouble) => {
      const { cardsOf } = await withoutApp(trouble);
      expect(cardsOf(EMPLOYEE).at(-1)).toContain('Not reached yet: ');
      expect(cardsOf(EMPLOYEE).at(-1)).toContain('O. Wner');
      expect(cardsOf(OWNER)).toEqual([]);
    },
  );

  test('gets the card once they are there, and the requestor sees that', async () => {
    const { inbound, install, settle, cardsOf } = await withoutApp();
    install();
    await inbound.onReached(actor(OWNER));
    await settle();
    expect(cardsOf(OWNER)).toHaveLength(1);
    expect(cardsOf(OWNER)[0]).toContain('Waiting for you');
    expect(cardsOf(EMPLOYEE).at(-1)).not.toContain('Not reached yet');
  });

  test('gets one message, however often they write', async () => {
    const { inbound, install, settle, posted } = await withoutApp();
    install();
    posted.length = 0;
    for (let i = 0; i < 3; i += 1) await inbound.onReached(actor(OWNER));
    await settle();
    await inbound.onReached(actor(OWNER));
    await settle();
    expect(posted).toEqual([accountKey(OWNER)]);
  });

  test('whose card still does not arrive stays not reached, and nothing goes round in circles', async () => {
    const { world, inbound, settle, cardsOf, id } = await withoutApp();
    const { version } = world.request(id);
    const cards = cardsOf(EMPLOYEE).length;
    await inbound.onReached(actor(OWNER));
    await settle();
    expect(cardsOf(EMPLOYEE).length - cards).toBeLessThanOrEqual(1);
    expect(world.request(id).version - version).toBeLessThanOrEqual(1);
    expect(cardsOf(EMPLOYEE).at(-1)).toContain('Not reached yet');
  });

  test('whom a reminder does not reach is told to whoever asked as not reached, until they are there', async () => {
    const { world, inbound, install, block, settle, cardsOf, id } = await withoutApp(
      'unreachable',
      'blocked',
    );
    install();
    await inbound.onReached(actor(OWNER));
    await settle();
    block();
    await inbound.onAction(actor(EMPLOYEE), 'remind', { requestId: id });
    await settle();
    const own = () => cardsOf(EMPLOYEE).at(-1);
    expect(own()).toContain('O. Wner (has blocked Drawbridge in Teams');
    expect(own()).not.toContain('"title":"Remind them"');
    install();
    await inbound.onReached(actor(OWNER));
    await settle();
    expect(own()).not.toContain('has blocked');
    expect(world.request(id).state).toBe('pending');
  });

  test('of a request that is over gets nothing', async () => {
    const { world, inbound, install, settle, cardsOf, id } = await withoutApp();
    world.now += 2 * DAY;
    await settle();
    expect(world.request(id).state).toBe('lapsed');
    install();
    await inbound.onReached(actor(OWNER));
    await settle();
    expect(cardsOf(OWNER)).toEqual([]);
  });

  test('somebody else who writes brings nobody a card', async () => {
    const { world, inbound } = await withoutApp();
    const before = world.queue.rows.length;
    await inbound.onReached(actor(STRANGER));
    expect(world.queue.rows).toHaveLength(before);
  });

  test('a store that fails here does not break the turn', async () => {
    const { world } = await withoutApp();
    const store = Object.assign(Object.create(world.store) as typeof world.store, {
      missedBy: async () => Promise.reject(new Error('broken')),
    });
    const deadline = () => new AbortController().signal;
    const inbound = createInbound({ ...world.deps, store, deadline });
    await expect(inbound.onReached(actor(OWNER))).resolves.toBeUndefined();
  });
});

describe('how a request stands', () => {
  const status = async (world: Awaited<ReturnType<typeof withoutApp>>, who: AccountRef) => {
    return JSON.stringify(await world.inbound.onMessage(actor(who), `status ${world.id}`));
  };

  test.each([
    ['blocked', 'has blocked Drawbridge in Teams'],
    ['not-installed', 'does not have Drawbridge in Teams'],
  ] as const)('says that somebody %s', async (why, words) => {
    const world = await withoutApp('unreachable', why);
    expect(await status(world, EMPLOYEE)).toContain(`O. Wner (${words}, since `);
    expect(await status(world, EMPLOYEE)).toContain('nobody yet');
  });

  test('says who has the card, to whoever asked and to those who decide, and not once it is decided', async () => {
    const world = await withoutApp('unreachable', 'blocked');
    world.install();
    await world.inbound.onReached(actor(OWNER));
    await world.settle();
    for (const who of [EMPLOYEE, OWNER]) {
      const shown = await status(world, who);
      expect(shown).toContain('Has the card: ');
      expect(shown).toContain('O. Wner.');
      expect(shown).not.toContain('blocked');
    }
    await world.world.approve(world.id);
    expect(await status(world, EMPLOYEE)).not.toContain('Has the card: ');
  });

  test('says whose card is on its way', async () => {
    const world = await withoutApp();
    world.world.cards.shown.clear();
    const request = world.world.request(world.id);
    const approvers = request.approvers.map(({ unreachedSince: _, ...one }) => one);
    world.world.store.requests.set(world.id, { ...request, approvers });
    expect(await status(world, EMPLOYEE)).toContain('On its way to: ');
  });
});
