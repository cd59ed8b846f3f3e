// Whoever is asked and could not be heard as they stand: others are asked, or those concerned hear that nobody is left.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { account } from '../fakes/directory.ts';
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

const person = (n: number): AccountRef => ({
  tenantId: HOME,
  objectId: `d0000000-0000-4000-8000-00000000002${n}`,
});
const [S1, S2, GUARD] = [person(1), person(2), person(3)];
const PEOPLE: ReadonlyArray<readonly [string, string, AccountRef]> = [
  ['s1', 'Sara One', S1],
  ['s2', 'Sven Two', S2],
  ['guard', 'Gina Guard', GUARD],
];

function worldOf(change: Partial<PolicyRule> = {}): World {
  const world = new World(
    estate({
      people: [
        ...estate().people,
        ...PEOPLE.map(([name, displayName, one]) => ({ name, displayName, accounts: [one] })),
      ],
      roles: { security: ['guard'] },
      policies: [rule({ lapsesAfter: 5 * DAY, ...change })],
    }),
  );
  for (const [name, displayName, one] of PEOPLE) {
    world.directory.add(account(one, { displayName, userPrincipalName: `${name}@home.example` }));
  }
  return world;
}

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  world.posts.length = 0;
  return result.value.id;
}

const mark = (world: World, who: AccountRef) =>
  world.directory.risks.set(accountKey(who), 'at-risk');
const clear = (world: World, who: AccountRef) =>
  world.directory.risks.set(accountKey(who), 'clear');

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;
const next = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? '' : result.error.refusal.next;

const open = (world: World, id: string) =>
  openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));

const heard = ({ posts }: World, who: AccountRef) =>
  posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);

const cardFor = (world: World, id: string, audience: 'requestor' | 'approver') =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer: audience === 'requestor' ? EMPLOYEE : OWNER,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

const aNight = async (world: World) => world.moveTo(world.now + 25 * HOUR);

describe('the only one who could decide is at risk', () => {
  test('whoever asked and the owners hear it at the refused press, once, and what can be done', async () => {
    const world = worldOf();
    const id = await asked(world);
    mark(world, OWNER);
    const first = await world.approve(id);
    expect(code(first)).toBe('approver-at-risk');
    expect(next(first)).toContain('Nobody else could decide in your place now');
    expect(next(first)).toContain('security');
    await world.settle();
    expect(heard(world, EMPLOYEE)).toEqual([
      expect.stringContaining('Nobody could decide for Away at present'),
    ]);
    expect(heard(world, OWNER)).toHaveLength(1);
    for (const audience of ['requestor', 'approver'] as const) {
      const card = cardFor(world, id, audience);
      expect(card).toContain('an account cannot be used for decisions');
      expect(card).not.toMatch(/risk/i);
      expect(card).toContain('Whoever looks after security there can see why');
    }
    expect(cardFor(world, id, 'requestor')).toContain('nobody for Away');
    const again = await world.approve(id);
    expect(code(again)).toBe('approver-at-risk');
    expect(next(again)).toContain('Nobody else could decide in your place now');
    await aNight(world);
    expect(heard(world, EMPLOYEE)).toHaveLength(1);
    const refused = world.store.audit.filter(({ verb }) => verb === 'approval-refused');
    expect(refused.map(({ details }) => details.code)).toEqual([
      'approver-at-risk',
      'approver-at-risk',
    ]);
  });

  test('security hears as well where no owner of the tenant could decide', async () => {
    const world = worldOf();
    Object.assign(world.estate.tenants[1] ?? {}, {
      owners: [{ person: 'owner', account: OWNER }],
    });
    const id = await asked(world);
    mark(world, OWNER);
    await world.approve(id);
    await world.settle();
    expect(heard(world, GUARD)).toHaveLength(1);
  });

  test('a denial that is refused for it is told alike', async () => {
    const world = worldOf();
    const id = await asked(world);
    mark(world, OWNER);
    expect(code(await world.deny(id, 'Ask for less'))).toBe('approver-at-risk');
    await world.settle();
    expect(heard(world, EMPLOYEE)).toHaveLength(1);
  });

  test('they decide again once the mark is gone, and nothing of it is kept', async () => {
    const world = worldOf();
    const id = await asked(world);
    mark(world, OWNER);
    await world.approve(id);
    expect(world.request(id).unable).toEqual({ [accountKey(OWNER)]: 'at-risk' });
    clear(world, OWNER);
    expect(code(await world.approve(id))).toBe('approved');
    expect(world.request(id).unable).toBeUndefined();
  });

  test('the night finds that it is gone, and the card says nothing of it any more', async () => {
    const world = worldOf();
    const id = await asked(world);
    mark(world, OWNER);
    await world.approve(id);
    clear(world, OWNER);
    await aNight(world);
    expect(world.request(id)).toMatchObject({ state: 'pending', stranded: [] });
    expect(world.request(id).unable).toBeUndefined();
    expect(cardFor(world, id, 'requestor')).not.toContain('at risk');
    expect(code(await world.approve(id))).toBe('approved');
  });

  test('keeps no mark on what was withdrawn, denied or has lapsed', async () => {
    const world = worldOf();
    const id = await asked(world);
    mark(world, OWNER);
    await world.approve(id);
    await world.moveTo(world.now + 6 * DAY);
    expect(world.request(id).state).toBe('lapsed');
    expect(world.request(id).unable).toBeUndefined();
  });
});

describe('where the rule falls back on others', () => {
  test('they are asked at the refused press, and the mark lets nobody through', async () => {
    const world = worldOf({ fallback: ['s1'] });
    const id = await asked(world);
    expect(code(await world.approve(id, S1))).toBe('not-an-approver');
    mark(world, OWNER);
    const pressed = await world.approve(id);
    expect(code(pressed)).toBe('approver-at-risk');
    expect(next(pressed)).toContain('Others decide about it.');
    await world.settle();
    expect(open(world, id)).toContain(accountKey(S1));
    expect(world.request(id).stranded ?? []).toEqual([]);
    expect(heard(world, EMPLOYEE)).toEqual([]);
    expect(cardFor(world, id, 'requestor')).toContain('Sara One for Away');
    expect(code(await world.approve(id))).toBe('approver-at-risk');
    expect(code(await world.approve(id, EMPLOYEE_ADMIN))).toBe('own-request');
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('they can say no as well', async () => {
    const world = worldOf({ fallback: ['s1'] });
    const id = await asked(world);
    mark(world, OWNER);
    await world.approve(id);
    expect(code(await world.deny(id, 'Ask for less', S1))).toBe('denied');
  });

  test('it is told where they are at risk as well', async () => {
    const world = worldOf({ fallback: ['s1'] });
    const id = await asked(world);
    for (const one of [OWNER, S1]) mark(world, one);
    await world.approve(id);
    await world.settle();
    expect(heard(world, EMPLOYEE)).toHaveLength(1);
    clear(world, S1);
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('they are let go in the night that finds the mark cleared', async () => {
    const world = worldOf({ fallback: ['s1'] });
    const id = await asked(world);
    mark(world, OWNER);
    await world.approve(id);
    clear(world, OWNER);
    await aNight(world);
    expect(open(world, id)).not.toContain(accountKey(S1));
    expect(code(await world.approve(id, S1))).toBe('not-an-approver');
    expect(code(await world.approve(id))).toBe('approved');
  });
});

test('who was let go and is asked again hears it, since their card changes silently', async () => {
  const world = worldOf({ fallback: ['s1'] });
  const id = await asked(world);
  mark(world, OWNER);
  await world.approve(id);
  clear(world, OWNER);
  await aNight(world);
  world.posts.length = 0;
  mark(world, OWNER);
  await world.approve(id);
  await world.settle();
  expect(open(world, id)).toContain(accountKey(S1));
  expect(heard(world, S1)).toHaveLength(1);
  expect(heard(world, OWNER)).toEqual([]);
  await aNight(world);
  expect(heard(world, S1)).toHaveLength(1);
});

describe('somebody else can', () => {
  test('answer: nobody is told, and the request stays as it was', async () => {
    const world = worldOf({ approvers: ['s1', 's2'], fallback: ['guard'] });
    const id = await asked(world);
    mark(world, S1);
    const { version } = world.request(id);
    const pressed = await world.approve(id, S1);
    expect(code(pressed)).toBe('approver-at-risk');
    expect(next(pressed)).toContain('Another owner decides.');
    await world.settle();
    expect(world.request(id).version).toBe(version);
    expect(world.posts).toEqual([]);
    expect(code(await world.approve(id, S2))).toBe('approved');
  });

  test('not be looked at for nothing: who could not either is found at the same press', async () => {
    const world = worldOf({ approvers: ['s1', 's2'], fallback: ['guard'] });
    const id = await asked(world);
    for (const one of [S1, S2]) mark(world, one);
    await world.approve(id, S1);
    await world.settle();
    expect(open(world, id)).toContain(accountKey(GUARD));
    expect(code(await world.approve(id, GUARD))).toBe('approved');
  });
});

describe('nobody presses', () => {
  test('the night finds who is at risk: others are asked', async () => {
    const world = worldOf({ fallback: ['s1'] });
    const id = await asked(world);
    mark(world, OWNER);
    await aNight(world);
    expect(open(world, id)).toContain(accountKey(S1));
    expect(code(await world.approve(id, S1))).toBe('approved');
  });

  test('or whoever asked is told', async () => {
    const world = worldOf();
    await asked(world);
    mark(world, OWNER);
    await aNight(world);
    expect(heard(world, EMPLOYEE)).toEqual([
      expect.stringContaining('Nobody could decide for Away at present'),
    ]);
  });

  test('nor does the night say anything where it cannot be read', async () => {
    const world = worldOf();
    const id = await asked(world);
    world.directory.risks.set(accountKey(OWNER), 'unlicensed');
    await aNight(world);
    expect(world.request(id).unable).toBeUndefined();
    expect(world.posts).toEqual([]);
  });

  test('what goes further asks whoever can', async () => {
    const stages = [
      {
        groups: [{ deciders: ['tenant-owners'] as const, needs: 1 }],
        escalateAfter: HOUR,
        escalateTo: ['s2'],
      },
    ];
    const world = worldOf({ approvers: [], stages, fallback: ['s1'] });
    const id = await asked(world);
    mark(world, OWNER);
    await world.moveTo(world.now + 2 * HOUR);
    expect(open(world, id)).toEqual(expect.arrayContaining([accountKey(S1), accountKey(S2)]));
  });
});

test('who cannot be told apart from whoever asks is not waited for either', async () => {
  const world = worldOf({ approvers: ['s1'] });
  const id = await asked(world);
  // The estate lists whoever asks no more, and two people of one name may be one.
  const people = world.estate.people.filter(({ name }) => name !== 'employee');
  Object.assign(world.estate, { people });
  world.directory.add(account(S1, { displayName: 'Em Ployee', userPrincipalName: 's1@h.example' }));
  const pressed = await world.approve(id, S1);
  expect(code(pressed)).toBe('maybe-own-request');
  expect(next(pressed)).toContain('Nobody else could decide in your place now');
  await world.settle();
  expect(heard(world, EMPLOYEE)).toHaveLength(1);
  const card = cardFor(world, id, 'requestor');
  expect(card).toContain('may belong to whoever asks, which the directories cannot settle');
  expect(card).toContain('listed under');
});

test('whoever types the name of a decider does not choose by it who decides instead', async () => {
  const world = worldOf({ kinds: ['external-guest'], fallback: ['s1'] });
  const tenants = world.estate.tenants.map((one) => ({ ...one, access: ['external-guest'] }));
  Object.assign(world.estate, { tenants });
  const about = { 'input-address': 'g@outside.example', 'input-organisation': 'Outside Ltd' };
  const fields = { ...about, resource: `away/${GROUP}`, 'input-name': 'O. Wner' };
  const result = await world.ask({ kind: 'external-guest', fields });
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  const { id } = result.value;
  await world.settle();
  world.posts.length = 0;
  const pressed = await world.approve(id);
  expect(code(pressed)).toBe('maybe-own-request');
  expect(next(pressed)).toContain('Nobody else could decide in your place now');
  expect(next(pressed)).toContain('asked for again');
  await aNight(world);
  expect(open(world, id)).not.toContain(accountKey(S1));
  expect(code(await world.approve(id, S1))).toBe('not-an-approver');
  expect(heard(world, EMPLOYEE)).toEqual([
    expect.stringContaining('may belong to somebody it is for, going by what was typed'),
  ]);
  mark(world, OWNER);
  await aNight(world);
  expect(open(world, id)).toContain(accountKey(S1));
});

describe('a guest who asks, and whose home was not read', () => {
  const guest = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000029' };
  const begun = async (homeAddress: string | null) => {
    const world = worldOf();
    Object.assign(world.estate.tenants[0] ?? {}, { signIn: ['reader'] });
    const kind = { external: true, userType: 'guest', redemption: 'accepted' } as const;
    world.directory.add(account(guest, { displayName: 'G', homeAddress, ...kind }));
    world.directory.broken.add(HOME);
    const result = await world.ask({ kind: 'pim-eligibility', actor: guest });
    if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
    await world.settle();
    world.posts.length = 0;
    return { world, id: result.value.id };
  };

  test('may be told apart once it can be, so nobody hears that nobody could decide', async () => {
    const { world, id } = await begun('s@home.example');
    expect(code(await world.approve(id))).toBe('maybe-own-request');
    await aNight(world);
    expect(world.posts).toEqual([]);
    expect(world.request(id).stranded ?? []).toEqual([]);
  });

  test('never is where nothing tells it, and then they hear', async () => {
    const { world, id } = await begun(null);
    expect(code(await world.approve(id))).toBe('maybe-own-request');
    await world.settle();
    expect(heard(world, guest)).toEqual([
      expect.stringContaining('may belong to whoever asks, which the directories cannot settle'),
    ]);
  });
});

test('a yes that counts no more leaves its side to somebody else, or it is told', async () => {
  const world = worldOf({ alsoApprovers: ['s1'] });
  const id = await asked(world);
  expect(code(await world.approve(id, OWNER))).toBe('agreed');
  await world.settle();
  world.posts.length = 0;
  mark(world, OWNER);
  expect(code(await world.approve(id, S1))).toBe('agreed');
  await world.settle();
  expect(heard(world, EMPLOYEE)).toEqual([
    expect.stringContaining('Nobody could decide for Away at present'),
  ]);
  clear(world, OWNER);
  expect(code(await world.approve(id, OWNER))).toBe('approved');
});

test('who is refused in the stead of somebody at risk is as little waited for', async () => {
  const world = worldOf({ approvers: ['s1'] });
  const wish = { until: world.now + 5 * DAY, delegate: 'Sven Two' };
  const away = await beAway(world.deps, S1, wish);
  if (!away.ok) throw new Error(away.error.code);
  await answerAbsence(world.deps, S2, away.value.id, 'accept');
  const id = await asked(world);
  mark(world, S1);
  expect(code(await world.approve(id, S2))).toBe('not-an-approver');
  await world.settle();
  expect(heard(world, EMPLOYEE)).toEqual([
    expect.stringContaining('Nobody could decide for Away at present'),
  ]);
});
