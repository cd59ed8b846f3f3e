// What somebody else gave after tries that sent nothing stays theirs, however late the end of the request comes to it.
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { endAccess } from '../../src/usecases/end-access.ts';
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

test.each([
  ['an end that comes by itself while nothing runs', false],
  ['an end by hand that is done after the next try was due', true],
])('stays at %s', async (_, byHand) => {
  const { world, id } = await approved();
  world.unsentWrites = 3;
  await world.settle();
  world.directory.members.add(KEY);
  world.now += byHand ? HOUR : 9 * DAY;
  if (byHand) await world.end(id, 'revoke', OWNER);
  await world.moveTo(world.now + HOUR);
  expect(world.request(id).state).toBe('ended');
  expect(world.directory.members).toContain(KEY);
  expect(world.store.holdings.filter((item) => !item.released)).toEqual([]);
  expect(
    world.queue.rows.filter(({ work, done }) => work.kind === 'perform-step' && !done),
  ).toEqual([]);
});

test('is not ours for another request that finds it there meanwhile', async () => {
  const { world, id } = await approved();
  world.unsentWrites = 3;
  await world.settle();
  const other = await world.ask();
  if (!other.ok) throw new Error('not asked');
  await world.approve(other.value.id);
  world.directory.members.add(KEY);
  await world.settle();
  expect(member(world, other.value.id)).toMatchObject({ state: 'found', ours: false });
  await world.moveTo(world.now + 8 * DAY);
  expect([id, other.value.id].map((one) => world.request(one).state)).toEqual(['ended', 'ended']);
  expect(world.directory.members).toContain(KEY);
});

test('stays where the request ends during the last try', async () => {
  const { world, id } = await approved();
  world.unsentWrites = Number.POSITIVE_INFINITY;
  let tries = 0;
  let ended: Promise<unknown> | undefined;
  const { store } = world;
  const load = store.load.bind(store);
  store.load = async (one) => {
    await ended;
    return load(one);
  };
  world.beforeWrite = () => {
    tries += 1;
    if (tries !== 6) return;
    world.directory.members.add(KEY);
    const deps = { ...world.deps, store: Object.assign(Object.create(store), { load }) };
    ended = endAccess(deps, OWNER, id, 'revoke');
  };
  await world.moveTo(world.now + DAY);
  expect(world.request(id).state).toBe('ended');
  expect(world.directory.members).toContain(KEY);
});
