// Whoever looks at something is answered, however long the message takes in which they looked before.
import { expect, test } from 'vitest';
import { keepLook } from '../../src/inbound/keep-look.ts';
import { lookOf } from '../../src/shared/look-of.ts';
import { OWNER } from '../fakes/estate.ts';
import { MemoryCards } from '../fakes/memory-cards.ts';
import { World } from '../fakes/world.ts';

const actor = { ...OWNER, locale: null, timeZone: null, alone: true };

test('the last look is kept, and nobody waits for the one before to be changed', async () => {
  const cards = new MemoryCards();
  const { log, courier, store, queue } = new World().deps;
  const changed: string[] = [];
  const slow = {
    post: courier.post,
    update: (_to: unknown, { activityId }: { readonly activityId: string }) => {
      changed.push(activityId);
      return new Promise<void>(() => {});
    },
  };
  const keep = keepLook(
    { cards, courier: slow, store, queue, log },
    actor,
    { id: 'one' },
    'Request one',
  );
  await keep({ conversationId: 'c', activityId: 'first' });
  await keep({ conversationId: 'c', activityId: 'second' });
  expect(changed).toEqual(['first']);
  expect(await cards.find(lookOf('one'), OWNER, 'approver')).toMatchObject({
    activityId: 'second',
  });
});
