// A grant that set out to prolong what an earlier one gave, and which was left to it meanwhile, is its to take back.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake } from '../../src/usecases/release-brake.ts';
import { AWAY, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

async function asked(world: World, duration: string): Promise<string> {
  const done = await world.ask({ kind: 'pim-eligibility', fields: { duration } });
  if (!done.ok) throw new Error(done.error.map(({ code }) => code).join());
  await world.approve(done.value.id);
  return done.value.id;
}

const stepOf = (world: World, id: string) => world.request(id).steps[0];

async function braked(world: World): Promise<string> {
  const pulled = await pullBrake(world.deps, OWNER, AWAY, world.ids.next());
  if (!pulled.ok) throw new Error(pulled.error.code);
  await world.moveTo(world.now + 1_000);
  return pulled.value.brake.id;
}

/** The first is revoked while the second has looked and has not written yet. */
async function leftToTheSecond() {
  const world = new World();
  const first = await asked(world, 'P3D');
  await world.settle();
  const second = await asked(world, 'P9D');
  while (stepOf(world, second)?.state !== 'begun') await world.step();
  const write = world.queue.due(world.now).find(({ work }) => work.kind === 'perform-step');
  world.queue.claim(write?.id ?? '');
  await world.queue.postpone(write?.id ?? '', world.now + 1_000, 'later', false);
  await world.end(first, 'revoke', OWNER);
  await world.settle();
  expect(world.request(first)).toMatchObject({ state: 'ended', steps: [{ state: 'kept' }] });
  expect(world.directory.eligibilities).toHaveLength(1);
  return { world, first, second };
}

describe('what was left to a grant that had not written yet', () => {
  test('is looked at before that grant writes', async () => {
    const { world, second } = await leftToTheSecond();
    await world.moveTo(world.now + 1_000);
    expect(world.request(second).state).toBe('active');
    expect(world.directory.eligibilities).toHaveLength(1);
    expect(world.directory.eligibilities[0]?.until).toBe(world.request(second).expiresAt);
  });

  test('is taken back when that grant is refused for good', async () => {
    const { world, second } = await leftToTheSecond();
    world.refuse = 'become-eligible';
    await world.moveTo(world.now + HOUR);
    expect(world.request(second).state).toBe('failed');
    expect(world.directory.eligibilities).toEqual([]);
  });

  test('is taken back when that grant is revoked under a brake', async () => {
    const { world, second } = await leftToTheSecond();
    await braked(world);
    expect(world.request(second).braked).toBeDefined();
    await world.end(second, 'revoke', OWNER);
    await world.moveTo(world.now + HOUR);
    expect(world.request(second).state).toBe('ended');
    expect(world.directory.eligibilities).toEqual([]);
  });

  test('is prolonged once the brake is released', async () => {
    const { world, second } = await leftToTheSecond();
    await releaseBrake(world.deps, OWNER, await braked(world));
    await world.settle();
    expect(world.request(second).state).toBe('active');
    expect(world.directory.eligibilities).toHaveLength(1);
    await world.moveTo(world.now + 10 * DAY);
    expect(world.directory.eligibilities).toEqual([]);
  });

  test('is not left to a step that steps back at that very moment', async () => {
    const world = new World();
    const first = await asked(world, 'P3D');
    await world.settle();
    const second = await asked(world, 'P9D');
    while (stepOf(world, second)?.state !== 'begun') await world.step();
    await pullBrake(world.deps, OWNER, AWAY, world.ids.next());
    const { commit } = world.store;
    const { postpone } = world.queue;
    // Whenever the thing may be free, another process takes the first back.
    let revoked = false;
    const meanwhile = async () => {
      if (revoked) return;
      revoked = true;
      await world.end(first, 'revoke', OWNER);
      await world.settle();
    };
    world.store.commit = async (decision, options) => {
      const stored = await commit.call(world.store, decision, options);
      if (decision.request.id === second) await meanwhile();
      return stored;
    };
    world.queue.postpone = async (...of) => {
      await postpone.apply(world.queue, of);
      await meanwhile();
    };
    await world.settle();
    await world.moveTo(world.now + HOUR);
    await world.end(second, 'revoke', OWNER);
    await world.moveTo(world.now + HOUR);
    expect(world.request(first).state).toBe('ended');
    expect(world.request(second).state).toBe('ended');
    expect(world.directory.eligibilities).toEqual([]);
  });
});
