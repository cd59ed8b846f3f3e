// What an end leaves to another grant is that one's to take back, even if that one had only found it there.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { reconcileTenant } from '../../src/usecases/reconcile-tenant.ts';
import { OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const BOTH_FOUND = [
  { state: 'found', ours: false },
  { state: 'found', ours: false },
];

async function asked(world: World, duration: string, kind = 'guest-access'): Promise<string> {
  const done = await world.ask({ kind, fields: { duration } });
  if (!done.ok) throw new Error(done.error.map(({ code }) => code).join());
  return done.value.id;
}

/** A grant for two days, and how somebody brings back by hand what it gave. */
async function granted() {
  const world = new World();
  const first = await asked(world, 'P2D');
  await world.approve(first);
  await world.settle();
  const guest = world.guest();
  const [membership = ''] = world.directory.members;
  const bringBack = () => {
    if (guest) world.directory.add(guest);
    world.directory.members.add(membership);
  };
  return { world, first, bringBack };
}

/** Somebody brings it back between the second grant's approval and its first look. */
async function found(world: World, bringBack: () => void): Promise<string> {
  const second = await asked(world, 'P9D');
  await world.approve(second);
  bringBack();
  return second;
}

async function foundByAnother() {
  const { world, first, bringBack } = await granted();
  await world.moveTo(world.now + 2 * DAY + HOUR);
  const second = await found(world, bringBack);
  await world.settle();
  expect(world.request(second).steps).toMatchObject(BOTH_FOUND);
  await reconcileTenant(world.deps, OWNER, 'Away');
  await world.settle();
  return { world, first, second };
}

const nothingLeft = (world: World) => {
  expect(world.directory.members.size).toBe(0);
  expect(world.guest()).toBeUndefined();
};

describe('a thing that came back by hand and was found by another grant', () => {
  test('is told to the owners of the end, although that grant uses it', async () => {
    const { world, first } = await foundByAnother();
    expect(world.request(first).drift).toMatchObject({ found: 'restored' });
  });

  test('is left to that grant when an owner takes it away, and goes with it', async () => {
    const { world, first, second } = await foundByAnother();
    await answerDrift(world.deps, OWNER, first, 'take-away');
    await world.settle();
    expect(world.request(first)).toMatchObject({
      state: 'ended',
      steps: [{ state: 'kept' }, { state: 'kept', keptFor: { requestId: second } }],
    });
    expect(world.request(second).steps).toMatchObject([
      { state: 'found', ours: true },
      { state: 'found', ours: true },
    ]);
    expect(world.store.audit.map(({ verb }) => verb)).toContain('step-handed-on');
    expect(world.directory.members.size).toBe(1);
    await world.moveTo(world.now + 9 * DAY + HOUR);
    expect(world.request(second)).toMatchObject({
      state: 'ended',
      steps: [{ state: 'undone' }, { state: 'undone' }],
    });
    nothingLeft(world);
  });

  test('goes at once where that grant has ended and left it', async () => {
    const { world, first, second } = await foundByAnother();
    await world.end(second, 'revoke', OWNER);
    await world.settle();
    expect(world.directory.members.size).toBe(1);
    await answerDrift(world.deps, OWNER, first, 'take-away');
    await world.settle();
    nothingLeft(world);
  });

  test('before the end is proven goes with that grant as well', async () => {
    const { world, first, bringBack } = await granted();
    await world.end(first, 'revoke', OWNER);
    const isUndone = () => world.request(first).steps.every(({ state }) => state === 'undone');
    while (!isUndone()) await world.step();
    expect(world.request(first).state).toBe('ending');
    const second = await found(world, bringBack);
    // The look of the second comes before the proof of the first.
    const proof = [...world.queue.due(world.now)].find(({ work }) => work.kind === 'prove-end');
    world.queue.claim(proof?.id ?? '');
    await world.queue.postpone(proof?.id ?? '', world.now + HOUR, 'later', false);
    // For some minutes what is shown may be old.
    await world.moveTo(world.now + HOUR / 2);
    expect(world.request(second).steps).toMatchObject(BOTH_FOUND);
    await world.moveTo(world.now + 2 * HOUR);
    expect(world.request(first)).toMatchObject({ state: 'ended', steps: [{ state: 'kept' }, {}] });
    await world.moveTo(world.now + 9 * DAY);
    expect(world.request(second).state).toBe('ended');
    nothingLeft(world);
  });

  test('is not handed on by a plan that somebody changed in the database', async () => {
    const { world, second } = await foundByAnother();
    const other = await asked(world, 'P3D', 'pim-eligibility');
    await world.approve(other);
    await world.settle();
    const row = world.request(other);
    const [step] = row.plan.steps;
    const join = world.request(second).plan.steps[1]?.change;
    if (!step || !join) throw new Error('There is no step.');
    const member = { objectId: world.guest()?.objectId ?? '' };
    const steps = [{ ...step, change: { ...join, member } as typeof join }];
    world.store.requests.set(other, { ...row, plan: { ...row.plan, steps } });
    await world.end(other, 'revoke', OWNER);
    for (let turns = 0; turns < 50 && (await world.step()); turns += 1);
    expect(world.request(second).steps).toMatchObject(BOTH_FOUND);
  });
});
