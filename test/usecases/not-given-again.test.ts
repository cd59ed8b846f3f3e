// What could not be given again: everything goes on as it was, and is taken back at the end all the same.
import { expect, test } from 'vitest';
import { observed, stepFailed } from '../../src/domain/access/apply.ts';
import { giveAgain } from '../../src/domain/access/drift.ts';
import { beginEnding, undone } from '../../src/domain/access/end.ts';
import type { Account } from '../../src/domain/facts.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { GROUP, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

/**
 * The guest account was deleted by hand, with the membership that it had. `days`: for how long each grant is
 * that uses it, the last of which is given.
 */
async function takenAway(...days: number[]): Promise<readonly [World, string, Account]> {
  const world = new World();
  let id = '';
  for (const many of days.length > 0 ? days : [20]) {
    const asked = await world.ask({ fields: { duration: `P${many}D` } });
    if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
    ({ id } = asked.value);
    await world.approve(id);
    await world.settle();
  }
  const guest = world.guest();
  if (!guest) throw new Error('no guest');
  world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 2 * HOUR);
  world.directory.accounts.delete(accountKey(guest));
  world.directory.members.clear();
  await world.moveTo(world.now + DAY);
  expect(world.request(id).drift?.stepIds).toEqual(['guest', 'member']);
  return [world, id, guest];
}

test.each([
  ['is refused', { refuse: 'invite-guest' } as const],
  ['fails for hours', { failingWrites: 100 }],
])('with an account that is gone, where that %s: it ends, proven', async (_how, trouble) => {
  const [world, id] = await takenAway();
  Object.assign(world, trouble);
  await answerDrift(world.deps, OWNER, id, 'give-again');
  await world.moveTo(world.now + 6 * HOUR);
  // It was accepted before, and nobody has to accept it again.
  expect(world.request(id)).toMatchObject({ state: 'active', drift: { found: 'removed' } });
  expect(world.request(id).redeemedAt).toBeDefined();
  await world.moveTo(world.now + 30 * DAY);
  expect(world.request(id).state).toBe('ended');
  expect(world.request(id).provenAt).toBeDefined();
  expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
});

test('with an account that is gone, revoked before that was begun: it ends, proven', async () => {
  const [world, id] = await takenAway();
  await answerDrift(world.deps, OWNER, id, 'give-again');
  await world.end(id, 'revoke', OWNER);
  await world.settle();
  expect(world.request(id).provenAt).toBeDefined();
});

test('what a lost answer may have made is still looked for after another try was refused', async () => {
  const [world, id] = await takenAway();
  const by = { account: OWNER, displayName: 'O. Wner' };
  const told = { sentence: 'no', code: 'no' };
  const once = giveAgain(world.request(id), by, world.now)?.request;
  const begun = once && observed(once, 'guest', { found: 'absent' }, 'c', {}, world.now)?.request;
  const lost = begun && stepFailed(begun, 'guest', told, false, world.now)?.request;
  const twice = lost && giveAgain(lost, by, world.now)?.request;
  const refused = twice && stepFailed(twice, 'guest', told, true, world.now)?.request;
  const guest = refused?.steps.find((step) => step.id === 'guest');
  expect(guest).toMatchObject({ state: 'done', ours: true });
  expect(guest?.outputs).toBeUndefined();
});

test('in a tenant that is only observed by then: what there is stays, and the owner hears why', async () => {
  const world = new World();
  const asked = await world.ask({ fields: { duration: 'P20D' } });
  if (!asked.ok) throw new Error('not asked');
  const { id } = asked.value;
  await world.approve(id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 2 * HOUR);
  world.directory.members.clear();
  await world.moveTo(world.now + DAY);
  world.posts.length = 0;
  await answerDrift(world.deps, OWNER, id, 'give-again');
  const tenants = world.estate.tenants.map((one) => ({ ...one, mode: 'observe' as const }));
  Object.assign(world, { estate: { ...world.estate, tenants } });
  await world.settle();
  expect(world.request(id)).toMatchObject({
    state: 'active',
    drift: { found: 'removed', stepIds: ['member'], refused: 'observed' },
  });
  expect(world.guest()).toBeDefined();
  expect(world.posts.map(({ summary }) => summary)).toEqual(
    expect.arrayContaining([expect.stringContaining('could not be given again')]),
  );
  await world.moveTo(world.now + 30 * DAY);
  expect(world.request(id).state).toBe('ended');
  expect(world.guest()).toBeUndefined();
});

/** The account that was deleted by hand, restored with the membership that it had. */
function restore(world: World, guest: Account): void {
  world.directory.add(guest);
  world.directory.members.add(`${GROUP}/${guest.objectId}`);
}

test.each([
  ['is refused', { refuse: 'invite-guest' } as const, 1],
  ['fails for hours', { failingWrites: 100 }, 1],
  ['fails for hours, and is refused when it is tried once more', { failingWrites: 100 }, 2],
])(
  'with an account that is restored by hand after that %s: it goes at the end',
  async (_how, trouble, tries) => {
    const [world, id, guest] = await takenAway();
    Object.assign(world, trouble);
    await answerDrift(world.deps, OWNER, id, 'give-again');
    await world.moveTo(world.now + 6 * HOUR);
    if (tries > 1) {
      world.failingWrites = 0;
      world.refuse = 'invite-guest';
      await answerDrift(world.deps, OWNER, id, 'give-again');
      await world.moveTo(world.now + HOUR);
    }
    restore(world, guest);
    await world.moveTo(world.now + 2 * DAY);
    expect(world.request(id)).toMatchObject({ state: 'active' });
    expect(world.request(id).drift).toBeUndefined();
    await world.moveTo(world.now + 30 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
    expect(world.guest()).toBeUndefined();
  },
);

test.each([
  ['is refused', { refuse: 'invite-guest' } as const],
  ['fails for hours', { failingWrites: 100 }],
])(
  'with an account that another grant had made and that is restored after that %s: it goes at the end',
  async (_how, trouble) => {
    const [world, id, guest] = await takenAway(15, 20);
    Object.assign(world, trouble);
    await answerDrift(world.deps, OWNER, id, 'give-again');
    await world.moveTo(world.now + 6 * HOUR);
    restore(world, guest);
    await world.moveTo(world.now + 60 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
    expect(world.guest()).toBeUndefined();
  },
);

test('what a lost answer may have made is waited for at an end that comes right after it', async () => {
  const [world, id] = await takenAway();
  const by = { account: OWNER, displayName: 'O. Wner' };
  const told = { sentence: 'no', code: 'no' };
  const once = giveAgain(world.request(id), by, world.now)?.request;
  const begun = once && observed(once, 'guest', { found: 'absent' }, 'c', {}, world.now)?.request;
  const lost = begun && stepFailed(begun, 'guest', told, false, world.now)?.request;
  const ending = lost && beginEnding(lost, 'revoked', by, world.now).request;
  const gone = { gone: true, evidence: { at: world.now, says: 'gone', requestIds: [] } } as const;
  const member = ending && undone(ending, 'member', gone, 'c', world.now)?.request;
  const proof = member && undone(member, 'guest', gone, 'c', world.now);
  expect(proof?.work).toMatchObject([
    { work: { kind: 'prove-end' }, dueAt: world.now + 5 * MINUTE },
  ]);
});

test('stored by a version that forgot which account it was about: it ends, and says what nobody can tell', async () => {
  const [world, id] = await takenAway();
  world.refuse = 'invite-guest';
  await answerDrift(world.deps, OWNER, id, 'give-again');
  await world.settle();
  const steps = world.request(id).steps.map(({ was: _, outputs: __, ...step }) => step);
  world.store.requests.set(id, { ...world.request(id), steps });
  await world.end(id, 'revoke', OWNER);
  await world.moveTo(world.now + HOUR);
  expect(world.request(id).state).toBe('ended');
  expect(world.request(id).steps).toMatchObject([
    { state: 'undone' },
    { state: 'kept', kept: expect.stringContaining('which account') },
  ]);
});
