// Where a process cannot load the rules in force nothing is given by the rules of before; no and back go on.
import { expect, test, vi } from 'vitest';
import { onDueWork } from '../../src/inbound/on-due-work.ts';
import { DAY } from '../../src/shared/duration.ts';
import { breakGlass } from '../../src/usecases/break-glass.ts';
import { endAccess } from '../../src/usecases/end-access.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake } from '../../src/usecases/release-brake.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { GLASS } from '../fakes/break-glass.ts';
import { AWAY, EMPLOYEE, estate, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const behind = () => 'version 1 is in force, and cannot be loaded here';
const asked = async (world: World): Promise<string> => {
  const sent = await world.ask();
  if (!sent.ok) throw new Error('not asked');
  return sent.value.id;
};

test('a yes is refused and a no is taken', async () => {
  const world = new World();
  const id = await asked(world);
  const deps = { ...world.deps, behind };
  const shownHash = world.request(id).plan.hash;
  const prove = () => world.prove(OWNER);
  const yes = { approve: true, shownHash, prove } as const;
  expect(await reviewRequest(deps, { actor: OWNER, requestId: id, verdict: yes })).toMatchObject({
    ok: false,
    error: { refusal: { code: 'rules-behind' } },
  });
  expect(world.request(id).state).toBe('pending');
  const no = { approve: false, reason: 'Not now' } as const;
  expect((await reviewRequest(deps, { actor: OWNER, requestId: id, verdict: no })).ok).toBe(true);
});

test('what was given is taken back', async () => {
  const world = new World();
  const id = await asked(world);
  await world.approve(id);
  await world.settle();
  const deps = { ...world.deps, behind };
  expect((await endAccess(deps, OWNER, id, 'revoke')).ok).toBe(true);
});

/** As a process that is behind does what is due, once each; gives what of it was left to others. */
async function dueBehind(world: World): Promise<string[]> {
  const due = world.queue.due(world.now);
  for (const item of due) {
    world.queue.claim(item.id);
    await onDueWork({ ...world.deps, behind }, item);
  }
  // Longer than a moment, which this process would keep for itself.
  const left = world.queue.rows.filter(
    ({ id, done, dueAt }) =>
      !done && dueAt >= world.now + 2_000 && due.some((one) => one.id === id),
  );
  return left.map(({ work }) => work.kind).filter((kind) => kind !== 'check');
}
const laterOn = async (world: World) => {
  world.now += 10_000;
  await world.settle();
};

test('no rule approves by itself, and who can decides it elsewhere', async () => {
  const automatic = { longest: 7 * DAY, atMost: { perPerson: 1, perRule: 2, in: 7 * DAY } };
  const world = new World(estate({ policies: [rule({ automatic })] }));
  const id = await asked(world);
  expect(await dueBehind(world)).toEqual(['decide']);
  expect(world.request(id)).toMatchObject({ state: 'pending', byRule: 'deciding' });
  await laterOn(world);
  expect(world.request(id).state).toBe('waiting');
});

test('what was approved before is given elsewhere, and taken back here', async () => {
  const world = new World();
  const id = await asked(world);
  await world.approve(id);
  expect(await dueBehind(world)).toEqual(['observe-step']);
  expect(world.request(id).steps.every(({ state }) => state === 'todo')).toBe(true);
  await laterOn(world);
  expect(world.request(id).state).toBe('waiting');
  const deps = { ...world.deps, behind };
  await endAccess(deps, OWNER, id, 'revoke');
  for (let turns = 0; turns < 20 && world.queue.due(world.now).length > 0; turns += 1) {
    expect(await dueBehind(world)).toEqual([]);
  }
  expect(world.request(id).state).toBe('ended');
});

test('what is to begin now begins elsewhere', async () => {
  const world = new World();
  const sent = await world.ask({ fields: { startDate: '2026-11-25', startTime: '08:00' } });
  if (!sent.ok) throw new Error('not asked');
  const { id } = sent.value;
  await world.approve(id);
  await world.settle();
  world.now = Date.UTC(2026, 10, 25, 8);
  expect(await dueBehind(world)).toEqual(['begin']);
  expect(world.request(id).state).toBe('scheduled');
  await laterOn(world);
  expect(world.request(id).state).toBe('waiting');
});

test('no pause ends by the rules of before, and one can be begun', async () => {
  const world = new World();
  const deps = { ...world.deps, behind };
  const pulled = await pullBrake(deps, OWNER, AWAY, 'a pause');
  if (!pulled.ok) throw new Error('not paused');
  const { id } = pulled.value.brake;
  const refused = { ok: false, error: { code: 'rules-behind' } };
  expect(await releaseBrake(deps, OWNER, id)).toMatchObject(refused);
  expect((await releaseBrake(world.deps, OWNER, id)).ok).toBe(true);
});

test('no break-glass is taken', async () => {
  const world = new World(estate({ breakGlass: [GLASS] }));
  const wish = { id: GLASS.id, after: 'never', reason: 'It stands still' };
  expect(await breakGlass({ ...world.deps, behind }, EMPLOYEE, wish)).toMatchObject({
    ok: false,
    error: { code: 'rules-behind' },
  });
});

test('nothing is let go by the times of before', async () => {
  const world = new World();
  world.queue.add('record:tidy', { kind: 'tidy-record' }, world.now);
  const [item] = world.queue.due(world.now);
  if (!item) throw new Error('Nothing is due.');
  const letGo = vi.fn(async () => 0);
  await onDueWork({ ...world.deps, recordKeeper: { letGo }, behind }, item);
  expect(letGo).not.toHaveBeenCalled();
  world.now += 10_000;
  await onDueWork({ ...world.deps, recordKeeper: { letGo } }, item);
  expect(letGo).toHaveBeenCalledTimes(1);
});
