// Cards that are only redrawn: what stands shows how it stands, and nothing new comes to anybody.
import { expect, test } from 'vitest';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { DeliveryError } from '../../src/ports/courier.ts';
import { sameAccount } from '../../src/shared/account.ts';
import { lookOf } from '../../src/shared/look-of.ts';
import { createCardHands } from '../../src/usecases/one-hand-for-a-card.ts';
import { EMPLOYEE, OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

async function scene() {
  const world = new World();
  const asked = await world.ask();
  if (!asked.ok) throw new Error('not asked');
  return { world, id: asked.value.id };
}

const quiet = (account: typeof OWNER) =>
  ({ kind: 'deliver-card', account, audience: 'approver', quiet: true }) as const;

test('whoever has no card gets none', async () => {
  const { world, id } = await scene();
  await world.settle();
  const posts = world.posts.length;
  world.queue.add(id, quiet(STRANGER), world.now);
  await world.settle();
  expect(world.posts).toHaveLength(posts);
  expect(await world.cards.find(id, STRANGER, 'approver')).toBeUndefined();
});

test('a look is redrawn also where the card beside it shows how it stands', async () => {
  const { world, id } = await scene();
  await world.settle();
  const shown = await world.cards.find(id, OWNER, 'approver');
  world.messages.set('look', { to: '', card: 'old' });
  const look = { conversationId: 'c', activityId: 'look', version: 1 };
  await world.cards.save(lookOf(id), OWNER, 'approver', look);
  world.queue.add(id, quiet(OWNER), world.now);
  await world.settle();
  expect(world.messages.get('look')?.card).toContain('"verb":"approve"');
  expect(await world.cards.find(id, OWNER, 'approver')).toEqual(shown);
});

test('whoever could not be reached has it in place, and the requestor sees that', async () => {
  const { world, id } = await scene();
  await world.settle();
  const request = world.request(id);
  const approvers = request.approvers.map((one) => ({ ...one, unreachedSince: world.now }));
  world.store.requests.set(id, { ...request, version: request.version + 1, approvers });
  world.queue.add(id, quiet(OWNER), world.now);
  await world.settle();
  expect(world.request(id).approvers.find(({ account }) => account === OWNER)?.unreachedSince).toBe(
    undefined,
  );
  const shown = await world.cards.find(id, EMPLOYEE, 'requestor');
  expect(world.messages.get(shown?.activityId ?? '')?.card).not.toContain('Not reached yet: O. W');
});

test('whoever blocks Drawbridge keeps the place of their card, for when they are back', async () => {
  const { world, id } = await scene();
  await world.settle();
  const before = await world.cards.find(id, OWNER, 'approver');
  const request = world.request(id);
  world.store.requests.set(id, { ...request, version: request.version + 1 });
  for (const why of ['blocked', 'not-installed'] as const) {
    world.queue.add(id, quiet(OWNER), world.now);
    const [item] = world.queue.due(world.now);
    if (!item) throw new Error('nothing due');
    world.queue.claim(item.id);
    const update = () => Promise.reject(new DeliveryError('missing', 'gone', undefined, why));
    const chat = { conversationId: 'c', serviceUrl: '', userId: '', botId: '' };
    const conversations = {
      find: async () => ({ ...OWNER, ...chat, locale: null, timeZone: null }),
    };
    const courier = { ...world.deps.courier, update };
    await onDueWork({ ...world.deps, courier, conversations }, item);
  }
  expect(await world.cards.find(id, OWNER, 'approver')).toEqual(before);
  expect(world.request(id).approvers.some((one) => one.unreachedSince)).toBe(false);
});

test('one that may be posted is not left to one that only redraws, while the card is in a hand', async () => {
  const { world, id } = await scene();
  const due = () =>
    world.queue
      .due(world.now)
      .filter(({ work }) => work.kind === 'deliver-card' && sameAccount(work.account, OWNER));
  const [first] = due();
  if (!first) throw new Error('no card to bring');
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const post = async () => {
    await gate;
    throw new DeliveryError('later', 'busy', 1_000);
  };
  const deps = { ...world.deps, cardHands: createCardHands() };
  const slow = onDueWork({ ...deps, courier: { ...deps.courier, post } }, first);
  await new Promise((resolve) => setImmediate(resolve));
  world.queue.add(id, quiet(OWNER), world.now);
  world.queue.add(id, first.work, world.now);
  const came = due().filter((item) => item.id !== first.id);
  expect(came).toHaveLength(2);
  for (const item of came) await onDueWork(deps, item);
  letGo();
  await slow;
  await world.queue.finish(first.id);
  world.now += 1_000;
  await world.settle();
  expect(await world.cards.find(id, OWNER, 'approver')).toBeDefined();
});
