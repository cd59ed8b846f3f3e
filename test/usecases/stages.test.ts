// Who decides in which order: stages, so many of so many, and whom rules mean by a word or a group.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { HOUR } from '../../src/shared/duration.ts';
import { answerDuty, passOnDuty } from '../../src/usecases/pass-on-duty.ts';
import { requestAccess } from '../../src/usecases/request-access.ts';
import { account, group } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  OWNER,
  rule,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const person = (tenantId: string, n: string): AccountRef => ({
  tenantId,
  objectId: `d0000000-0000-4000-8000-0000000000${n}`,
});
const BOSS = person(HOME, '10');
const S1 = person(HOME, '11');
const S2 = person(HOME, '12');
const S3 = person(HOME, '13');
const NAMES: Array<[string, AccountRef]> = [
  ['Bea Boss', BOSS],
  ['Sara One', S1],
  ['Sven Two', S2],
  ['Suki Three', S3],
];
const SECURITY_GROUP = '30000000-0000-4000-8000-000000000077';

const withRule = (change: Partial<PolicyRule>): Estate =>
  estate({
    roles: { security: ['s1', 's2', 's3'] },
    people: [
      ...estate().people,
      { name: 's1', displayName: 'Sara One', accounts: [S1] },
      { name: 's2', displayName: 'Sven Two', accounts: [S2] },
      { name: 's3', displayName: 'Suki Three', accounts: [S3] },
      { name: 'boss', displayName: 'Bea Boss', accounts: [BOSS] },
    ],
    policies: [rule({ approvers: [], ...change })],
  });

function worldOf(change: Partial<PolicyRule>): World {
  const world = new World(withRule(change));
  for (const [displayName, ref] of NAMES) {
    const userPrincipalName = `${displayName.split(' ')[0]?.toLowerCase()}@home.example`;
    world.directory.add(account(ref, { displayName, userPrincipalName }));
  }
  return world;
}

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  return result.value.id;
}

async function refusals(world: World): Promise<string[]> {
  const result = await world.ask();
  return result.ok ? [] : result.error.map((why) => why.code);
}

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;

const cardFor = (world: World, id: string, viewer: AccountRef, audience = 'approver' as const) =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

const postedTo = (world: World, ref: AccountRef): string[] =>
  world.posts.filter(({ to }) => to === accountKey(ref)).map(({ summary }) => summary);

const open = (world: World, id: string) =>
  openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));

const owners = { deciders: ['tenant-owners'], needs: 1 };
const security = { deciders: ['security'], needs: 2 };

describe('stages', () => {
  test('the second is asked once the first has agreed, and the last yes approves', async () => {
    const world = worldOf({ stages: [{ groups: [owners] }, { groups: [security] }] });
    const id = await asked(world);
    expect(postedTo(world, OWNER)).toHaveLength(1);
    expect(postedTo(world, S1)).toEqual([]);
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    expect(cardFor(world, id, OWNER)).toContain('1 of 2; then security.');
    expect(code(await world.approve(id, S1))).toBe('not-yet');

    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    await world.settle();
    expect(world.request(id).asking).toMatchObject({ stage: 2, reached: 2 });
    for (const one of [S1, S2, S3]) expect(postedTo(world, one)).toHaveLength(1);
    expect(cardFor(world, id, S1)).toContain('2 of 3 for security, 0 given.');

    expect(code(await world.approve(id, S1))).toBe('agreed');
    expect(code(await world.approve(id, S1))).toBe('already-agreed');
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(cardFor(world, id, S1)).not.toContain('"Approve"');
    expect(cardFor(world, id, S2)).toContain('2 of 3 for security, 1 given.');
    expect(cardFor(world, id, S2)).toContain('Suki Three; the first answer counts.');
    expect(code(await world.approve(id, S3))).toBe('approved');
    await world.settle();
    expect(world.writes).toContain('+join-group');
    expect(world.request(id).agreed.map(({ by }) => by)).toEqual([OWNER, S1, S3]);
  });

  test('all groups of a stage have to agree, each by people of its own', async () => {
    const world = worldOf({
      stages: [{ groups: [owners, { deciders: ['owner', 's1'], needs: 1, name: 'finance' }] }],
    });
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    // The owner is the only one for the tenant, so that is what they speak for.
    expect(world.request(id).agreed.map(({ side }) => side)).toEqual([AWAY]);
    expect(code(await world.approve(id, OWNER))).toBe('two-persons');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('who is asked again in a later stage hears of it, and their card says what each speaks for', async () => {
    const first = { deciders: ['s1', 's2', 's3'], needs: 2, name: 'the project' };
    const then = { deciders: ['s3', 'boss'], needs: 1, name: 'the office' };
    const world = worldOf({ stages: [{ groups: [first] }, { groups: [then, owners] }] });
    const id = await asked(world);
    await world.approve(id, S1);
    await world.settle();
    expect(postedTo(world, S3)).toHaveLength(1);
    await world.approve(id, S2);
    await world.settle();
    expect(postedTo(world, S3).slice(1)).toEqual([
      expect.stringContaining('Others have agreed, and now your decision is wanted: '),
    ]);
    for (const one of [S1, S2, OWNER]) expect(postedTo(world, one)).toHaveLength(1);
    expect(cardFor(world, id, S3)).toContain('Bea Boss for the office and O. Wner for ');
    await world.approve(id, S3);
    expect(cardFor(world, id, S3)).toContain('you have agreed for the office');
  });

  test('a plan that has changed asks the first stage again', async () => {
    const world = worldOf({ stages: [{ groups: [owners] }, { groups: [security] }] });
    const id = await asked(world);
    await world.approve(id, OWNER);
    await world.approve(id, S1);
    const objectId = '90000000-0000-4000-8000-000000000009';
    world.directory.add(
      account(
        { tenantId: AWAY, objectId },
        {
          external: true,
          userType: 'guest',
          homeAddress: 'em@home.example',
          redemption: 'accepted',
        },
      ),
    );
    expect(code(await world.approve(id, S2))).toBe('changed');
    expect(world.request(id)).toMatchObject({ agreed: [], asking: { stage: 1, reached: 2 } });
    await world.settle();
    // Whoever was asked already may answer in any order; nothing is given before all have.
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    expect(code(await world.approve(id, S3))).toBe('approved');
  });

  test('a yes for less than what is asked is offered to nobody where several have to agree', async () => {
    const world = worldOf({ usual: HOUR, stages: [{ groups: [security] }] });
    const id = await asked(world);
    expect(world.request(id).narrower).toEqual([]);
  });

  test('a no of whoever is asked is enough', async () => {
    const world = worldOf({ stages: [{ groups: [owners] }, { groups: [security] }] });
    const id = await asked(world);
    await world.approve(id, OWNER);
    expect((await world.deny(id, 'Not now', S2)).ok).toBe(true);
    expect(world.request(id).state).toBe('denied');
  });

  test('more people than there are cannot be asked for', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: ['security'], needs: 4 }] }] });
    expect(await refusals(world)).toEqual(['too-few-approvers']);
  });
});

describe('whom a rule means', () => {
  const inGroup = { tenantId: HOME, groupId: SECURITY_GROUP, name: 'Security desk' };

  test('everybody in a group, through other groups as well, who can sign in', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: [inGroup], needs: 1 }] }] });
    const { directory } = world;
    directory.groups.set(SECURITY_GROUP, group({ tenantId: HOME, id: SECURITY_GROUP }));
    directory.inner.set(SECURITY_GROUP, ['inner']);
    directory.members.add(`${SECURITY_GROUP}/${S1.objectId}`);
    directory.members.add(`inner/${S2.objectId}`);
    directory.members.add(`inner/${S3.objectId}`);
    const disabled = directory.accounts.get(accountKey(S3));
    if (disabled) directory.add({ ...disabled, enabled: false });
    const id = await asked(world);
    expect(open(world, id)).toEqual([accountKey(S1), accountKey(S2)]);
    expect(cardFor(world, id, S2)).toContain('You are in Security desk, whom the rule');

    directory.members.delete(`inner/${S2.objectId}`);
    expect(code(await world.approve(id, S2))).toBe('not-an-approver');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('a group that cannot be read decides nothing, and is no reason to guess', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: [inGroup], needs: 1 }] }] });
    world.directory.groups.set(SECURITY_GROUP, group({ tenantId: HOME, id: SECURITY_GROUP }));
    world.directory.members.add(`${SECURITY_GROUP}/${S1.objectId}`);
    const id = await asked(world);
    world.directory.broken.add(HOME);
    expect(code(await world.approve(id, S1))).toBe('tenant-unreadable');
  });

  test('while nothing can be read its named owner ends it, and not whom only a group made a decider', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: [inGroup], needs: 1 }] }] });
    world.directory.groups.set(SECURITY_GROUP, group({ tenantId: HOME, id: SECURITY_GROUP }));
    world.directory.members.add(`${SECURITY_GROUP}/${S1.objectId}`);
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('approved');
    await world.settle();
    for (const tenantId of [HOME, AWAY]) world.directory.broken.add(tenantId);
    expect(await world.end(id, 'revoke', S1)).toMatchObject({
      ok: false,
      error: { code: 'tenant-unreadable' },
    });
    expect(await world.end(id, 'revoke', OWNER)).toMatchObject({
      ok: true,
      value: { state: 'ending' },
    });
  });

  test('the manager of whoever gets it, at home', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: ['manager'], needs: 1 }] }] });
    const boss = world.directory.accounts.get(accountKey(BOSS));
    if (boss) world.directory.managers.set(accountKey(EMPLOYEE), boss);
    const id = await asked(world);
    expect(cardFor(world, id, BOSS)).toContain('You are the manager of Em Ployee');
    expect(code(await world.approve(id, BOSS))).toBe('approved');
  });

  test('a manager who is a guest there: nobody falls back on others while their home cannot be read', async () => {
    const world = worldOf({
      stages: [{ groups: [{ deciders: ['manager'], needs: 1 }] }],
      fallback: ['s1'],
    });
    const guest = account(person(HOME, '19'), {
      displayName: 'O. Wner',
      external: true,
      userType: 'guest',
      homeAddress: 'owner@away.example',
    });
    const owner = world.directory.accounts.get(accountKey(OWNER));
    if (owner) world.directory.add({ ...owner, userPrincipalName: 'owner@away.example' }, guest);
    world.directory.managers.set(accountKey(EMPLOYEE), guest);
    const id = await asked(world);
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    world.directory.broken.add(AWAY);
    expect(code(await world.approve(id, S1))).toBe('tenant-unreadable');
    await world.moveTo(world.now + 20 * HOUR);
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    world.directory.broken.clear();
    expect(code(await world.approve(id, S1))).toBe('not-an-approver');
    expect(code(await world.approve(id, OWNER))).toBe('approved');
  });

  test('without a manager, whom the rule falls back on; and the card says so', async () => {
    const manager = { deciders: ['manager'], needs: 1 };
    const world = worldOf({ stages: [{ groups: [manager] }], fallback: ['s1'] });
    const id = await asked(world);
    expect(open(world, id)).toEqual([accountKey(S1)]);
    expect(cardFor(world, id, S1)).toContain('Too few were found who decide as the manager');
    expect(code(await world.approve(id, S1))).toBe('approved');
    expect(await refusals(worldOf({ stages: [{ groups: [manager] }] }))).toEqual(['no-approver']);
  });

  test('a manager who asks for it themselves is none', async () => {
    const world = worldOf({
      stages: [{ groups: [{ deciders: ['manager'], needs: 1 }] }],
      fallback: ['s1'],
    });
    const own = world.directory.accounts.get(accountKey(EMPLOYEE));
    if (own) world.directory.managers.set(accountKey(EMPLOYEE), own);
    const id = await asked(world);
    expect(open(world, id)).toEqual([accountKey(S1)]);
    expect(code(await world.approve(id, EMPLOYEE))).toBe('own-request');
  });

  test('the owners of the group, guests and the one who asks left out', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: ['resource-owners'], needs: 1 }] }] });
    for (const { objectId } of [OWNER, EMPLOYEE_ADMIN]) {
      world.directory.owners.add(`${GROUP}/${objectId}`);
    }
    const id = await asked(world);
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    expect(cardFor(world, id, OWNER)).toContain('You own Closing in Away');
    expect(code(await world.approve(id, EMPLOYEE_ADMIN))).toBe('own-request');
    world.directory.owners.delete(`${GROUP}/${OWNER.objectId}`);
    expect(code(await world.approve(id, OWNER))).toBe('not-an-approver');
  });

  test('people in a role of the estate', async () => {
    const world = worldOf({ approvers: ['security'] });
    const id = await asked(world);
    expect(open(world, id)).toEqual([S1, S2, S3].map(accountKey));
    expect(code(await world.approve(id, S3))).toBe('approved');
  });
});

describe('when nobody answers', () => {
  const patient = {
    remindAfter: [HOUR, 3 * HOUR],
    escalateAfter: 4 * HOUR,
    escalateTo: ['security'],
  };

  test('those whose yes is missing are reminded, without a card being drawn', async () => {
    const world = worldOf({ stages: [{ groups: [owners], ...patient }] });
    const id = await asked(world);
    const { version } = world.request(id);
    await world.moveTo(world.now + HOUR);
    expect(postedTo(world, OWNER)[1]).toContain('Your decision is still wanted');
    expect(world.request(id).version).toBe(version + 1);
    expect(postedTo(world, EMPLOYEE)).toHaveLength(1);
    await world.approve(id, OWNER);
    await world.moveTo(world.now + 4 * HOUR);
    expect(postedTo(world, OWNER)).toHaveLength(2);
  });

  test('it goes to others as well, every card says so, and they may decide', async () => {
    const world = worldOf({ stages: [{ groups: [owners], ...patient }] });
    const id = await asked(world);
    expect(cardFor(world, id, OWNER)).toContain('it goes to security as well');
    expect(code(await world.approve(id, S1))).toBe('not-an-approver');
    await world.moveTo(world.now + 4 * HOUR);
    expect(world.request(id).asking).toMatchObject({ stage: 1, escalated: [1] });
    expect(postedTo(world, S2)).toHaveLength(1);
    expect(cardFor(world, id, S2)).toContain('Nobody had answered in time');
    expect(cardFor(world, id, OWNER)).toContain('it has gone to security as well');
    expect(code(await world.approve(id, S2))).toBe('approved');
  });

  test('each stage has its own patience, from when it opened', async () => {
    const world = worldOf({
      stages: [{ groups: [owners] }, { groups: [security], remindAfter: [HOUR] }],
    });
    const id = await asked(world);
    await world.moveTo(world.now + 2 * HOUR);
    expect(postedTo(world, OWNER)).toHaveLength(1);
    await world.approve(id, OWNER);
    await world.moveTo(world.now + HOUR);
    expect(postedTo(world, S1)[1]).toContain('Your decision is still wanted');
  });

  test('a rule that was changed meanwhile reminds and goes further after its own time', async () => {
    const stages = [{ groups: [{ deciders: ['s1'], needs: 1 }] }];
    const world = worldOf({ stages, lapsesAfter: 120 * HOUR });
    const id = await asked(world);
    const changed = { id: 'new', stages, lapsesAfter: 120 * HOUR, ...patient, escalateTo: ['s2'] };
    Object.assign(world, { estate: withRule(changed) });
    await world.moveTo(world.now + 30 * HOUR);
    const { policy, asking } = world.request(id);
    expect(policy.id).toBe('new');
    expect(postedTo(world, S1).filter((one) => one.includes('still wanted'))).toHaveLength(2);
    expect(asking).toMatchObject({ stage: 1, escalated: [1] });
    expect(open(world, id)).toEqual([S1, S2].map(accountKey));
    // Once: it is the same rule in every night after it.
    await world.moveTo(world.now + 48 * HOUR);
    expect(world.request(id).asking).toEqual(asking);
    expect(postedTo(world, S1).filter((one) => one.includes('still wanted'))).toHaveLength(2);
  });

  test('a rule that needs more yeses meanwhile is what the card tells after a night', async () => {
    const group = { deciders: ['s1', 's2'], needs: 1 };
    const world = worldOf({ stages: [{ groups: [group] }], lapsesAfter: 72 * HOUR });
    const id = await asked(world);
    const stages = [{ groups: [{ ...group, needs: 2 }] }];
    Object.assign(world, { estate: withRule({ stages, lapsesAfter: 72 * HOUR }) });
    await world.moveTo(world.now + 30 * HOUR);
    expect(cardFor(world, id, S1)).toContain('2 of 2 for');
  });

  test('somebody disabled is not waited for: the rule falls back, and else the owners hear', async () => {
    const disable = (world: World, ref: AccountRef) => {
      const known = world.directory.accounts.get(accountKey(ref));
      if (known) world.directory.add({ ...known, enabled: false });
    };
    const stages = [{ groups: [{ deciders: ['s1'], needs: 1 }] }];
    const fallen = worldOf({ stages, fallback: ['s2'], lapsesAfter: 72 * HOUR });
    const id = await asked(fallen);
    disable(fallen, S1);
    await fallen.moveTo(fallen.now + 30 * HOUR);
    expect(open(fallen, id)).toContain(accountKey(S2));
    expect(code(await fallen.approve(id, S2))).toBe('approved');

    const alone = worldOf({ stages, lapsesAfter: 72 * HOUR });
    const other = await asked(alone);
    disable(alone, S1);
    await alone.moveTo(alone.now + 30 * HOUR);
    expect(alone.request(other).stranded).toEqual(['s1g1']);
    expect(postedTo(alone, OWNER)[0]).toContain('Nobody is left who could decide');
    expect(postedTo(alone, EMPLOYEE).at(-1)).toContain('Nobody is left who could decide');
  });
});

test('once it has gone to others, nobody is told any more that too few are left', async () => {
  const stages = [{ groups: [{ deciders: ['s1'], needs: 1 }] }];
  const patience = { escalateAfter: 30 * HOUR, escalateTo: ['s2'] };
  const world = worldOf({ stages, ...patience, lapsesAfter: 96 * HOUR });
  const id = await asked(world);
  const known = world.directory.accounts.get(accountKey(S1));
  if (known) world.directory.add({ ...known, enabled: false });
  await world.moveTo(world.now + 29 * HOUR);
  expect(world.request(id).stranded).toEqual(['s1g1']);
  await world.moveTo(world.now + 2 * HOUR);
  expect(world.request(id).stranded).toEqual([]);
  expect(cardFor(world, id, S2)).not.toContain('left who could decide');
});

describe('whose account is disabled already', () => {
  const turn = (
    world: World,
    ref: AccountRef,
    change: { enabled?: boolean; userType?: 'guest' },
  ) => {
    const known = world.directory.accounts.get(accountKey(ref));
    if (known) world.directory.add({ ...known, ...change });
  };
  const off = { enabled: false };
  const both = { stages: [{ groups: [{ deciders: ['s1', 's2'], needs: 1 }] }] };

  test.each([{ enabled: false }, { userType: 'guest' as const }])(
    'when it is asked for (%j): nobody waits for them, and the others can say yes',
    async (change) => {
      const world = worldOf(both);
      turn(world, S1, change);
      const id = await asked(world);
      const card = cardFor(world, id, EMPLOYEE);
      expect(card).not.toContain('Sara One');
      expect(card).toContain('Sven Two');
      expect(code(await world.approve(id, S2))).toBe('approved');
      await world.settle();
      expect(cardFor(world, id, OWNER)).not.toContain('left: the account was disabled');
    },
  );

  test('when it is asked for: the rule falls back at once', async () => {
    const stages = [{ groups: [{ deciders: ['s1'], needs: 1 }] }];
    const world = worldOf({ stages, fallback: ['s2'] });
    turn(world, S1, off);
    const id = await asked(world);
    expect(cardFor(world, id, S2)).toContain('Too few were found who decide as');
    expect(code(await world.approve(id, S2))).toBe('approved');
  });

  test('when it is asked for: those to fall back on are read as well', async () => {
    const stages = [{ groups: [{ deciders: ['s1'], needs: 1 }] }];
    const world = worldOf({ stages, fallback: ['s2'] });
    turn(world, S1, off);
    turn(world, S2, off);
    const result = await world.ask();
    expect(result).toMatchObject({ ok: false, error: [{ code: 'no-approver' }] });
    expect(JSON.stringify(result)).toContain('their accounts are disabled, gone or guests');
  });

  test('when it is asked for by one of them: they have not left', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: ['employee', 's2'], needs: 1 }] }] });
    turn(world, EMPLOYEE, { userType: 'guest' });
    const id = await asked(world);
    expect(world.request(id).left).toBeUndefined();
  });

  test('when it is asked for, where two have to agree: too few are left', async () => {
    const world = worldOf({ stages: [{ groups: [{ deciders: ['s1', 's2'], needs: 2 }] }] });
    turn(world, S1, off);
    const result = await world.ask();
    expect(result).toMatchObject({ ok: false, error: [{ code: 'too-few-approvers' }] });
    expect(JSON.stringify(result)).toContain('Accounts of some are disabled, gone or guests.');
  });

  test('is not whoever is not found once: they are asked, and the night tells whether they are gone', async () => {
    const world = worldOf(both);
    const known = world.directory.accounts.get(accountKey(S1));
    world.directory.accounts.delete(accountKey(S1));
    const id = await asked(world);
    if (known) world.directory.add(known);
    expect(cardFor(world, id, EMPLOYEE)).toContain('Sara One');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('cannot be told where their directory hangs, and holds up nobody', async () => {
    const world = worldOf(both);
    const read = world.directory.read.bind(world.directory);
    world.directory.read = (queries) =>
      queries.some((one) => one.fact === 'account' && one.account.objectId === S1.objectId)
        ? new Promise(() => {})
        : read(queries);
    const sent = { ...world.deps, freshWithin: () => AbortSignal.abort() };
    const result = await requestAccess(sent, {
      actor: EMPLOYEE,
      formId: 'hangs',
      kind: 'guest-access',
      fields: { resource: `away/${GROUP}`, duration: 'P7D', justification: 'Closing' },
    });
    expect(result).toMatchObject({ ok: true, value: { state: 'pending' } });
    expect(result.ok && result.value.left).toBeUndefined();
  });

  test('since last night: nobody waits for them, until it is enabled again', async () => {
    const world = worldOf({ ...both, lapsesAfter: 96 * HOUR });
    const id = await asked(world);
    turn(world, S1, off);
    await world.moveTo(world.now + 30 * HOUR);
    expect(cardFor(world, id, EMPLOYEE)).not.toContain('Sara One');
    turn(world, S1, { enabled: true });
    await world.moveTo(world.now + 30 * HOUR);
    expect(cardFor(world, id, EMPLOYEE)).toContain('Sara One');
  });
});

test('a request that was stored before there were stages goes on as it was', async () => {
  const world = worldOf({ approvers: ['tenant-owners'], alsoApprovers: ['s1'] });
  const id = await asked(world);
  const { asking: _, stages: __, ...rest } = world.request(id);
  const approvers = rest.approvers.map(({ why: ___, ...one }) => one);
  const sides = rest.sides.map(({ id: side, name }) => ({ id: side, name }));
  world.store.requests.set(id, { ...rest, approvers, sides });
  expect(cardFor(world, id, OWNER)).toContain('"Approve"');
  expect(code(await world.approve(id, OWNER))).toBe('agreed');
  expect(code(await world.approve(id, S1))).toBe('approved');
});

test('who decides about asking for longer is found again at night as the rule has it for that', async () => {
  const world = worldOf({
    approvers: ['s1'],
    renewal: { approvers: ['s2'] },
    lapsesAfter: 72 * HOUR,
  });
  const first = await asked(world);
  await world.approve(first, S1);
  await world.settle();
  const again = await world.ask({ fields: { duration: 'P8D' } });
  if (!again.ok) throw new Error(again.error.map((why) => why.code).join());
  const { id, renews } = again.value;
  expect(renews?.nth).toBe(1);
  expect(open(world, id)).toEqual([accountKey(S2)]);
  await world.moveTo(world.now + 30 * HOUR);
  expect(open(world, id)).toEqual([accountKey(S2)]);
});

describe('whoever presses once no yes of theirs is missing', () => {
  const sentence = (result: Awaited<ReturnType<World['approve']>>) =>
    result.ok ? result.value.outcome : result.error.refusal.sentence;

  test('is told that both may be one person, where the directories cannot tell namesakes apart', async () => {
    const inGroup = { tenantId: HOME, groupId: SECURITY_GROUP, name: 'Security desk' };
    const [a, b] = [person(HOME, '31'), person(HOME, '32')];
    const other = { deciders: [inGroup], needs: 1, name: 'Others' };
    for (const groups of [
      [{ deciders: [inGroup], needs: 2 }],
      [{ deciders: [inGroup], needs: 1, name: 'One' }, other],
    ]) {
      const world = worldOf({ stages: [{ groups }] });
      world.directory.groups.set(SECURITY_GROUP, group({ tenantId: HOME, id: SECURITY_GROUP }));
      for (const [i, one] of [a, b].entries()) {
        const userPrincipalName = `anna${i}@home.example`;
        world.directory.add(account(one, { displayName: 'Anna Schmidt', userPrincipalName }));
        world.directory.members.add(`${SECURITY_GROUP}/${one.objectId}`);
      }
      const id = await asked(world);
      expect(code(await world.approve(id, a))).toBe('agreed');
      const second = await world.approve(id, b);
      expect(code(second)).toBe('maybe-said');
      expect(sentence(second)).toBe(
        'Your account and one that has agreed already may belong to the same person, and that cannot be settled from the directories.',
      );
      // Of one person it is certain, and said so.
      expect(sentence(await world.approve(id, a))).toContain('You have agreed');
    }
  });

  test.each([
    [
      'to the same',
      [{ deciders: ['s1', 's3'], needs: 2 }],
      'Sven Two has agreed in your stead; what is missing has to come from another person.',
    ],
    [
      'to another side',
      ['One', 'Two'].map((name) => ({ deciders: ['s1', 's3'], needs: 1, name })),
      'Sven Two has agreed in your stead for another side, and the yes of Two has to come from another person.',
    ],
  ])('is told who has agreed in their stead, %s', async (_what, groups, says) => {
    const world = worldOf({ stages: [{ groups }] });
    const id = await asked(world);
    await passOnDuty(world.deps, S1, id, 'Sven Two');
    await answerDuty(world.deps, S2, id, true);
    expect(code(await world.approve(id, S2))).toBe('agreed');
    expect(sentence(await world.approve(id, S1))).toBe(says);
    expect(code(await world.approve(id, S3))).toBe('approved');
  });
});
