// What changes while a request waits: the rule, the people who decide, and the grant that it goes on from.
import { describe, expect, test } from 'vitest';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { account, group } from '../fakes/directory.ts';
import { EMPLOYEE, estate, HOME, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const person = (n: number): AccountRef => ({
  tenantId: HOME,
  objectId: `d0000000-0000-4000-8000-00000000001${n}`,
});
const [S1, S2, S3] = [person(1), person(2), person(3)];
const NAMES: ReadonlyArray<readonly [string, string, AccountRef]> = [
  ['s1', 'Sara One', S1],
  ['s2', 'Sven Two', S2],
  ['s3', 'Suki Three', S3],
];
const GATE = '30000000-0000-4000-8000-000000000077';

const estateOf = (...policies: PolicyRule[]): Estate =>
  estate({
    people: [
      ...estate().people,
      ...NAMES.map(([name, displayName, ref]) => ({ name, displayName, accounts: [ref] })),
    ],
    policies,
  });

function worldOf(...policies: PolicyRule[]): World {
  const world = new World(estateOf(...policies));
  for (const [name, displayName, ref] of NAMES) {
    world.directory.add(account(ref, { displayName, userPrincipalName: `${name}@home.example` }));
  }
  return world;
}

const becomes = (world: World, ...policies: PolicyRule[]) =>
  Object.assign(world, { estate: estateOf(...policies) });

async function asked(world: World, duration = 'P7D'): Promise<string> {
  const result = await world.ask({ fields: { duration } });
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  return result.value.id;
}

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;

const open = (world: World, id: string) =>
  openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));

const postedTo = (world: World, ref: AccountRef): string[] =>
  world.posts.filter(({ to }) => to === accountKey(ref)).map(({ summary }) => summary);

describe('a renewal whose grant is over', () => {
  const renewable = rule({
    approvers: ['s1'],
    renewal: { approvers: ['s2'], longest: 60 * DAY },
    lapsesAfter: 5 * DAY,
  });

  async function renewed(duration = 'P8D') {
    const world = worldOf(renewable);
    const first = await asked(world);
    await world.approve(first, S1);
    await world.settle();
    const id = await asked(world, duration);
    expect(open(world, id)).toEqual([accountKey(S2)]);
    return { world, first, id };
  }

  test('is no renewal any more: whoever decides about the first time decides', async () => {
    const { world, first, id } = await renewed();
    expect((await world.end(first, 'revoke', S1)).ok).toBe(true);
    await world.settle();
    expect(code(await world.approve(id, S2))).toBe('no-renewal');
    expect(code(await world.approve(id, S3))).toBe('not-an-approver');
    await world.moveTo(world.now + 30 * HOUR);
    expect(open(world, id)).toEqual([accountKey(S1)]);
    // What was there has been taken back meanwhile, so it comes to something else.
    expect(code(await world.approve(id, S1))).toBe('changed');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('is not given for longer than the first time allows', async () => {
    const { world, first, id } = await renewed('P45D');
    await world.end(first, 'return', EMPLOYEE);
    await world.settle();
    expect(code(await world.approve(id, S1))).toBe('no-renewal');
  });

  test('can be denied by those who decide then, also where only a directory tells who they are', async () => {
    const gate = { tenantId: HOME, groupId: GATE, name: 'Gate' };
    const world = worldOf({
      ...renewable,
      approvers: [],
      stages: [{ groups: [{ deciders: [gate], needs: 1 }] }],
    });
    world.directory.groups.set(GATE, group({ tenantId: HOME, id: GATE }));
    world.directory.members.add(`${GATE}/${S3.objectId}`);
    const first = await asked(world);
    await world.approve(first, S3);
    await world.settle();
    const id = await asked(world, 'P8D');
    await world.end(first, 'return', EMPLOYEE);
    await world.moveTo(world.now + 30 * HOUR);
    expect(open(world, id)).toEqual([accountKey(S3)]);
    expect((await world.deny(id, 'Not again', S3)).ok).toBe(true);
  });

  test('is one as long as the grant is there', async () => {
    const { world, id } = await renewed('P45D');
    expect(code(await world.approve(id, S2))).toBe('approved');
  });
});

describe('another rule', () => {
  const old = rule({ id: 'old', approvers: ['s1'], lapsesAfter: 5 * DAY });
  const other = rule({ id: 'other', approvers: ['s2'], lapsesAfter: 5 * DAY });

  test('that takes a request asks its own people the next night, as it would at a click', async () => {
    const world = worldOf(old);
    const id = await asked(world);
    becomes(world, other, old);
    expect(code(await world.approve(id, S1))).toBe('not-an-approver');
    await world.moveTo(world.now + 30 * HOUR);
    expect(open(world, id)).toEqual([accountKey(S2)]);
    expect(postedTo(world, S2)).not.toEqual([]);
    // Whom it names from then on stands in the chain, as it does for those who were named first.
    const changed = world.store.audit.find(({ verb }) => verb === 'deciders-changed');
    expect(Object.values(changed?.people ?? {})).toContainEqual(S2);
    expect(code(await world.approve(id, S2))).toBe('approved');
  });

  test('of another name escalates to whom it names', async () => {
    const patient = { escalateAfter: 4 * HOUR, escalateTo: ['s3'] };
    const world = worldOf({ ...old, ...patient });
    const id = await asked(world);
    becomes(world, { ...old, ...patient, id: 'renamed' });
    await world.moveTo(world.now + 5 * HOUR);
    expect(open(world, id)).toContain(accountKey(S3));
    const further = world.store.audit.find(({ verb }) => verb === 'escalated');
    expect(Object.values(further?.people ?? {})).toContainEqual(S3);
  });

  test('that refuses leaves those who were asked, who can only say no', async () => {
    const world = worldOf(old);
    const id = await asked(world);
    becomes(world, rule({ id: 'no', decision: 'refuse' }), old);
    await world.moveTo(world.now + 30 * HOUR);
    expect(open(world, id)).toEqual([accountKey(S1)]);
    expect(code(await world.approve(id, S1))).toBe('rule-changed');
    expect((await world.deny(id, 'Not any more', S1)).ok).toBe(true);
  });
});

describe('a stage', () => {
  const gate = { tenantId: HOME, groupId: GATE, name: 'Gate' };
  const inTurn = rule({
    approvers: [],
    stages: [
      { groups: [{ deciders: ['s1'], needs: 1 }] },
      { groups: [{ deciders: [gate], needs: 1 }] },
    ],
    lapsesAfter: 5 * DAY,
  });

  test.each([
    ['a yes', undefined],
    ['a yes for less', 2 * DAY],
  ])(
    'that opens by %s with nobody in it is told at once, and goes on when somebody is',
    async (_by, durationMs) => {
      const world = worldOf(inTurn);
      world.directory.groups.set(GATE, group({ tenantId: HOME, id: GATE }));
      world.directory.members.add(`${GATE}/${S2.objectId}`);
      const id = await asked(world);
      world.directory.members.delete(`${GATE}/${S2.objectId}`);
      const verdict = {
        approve: true,
        shownHash: world.request(id).plan.hash,
        ...(durationMs !== undefined && { durationMs }),
        prove: () => world.prove(S1),
      } as const;
      expect(code(await reviewRequest(world.deps, { actor: S1, requestId: id, verdict }))).toBe(
        'agreed',
      );
      await world.settle();
      expect(world.request(id).stranded).toEqual(['s2g1']);
      expect(postedTo(world, OWNER).at(-1)).toContain('Nobody is left who could decide');
      expect(postedTo(world, EMPLOYEE).at(-1)).toContain('Nobody is left who could decide');
      world.directory.members.add(`${GATE}/${S3.objectId}`);
      await world.moveTo(world.now + 30 * HOUR);
      expect(world.request(id).stranded).toEqual([]);
      expect(code(await world.approve(id, S3))).toBe('approved');
    },
  );

  test('in which somebody stands in for another has no more people by that', async () => {
    const two = rule({
      approvers: [],
      stages: [{ groups: [{ deciders: ['s1', 's2'], needs: 2 }] }],
      lapsesAfter: 5 * DAY,
    });
    const world = worldOf(two);
    const id = await asked(world);
    const away = await beAway(world.deps, S1, {
      until: world.now + 4 * DAY,
      delegate: 'Suki Three',
    });
    if (!away.ok) throw new Error(away.error.code);
    await answerAbsence(world.deps, S3, away.value.id, 'accept');
    const gone = world.directory.accounts.get(accountKey(S2));
    if (gone) world.directory.add({ ...gone, enabled: false });
    await world.moveTo(world.now + 30 * HOUR);
    expect(world.request(id).stranded).toEqual(['s1g1']);
    expect(postedTo(world, OWNER).at(-1)).toContain('Too few are left who could decide');
  });
});

test('a plan that moved is not put to people whose time to decide is over', async () => {
  const world = worldOf(rule({ approvers: ['s1'] }));
  const id = await asked(world);
  const { plan } = world.request(id);
  world.store.requests.set(id, { ...world.request(id), plan: { ...plan, hash: 'f'.repeat(64) } });
  world.now = world.request(id).lapsesAt;
  expect(code(await world.approve(id, S1))).toBe('lapsed');
  await world.settle();
  expect(world.request(id).state).toBe('lapsed');
});

test('who may ask for how long is the rule’s that fits the account which gets it', async () => {
  const world = worldOf(
    rule({ id: 'members', recipients: { userTypes: ['member'] }, longest: DAY, usual: DAY }),
    rule({ id: 'guests', recipients: { userTypes: ['guest'] } }),
  );
  const result = await world.ask({ fields: { duration: 'P7D' } });
  expect(result).toMatchObject({ ok: true, value: { policy: { id: 'guests' } } });
});
