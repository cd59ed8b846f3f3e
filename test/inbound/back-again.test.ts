// Whoever is back after a request moved on: what they have in their chat shows how it stands, without a new message.
import { expect, test } from 'vitest';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { DeliveryError } from '../../src/ports/courier.ts';
import { type AccountRef, sameAccount } from '../../src/shared/account.ts';
import { EMPLOYEE, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const actor = (of: AccountRef) => ({ ...of, locale: 'en', timeZone: 'UTC', alone: true });

/** A request that waits, its cards brought, and people whom Teams does not reach. */
async function scene() {
  const world = new World();
  const away = new Set<AccountRef>();
  const gone = new Set<string>();
  const inner = world.deps.courier;
  const check = (to: AccountRef, activityId = '') => {
    if ([...away].some((one) => sameAccount(one, to)))
      throw new DeliveryError('unreachable', 'refused', undefined, 'blocked');
    if (gone.has(activityId)) throw new DeliveryError('missing', 'not found');
  };
  const courier = {
    ...inner,
    post: async (...of: Parameters<typeof inner.post>) => {
      check(of[0]);
      return inner.post(...of);
    },
    update: async (...of: Parameters<typeof inner.update>) => {
      check(of[0], of[1].activityId);
      return inner.update(...of);
    },
  };
  const chat = { conversationId: 'c', serviceUrl: '', userId: '', botId: '' };
  const conversations = {
    find: async (to: AccountRef) => ({ ...to, ...chat, locale: null, timeZone: null }),
  };
  const deps = { ...world.deps, courier, conversations };
  const settle = async () => {
    for (;;) {
      const [item] = world.queue.due(world.now);
      if (!item) return;
      world.queue.claim(item.id);
      await onDueWork(deps, item);
    }
  };
  const made = await world.ask();
  if (!made.ok) throw new Error('not asked');
  await settle();
  const cardOf = async (who: AccountRef, as: 'requestor' | 'approver') => {
    const shown = await world.cards.find(made.value.id, who, as);
    return { id: shown?.activityId ?? '', text: world.messages.get(shown?.activityId ?? '')?.card };
  };
  const inbound = createInbound({ ...deps, deadline: () => new AbortController().signal });
  return { world, id: made.value.id, away, gone, settle, inbound, cardOf };
}

test('a requestor sees that it was denied, and has nothing to press', async () => {
  const { world, id, away, settle, inbound, cardOf } = await scene();
  expect((await cardOf(EMPLOYEE, 'requestor')).text).toContain('"verb":"withdraw"');
  away.add(EMPLOYEE);
  expect((await world.deny(id, 'Not this quarter.')).ok).toBe(true);
  await settle();
  away.clear();
  const posts = world.posts.length;
  await inbound.onReached(actor(EMPLOYEE));
  await settle();
  expect((await cardOf(EMPLOYEE, 'requestor')).text).not.toContain('"verb":"withdraw"');
  expect((await cardOf(EMPLOYEE, 'requestor')).text).toContain('Denied');
  expect(world.posts).toHaveLength(posts);
});

test('an approver has no button of what was withdrawn meanwhile', async () => {
  const { world, id, away, settle, inbound, cardOf } = await scene();
  expect((await cardOf(OWNER, 'approver')).text).toContain('"verb":"approve"');
  away.add(OWNER);
  await world.end(id, 'withdraw', EMPLOYEE);
  await settle();
  away.clear();
  await inbound.onReached(actor(OWNER));
  await settle();
  expect((await cardOf(OWNER, 'approver')).text).not.toContain('"verb":"approve"');
});

test('whoever writes again and again has each card redrawn once', async () => {
  const { world, id, away, settle, inbound } = await scene();
  away.add(EMPLOYEE);
  await world.deny(id, 'Not this quarter.');
  await settle();
  away.clear();
  const before = world.queue.rows.length;
  for (let i = 0; i < 3; i += 1) await inbound.onReached(actor(EMPLOYEE));
  await settle();
  await inbound.onReached(actor(EMPLOYEE));
  expect(world.queue.rows).toHaveLength(before + 1);
});

test('a message that is gone is posted no more, and looked for no more', async () => {
  const { world, id, away, gone, settle, inbound, cardOf } = await scene();
  away.add(EMPLOYEE);
  await world.deny(id, 'Not this quarter.');
  await settle();
  away.clear();
  gone.add((await cardOf(EMPLOYEE, 'requestor')).id);
  const posts = world.posts.length;
  await inbound.onReached(actor(EMPLOYEE));
  await settle();
  const before = world.queue.rows.length;
  await inbound.onReached(actor(EMPLOYEE));
  expect(world.posts).toHaveLength(posts);
  expect(world.queue.rows).toHaveLength(before);
});

test('a look that was on its way while the request moved on is redrawn', async () => {
  const { world, id, settle, inbound } = await scene();
  const reply = await inbound.onMessage(actor(OWNER), `status ${id}`);
  if (!('card' in reply)) throw new Error('no card');
  const look = JSON.stringify(reply.card);
  expect(look).toContain('"verb":"approve"');
  // It was withdrawn before Teams said under which id the answer stands.
  await world.end(id, 'withdraw', EMPLOYEE);
  await settle();
  world.messages.set('look', { to: '', card: look });
  await reply.sent?.({ conversationId: 'c', activityId: 'look' });
  await settle();
  expect(world.messages.get('look')?.card).not.toContain('"verb":"approve"');
});
