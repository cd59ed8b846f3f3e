// Cards on their way: one at a time about one request to one person, and the newest stands.
import { describe, expect, test, vi } from 'vitest';
import { deliverCard } from '../../src/effects/deliver-card.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import type { HowToBring } from '../../src/ports/courier.ts';
import { accountKey } from '../../src/shared/account.ts';
import type { Card } from '../../src/shared/card.ts';
import { createCardHands } from '../../src/usecases/one-hand-for-a-card.ts';
import { EMPLOYEE, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

/** A courier whose first update waits until it is let go, before or after it left, and what messages say. */
function slowCourier(waitsFor: 'turn' | 'answer' = 'answer') {
  const said: string[] = [];
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let calls = 0;
  return {
    said,
    letGo: () => letGo(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
    courier: {
      post: async () => ({ conversationId: 'c', activityId: 'a' }),
      postIn: async () => ({ conversationId: 'c', activityId: 'a' }),
      async update(_to: unknown, _posted: unknown, card: Card, how?: HowToBring) {
        calls += 1;
        const now = () => JSON.stringify(how?.latest?.().card ?? card);
        const left = calls === 1 && waitsFor === 'turn' ? undefined : now();
        if (calls === 1) await gate;
        said.push(left ?? now());
      },
    },
  };
}

const cardsFor = (world: World, account: typeof OWNER) =>
  world.queue
    .due(world.now)
    .filter(
      ({ work }) =>
        work.kind === 'deliver-card' && accountKey(work.account) === accountKey(account),
    );

describe('two deliveries of one card', () => {
  test('the later one waits, so that the newest state is what stands in the end', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.settle();
    await world.deny(asked.value.id, 'Not this quarter.');
    const [first] = cardsFor(world, OWNER);
    if (!first) throw new Error('no card to bring');

    const { courier, said, letGo } = slowCourier();
    const deps = { ...world.deps, courier };
    world.queue.claim(first.id);
    const slow = onDueWork(deps, first);
    await new Promise((resolve) => setImmediate(resolve));

    // The request moves on while the first card is on its way.
    const moved = { ...world.request(asked.value.id), version: 9, state: 'withdrawn' as const };
    world.store.requests.set(asked.value.id, moved);
    world.queue.add(asked.value.id, first.work, world.now);
    const second = cardsFor(world, OWNER).find(({ id }) => id !== first.id);
    if (!second) throw new Error('no second card to bring');
    world.queue.claim(second.id);
    await onDueWork(deps, second);
    expect(said).toEqual([]);
    expect(world.queue.isOpen(second.id)).toBe(true);

    letGo();
    await slow;
    world.now += 1_000;
    const again = cardsFor(world, OWNER).find(({ id }) => id === second.id);
    expect(again).toBeDefined();
    if (again) await onDueWork(deps, again);
    expect(said.at(-1)).toContain('Withdrawn');
    expect(await world.cards.find(asked.value.id, OWNER, 'approver')).toMatchObject({ version: 9 });
  });

  test('what comes while it is on its way is brought once, after it, and nothing is done before', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.settle();
    await world.deny(asked.value.id, 'Not this quarter.');
    const [first] = cardsFor(world, OWNER);
    if (!first) throw new Error('no card to bring');
    const { courier, said, letGo } = slowCourier();
    const deps = { ...world.deps, courier, cardHands: createCardHands() };
    world.queue.claim(first.id);
    const slow = onDueWork(deps, first);
    await new Promise((resolve) => setImmediate(resolve));

    const moved = { ...world.request(asked.value.id), version: 9, state: 'withdrawn' as const };
    world.store.requests.set(asked.value.id, moved);
    for (let i = 0; i < 3; i += 1) world.queue.add(asked.value.id, first.work, world.now);
    const came = cardsFor(world, OWNER).filter(({ id }) => id !== first.id);
    for (const item of came) {
      world.queue.claim(item.id);
      await onDueWork(deps, item);
    }
    // Whoever has the card in hand may die yet.
    expect(came.map(({ id }) => world.queue.isOpen(id))).toEqual([true, true, true]);
    expect(said).toEqual([]);

    letGo();
    await slow;
    const left = cardsFor(world, OWNER);
    expect(left).toHaveLength(1);
    for (const item of left) await onDueWork(deps, item);
    expect(said).toHaveLength(2);
    expect(said.at(-1)).toContain('Withdrawn');
    expect(cardsFor(world, OWNER)).toEqual([]);
  });

  test('what comes while it waits for its turn is drawn at once, and comes with it', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    await world.settle();
    await world.deny(id, 'Not this quarter.');
    const [first] = cardsFor(world, OWNER);
    if (!first) throw new Error('no card to bring');
    const { courier, said, letGo, turn } = slowCourier('turn');
    const deps = { ...world.deps, courier, cardHands: createCardHands() };
    world.queue.claim(first.id);
    const slow = onDueWork(deps, first);
    await turn();

    world.store.requests.set(id, { ...world.request(id), version: 9, state: 'withdrawn' });
    world.queue.add(id, first.work, world.now);
    for (const item of cardsFor(world, OWNER).filter((one) => one.id !== first.id)) {
      world.queue.claim(item.id);
      await onDueWork(deps, item);
    }
    await turn();
    letGo();
    await slow;
    expect(await world.cards.find(id, OWNER, 'approver')).toMatchObject({ version: 9 });
    // What came finds that it is shown already.
    for (const item of cardsFor(world, OWNER)) await onDueWork(deps, item);
    expect(cardsFor(world, OWNER)).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('Withdrawn');
  });

  test('what is erased while it waits goes out without its words', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    const [first] = cardsFor(world, OWNER);
    if (!first) throw new Error('no card to bring');
    const erased = { ...world.request(id), version: 9, personal: null };
    const load = vi.spyOn(world.store, 'load').mockResolvedValue(erased);
    const shown: string[] = [];
    const courier = {
      ...world.deps.courier,
      post: async (_to: unknown, card: Card, _summary: string, how?: HowToBring) => {
        await new Promise((resolve) => setImmediate(resolve));
        shown.push(JSON.stringify(how?.latest?.().card ?? card));
        return { conversationId: 'c', activityId: 'a' };
      },
    };
    const onNewer = (hear: () => void) => hear();
    const request = world.request(id);
    const outcome = await deliverCard(
      { ...world.deps, courier, onNewer },
      { act: 'deliver', request, to: OWNER, audience: 'approver' },
    );
    expect(load).toHaveBeenCalled();
    expect(outcome).toMatchObject({ kind: 'shown', shown: { version: 9 } });
    expect(shown).toHaveLength(1);
    expect(shown[0]).not.toContain(request.personal?.justification);
  });

  test('a hand that hangs keeps nobody from the card for longer than the reservation', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const [item] = cardsFor(world, OWNER);
    if (!item) throw new Error('no card to bring');
    const hands = createCardHands();
    const brought: string[] = [];
    const other = { ...item, id: 'other' };
    const bring = async () => void brought.push('brought');
    void hands.run(world.deps, 'card', item, () => new Promise(() => {}));
    await hands.run(world.deps, 'card', other, bring);
    expect(brought).toEqual([]);
    world.now += 61_000;
    await hands.run(world.deps, 'card', other, bring);
    expect(brought).toEqual(['brought']);
  });

  test('a card that breaks lets go of those that came', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.settle();
    await world.deny(asked.value.id, 'Not this quarter.');
    const [first] = cardsFor(world, OWNER);
    if (!first) throw new Error('no card to bring');
    world.queue.add(asked.value.id, first.work, world.now);
    const second = cardsFor(world, OWNER).find(({ id }) => id !== first.id);
    if (!second) throw new Error('no second card to bring');
    const hands = createCardHands();
    const broken = hands.run(world.deps, 'card', first, () => Promise.reject(new Error('broken')));
    await hands.run(world.deps, 'card', second, () => Promise.reject(new Error('not mine')));
    await expect(broken).rejects.toThrow('broken');
    expect(world.queue.isOpen(second.id)).toBe(true);
    await hands.run(world.deps, 'card', second, () => world.queue.finish(second.id));
    expect(world.queue.isOpen(second.id)).toBe(false);
  });

  test('cards of other people and other audiences do not wait for it', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const [mine] = cardsFor(world, EMPLOYEE);
    const [theirs] = cardsFor(world, OWNER);
    if (!mine || !theirs) throw new Error('no cards to bring');
    const held = `card/${asked.value.id}/${accountKey(OWNER)}/approver`;
    expect(await world.queue.reserve(theirs.id, [held])).toBe(true);
    await onDueWork(world.deps, mine);
    expect(world.queue.isOpen(mine.id)).toBe(false);
  });

  test('what is shown is the request as it is once the card may be touched', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    const [item] = cardsFor(world, OWNER);
    if (!item) throw new Error('no card to bring');
    const queue = Object.assign(Object.create(world.queue) as typeof world.queue, {
      reserve: async (workId: string, keys: readonly string[]) => {
        const got = await world.queue.reserve(workId, keys);
        world.store.requests.set(id, { ...world.request(id), version: 7, state: 'withdrawn' });
        return got;
      },
    });
    await onDueWork({ ...world.deps, queue }, item);
    expect(await world.cards.find(id, OWNER, 'approver')).toMatchObject({ version: 7 });
  });
});
