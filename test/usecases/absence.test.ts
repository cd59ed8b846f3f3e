// Somebody is away: who decides in their stead, from when, until when, and never twice.
import { describe, expect, test } from 'vitest';
import { absenceNews } from '../../src/cards/absence.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { endOfDay, readAway } from '../../src/inbound/away-words.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence, comeBack } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const GRETA: AccountRef = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000021' };
const SECOND: AccountRef = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };

function estateOf(change: Partial<PolicyRule> = {}): Estate {
  const base = estate({
    people: [
      ...estate().people,
      { name: 'greta', displayName: 'Greta Lang', accounts: [GRETA] },
      { name: 'second', displayName: 'S. Econd', accounts: [SECOND] },
    ],
    policies: [rule({ lapsesAfter: 10 * DAY, ...change })],
  });
  const owners = [{ person: 'owner', account: OWNER }];
  return {
    ...base,
    tenants: base.tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
  };
}

function worldOf(change?: Partial<PolicyRule>): World {
  const world = new World(estateOf(change));
  world.directory.add(
    account(GRETA, { displayName: 'Greta Lang', userPrincipalName: 'greta@home.example' }),
    account(SECOND, { displayName: 'S. Econd', userPrincipalName: 'second@away.example' }),
  );
  return world;
}

async function asked(world: World, actor?: AccountRef): Promise<string> {
  const result = await world.ask(actor ? { actor } : {});
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  return result.value.id;
}

/** The owner is away, and this person decides in their stead. */
async function away(world: World, delegate = 'Greta Lang', who = OWNER): Promise<string> {
  const until = world.now + 2 * DAY;
  const result = await beAway(world.deps, who, { until, delegate });
  if (!result.ok) throw new Error(result.error.code);
  await world.settle();
  return result.value.id;
}

const refusal = async (world: World, delegate: string, until = world.now + DAY) => {
  const result = await beAway(world.deps, OWNER, { until, delegate });
  return result.ok ? 'ok' : result.error.code;
};

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;

const open = (world: World, id: string) =>
  openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));

const cardFor = (world: World, id: string, viewer: AccountRef) =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer,
      audience: 'approver',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

const postedTo = (world: World, ref: AccountRef): string[] =>
  world.posts.filter(({ to }) => to === accountKey(ref)).map(({ summary }) => summary);

describe('a delegate', () => {
  test('counts only once they have accepted, and is told what for', async () => {
    const world = worldOf();
    const id = await asked(world);
    const absence = await away(world);
    expect(postedTo(world, GRETA)).toEqual(['Will you decide in the stead of O. Wner?']);
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    expect(code(await world.approve(id, GRETA))).toBe('not-an-approver');

    expect((await answerAbsence(world.deps, GRETA, absence, 'accept')).ok).toBe(true);
    await world.settle();
    expect(postedTo(world, OWNER).at(-1)).toBe('Greta Lang decides in your stead');
    expect(open(world, id)).toEqual([OWNER, GRETA].map(accountKey));
    expect(cardFor(world, id, GRETA)).toContain('You decide in the stead of O. Wner');
    expect(code(await world.approve(id, GRETA))).toBe('approved');
    expect(world.request(id).agreed).toMatchObject([{ by: GRETA, for: OWNER }]);
    expect(cardFor(world, id, GRETA)).toContain('Approved by Greta Lang in the stead of O. Wner');
    const entry = world.store.audit.find(({ verb }) => verb === 'approved');
    expect(entry?.people).toMatchObject({ inSteadOf1: OWNER });
    expect(world.absences.audit.map(({ verb }) => verb)).toEqual([
      'delegate-named',
      'delegate-accepted',
    ]);
  });

  test('is asked about what comes later as well, until the day has passed', async () => {
    const world = worldOf();
    const absence = await away(world);
    await answerAbsence(world.deps, GRETA, absence, 'accept');
    const id = await asked(world);
    expect(open(world, id)).toContain(accountKey(GRETA));
    await world.moveTo(world.now + 2 * DAY + HOUR);
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    expect(cardFor(world, id, GRETA)).toContain('Not asked any more');
    expect(code(await world.approve(id, GRETA))).toBe('not-an-approver');
    expect(postedTo(world, GRETA).at(-1)).toContain('any more');
  });

  test('is none any more once the other is back, or once they decline', async () => {
    for (const end of ['back', 'decline'] as const) {
      const world = worldOf();
      const absence = await away(world);
      await answerAbsence(world.deps, GRETA, absence, 'accept');
      const id = await asked(world);
      if (end === 'back') expect(await comeBack(world.deps, OWNER)).toBe(1);
      else await answerAbsence(world.deps, GRETA, absence, 'decline');
      await world.settle();
      expect(code(await world.approve(id, GRETA))).toBe('not-an-approver');
      expect(code(await world.approve(id, OWNER))).toBe('approved');
    }
  });

  test('does not count twice: neither with the one who is away, nor beside their own yes', async () => {
    const world = worldOf({
      approvers: [],
      stages: [{ groups: [{ deciders: ['owner', 'greta', 'second'], needs: 2 }] }],
    });
    const absence = await away(world);
    await answerAbsence(world.deps, GRETA, absence, 'accept');
    const id = await asked(world);
    // Their own yes comes first.
    expect(code(await world.approve(id, GRETA))).toBe('agreed');
    expect(world.request(id).agreed[0]).not.toHaveProperty('for');
    expect(code(await world.approve(id, GRETA))).toBe('already-agreed');
    expect(code(await world.approve(id, OWNER))).toBe('approved');

    const other = worldOf({
      approvers: [],
      stages: [{ groups: [{ deciders: ['owner', 'second'], needs: 2 }] }],
    });
    const gone = await away(other);
    await answerAbsence(other.deps, GRETA, gone, 'accept');
    const next = await asked(other);
    expect(cardFor(other, next, OWNER)).toContain('"Approve"');
    expect(code(await other.approve(next, GRETA))).toBe('agreed');
    expect(code(await other.approve(next, OWNER))).toBe('already-agreed');
    // So nobody waits for them, and their card does not say so.
    expect(open(other, next)).toEqual([accountKey(SECOND)]);
    expect(cardFor(other, next, OWNER)).not.toContain('"Approve"');
    expect(cardFor(other, next, SECOND)).toContain('Nobody else.');
    expect(code(await other.approve(next, SECOND))).toBe('approved');
  });

  test('is neither asked nor reminded once the one in whose stead they decide has answered', async () => {
    const world = worldOf({
      approvers: [],
      stages: [{ groups: [{ deciders: ['owner', 'second'], needs: 2 }] }],
      remindAfter: [4 * HOUR],
    });
    const absence = await away(world);
    await answerAbsence(world.deps, GRETA, absence, 'accept');
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    await world.settle();
    expect(open(world, id)).toEqual([accountKey(SECOND)]);
    expect(cardFor(world, id, GRETA)).not.toContain('"Approve"');
    expect(cardFor(world, id, SECOND)).toContain('Nobody else.');
    const before = postedTo(world, GRETA).length;
    await world.moveTo(world.now + 5 * HOUR);
    expect(postedTo(world, GRETA)).toHaveLength(before);
    expect(postedTo(world, SECOND).at(-1)).toContain('Your decision is still wanted');
    expect(code(await world.approve(id, GRETA))).toBe('already-agreed');
  });

  test('of two people is asked for as long as one of them has not answered', async () => {
    const world = worldOf({
      approvers: [],
      stages: [{ groups: [{ deciders: ['owner', 'second'], needs: 2 }] }],
    });
    for (const who of [OWNER, SECOND]) {
      const absence = await away(world, 'Greta Lang', who);
      await answerAbsence(world.deps, GRETA, absence, 'accept');
    }
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    await world.settle();
    expect(open(world, id)).toEqual([SECOND, GRETA].map(accountKey));
    expect(cardFor(world, id, GRETA)).toContain('You decide in the stead of S. Econd');
    expect(code(await world.approve(id, GRETA))).toBe('approved');
    expect(world.request(id).agreed[1]).toMatchObject({ by: GRETA, for: SECOND });
  });

  test('never decides about a request of their own, nor of the one who is away', async () => {
    const world = worldOf({ approvers: ['owner', 'second'] });
    const absence = await away(world);
    await answerAbsence(world.deps, GRETA, absence, 'accept');
    const own = await asked(world, GRETA);
    expect(open(world, own)).not.toContain(accountKey(GRETA));
    expect(code(await world.approve(own, GRETA))).toBe('own-request');

    const theirs = worldOf({ approvers: ['employee', 'second'] });
    const gone = await away(theirs, 'Greta Lang', EMPLOYEE);
    await answerAbsence(theirs.deps, GRETA, gone, 'accept');
    const id = await asked(theirs);
    expect(open(theirs, id)).toEqual([accountKey(SECOND)]);
    expect(code(await theirs.approve(id, GRETA))).toBe('not-an-approver');
  });

  test('decides nothing for somebody who cannot decide any more', async () => {
    const world = worldOf();
    const absence = await away(world);
    await answerAbsence(world.deps, GRETA, absence, 'accept');
    const id = await asked(world);
    const owner = world.directory.accounts.get(accountKey(OWNER));
    if (owner) world.directory.add({ ...owner, enabled: false });
    expect(code(await world.approve(id, GRETA))).toBe('not-an-approver');
  });

  test('can say no', async () => {
    const world = worldOf();
    const absence = await away(world);
    await answerAbsence(world.deps, GRETA, absence, 'accept');
    const id = await asked(world);
    expect((await world.deny(id, 'Not while he is away', GRETA)).ok).toBe(true);
    const other = await asked(world);
    await comeBack(world.deps, OWNER);
    expect((await world.deny(other, 'Not now either', GRETA)).ok).toBe(false);
  });
});

describe('who can be named, and until when', () => {
  test('a person of the estate with an account of ours who can decide, and nobody else', async () => {
    const world = worldOf();
    expect(await refusal(world, 'Nobody Known')).toBe('delegate-unknown');
    expect(await refusal(world, '')).toBe('delegate-unknown');
    expect(await refusal(world, 'O. Wner')).toBe('delegate-self');
    const noDay = await beAway(world.deps, OWNER, { until: undefined, delegate: 'Greta Lang' });
    expect(noDay.ok ? '' : noDay.error.code).toBe('away-day');
    expect(await refusal(world, 'Greta Lang', world.now - 1)).toBe('away-day');
    expect(await refusal(world, 'Greta Lang', world.now + 91 * DAY)).toBe('away-too-long');
    const greta = world.directory.accounts.get(accountKey(GRETA));
    if (greta) world.directory.add({ ...greta, enabled: false });
    expect(await refusal(world, 'greta')).toBe('delegate-unfit');
  });

  test('naming somebody anew replaces who was named before', async () => {
    const world = worldOf();
    const first = await away(world);
    await answerAbsence(world.deps, GRETA, first, 'accept');
    await away(world, 'second');
    expect(world.absences.rows.get(first)?.over?.why).toBe('replaced');
    expect(await world.absences.openOf([OWNER])).toHaveLength(1);
  });

  test('whoever was replaced is not asked any more', async () => {
    const world = worldOf();
    const first = await away(world);
    await answerAbsence(world.deps, GRETA, first, 'accept');
    const id = await asked(world);
    expect(open(world, id)).toContain(accountKey(GRETA));
    await away(world, 'second');
    expect(open(world, id)).toEqual([accountKey(OWNER)]);
    expect(cardFor(world, id, GRETA)).toContain('Not asked any more');
  });

  test('nobody accepts for another one, and nobody ends what is not theirs', async () => {
    const world = worldOf();
    const absence = await away(world);
    for (const [who, verb] of [
      [EMPLOYEE, 'accept'],
      [OWNER, 'accept'],
      [GRETA, 'back'],
      [EMPLOYEE, 'back'],
    ] as const) {
      expect((await answerAbsence(world.deps, who, absence, verb)).ok).toBe(false);
    }
    await answerAbsence(world.deps, OWNER, absence, 'back');
    expect((await answerAbsence(world.deps, GRETA, absence, 'accept')).ok).toBe(false);
  });

  test('what names hold is no markup', async () => {
    const world = worldOf();
    const id = await away(world);
    const absence = world.absences.rows.get(id);
    if (!absence) throw new Error('There is no absence.');
    const { card } = absenceNews({
      absence: { ...absence, personal: { person: '**[x](https://evil)**', delegate: 'G' } },
      viewer: GRETA,
      reader: readerFrom(null, null),
      now: world.now,
    });
    expect(JSON.stringify(card.body)).not.toContain('**[x]');
  });
});

describe('words', () => {
  test.each([
    ['away until 2026-12-18 delegate Greta Lang', '2026-12-18', 'Greta Lang'],
    ['I am away until 18 December, my delegate is Greta Lang.', '18 December', 'Greta Lang'],
    ['away till Friday deputy: greta', 'Friday', 'greta'],
    ['out of office until tomorrow', 'tomorrow', ''],
  ])('%s', (text, day, delegate) => {
    expect(readAway(text)).toEqual({ do: 'leave', day, delegate });
  });

  test('back, and who decides for whom', () => {
    expect(readAway('back')).toEqual({ do: 'back' });
    expect(readAway("I'm back again!")).toEqual({ do: 'back' });
    expect(readAway('away')).toEqual({ do: 'list' });
    expect(readAway('what changed while I was away')).toBeUndefined();
  });

  test('a day is over at midnight, where the reader is', () => {
    const now = Date.UTC(2026, 10, 20, 10);
    const day = (words: string) =>
      new Date(endOfDay(words, 'Europe/Berlin', now) ?? 0).toISOString().slice(0, 16);
    expect(day('2026-12-18')).toBe('2026-12-18T22:59');
    expect(day('18 December')).toBe('2026-12-18T22:59');
    expect(day('3rd of January')).toBe('2027-01-03T22:59');
    expect(day('Dec 18 2026')).toBe('2026-12-18T22:59');
    expect(day('friday')).toBe('2026-11-27T22:59');
    expect(day('Mon')).toBe('2026-11-23T22:59');
    expect(day('tomorrow')).toBe('2026-11-21T22:59');
    expect(endOfDay('31 February', 'UTC', now)).toBeUndefined();
    expect(endOfDay('soon', 'UTC', now)).toBeUndefined();
  });
});
