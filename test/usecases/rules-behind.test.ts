// Where a process cannot load the rules in force nothing is approved by the rules of before; no and back go on.
import { expect, test } from 'vitest';
import { DAY } from '../../src/shared/duration.ts';
import { breakGlass } from '../../src/usecases/break-glass.ts';
import { decideByRule } from '../../src/usecases/decide-by-rule.ts';
import { endAccess } from '../../src/usecases/end-access.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { GLASS } from '../fakes/break-glass.ts';
import { EMPLOYEE, estate, OWNER, rule } from '../fakes/estate.ts';
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

test('no rule approves by itself, and who can decides it elsewhere', async () => {
  const automatic = { longest: 7 * DAY, atMost: { perPerson: 1, perRule: 2, in: 7 * DAY } };
  const world = new World(estate({ policies: [rule({ automatic })] }));
  const id = await asked(world);
  const row = world.queue.rows.find(({ work }) => work.kind === 'decide');
  if (!row) throw new Error('Nothing is to be decided.');
  const item = { id: row.id, requestId: id, work: row.work, attempts: 0 };
  expect(await decideByRule({ ...world.deps, behind }, item)).toBe('busy');
  expect(world.request(id)).toMatchObject({ state: 'pending', byRule: 'deciding' });
  await world.settle();
  expect(world.request(id).state).toBe('waiting');
});

test('no break-glass is taken', async () => {
  const world = new World(estate({ breakGlass: [GLASS] }));
  const wish = { id: GLASS.id, after: 'never', reason: 'It stands still' };
  expect(await breakGlass({ ...world.deps, behind }, EMPLOYEE, wish)).toMatchObject({
    ok: false,
    error: { code: 'rules-behind' },
  });
});
