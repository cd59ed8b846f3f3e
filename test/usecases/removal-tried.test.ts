// What another grant is taking back is left to the next one only where no try can have taken it away already.
import { expect, test } from 'vitest';
import { NothingSent } from '../../src/ports/directory-error.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { employeesGuest } from '../fakes/directory.ts';
import { AWAY, GROUP, OWNER } from '../fakes/estate.ts';
import { trouble, World } from '../fakes/world.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
const KEY = `${GROUP}/${GUEST.objectId}`;

async function granted(world: World): Promise<string> {
  const asked = await world.ask();
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  await world.approve(asked.value.id);
  await world.settle();
  return asked.value.id;
}

/** Taking it back fails some times, and then another grant needs it. */
async function leftAfter(fails: ReadonlyArray<'unsent' | 'killed'>) {
  const world = new World();
  world.directory.add(employeesGuest(GUEST));
  const first = await granted(world);
  for (const how of fails) {
    world.beforeWrite = () => {
      world.beforeWrite = undefined;
      if (how === 'unsent') throw new NothingSent(trouble('unavailable'));
      throw new Error('Killed before-write');
    };
    if (world.request(first).state === 'active') await world.end(first, 'revoke', OWNER);
    world.now += HOUR;
    while (world.beforeWrite !== undefined) await world.step();
  }
  const second = await granted(world);
  await world.moveTo(world.now + HOUR);
  expect(world.request(first).state).toBe('ended');
  expect(world.request(second).state).toBe('active');
  expect(world.directory.members).toContain(KEY);
  const step = world.request(first).steps.find(({ id }) => id === 'member');
  await world.moveTo(world.now + 30 * DAY);
  expect(world.directory.members).not.toContain(KEY);
  return step;
}

test('what tries that sent nothing left there is left to it, and surely there', async () => {
  const step = await leftAfter(['unsent', 'unsent', 'unsent']);
  expect(step?.state).toBe('kept');
  expect(step).not.toHaveProperty('removalTried');
});

// A reading may still show what that try took, and nothing would look again before the night.
test.each([
  ['before one that sent nothing', ['killed', 'unsent'] as const],
  ['between two that sent nothing', ['unsent', 'killed', 'unsent'] as const],
])('after one that was cut off %s it is waited for, and given anew', async (_, fails) => {
  expect((await leftAfter(fails))?.state).toBe('undone');
});

test('and is waited for as long as its end takes, and not given up after some tries', async () => {
  const world = new World();
  world.directory.add(employeesGuest(GUEST));
  const first = await granted(world);
  world.killAt = 'before-write';
  await world.end(first, 'revoke', OWNER);
  while (world.killAt !== undefined) await world.step();
  const until = world.now + 4 * HOUR;
  world.beforeWrite = (what) => {
    if (what.startsWith('-') && world.now < until) throw new NothingSent(trouble('unavailable'));
  };
  const second = await granted(world);
  await world.moveTo(until - HOUR);
  expect([first, second].map((id) => world.request(id).state)).toEqual(['ending', 'applying']);
  expect(world.request(second).trouble).toMatchObject({ code: 'still-shown', underway: true });
  await world.moveTo(until + 2 * HOUR);
  expect([first, second].map((id) => world.request(id).state)).toEqual(['ended', 'active']);
  expect(world.directory.members).toContain(KEY);
});

test('nor is what is shown believed where a later try may have taken it', async () => {
  const world = new World();
  world.directory.add(employeesGuest(GUEST));
  const first = await granted(world);
  const until = world.now + 6 * HOUR;
  let tries = 0;
  world.beforeWrite = (what) => {
    if (!what.startsWith('-') || world.now >= until) return;
    tries += 1;
    if (tries <= 7) throw new NothingSent(trouble('unavailable'));
    throw trouble('unavailable');
  };
  await world.end(first, 'revoke', OWNER);
  await world.moveTo(world.now + 3 * HOUR);
  const second = await granted(world);
  await world.moveTo(until - HOUR);
  expect([first, second].map((id) => world.request(id).state)).toEqual(['ending', 'applying']);
  await world.moveTo(until + 2 * HOUR);
  expect([first, second].map((id) => world.request(id).state)).toEqual(['ended', 'active']);
  expect(world.directory.members).toContain(KEY);
});
