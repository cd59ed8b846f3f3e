// A replica that is behind shows what an end of ours took back a moment ago: that is not found as somebody else's.
import { describe, expect, test } from 'vitest';
import { actOnStep } from '../../src/effects/act-on-step.ts';
import type { Changers } from '../../src/ports/changer.ts';
import type { StepInHand } from '../../src/ports/effect.ts';
import { HOUR, MINUTE } from '../../src/shared/duration.ts';
import { stepInHand } from '../../src/usecases/step-in-hand.ts';
import { employeesGuest } from '../fakes/directory.ts';
import { AWAY, OWNER } from '../fakes/estate.ts';
import { quiet, World } from '../fakes/world.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };

const worldOf = () => {
  const world = new World();
  world.directory.add(employeesGuest(GUEST));
  return world;
};

async function approved(world: World): Promise<string> {
  const asked = await world.ask();
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  await world.approve(asked.value.id);
  return asked.value.id;
}

async function member(world: World, id: string): Promise<StepInHand> {
  const step = await stepInHand(world.deps, world.request(id), 'member', true);
  if (!step) throw new Error('There is no such step.');
  return step;
}

/** A look that shows this. */
const looking = (step: StepInHand, found: 'present' | 'absent' | 'in-the-way') => {
  const evidence = { at: 0, says: 'there', requestIds: [] };
  const observe = async () => ({ found, outputs: {}, evidence, sentence: 'in the way' });
  const changers = { 'join-group': { observe } } as unknown as Changers;
  return actOnStep({ changers, log: quiet }, { act: 'observe', requestId: 'r', step });
};

async function ended(world: World): Promise<void> {
  const id = await approved(world);
  await world.settle();
  await world.end(id, 'revoke', OWNER);
  await world.settle();
  expect(world.request(id).state).toBe('ended');
}

describe('what another grant of ours had, and was read back as gone minutes ago', () => {
  test.each(['present', 'in-the-way'] as const)(
    'is looked at again where it is %s',
    async (found) => {
      const world = worldOf();
      await ended(world);
      const step = await member(world, await approved(world));
      expect(await looking(step, found)).toMatchObject({
        kind: 'later',
        told: { code: 'still-shown' },
      });
      expect(await looking(step, 'absent')).toMatchObject({ kind: 'observed' });
    },
  );

  test('is believed to be there after that', async () => {
    const world = worldOf();
    await ended(world);
    const id = await approved(world);
    world.now += 9 * MINUTE + 1;
    expect(await looking(await member(world, id), 'present')).toMatchObject({ kind: 'observed' });
  });

  test('waits shorter than it is tried for, so that what somebody gave by hand fails nothing', async () => {
    const world = worldOf();
    await ended(world);
    const id = await approved(world);
    const key = `${world.request(id).plan.resource.id}/${GUEST.objectId}`;
    world.directory.members.add(key);
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('active');
    expect(world.request(id).steps.at(-1)).toMatchObject({ state: 'found', ours: false });
  });
});

test('what an open grant of ours has is there', async () => {
  const world = worldOf();
  await ended(world);
  await approved(world);
  await world.settle();
  const step = await member(world, await approved(world));
  expect(await looking(step, 'present')).toMatchObject({ kind: 'observed' });
});
