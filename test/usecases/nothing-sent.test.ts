// A try that sent nothing made nothing: what somebody else gives before the next one stays theirs.
import { describe, expect, test } from 'vitest';
import { Braked } from '../../src/ports/brake-store.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake } from '../../src/usecases/release-brake.ts';
import { employeesGuest } from '../fakes/directory.ts';
import { AWAY, GROUP, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
const KEY = `${GROUP}/${GUEST.objectId}`;

/** A guest who is there, so that the membership is all that is given. */
async function approved(): Promise<{ world: World; id: string }> {
  const world = new World();
  world.directory.add(employeesGuest(GUEST));
  const asked = await world.ask();
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  await world.approve(asked.value.id);
  return { world, id: asked.value.id };
}

const member = (world: World, id: string) =>
  world.request(id).steps.find((step) => step.id === 'member');

const guestStep = (world: World, id: string) =>
  world.request(id).steps.find((step) => step.id === 'guest');

describe('what somebody else gave after a try that sent nothing', () => {
  test('is found as theirs and stays at the end', async () => {
    const { world, id } = await approved();
    world.unsentWrites = 3;
    await world.settle();
    expect(member(world, id)?.state).toBe('begun');
    world.directory.members.add(KEY);
    await world.moveTo(world.now + HOUR);
    expect(member(world, id)).toMatchObject({ state: 'found', ours: false });
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(member(world, id)).toMatchObject({ state: 'kept' });
    expect(world.directory.members).toContain(KEY);
  });

  test('stays where the request is ended before the next one', async () => {
    const { world, id } = await approved();
    world.unsentWrites = 3;
    await world.settle();
    world.directory.members.add(KEY);
    await world.end(id, 'revoke', OWNER);
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(member(world, id)).toMatchObject({ state: 'todo', ours: false });
    expect(world.writes).toEqual([]);
    expect(world.directory.members).toContain(KEY);
    expect(world.store.holdings.filter((item) => !item.released)).toEqual([]);
  });

  test('stays where the request is ended before the first one', async () => {
    const { world, id } = await approved();
    while (member(world, id)?.state !== 'begun') await world.step();
    world.directory.members.add(KEY);
    await world.end(id, 'revoke', OWNER);
    // What ends it is due at the same moment as the first try, and goes first.
    for (const row of world.queue.rows) if (row.work.kind === 'perform-step') row.dueAt += 1;
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members).toContain(KEY);
  });

  test('stays where it is given up without anything having been sent', async () => {
    const { world, id } = await approved();
    world.unsentWrites = Number.POSITIVE_INFINITY;
    let tries = 0;
    world.beforeWrite = () => {
      tries += 1;
      if (tries === 6) world.directory.members.add(KEY);
    };
    await world.moveTo(world.now + DAY);
    expect(world.request(id).state).toBe('failed');
    expect(world.directory.members).toContain(KEY);
    expect(world.store.holdings.filter((item) => !item.released)).toEqual([]);
  });
});

test('what another grant of ours gave between two such tries and left is taken back with this one', async () => {
  const { world, id } = await approved();
  world.unsentWrites = 1;
  await world.settle();
  const other = await world.ask();
  if (!other.ok) throw new Error('not asked');
  await world.approve(other.value.id);
  await world.settle();
  expect(member(world, other.value.id)).toMatchObject({ state: 'done', ours: true });
  expect(member(world, id)?.state).toBe('begun');
  await world.end(other.value.id, 'revoke', OWNER);
  await world.settle();
  expect(member(world, other.value.id)).toMatchObject({ state: 'kept' });
  await world.moveTo(world.now + MINUTE);
  expect(member(world, id)).toMatchObject({ state: 'done', ours: true });
  await world.moveTo(world.now + 8 * DAY);
  expect(world.request(id).state).toBe('ended');
  expect(world.directory.members).not.toContain(KEY);
});

test('what another grant of ours left to a step that sent nothing is taken back at its end', async () => {
  const { world, id } = await approved();
  world.unsentWrites = 1;
  await world.settle();
  const other = await world.ask();
  if (!other.ok) throw new Error('not asked');
  await world.approve(other.value.id);
  await world.settle();
  await world.end(other.value.id, 'revoke', OWNER);
  await world.settle();
  expect(member(world, other.value.id)).toMatchObject({ state: 'kept' });
  await world.end(id, 'revoke', OWNER);
  await world.moveTo(world.now + HOUR);
  expect(world.request(id).state).toBe('ended');
  expect(world.directory.members).not.toContain(KEY);
});

test('a try that was killed with its write sent is taken back at an end before the next one', async () => {
  const { world, id } = await approved();
  world.unsentWrites = 1;
  await world.settle();
  world.killAt = 'after-write';
  world.now += 2 * MINUTE;
  await world.step();
  expect(world.directory.members).toContain(KEY);
  await world.end(id, 'revoke', OWNER);
  await world.moveTo(world.now + HOUR);
  expect(world.request(id).state).toBe('ended');
  expect(world.directory.members).not.toContain(KEY);
});

describe('a guest whom somebody else invites after a try that sent nothing', () => {
  /** Which the search does not show yet, so that the next invitation leaves, and gets no answer. */
  async function lostInvitation(mine: boolean) {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    await world.approve(id);
    world.unsentWrites = 5;
    await world.settle();
    expect(guestStep(world, id)?.state).toBe('begun');
    const [next] = world.queue.rows.filter(
      ({ done, work }) => !done && work.kind === 'perform-step',
    );
    if (!next) throw new Error('There is no further try.');
    next.dueAt = world.now + HOUR;
    world.unsentWrites = 0;
    await world.moveTo(world.now + HOUR / 2);
    if (!mine) {
      world.directory.add(employeesGuest(GUEST));
      world.born.set(GUEST.objectId, world.now);
      world.directory.unshown.add(GUEST.objectId);
    }
    world.killAt = mine ? 'after-write' : 'before-write';
    world.now += HOUR / 2;
    await world.step();
    expect(world.killAt).toBeUndefined();
    world.directory.unshown.clear();
    return { world, id };
  }

  test('stays, although the answer to our invitation was lost', async () => {
    const { world, id } = await lostInvitation(false);
    await world.moveTo(world.now + HOUR);
    expect(guestStep(world, id)).toMatchObject({ state: 'found', ours: false });
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.guest()?.objectId).toBe(GUEST.objectId);
  });

  test('stays where the request ends before the next try', async () => {
    const { world, id } = await lostInvitation(false);
    await world.end(id, 'revoke', OWNER);
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(world.guest()?.objectId).toBe(GUEST.objectId);
  });

  test('is ours where it was our invitation that made the account', async () => {
    const { world, id } = await lostInvitation(true);
    await world.moveTo(world.now + HOUR);
    expect(guestStep(world, id)).toMatchObject({ state: 'done', ours: true });
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.guest()).toBeUndefined();
  });
});

test('a try that may have been sent makes what is there ours, whatever came before and after it', async () => {
  const { world, id } = await approved();
  world.unsentWrites = 1;
  await world.settle();
  world.killAt = 'after-write';
  await world.moveTo(world.now + MINUTE);
  expect(world.directory.members).toContain(KEY);
  await world.moveTo(world.now + HOUR);
  expect(member(world, id)).toMatchObject({ state: 'done', ours: true });
  await world.end(id, 'revoke', OWNER);
  await world.moveTo(world.now + HOUR);
  expect(world.request(id).state).toBe('ended');
  expect(world.directory.members).not.toContain(KEY);
});

describe('a try that had sent something when it met a brake', () => {
  async function brakedHalfWay() {
    const { world, id } = await approved();
    while (member(world, id)?.state !== 'begun') await world.step();
    const brake = await pullBrake(world.deps, OWNER, AWAY, 'brake');
    if (!brake.ok) throw new Error(brake.error.code);
    const { brakes } = world;
    // Pulled after this try had looked for it.
    const inForce = brakes.inForce.bind(brakes);
    brakes.inForce = async () => [];
    world.beforeWrite = () => {
      brakes.inForce = inForce;
      world.beforeWrite = undefined;
      world.directory.members.add(KEY);
      throw new Braked(true);
    };
    await world.settle();
    expect(world.directory.members).toContain(KEY);
    return { world, id, brake: brake.value.brake.id };
  }

  test('counts as one that may have been taken once the brake is over', async () => {
    const { world, id, brake } = await brakedHalfWay();
    expect(await releaseBrake(world.deps, OWNER, brake)).toMatchObject({ ok: true });
    await world.moveTo(world.now + HOUR);
    expect(member(world, id)).toMatchObject({ state: 'done', ours: true });
  });

  test('is taken back where the request ends under the brake', async () => {
    const { world, id } = await brakedHalfWay();
    await world.end(id, 'revoke', OWNER);
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members).not.toContain(KEY);
  });
});
