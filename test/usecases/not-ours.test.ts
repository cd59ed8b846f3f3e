// What was there before us, or has become somebody else's, is used while a grant is open and stays after it.
import { describe, expect, test } from 'vitest';
import { accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { employeesGuest } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };

/** A guest whom somebody else invited, and whom no search shows yet. */
const unshown = (world: World) => {
  world.directory.add(employeesGuest(GUEST));
  world.directory.unshown.add(GUEST.objectId);
};

async function granted(
  world: World,
  fields: Record<string, unknown> = {},
  kind = 'guest-access',
): Promise<string> {
  const asked = await world.ask({ kind, fields });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await world.approve(asked.value.id);
  await world.settle();
  return asked.value.id;
}

const guestStep = (world: World, id: string) =>
  world.request(id).steps.find((step) => step.id === 'guest');

describe('a guest that was there, although no search had shown it', () => {
  test('is used for the access and named as found, not as made', async () => {
    const world = new World();
    unshown(world);
    const id = await granted(world);
    expect(guestStep(world, id)).toMatchObject({
      state: 'found',
      ours: false,
      outputs: { objectId: GUEST.objectId },
    });
    expect(world.isMember(GUEST.objectId)).toBe(true);
    const verbs = world.store.audit.filter(({ details }) => details.stepId === 'guest');
    expect(verbs.map(({ verb }) => verb)).toEqual(['step-begun', 'step-found']);
  });

  test('stays when the access ends', async () => {
    const world = new World();
    unshown(world);
    const id = await granted(world);
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id)).toMatchObject({ state: 'ended' });
    expect(guestStep(world, id)).toMatchObject({ state: 'kept', kept: 'It was there before.' });
    expect(world.guest()?.objectId).toBe(GUEST.objectId);
    expect(world.directory.members.size).toBe(0);
  });

  test('is not taken for ours by the next grant either', async () => {
    const world = new World();
    unshown(world);
    const id = await granted(world);
    expect(await world.store.heldBy([EMPLOYEE])).not.toContain(
      `guest/${AWAY}/${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`,
    );
    const again = await granted(world, { duration: 'P14D' });
    expect(world.request(again).plan.steps.map((step) => step.id)).toEqual(['member']);
    await world.moveTo(world.now + 20 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.guest()?.objectId).toBe(GUEST.objectId);
  });

  test('stays when the access is given back while the invitation is on its way', async () => {
    const world = new World();
    unshown(world);
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    const { id } = asked.value;
    await world.approve(id);
    let given: Promise<unknown> | undefined;
    const remove = world.directory.unshown.delete.bind(world.directory.unshown);
    world.directory.unshown.delete = (objectId) => {
      given ??= world.end(id, 'return', EMPLOYEE);
      return remove(objectId);
    };
    await world.settle();
    await given;
    await world.moveTo(world.now + DAY);
    expect(world.request(id).state).toBe('ended');
    expect(guestStep(world, id)).toMatchObject({ state: 'kept', kept: 'It was there before.' });
    expect(world.guest()?.objectId).toBe(GUEST.objectId);
    expect(world.store.holdings.filter((item) => !item.released)).toEqual([]);
  });
});

describe('a guest of ours', () => {
  test('who became a member meanwhile keeps the account', async () => {
    const world = new World();
    const id = await granted(world);
    const guest = world.guest();
    if (!guest) throw new Error('no guest');
    world.directory.accounts.set(accountKey(guest), { ...guest, userType: 'member' });
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(guestStep(world, id)).toMatchObject({ state: 'kept' });
    expect(world.guest()).toBeDefined();
    expect(world.directory.members.size).toBe(0);
  });

  test('is measured against the first begin, however often it was tried', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.approve(asked.value.id);
    world.killAt = 'after-write';
    await world.settle();
    const begun = guestStep(world, asked.value.id)?.begunAt;
    await world.moveTo(world.now + DAY);
    expect(guestStep(world, asked.value.id)).toMatchObject({ state: 'done', begunAt: begun });
  });
});

describe('an eligibility', () => {
  const eligible = (world: World, duration: string) =>
    granted(world, { duration }, 'pim-eligibility');
  const prolong = ({ directory: { eligibilities } }: World, until: number | null) => {
    for (const item of eligibilities.splice(0)) eligibilities.push({ ...item, until });
  };
  const PROLONGED = 'Somebody else has prolonged it.';

  test('that an administrator made permanent stays when its time is over', async () => {
    const world = new World();
    const id = await eligible(world, 'P7D');
    await world.moveTo(world.now + 3 * DAY);
    prolong(world, null);
    await world.moveTo(world.now + 5 * DAY);
    expect(world.request(id)).toMatchObject({ state: 'ended' });
    expect(world.request(id).provenAt).toBeUndefined();
    expect(world.request(id).steps[0]).toMatchObject({ state: 'kept', kept: PROLONGED });
    expect(world.directory.eligibilities).toHaveLength(1);
  });

  test('that an administrator prolonged stays when it is revoked early, and the card says so', async () => {
    const world = new World();
    const id = await eligible(world, 'P7D');
    prolong(world, world.now + 30 * DAY);
    await world.end(id, 'revoke', OWNER);
    await world.settle();
    expect(world.request(id).steps[0]).toMatchObject({ state: 'kept', kept: PROLONGED });
    expect(world.directory.eligibilities).toHaveLength(1);
  });

  test('that a longer grant of ours prolonged goes with the shorter one, when the longer was revoked', async () => {
    const world = new World();
    const short = await eligible(world, 'P3D');
    const long = await eligible(world, 'P9D');
    expect(world.directory.eligibilities[0]?.until).toBe(world.now + 9 * DAY);
    await world.end(long, 'revoke', OWNER);
    await world.settle();
    expect(world.request(long).steps[0]).toMatchObject({ state: 'kept' });
    await world.moveTo(world.now + 4 * DAY);
    expect(world.request(short).steps[0]).toMatchObject({ state: 'undone' });
    expect(world.directory.eligibilities).toEqual([]);
  });

  test('that was taken back once explains nothing of what somebody gives later', async () => {
    const world = new World();
    const early = await eligible(world, 'P20D');
    await world.end(early, 'revoke', OWNER);
    await world.settle();
    const id = await eligible(world, 'P3D');
    prolong(world, world.now + 10 * DAY);
    await world.moveTo(world.now + 4 * DAY);
    expect(world.request(id).steps[0]).toMatchObject({ state: 'kept', kept: PROLONGED });
    expect(world.directory.eligibilities).toHaveLength(1);
  });
});
