// One hand on a thing at a time: two steps that touch the same object never run side by side.
import { describe, expect, test } from 'vitest';
import type { WorkItem } from '../../src/ports/work-queue.ts';
import { prepareEffect } from '../../src/usecases/prepare-effect.ts';
import { World } from '../fakes/world.ts';

type StepWork = Extract<WorkItem['work'], { kind: 'observe-step' }>;

async function approved(world: World) {
  const asked = await world.ask();
  if (!asked.ok) throw new Error('It could not be asked.');
  await world.approve(asked.value.id);
  const item = world.queue
    .due(world.now)
    .find((due) => due.work.kind === 'observe-step' && due.requestId === asked.value.id);
  if (!item) throw new Error('No step is due.');
  return item as WorkItem & { work: StepWork };
}

describe('a step', () => {
  test('waits while another grant has the same thing in hand', async () => {
    const world = new World();
    const first = await approved(world);
    const second = await approved(world);
    const prepare = (item: typeof first) => prepareEffect(world.deps, item, item.work);
    expect(await prepare(first)).toMatchObject({ act: 'observe' });
    expect(await prepare(second)).toBe('busy');
    await world.queue.finish(first.id);
    expect(await prepare(second)).toMatchObject({ act: 'observe' });
  });

  test('looks again once it has the thing: what the other did meanwhile counts', async () => {
    const world = new World();
    const item = await approved(world);
    const { queue } = world;
    const reserve = queue.reserve.bind(queue);
    queue.reserve = async (id, keys) => {
      // Between loading and reserving, somebody takes the access back.
      const request = world.request(item.requestId);
      world.store.requests.set(request.id, { ...request, state: 'ending' });
      return reserve(id, keys);
    };
    expect(await prepareEffect(world.deps, item, item.work)).toBe('unwanted');
  });

  test('sees that another grant brought the thing about while it waited', async () => {
    const world = new World();
    const item = await approved(world);
    const { queue } = world;
    const reserve = queue.reserve.bind(queue);
    const prepared = prepareEffect(world.deps, item, item.work);
    expect(await prepared).toMatchObject({ step: { heldAsOurs: null } });
    queue.reserve = async (id, keys) => {
      const key = keys.at(-1) ?? '';
      const step = { requestId: 'another', stepId: 'guest', beneficiary: '', ours: true };
      world.store.holdings.push({ ...step, key, released: false });
      return reserve(id, keys);
    };
    expect(await prepareEffect(world.deps, item, item.work)).toMatchObject({
      step: { heldAsOurs: true },
    });
  });
});
