// Asking for something that waits already: told so, instead of a second card for every owner.
import { expect, test } from 'vitest';
import { OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const codeOf = (result: Awaited<ReturnType<World['ask']>>) =>
  result.ok ? 'ok' : result.error[0]?.code;

test('what waits for a decision is not asked again, and the refusal names its number', async () => {
  const world = new World();
  const first = await world.ask();
  const id = first.ok ? first.value.id : '';
  const second = await world.ask({ fields: { duration: 'P1D' } });
  expect(codeOf(second)).toBe('already-asked');
  expect(second.ok ? '' : second.error[0]?.sentence).toContain(id);
  expect(world.store.requests.size).toBe(1);
});

test('something else may be asked meanwhile', async () => {
  const world = new World();
  await world.ask();
  expect(codeOf(await world.ask({ kind: 'pim-eligibility' }))).not.toBe('already-asked');
});

test('once it is decided, or withdrawn, it may be asked again', async () => {
  const world = new World();
  const first = await world.ask();
  await world.deny(first.ok ? first.value.id : '', 'not this quarter', OWNER);
  const second = await world.ask();
  expect(codeOf(second)).toBe('ok');
  const id = second.ok ? second.value.id : '';
  await world.end(id, 'withdraw', world.request(id).requestor);
  expect(codeOf(await world.ask())).toBe('ok');
});
