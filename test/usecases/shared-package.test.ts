// Two grants of one access package to one person: one assignment, as long as the later end, gone with the last.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import {
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  PACKAGE,
  POLICY,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const KIND = 'access-package';
const of = estate({
  tenants: [
    tenant({ name: 'home', id: HOME, displayName: 'Home', domains: ['home.example'], owners: [] }),
    tenant({ access: [KIND] }),
  ],
  policies: [rule({ kinds: [KIND] })],
});

async function granted(world: World, duration: string, actor = EMPLOYEE): Promise<string> {
  const fields = { resource: `away/${PACKAGE}:${POLICY}`, duration };
  const asked = await world.ask({ kind: KIND, fields, actor });
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  await world.approve(asked.value.id);
  await world.settle();
  return asked.value.id;
}

const assignments = (world: World) =>
  world.directory.packages.held.map(({ objectId, until }) => ({
    objectId,
    days: ((until ?? 0) - world.now) / DAY,
  }));

describe('one access package asked for twice', () => {
  test('is prolonged by the longer one, and taken back with it alone', async () => {
    const world = new World(of);
    const first = await granted(world, 'P3D');
    const second = await granted(world, 'P9D');
    expect(assignments(world)).toEqual([{ objectId: EMPLOYEE_ADMIN.objectId, days: 9 }]);
    await world.moveTo(world.now + 4 * DAY);
    expect(world.request(first).state).toBe('ended');
    expect(world.request(first).steps[0]?.kept).toContain('Another grant');
    expect(assignments(world)).toHaveLength(1);
    await world.moveTo(world.now + 6 * DAY);
    expect(world.request(second)).toMatchObject({ state: 'ended', steps: [{ state: 'undone' }] });
    expect(assignments(world)).toEqual([]);
  });

  test('is not cut short by the shorter one, nor by the end of the longer', async () => {
    const world = new World(of);
    const longer = await granted(world, 'P9D');
    const shorter = await granted(world, 'P3D');
    expect(assignments(world)).toMatchObject([{ days: 9 }]);
    await world.end(longer, 'return', EMPLOYEE);
    await world.moveTo(world.now + HOUR);
    expect(world.request(longer).state).toBe('ended');
    expect(assignments(world)).toHaveLength(1);
    await world.moveTo(world.now + 4 * DAY);
    expect(world.request(shorter)).toMatchObject({ state: 'ended', steps: [{ state: 'undone' }] });
    expect(assignments(world)).toEqual([]);
  });

  test('by somebody without an account leaves no guest behind', async () => {
    const world = new World(of);
    await granted(world, 'P3D', STRANGER);
    await granted(world, 'P9D', STRANGER);
    expect(world.writes).toEqual(['+invite-guest', '+hold-package', '+hold-package']);
    await world.moveTo(world.now + 4 * DAY);
    expect(assignments(world)).toHaveLength(1);
    expect(world.guest()).toBeDefined();
    await world.moveTo(world.now + 6 * DAY);
    expect(assignments(world)).toEqual([]);
    expect(world.guest()).toBeUndefined();
  });

  test('that somebody else gave is not asked for again, and stays', async () => {
    const world = new World(of);
    const objectId = EMPLOYEE_ADMIN.objectId;
    world.directory.packages.held.push({ objectId, packageId: PACKAGE, until: null });
    await expect(granted(world, 'P3D')).rejects.toThrow('already-held');
    expect(assignments(world)).toHaveLength(1);
  });
});
