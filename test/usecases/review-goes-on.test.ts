// Silence never ends a setting, so whoever is asked about it is asked again every day, whatever comes between.
import { expect, test } from 'vitest';
import { cutRequest } from '../../src/domain/access/cut-off.ts';
import { driftOf, giveAgain } from '../../src/domain/access/drift.ts';
import { askWhetherNeeded } from '../../src/domain/access/keep.ts';
import { setUp } from '../../src/domain/access/set-up.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { HOME, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

/** A setting whose review is due so much later. */
async function inPlace(reviewIn: number) {
  const world = new World();
  const asked = await world.ask({ kind: 'guest-access', fields: { duration: 'P7D' } });
  if (!asked.ok) throw new Error('no');
  await world.approve(asked.value.id);
  await world.settle();
  const { id } = asked.value;
  const { expiresAt: _, ...grant } = world.request(id);
  // A setting has no end of its own.
  for (const row of world.queue.rows) row.done ||= row.work.kind === 'expire';
  // The plan of another kind: what a kind plans does not matter here.
  const setting = {
    ...grant,
    lifecycle: 'relationship-setting' as const,
    state: 'active' as const,
    durationMs: 90 * DAY,
    reviewAt: world.now + reviewIn,
  };
  return { world, id, setting };
}

test('after a cut-off the owners of a setting are asked every day until one of them answers', async () => {
  const { world, id, setting } = await inPlace(60 * DAY);
  const oncall = { account: { tenantId: HOME, objectId: 'x' }, displayName: 'On call' };
  const cut = cutRequest(setting, oncall, ['3 guests lose it.'], world.now);
  if (!cut) throw new Error('Nothing was decided.');
  world.store.requests.set(id, cut.request);
  for (const { work, dueAt } of cut.work) world.queue.add(id, work, dueAt);
  expect(world.request(id).review).toMatchObject({ asked: 1 });
  await world.moveTo(world.now + 10 * DAY + HOUR);
  // Silence never ends it, so silence has to be asked again.
  expect(world.request(id).review?.asked).toBeGreaterThan(9);
});

test('a review that nobody answered goes on being asked every day after something is given again', async () => {
  const by = { account: OWNER, displayName: 'O. Wner' };
  const { world, id, setting } = await inPlace(0);
  const review = askWhetherNeeded(setting, [], world.now);
  if (!review) throw new Error('no review');
  const due = review.request;
  world.store.requests.set(id, due);
  for (const { work, dueAt } of review.work) world.queue.add(id, work, dueAt);
  await world.moveTo(world.now + 2 * DAY + HOUR);
  expect(world.request(id).review?.asked).toBe(3);
  // Somebody takes a step away by hand, and an owner gives it again.
  const now = world.request(id);
  const stepId = now.steps.at(-1)?.id ?? '';
  const drift = driftOf(now, [{ stepId, as: 'gone' }], world.now);
  if (!drift) throw new Error('no drift');
  const again = giveAgain({ ...now, drift }, by, world.now)?.request;
  if (!again) throw new Error('not given again');
  const done = setUp({ ...again, steps: now.steps }, [], [], world.now);
  world.store.requests.set(id, { ...done.request, state: 'active' });
  for (const { work, dueAt } of done.work) world.queue.add(id, work, dueAt);
  // Nobody has said that it is still needed, so it goes on being asked.
  expect(world.request(id).kept).toBeUndefined();
  await world.moveTo(world.now + 10 * DAY);
  expect(world.request(id).review?.asked).toBeGreaterThan(10);
});
