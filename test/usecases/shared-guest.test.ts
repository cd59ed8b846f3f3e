// A guest account that several grants of one person need: the last of them takes it away.
import { expect, test } from 'vitest';
import { accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
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
