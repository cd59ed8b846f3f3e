// Giving again is giving: what several sides agreed to is given again by none of them alone.
import { expect, test } from 'vitest';
import { stepFailed } from '../../src/domain/access/apply.ts';
import { giveAgain } from '../../src/domain/access/drift.ts';
import { beginEnding } from '../../src/domain/access/end.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const SECURITY = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000001' };

async function takenAway(): Promise<readonly [World, string]> {
  const people = [
    ...estate().people,
    { name: 'security', displayName: 'S. Ecurity', accounts: [SECURITY] },
  ];
  const world = new World(estate({ people, policies: [rule({ alsoApprovers: ['security'] })] }));
  world.directory.add(account(SECURITY, { displayName: 'S. Ecurity' }));
  const asked = await world.ask({ fields: { duration: 'P20D' } });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await world.approve(asked.value.id, OWNER);
  await world.approve(asked.value.id, SECURITY);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 2 * HOUR);
  world.directory.members.clear();
  await world.moveTo(world.now + DAY);
  return [world, asked.value.id];
}

test('an owner does not give again alone what security had to agree to', async () => {
  const [world, id] = await takenAway();
  expect(world.request(id).drift).toMatchObject({ found: 'removed' });
  for (const who of [OWNER, SECURITY]) {
    expect(await answerDrift(world.deps, who, id, 'give-again')).toMatchObject({
      error: { code: 'several-sides' },
    });
  }
  expect(world.directory.members.size).toBe(0);
});

test('of two tenants an owner of the one where it is missing does', async () => {
  const [world, id] = await takenAway();
  const sides = [
    { id: AWAY, name: 'Away' },
    { id: HOME, name: 'Home' },
  ];
  world.store.requests.set(id, { ...world.request(id), sides });
  const owners = [{ person: 'security', account: SECURITY }];
  const home = tenant({ name: 'home', id: HOME, displayName: 'Home', owners });
  Object.assign(world, { estate: { ...world.estate, tenants: [home, tenant()] } });
  expect(await answerDrift(world.deps, SECURITY, id, 'give-again')).toMatchObject({
    error: { code: 'several-sides' },
  });
  expect((await answerDrift(world.deps, OWNER, id, 'give-again')).ok).toBe(true);
});

test.each(['revoke', 'refused'] as const)('what is left of it goes at the end: %s', async (how) => {
  const [world, id] = await takenAway();
  const request = world.request(id);
  const { drift } = request;
  if (!drift) throw new Error('Nothing was found.');
  const by = { account: OWNER, displayName: 'O. Wner' };
  const again = giveAgain(request, by, world.now)?.request;
  if (!again) throw new Error('It is not given again.');
  const [stepId = ''] = drift.stepIds;
  const told = { sentence: 'no', code: 'no' };
  const ending =
    how === 'revoke'
      ? beginEnding(again, 'revoked', by, world.now)
      : stepFailed(again, stepId, told, true, world.now);
  expect(ending?.request.steps.find((step) => step.id === stepId)).toMatchObject({
    state: 'done',
    ours: true,
  });
  expect(ending?.holdings ?? []).not.toContainEqual({ release: stepId });
});
