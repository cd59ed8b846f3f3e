// Reminders of those whose yes is missing: by themselves, by whoever asked, and what they say once nobody waits.
import { describe, expect, test } from 'vitest';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { EMPLOYEE, estate, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

describe('a reminder', () => {
  const lapsed = DAY;
  const reminded = async (change: Partial<PolicyRule> = {}) => {
    const owners = { deciders: ['tenant-owners'], needs: 1 };
    const stages = [{ groups: [owners], remindAfter: [HOUR, 3 * HOUR] }];
    const world = new World(
      estate({ policies: [rule({ approvers: [], stages, lapsesAfter: lapsed, ...change })] }),
    );
    const asked = await world.ask();
    if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
    await world.moveTo(world.now + HOUR);
    return { world, id: asked.value.id };
  };
  /** What the short messages of an owner say by now. */
  const told = (world: World) =>
    [...world.messages.values()]
      .filter(({ to, card }) => to === accountKey(OWNER) && !card.includes(' · rule '))
      .map(({ card }) => JSON.parse(card).fallbackText as string);

  test('stands as long as the decision is wanted, and only the newest asks for it', async () => {
    const { world } = await reminded();
    expect(told(world)).toEqual([expect.stringMatching(/^Your decision is still wanted: /)]);
    await world.moveTo(world.now + 2 * HOUR);
    expect(told(world)).toEqual([
      expect.stringMatching(/^You were asked before: .* A newer message shows how it stands\.$/),
      expect.stringMatching(/^Your decision is still wanted: /),
    ]);
  });

  test.each([
    ['denied', 'O. Wner denied it. Nobody waits for your decision any more.'],
    ['withdrawn', 'It was withdrawn by the person who asked. Nobody waits'],
    ['lapsed', 'Nobody decided in time, so it lapsed. Nobody waits'],
  ])('tells that it was %s', async (how, said) => {
    const { world, id } = await reminded();
    if (how === 'denied') await world.deny(id, 'Not now.');
    if (how === 'withdrawn') await world.end(id, 'withdraw', EMPLOYEE);
    if (how === 'lapsed') await world.moveTo(world.now + lapsed);
    await world.settle();
    expect(world.request(id).state).toBe(how);
    expect(told(world).at(-1)).toContain(said);
    expect(told(world).join()).not.toContain('is still wanted');
  });

  test('that comes late, after it was decided, is not brought', async () => {
    const { world, id } = await reminded();
    const work = { kind: 'tell', account: OWNER, audience: 'approver', news: 'decide' } as const;
    await world.end(id, 'withdraw', EMPLOYEE);
    world.queue.add(id, work, world.now);
    const before = world.posts.length;
    await world.settle();
    expect(world.posts.slice(before).map(({ to }) => to)).not.toContain(accountKey(OWNER));
  });
});
