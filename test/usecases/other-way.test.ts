// A place in a group is given directly or through PIM: the end of one way would take the other away.
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { stepInHand } from '../../src/usecases/step-in-hand.ts';
import { employeesGuest } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  OWNER,
  offers,
  PACKAGE,
  POLICY,
  rule,
  tenant,
} from '../fakes/estate.ts';
import { accessPackageOf, packageRole } from '../fakes/packages.ts';
import { World } from '../fakes/world.ts';

const KINDS = ['guest-access', 'group-membership', 'access-package'];
const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
const PLACE = `${GROUP}/member/${GUEST.objectId}`;
const MEMBER = `${GROUP}/${GUEST.objectId}`;

function worldOf(): World {
  const world = new World(
    estate({
      tenants: [
        tenant({ name: 'home', id: HOME, displayName: 'Home', owners: [] }),
        tenant({
          access: KINDS,
          signIn: ['reader', 'remover', 'guests-writer', 'group-pim-writer', 'packages-writer'],
          offers: offers({
            groups: [GROUP],
            packages: [{ id: PACKAGE, policy: POLICY }],
            memberships: [{ groupId: GROUP, as: ['member'], pim: 'eligible' }],
          }),
        }),
      ],
      // One account there, so that either kind is for the same one.
      people: estate().people.filter(({ accounts }) =>
        accounts.every(({ objectId }) => objectId !== EMPLOYEE_ADMIN.objectId),
      ),
      policies: [rule({ kinds: KINDS })],
    }),
  );
  world.directory.add(employeesGuest(GUEST));
  return world;
}

const resource = {
  'guest-access': `away/${GROUP}`,
  'group-membership': `away/${GROUP}:member`,
  'access-package': `away/${PACKAGE}:${POLICY}`,
};
const asked = (world: World, kind: keyof typeof resource, duration = 'P7D') =>
  world.ask({ kind, fields: { resource: resource[kind], duration } });

async function approved(world: World, kind: keyof typeof resource): Promise<string> {
  const done = await asked(world, kind);
  if (!done.ok) throw new Error(done.error.map(({ sentence }) => sentence).join());
  await world.approve(done.value.id);
  return done.value.id;
}

describe('a direct membership beside an eligibility of ours', () => {
  test('is refused when it is asked for, and says what to do instead', async () => {
    const world = worldOf();
    await approved(world, 'group-membership');
    await world.settle();
    const refused = await asked(world, 'guest-access');
    expect(refused).toMatchObject({ ok: false, error: [{ code: 'already-held' }] });
    expect(JSON.stringify(refused)).toMatch(/eligible/);
  });

  test('is not given either where both were approved at once, and the first goes on', async () => {
    const world = worldOf();
    const eligible = await approved(world, 'group-membership');
    const direct = await approved(world, 'guest-access');
    await world.settle();
    expect(world.request(eligible).state).toBe('active');
    expect(world.request(direct).state).toBe('failed');
    expect(world.request(direct).personal?.failure).toMatch(/another way/);
    expect(world.directory.members).not.toContain(MEMBER);
    expect(world.directory.standings.get(PLACE)?.eligible).toHaveLength(1);
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(eligible).state).toBe('ended');
  });

  test('comes first as well, and then nothing is given through PIM', async () => {
    const world = worldOf();
    const direct = await approved(world, 'guest-access');
    const eligible = await approved(world, 'group-membership');
    await world.settle();
    expect(world.request(direct).state).toBe('active');
    expect(world.request(eligible).state).toBe('failed');
    expect(world.directory.standings.get(PLACE)?.eligible ?? []).toEqual([]);
    expect(world.directory.members).toContain(MEMBER);
  });

  test('may be given once the eligibility has ended', async () => {
    const world = worldOf();
    const eligible = await approved(world, 'group-membership');
    await world.settle();
    await world.end(eligible, 'revoke', OWNER);
    await world.moveTo(world.now + DAY);
    const direct = await approved(world, 'guest-access');
    await world.settle();
    expect(world.request(direct).state).toBe('active');
    expect(world.request(direct).beneficiary).toEqual(EMPLOYEE);
  });

  test('is not given before the end of the eligibility is proven', async () => {
    const world = worldOf();
    const eligible = await approved(world, 'group-membership');
    await world.settle();
    await world.end(eligible, 'revoke', OWNER);
    const isUndone = () => world.request(eligible).steps.at(-1)?.state === 'undone';
    while (!isUndone() && (await world.step()));
    expect(world.request(eligible).state).toBe('ending');
    const direct = await approved(world, 'guest-access');
    const barred = async () =>
      (await stepInHand(world.deps, world.request(direct), 'member', true))?.barred;
    expect(await barred()).toBe('other-way-ends');
    await world.settle();
    expect(world.request(eligible).state).toBe('ended');
    expect(await barred()).toBeUndefined();
    await world.moveTo(world.now + MINUTE);
    expect(world.request(direct).state).toBe('active');
  });

  test('waits for an eligibility that is being taken back, and is not refused', async () => {
    const world = worldOf();
    const eligible = await approved(world, 'group-membership');
    const direct = await approved(world, 'guest-access');
    const isBegun = () => world.request(eligible).steps.at(-1)?.state === 'begun';
    while (!isBegun() && (await world.step()));
    await world.end(eligible, 'revoke', OWNER);
    await world.moveTo(world.now + HOUR);
    expect(world.request(eligible).state).toBe('ended');
    expect(world.request(direct).state).toBe('active');
  });
});

describe('an access package that gives a place in a group', () => {
  test('is refused where a grant of ours gives the place already, and the other way round', async () => {
    const world = worldOf();
    await approved(world, 'group-membership');
    await world.settle();
    const after = await asked(world, 'access-package');
    expect(after).toMatchObject({ ok: false, error: [{ code: 'would-be-lost' }] });
    const other = worldOf();
    const first = await approved(other, 'access-package');
    // Entra hands it out in its own time, and shows nobody in the group until then.
    while (other.request(first).steps.at(-1)?.state !== 'begun' && (await other.step()));
    const refused = await asked(other, 'guest-access');
    expect(refused).toMatchObject({ ok: false, error: [{ code: 'already-held' }] });
  });

  test.each([
    ['access-package', 'guest-access'],
    ['guest-access', 'access-package'],
    ['access-package', 'group-membership'],
    ['group-membership', 'access-package'],
  ] as const)('where %s and %s were approved at once, the first goes on alone', async (a, b) => {
    const world = worldOf();
    const first = await approved(world, a);
    const second = await approved(world, b);
    await world.settle();
    expect(world.request(first).state).toBe('active');
    expect(world.request(second).state).toBe('failed');
    expect(world.request(second).personal?.failure).toMatch(/another way/);
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(first).state).toBe('ended');
    expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
    const third = await approved(world, b);
    await world.settle();
    expect(world.request(third).state).toBe('active');
  });

  test('is waited for until its end is proven, and then another way is given', async () => {
    const world = worldOf();
    const first = await approved(world, 'access-package');
    await world.settle();
    await world.end(first, 'revoke', OWNER);
    const isUndone = () => world.request(first).steps.at(-1)?.state === 'undone';
    while (!isUndone() && (await world.step()));
    const direct = await approved(world, 'guest-access');
    expect((await stepInHand(world.deps, world.request(direct), 'member', true))?.barred).toBe(
      'other-way-ends',
    );
    await world.moveTo(world.now + HOUR);
    expect(world.request(first).state).toBe('ended');
    expect(world.request(direct).state).toBe('active');
  });

  test('stands beside a place in another group', async () => {
    const world = worldOf();
    const { packages } = world.directory;
    packages.found = accessPackageOf({ roles: [packageRole({ id: 'other-group' })] });
    const first = await approved(world, 'access-package');
    const second = await approved(world, 'guest-access');
    await world.settle();
    expect([first, second].map((id) => world.request(id).state)).toEqual(['active', 'active']);
  });
});
