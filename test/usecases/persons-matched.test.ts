// Who is left to say yes is counted in persons over all sides: none counts for two sides, nor with two accounts.
import { describe, expect, test } from 'vitest';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { DecidingGroup } from '../../src/domain/estate/deciders.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { account, group } from '../fakes/directory.ts';
import { EMPLOYEE, estate, HOME, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const person = (n: number): AccountRef => ({
  tenantId: HOME,
  objectId: `d0000000-0000-4000-8000-00000000001${n}`,
});
const [S1, S2, S3, S4, S1_ADMIN] = [person(1), person(2), person(3), person(4), person(9)];
const NAMES: ReadonlyArray<readonly [string, string, readonly AccountRef[]]> = [
  ['s1', 'Sara One', [S1, S1_ADMIN]],
  ['s2', 'Sven Two', [S2]],
  ['s3', 'Suki Three', [S3]],
  ['s4', 'Sean Four', [S4]],
];
const DESK = '30000000-0000-4000-8000-000000000077';
const desk = { tenantId: HOME, groupId: DESK, name: 'Desk' };

function worldOf(change: Partial<PolicyRule>): World {
  const world = new World(
    estate({
      people: [
        ...estate().people,
        ...NAMES.map(([name, displayName, accounts]) => ({ name, displayName, accounts })),
      ],
      policies: [rule({ approvers: [], lapsesAfter: 5 * DAY, ...change })],
    }),
  );
  for (const [name, displayName, accounts] of NAMES) {
    for (const [i, ref] of accounts.entries()) {
      const userPrincipalName = `${name}${i}@home.example`;
      world.directory.add(account(ref, { displayName, userPrincipalName }));
    }
  }
  world.directory.groups.set(DESK, group({ tenantId: HOME, id: DESK }));
  return world;
}

async function asked(world: World): Promise<string> {
  const result = await world.ask();
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

function disable(world: World, ref: AccountRef): void {
  const known = world.directory.accounts.get(accountKey(ref));
  if (known) world.directory.add({ ...known, enabled: false });
}

const aNight = (world: World) => world.moveTo(world.now + 30 * HOUR);

describe('one person who is left for two sides', () => {
  const two = { approvers: ['s1', 's2'], alsoApprovers: ['s1'] };

  test('is too few: the owners and the requestor hear of it', async () => {
    const world = worldOf(two);
    const id = await asked(world);
    disable(world, S2);
    await aNight(world);
    expect(world.request(id).left).toContain(accountKey(S2));
    expect(world.request(id).stranded).toHaveLength(2);
    const told = 'Too few are left who could decide for Away and security, each by another person';
    expect(postedTo(world, OWNER)[0]).toContain(told);
    expect(postedTo(world, EMPLOYEE).at(-1)).toContain(told);
  });

  test('is too few: the rule falls back, and the yeses of both count', async () => {
    const world = worldOf({ ...two, fallback: ['s3'] });
    const id = await asked(world);
    disable(world, S2);
    await aNight(world);
    expect(open(world, id)).toContain(accountKey(S3));
    expect(world.request(id).stranded ?? []).toEqual([]);
    expect(code(await world.approve(id, S3))).toBe('agreed');
    // Nor is that yes lost by the next look, which counts anew who is missing.
    await aNight(world);
    expect(world.request(id).agreed).toHaveLength(1);
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('is too few already when it is asked for: the rule falls back at once', async () => {
    const world = worldOf({ approvers: ['s1'], alsoApprovers: ['s1'], fallback: ['s3'] });
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(code(await world.approve(id, S3))).toBe('approved');
  });

  test('whoever answered in the place of others keeps their yes while another side lacks somebody', async () => {
    const named = [['s1'], ['s1', 's2'], ['s2']];
    const groups = named.map((deciders) => ({ deciders, needs: 1 }));
    const world = worldOf({ stages: [{ groups }], fallback: ['s3', 's4'] });
    const id = await asked(world);
    expect(code(await world.approve(id, S3))).toBe('agreed');
    // The first side could now be answered by whom it names, and has been.
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(world.request(id).agreed.map(({ side }) => side)).toEqual(['s1g1', 's1g2']);
    expect(code(await world.approve(id, S4))).toBe('approved');
  });
});

describe('two accounts of one person', () => {
  const twoOf = { stages: [{ groups: [{ deciders: [desk], needs: 2 }] }] };
  const begun = async (change: Partial<PolicyRule> = {}) => {
    const world = worldOf({ ...twoOf, ...change });
    for (const one of [S1, S1_ADMIN, S2]) world.directory.members.add(`${DESK}/${one.objectId}`);
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    return { world, id };
  };

  test('are not asked for a second yes', async () => {
    const { world, id } = await begun();
    expect(open(world, id)).toEqual([accountKey(S2)]);
  });

  test('are not two people who are left', async () => {
    const { world, id } = await begun();
    disable(world, S2);
    await aNight(world);
    expect(open(world, id)).toEqual([]);
    expect(world.request(id).stranded).toEqual(['s1g1']);
    expect(postedTo(world, OWNER)[0]).toContain('Nobody is left who could decide for Desk');
  });

  test('are not two people who are left: the rule falls back', async () => {
    const { world, id } = await begun({ fallback: ['s3'] });
    disable(world, S2);
    await aNight(world);
    expect(open(world, id)).toEqual([accountKey(S3)]);
    expect(code(await world.approve(id, S3))).toBe('approved');
  });
});

describe('a yes after which nobody would be left for another side', () => {
  const one = { deciders: ['s1', 's2'], needs: 1, name: 'one' };
  const two = { deciders: ['s1'], needs: 1, name: 'two' };
  const inTurn = { stages: [{ groups: [one] }, { groups: [two] }] };

  const stead = async (world: World, who: AccountRef, delegate: string) => {
    const result = await beAway(world.deps, who, { until: world.now + 5 * DAY, delegate });
    if (!result.ok) throw new Error(result.error.code);
    await answerAbsence(world.deps, result.value.delegate, result.value.id, 'accept');
    await world.settle();
  };

  test('of the only one for a later stage is not taken for an earlier one, and they are told why', async () => {
    const world = worldOf({ ...inTurn, fallback: ['s3'] });
    const id = await asked(world);
    const first = await world.approve(id, S1);
    expect(code(first)).toBe('needed-elsewhere');
    const { sentence, next } = first.ok ? { sentence: '', next: '' } : first.error.refusal;
    expect(sentence).toBe(
      'Your yes is needed for two, where too few others could give it, and nobody counts twice.',
    );
    expect(next).toBe('Sven Two can answer for one instead.');
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('is taken where another could give it later', async () => {
    const world = worldOf({
      stages: [{ groups: [one] }, { groups: [{ ...two, deciders: ['s1', 's3'] }] }],
    });
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(code(await world.approve(id, S3))).toBe('approved');
  });

  test('is taken once others are asked, since too few were left', async () => {
    const world = worldOf({ ...inTurn, fallback: ['s3'] });
    const id = await asked(world);
    disable(world, S2);
    await aNight(world);
    expect(open(world, id)).toContain(accountKey(S3));
    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(code(await world.approve(id, S3))).toBe('approved');
  });

  test('is not given by a stand-in for the side that has somebody else', async () => {
    const world = worldOf({
      stages: [
        {
          groups: [
            { ...two, name: 'one' },
            { ...one, name: 'two' },
          ],
        },
      ],
    });
    await stead(world, S1, 'Sven Two');
    const id = await asked(world);
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(world.request(id).agreed[0]).not.toHaveProperty('for');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('is not given by a stand-in whose own yes is the only one for a later stage', async () => {
    const world = worldOf({
      stages: [{ groups: [two] }, { groups: [{ ...one, deciders: ['s2'], name: 'three' }] }],
    });
    await stead(world, S1, 'Sven Two');
    const id = await asked(world);
    const first = await world.approve(id, S2);
    expect(code(first)).toBe('needed-elsewhere');
    const { sentence, next } = first.ok ? { sentence: '', next: '' } : first.error.refusal;
    expect(sentence).toBe(
      'With a yes in the stead of Sara One too few people would be left for three, since neither of you could give another.',
    );
    expect(next).toBe('Sara One can answer for two instead.');
    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(code(await world.approve(id, S2))).toBe('approved');
  });

  test('is told from one yes by the person, not by the account that is named', async () => {
    const world = worldOf({
      stages: [{ groups: [one] }, { groups: [{ deciders: [desk], needs: 1, name: 'the desk' }] }],
    });
    world.directory.members.add(`${DESK}/${S1_ADMIN.objectId}`);
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('needed-elsewhere');
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(code(await world.approve(id, S1_ADMIN))).toBe('approved');
  });
});

describe('a yes that another side needs, where whoever could give it instead cannot', () => {
  const DESK_MATE = person(7);
  const inTurn = [
    { groups: [{ deciders: [desk], needs: 1 }] },
    { groups: [{ deciders: ['s1'], needs: 1, name: 'two' }] },
  ];
  const begun = async (how: 'at risk' | 'named as who asks', change: Partial<PolicyRule>) => {
    const world = worldOf({ stages: inTurn, ...change });
    const displayName = how === 'at risk' ? 'Yan Seven' : 'Em Ployee';
    world.directory.add(account(DESK_MATE, { displayName, userPrincipalName: 'y7@home.example' }));
    if (how === 'at risk') world.directory.risks.set(accountKey(DESK_MATE), 'at-risk');
    for (const one of [S1, DESK_MATE]) world.directory.members.add(`${DESK}/${one.objectId}`);
    return { world, id: await asked(world) };
  };

  test.each([
    ['at risk', 'approver-at-risk'],
    ['named as who asks', 'maybe-own-request'],
  ] as const)('is taken, and others are asked for the rest: %s', async (how, why) => {
    const { world, id } = await begun(how, { fallback: ['s3'] });
    expect(code(await world.approve(id, DESK_MATE))).toBe(why);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    await world.settle();
    expect(open(world, id)).toEqual([accountKey(S3)]);
    expect(postedTo(world, OWNER)).toEqual([]);
    await aNight(world);
    expect(code(await world.approve(id, S3))).toBe('approved');
  });

  test('is taken, and the owners hear where nobody is asked for the rest', async () => {
    const { world, id } = await begun('at risk', {});
    expect(code(await world.approve(id, S1))).toBe('agreed');
    await world.settle();
    expect(world.request(id).stranded).toEqual(['s2g1']);
    expect(postedTo(world, OWNER)[0]).toContain('Nobody is left who could decide for two');
  });

  test('is not taken where somebody else can: they alone are named', async () => {
    const { world, id } = await begun('at risk', { fallback: ['s3'] });
    world.directory.members.add(`${DESK}/${S2.objectId}`);
    const pressed = await world.approve(id, S1);
    expect(code(pressed)).toBe('needed-elsewhere');
    expect(!pressed.ok && pressed.error.refusal.next).toBe('Sven Two can answer for Desk instead.');
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });
});

describe('whoever said a yes that counts no more', () => {
  const byOne = (...deciders: DecidingGroup['deciders']) => ({ deciders, needs: 1 });
  const becomes = (world: World, ...groups: DecidingGroup[]) => {
    const policies = world.estate.policies.map((one) => ({ ...one, stages: [{ groups }] }));
    Object.assign(world, { estate: { ...world.estate, policies } });
  };

  test('can say another where they are named now, so the rule does not fall back', async () => {
    const world = worldOf({
      stages: [{ groups: [{ deciders: ['s1', 's2'], needs: 2 }, byOne('s4')] }],
      fallback: ['s3'],
    });
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(code(await world.approve(id, S2))).toBe('agreed');
    becomes(world, byOne('s2'), byOne('s1'));
    expect(code(await world.approve(id, S3))).toBe('not-an-approver');
    await aNight(world);
    expect(open(world, id)).toEqual([accountKey(S1)]);
    expect(world.request(id).stranded ?? []).toEqual([]);
    expect(code(await world.approve(id, S3))).toBe('not-an-approver');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('has left the group as whose member they said it: they are there for the other side', async () => {
    const world = worldOf({
      stages: [{ groups: [byOne(desk), byOne('s1', 's4')] }],
      fallback: ['s3'],
    });
    for (const one of [S1, S2]) world.directory.members.add(`${DESK}/${one.objectId}`);
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(world.request(id).agreed.map(({ side }) => side)).toEqual(['s1g1']);
    world.directory.members.delete(`${DESK}/${S1.objectId}`);
    disable(world, S4);
    await aNight(world);
    expect(open(world, id)).toContain(accountKey(S1));
    expect(open(world, id)).not.toContain(accountKey(S3));
    expect(world.request(id).stranded ?? []).toEqual([]);
    expect(code(await world.approve(id, S3))).toBe('not-an-approver');
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('has nobody asked in the place of others for a side where enough are', async () => {
    const world = worldOf({
      stages: [{ groups: [{ deciders: ['s1', 's2'], needs: 2 }, byOne('s4')] }],
      fallback: ['s3'],
    });
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('agreed');
    becomes(world, byOne('s2'), byOne('s4'));
    disable(world, S4);
    await aNight(world);
    const third = world.request(id).approvers.find((one) => one.account.objectId === S3.objectId);
    expect(third?.sides).toEqual(['s1g2']);
  });

  test('in the stead of somebody, and is listed no more: that person is there again', async () => {
    const world = worldOf({
      stages: [{ groups: [byOne(desk), byOne('s1', 's4')] }],
      fallback: ['s3'],
    });
    const mate = person(7);
    world.directory.add(account(mate, { displayName: 'Yan Seven' }));
    for (const one of [S1, mate]) world.directory.members.add(`${DESK}/${one.objectId}`);
    const wish = { until: world.now + 5 * DAY, delegate: 'Sven Two' };
    const away = await beAway(world.deps, S1, wish);
    if (!away.ok) throw new Error(away.error.code);
    await answerAbsence(world.deps, S2, away.value.id, 'accept');
    const id = await asked(world);
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(world.request(id).agreed).toMatchObject([{ side: 's1g1', for: S1 }]);
    const people = world.estate.people.filter(({ name }) => name !== 's2');
    Object.assign(world, { estate: { ...world.estate, people } });
    disable(world, S4);
    await aNight(world);
    expect(world.request(id).agreed).toEqual([]);
    expect(code(await world.approve(id, S3))).toBe('not-an-approver');
    expect(code(await world.approve(id, mate))).toBe('agreed');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('in the place of somebody who is back: that person is asked', async () => {
    const world = worldOf({ stages: [{ groups: [byOne('s1'), byOne('s2')] }], fallback: ['s3'] });
    const id = await asked(world);
    disable(world, S1);
    await aNight(world);
    expect(code(await world.approve(id, S3))).toBe('agreed');
    world.directory.add(account(S1, { displayName: 'Sara One' }));
    await aNight(world);
    expect(open(world, id)).toEqual([S1, S2].map(accountKey));
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });
});
