// Whoever stands in for somebody and is not listed in the estate any more: they decide nothing, and accept nothing.
import { describe, expect, test } from 'vitest';
import { openDeciders } from '../../src/domain/access/stages.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { answerDuty, passOnDuty } from '../../src/usecases/pass-on-duty.ts';
import { account } from '../fakes/directory.ts';
import { estate, HOME, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const S1: AccountRef = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000011' };
const S2: AccountRef = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000012' };
const S3: AccountRef = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000013' };
const PEOPLE = [
  { name: 's1', displayName: 'Sara One', accounts: [S1] },
  { name: 's2', displayName: 'Sven Two', accounts: [S2] },
  { name: 's3', displayName: 'Suki Three', accounts: [S3] },
];

function worldOf(change: Parameters<typeof rule>[0] = {}): World {
  const world = new World(
    estate({
      people: [...estate().people, ...PEOPLE],
      policies: [rule({ approvers: ['s1'], lapsesAfter: 5 * DAY, ...change })],
    }),
  );
  for (const { name, displayName, accounts } of PEOPLE) {
    for (const ref of accounts) {
      const userPrincipalName = `${name}@home.example`;
      world.directory.add(account(ref, { displayName, userPrincipalName }));
    }
  }
  return world;
}
const delist = (world: World, gone: string) =>
  Object.assign(world, {
    estate: { ...world.estate, people: world.estate.people.filter(({ name }) => name !== gone) },
  });
async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  return result.value.id;
}
const told = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;
const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;
const open = (world: World, id: string) =>
  openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));

async function away(world: World) {
  const wish = { until: world.now + 5 * DAY, delegate: 'Sven Two' };
  const absence = await beAway(world.deps, S1, wish);
  if (!absence.ok) throw new Error(absence.error.code);
  return absence.value.id;
}

describe('while somebody is away', () => {
  test('their delegate decides nothing, nor is asked, once the estate does not list them', async () => {
    const world = worldOf();
    await answerAbsence(world.deps, S2, await away(world), 'accept');
    const id = await asked(world);
    expect(open(world, id)).toEqual([S1, S2].map(accountKey));
    delist(world, 's2');
    expect(told(await world.approve(id, S2))).toBe('not-an-approver');
    await world.moveTo(world.now + 2 * DAY);
    expect(open(world, id)).toEqual([accountKey(S1)]);
    expect(told(await world.approve(id, S1))).toBe('approved');
  });

  test('nobody accepts whom the estate does not list any more; they may decline', async () => {
    const world = worldOf();
    const id = await away(world);
    delist(world, 's2');
    expect(code(await answerAbsence(world.deps, S2, id, 'accept'))).toBe('not-listed');
    expect(code(await answerAbsence(world.deps, S2, id, 'decline'))).toBe('ok');
  });

  test('what their delegate agreed to before counts no more', async () => {
    const world = worldOf({ alsoApprovers: ['s3'] });
    await answerAbsence(world.deps, S2, await away(world), 'accept');
    const id = await asked(world);
    expect(told(await world.approve(id, S2))).toBe('agreed');
    delist(world, 's2');
    expect(told(await world.approve(id, S3))).toBe('agreed');
    expect(world.request(id).agreed.map(({ by }) => by)).toEqual([S3]);
    expect(told(await world.approve(id, S1))).toBe('approved');
  });
});

describe('a request that was handed over', () => {
  test('is not accepted by whom the estate does not list any more; they may decline', async () => {
    const world = worldOf();
    const id = await asked(world);
    expect(code(await passOnDuty(world.deps, S1, id, 'Sven Two'))).toBe('ok');
    delist(world, 's2');
    expect(code(await answerDuty(world.deps, S2, id, true))).toBe('not-listed');
    expect(told(await world.approve(id, S2))).toBe('not-an-approver');
    expect(code(await answerDuty(world.deps, S2, id, false))).toBe('ok');
  });

  test('is not decided by whoever accepted before they were taken off the list', async () => {
    const world = worldOf();
    const id = await asked(world);
    await passOnDuty(world.deps, S1, id, 'Sven Two');
    expect(code(await answerDuty(world.deps, S2, id, true))).toBe('ok');
    delist(world, 's2');
    expect(told(await world.approve(id, S2))).toBe('not-an-approver');
    expect(told(await world.approve(id, S1))).toBe('approved');
  });
});
