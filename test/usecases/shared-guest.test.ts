// A guest account that several grants of one person need: the last of them takes it away.
import { expect, test } from 'vitest';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

async function granted(world: World, kind: string, duration: string): Promise<string> {
  const asked = await world.ask({ kind, actor: STRANGER, fields: { duration } });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await world.approve(asked.value.id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.accounts.set(accountKey(guest), { ...guest, redemption: 'accepted' });
  return asked.value.id;
}

const guestStep = (world: World, id: string) =>
  world.request(id).steps.find((step) => step.id === 'guest');

test('a guest who is eligible for a role by then goes with the role', async () => {
  const world = new World();
  const access = await granted(world, 'guest-access', 'P3D');
  const role = await granted(world, 'pim-eligibility', 'P7D');
  expect(world.directory.eligibilities[0]?.principalId).toBe(world.guest()?.objectId);

  await world.moveTo(world.now + 4 * DAY);
  expect(world.request(access).state).toBe('ended');
  expect(guestStep(world, access)?.kept).toContain('Another grant that is still open needs it');
  expect(world.guest()).toBeDefined();

  await world.moveTo(world.now + 4 * DAY);
  expect(world.request(role).state).toBe('ended');
  expect(world.directory.eligibilities).toEqual([]);
  expect(world.guest()).toBeUndefined();
});

test('a role that ends first leaves the guest to the access', async () => {
  const world = new World();
  await granted(world, 'guest-access', 'P7D');
  const role = await granted(world, 'pim-eligibility', 'P3D');
  await world.moveTo(world.now + 4 * DAY);
  expect(world.request(role)).toMatchObject({ state: 'ended' });
  expect(world.guest()).toBeDefined();
  await world.moveTo(world.now + 4 * DAY);
  expect(world.guest()).toBeUndefined();
});

test('a role that begins after the access has ended is given to the account that is made anew', async () => {
  const world = new World();
  await granted(world, 'guest-access', 'P3D');
  const first = world.guest()?.objectId;
  const startDate = new Date(world.now + 5 * DAY).toISOString().slice(0, 10);
  const fields = { duration: 'P7D', startDate, startTime: '09:00' };
  const asked = await world.ask({ kind: 'pim-eligibility', actor: STRANGER, fields });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  const { id } = asked.value;
  await world.approve(id);
  await world.moveTo(world.now + 4 * DAY);
  expect(world.guest()).toBeUndefined();

  await world.moveTo(world.now + 2 * DAY);
  const guest = world.guest();
  expect(guest?.objectId).not.toBe(first);
  expect(world.directory.eligibilities).toMatchObject([{ principalId: guest?.objectId }]);
  expect(world.request(id).state).toBe('waiting');
  if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + DAY);
  expect(world.request(id).state).toBe('active');

  await world.moveTo(world.now + 8 * DAY);
  expect(world.request(id)).toMatchObject({ state: 'ended' });
  expect(world.directory.eligibilities).toEqual([]);
  expect(world.guest()).toBeUndefined();
});

test('a guest of ours that no search shows when another access needs it goes with the last of them', async () => {
  const world = new World();
  await granted(world, 'guest-access', 'P2D');
  await world.moveTo(world.now + HOUR);
  world.directory.unshown.add(world.guest()?.objectId ?? '');
  const later = await granted(world, 'guest-access', 'P5D');
  await world.moveTo(world.now + 3 * DAY);
  expect(world.guest()).toBeDefined();
  await world.moveTo(world.now + 3 * DAY);
  expect(world.request(later)).toMatchObject({ state: 'ended' });
  expect(world.guest()).toBeUndefined();
});
