// A message that cannot be changed any more keeps nothing from arriving.
import { describe, expect, test } from 'vitest';
import { deliverCard } from '../../src/effects/deliver-card.ts';
import { postInstead } from '../../src/effects/redraw-earlier.ts';
import { DeliveryError } from '../../src/ports/courier.ts';
import { lookOf } from '../../src/shared/look-of.ts';
import { OWNER, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

/** What it carries, with one message that Teams refuses to change. */
function courierOf(world: World, trouble: 'unreachable' | 'later') {
  const updated: string[] = [];
  const courier = {
    ...world.deps.courier,
    update: async (_to: unknown, { activityId }: { readonly activityId: string }) => {
      if (activityId === 'old') throw new DeliveryError(trouble, 'Teams refused the message (403)');
      updated.push(activityId);
    },
  };
  return { updated, deps: { ...world.deps, courier } };
}

const OLD = { conversationId: 'c', activityId: 'old', version: 1 };
const news = { id: 'brake', to: OWNER, as: 'approver', version: 2 } as const;
const told = { card: {}, summary: 'Drawbridge is locked down' };

test('whoever only looked at a request that is erased gets no message of their own', async () => {
  const world = new World();
  const asked = await world.ask();
  if (!asked.ok) throw new Error('not asked');
  await world.settle();
  const { id } = asked.value;
  const before = world.posts.length;
  await world.cards.save(lookOf(id), STRANGER, 'approver', { ...OLD, activityId: 'look' });
  const { deps, updated } = courierOf(world, 'later');
  const request = { ...world.request(id), version: 9, personal: null };
  await deliverCard(deps, { act: 'deliver', request, to: STRANGER, audience: 'approver' });
  expect(updated).toEqual(['look']);
  expect(world.posts).toHaveLength(before);
});

describe('an earlier message that is refused', () => {
  test('for good: the news arrives all the same', async () => {
    const world = new World();
    const { deps } = courierOf(world, 'unreachable');
    await world.cards.save('brake', OWNER, 'approver', OLD);
    await postInstead(deps, news, told);
    expect(world.posts.map(({ summary }) => summary)).toEqual([told.summary]);
  });

  test('for now: nothing is posted that would come twice', async () => {
    const world = new World();
    const { deps } = courierOf(world, 'later');
    await world.cards.save('brake', OWNER, 'approver', OLD);
    await expect(postInstead(deps, news, told)).rejects.toThrow('refused');
    expect(world.posts).toEqual([]);
  });

  test.each([
    ['for good: the earlier one tells how it stands itself', 'unreachable', ['moved', 'told']],
    ['for now: the earlier one waits for the newer', 'later', ['moved']],
  ] as const)('and a newer one that is refused %s', async (_, trouble, left) => {
    const world = new World();
    const drawn: string[] = [];
    const courier = {
      ...world.deps.courier,
      update: async (_to: unknown, _of: unknown, card: object) => {
        drawn.push(JSON.stringify(card).includes('A newer message') ? 'moved' : 'told');
      },
      post: async () => {
        throw new DeliveryError(trouble, 'Teams refused the message');
      },
    };
    await world.cards.save('brake', OWNER, 'approver', OLD);
    const sent = postInstead({ ...world.deps, courier }, news, told);
    await expect(sent).rejects.toThrow('refused');
    expect(drawn).toEqual(left);
    expect(await world.cards.find('brake', OWNER, 'approver')).toEqual(OLD);
  });

  test('as the last look at a request: its card changes all the same, and one that is both once', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.settle();
    const { id } = asked.value;
    const shown = await world.cards.find(id, OWNER, 'approver');
    if (!shown) throw new Error('no card');
    const { deps, updated } = courierOf(world, 'unreachable');
    const request = { ...world.request(id), version: 8 };
    const effect = { act: 'deliver', request, to: OWNER, audience: 'approver' } as const;
    await world.cards.save(lookOf(id), OWNER, 'approver', OLD);
    expect(await deliverCard(deps, effect)).toMatchObject({ kind: 'shown', shown: { version: 8 } });
    expect(updated).toEqual([shown.activityId]);

    await world.cards.save(lookOf(id), OWNER, 'approver', { ...shown, version: 2 });
    await deliverCard(deps, { ...effect, request: { ...request, version: 9 } });
    expect(updated).toEqual([shown.activityId, shown.activityId]);
  });
});
