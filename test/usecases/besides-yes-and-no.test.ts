// What an approver can do besides yes and no: ask back, comment, hand over with acceptance, shorten.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { LONGEST_REMARK, MOST_REMARKS } from '../../src/domain/access/remarks.ts';
import { openDeciders } from '../../src/domain/access/stages.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerDuty, passOnDuty } from '../../src/usecases/pass-on-duty.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { sayAboutRequest } from '../../src/usecases/say-about-request.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const at = (tenantId: string, n: string): AccountRef => ({
  tenantId,
  objectId: `d0000000-0000-4000-8000-0000000000${n}`,
});
const COLLEAGUE = at(HOME, '41');
const SECOND = at(AWAY, '42');
const FREE = at(HOME, '45');
const DISABLED = at(HOME, '43');
const GUEST = at(HOME, '44');

function worldOf(alsoApprovers = false): World {
  const world = new World(
    estate({
      roles: { security: ['second'] },
      tenants: estate().tenants.map((one) =>
        one.id === AWAY
          ? tenant({
              owners: [...tenant().owners, { person: 'second', account: SECOND }],
            })
          : one,
      ),
      people: [
        ...estate().people,
        { name: 'colleague', displayName: 'Greta Lang', accounts: [COLLEAGUE] },
        { name: 'second', displayName: 'Sam Second', accounts: [SECOND] },
        { name: 'free', displayName: 'Fred Free', accounts: [FREE] },
        { name: 'disabled', displayName: 'Dora Disabled', accounts: [DISABLED] },
        { name: 'guest', displayName: 'Gus Guest', accounts: [GUEST] },
      ],
      policies: [rule(alsoApprovers ? { alsoApprovers: ['security'] } : {})],
    }),
  );
  const add = (ref: AccountRef, displayName: string, more: object = {}) =>
    world.directory.add(
      account(ref, {
        displayName,
        userPrincipalName: `${displayName.split(' ')[0]?.toLowerCase()}@x.example`,
        ...more,
      }),
    );
  add(COLLEAGUE, 'Greta Lang');
  add(SECOND, 'Sam Second');
  add(FREE, 'Fred Free');
  add(DISABLED, 'Dora Disabled', { enabled: false });
  add(GUEST, 'Gus Guest', { userType: 'guest' });
  return world;
}

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map(({ sentence }) => sentence).join());
  await world.settle();
  return result.value.id;
}

let forms = 0;
const speak = (
  world: World,
  id: string,
  by: AccountRef,
  kind: 'question' | 'answer' | 'comment',
  text = 'Which report?',
  more: { to?: string; formId?: string } = {},
) => {
  forms += 1;
  return sayAboutRequest(world.deps, by, id, { kind, text, formId: `form-${forms}`, ...more });
};
const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;
const handOn = async (world: World, id: string, by: AccountRef, words: string) =>
  code(await passOnDuty(world.deps, by, id, words));
const answer = async (world: World, id: string, by: AccountRef, accepts: boolean) =>
  code(await answerDuty(world.deps, by, id, accepts));

const cardFor = (
  world: World,
  id: string,
  viewer: AccountRef,
  audience: 'approver' | 'requestor',
) =>
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
const postedTo = (world: World, ref: AccountRef) =>
  world.posts.filter(({ to }) => to === accountKey(ref));
const verbs = (world: World) => world.store.audit.map(({ verb }) => verb);

describe('asking back', () => {
  test('the requestor is told and answers; every approver is told and sees both', async () => {
    const world = worldOf();
    const id = await asked(world);
    expect(code(await speak(world, id, OWNER, 'question', 'Which **report** is it?'))).toBe('ok');
    await world.settle();
    expect(postedTo(world, EMPLOYEE).at(-1)?.summary).toContain('asks you about');
    const mine = cardFor(world, id, EMPLOYEE, 'requestor');
    expect(mine).toContain('Which **report** is it?');
    expect(mine).toContain('Answer…');
    expect(mine).toContain('it lapses');

    expect(code(await speak(world, id, EMPLOYEE, 'answer', 'The yearly one', { to: '1' }))).toBe(
      'ok',
    );
    await world.settle();
    for (const one of [OWNER, SECOND]) {
      expect(postedTo(world, one).at(-1)?.summary).toContain('The yearly one');
      expect(cardFor(world, id, one, 'approver')).toContain('answers: “The yearly one”');
    }
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).not.toContain('Answer…');
    expect(verbs(world)).toEqual(expect.arrayContaining(['question-asked', 'question-answered']));
    expect(JSON.stringify(world.store.audit.map(({ details }) => details))).not.toContain('yearly');

    // It stays in the story once it is decided, and goes with what is erased.
    await world.approve(id);
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).toContain('The yearly one');
    const { personal: _, ...rest } = world.request(id);
    expect(JSON.stringify(rest)).not.toContain('yearly');
  });

  test('the message in which it was asked has a button until that is answered, and each its own', async () => {
    const world = worldOf();
    const id = await asked(world);
    await speak(world, id, OWNER, 'question', 'Which report?');
    await world.settle();
    await speak(world, id, SECOND, 'question', 'Until when?');
    await world.settle();
    const asking = () =>
      [...world.messages.values()]
        .filter(({ to, card }) => to === accountKey(EMPLOYEE) && card.includes(' you about '))
        .map(({ card }) => /"to":"(\d)"/.exec(card)?.[1] ?? 'nothing');
    expect(asking()).toEqual(['1', '2']);
    const posts = postedTo(world, EMPLOYEE).length;

    await speak(world, id, EMPLOYEE, 'answer', 'The yearly one', { to: '1' });
    await world.settle();
    expect(asking()).toEqual(['nothing', '2']);
    expect(JSON.stringify([...world.messages.values()])).toContain('It is answered.');

    await speak(world, id, OWNER, 'question', 'Which year?');
    await world.settle();
    expect(asking()).toEqual(['nothing', '2', '4']);

    await world.deny(id, 'Not now');
    await world.settle();
    expect(asking()).toEqual(['nothing', 'nothing', 'nothing']);
    expect(postedTo(world, EMPLOYEE)).toHaveLength(posts + 2);
  });

  test('only somebody whose yes is wanted asks, and only whoever asked for it answers', async () => {
    const world = worldOf(true);
    const id = await asked(world);
    expect(code(await speak(world, id, STRANGER, 'question'))).toBe('not-an-approver');
    expect(code(await speak(world, id, EMPLOYEE, 'question'))).toBe('own-request');
    await world.approve(id, OWNER);
    expect(code(await speak(world, id, OWNER, 'question'))).toBe('not-asked-now');
    expect(code(await speak(world, id, OWNER, 'comment'))).toBe('ok');
    expect(code(await speak(world, id, SECOND, 'question'))).toBe('ok');
    expect(code(await speak(world, id, OWNER, 'answer', 'x', { to: '2' }))).toBe('not-yours');
    expect(code(await speak(world, id, EMPLOYEE, 'answer', 'x', { to: '1' }))).toBe('not-open');
    expect(code(await speak(world, id, EMPLOYEE, 'answer', 'x', { to: '2' }))).toBe('ok');
    expect(code(await speak(world, id, EMPLOYEE, 'answer', 'y', { to: '2' }))).toBe('not-open');
  });

  test('sent twice it is said once; too long, empty, and too many are refused', async () => {
    const world = worldOf();
    const id = await asked(world);
    const once = { formId: 'the-same' };
    expect(code(await speak(world, id, OWNER, 'question', 'Why?', once))).toBe('ok');
    expect(code(await speak(world, id, OWNER, 'question', 'Why?', once))).toBe('ok');
    expect(world.request(id).remarks).toHaveLength(1);
    expect(code(await speak(world, id, OWNER, 'comment', '  '))).toBe('words-needed');
    const long = 'x'.repeat(LONGEST_REMARK + 1);
    expect(code(await speak(world, id, OWNER, 'comment', long))).toBe('words-needed');
    for (let i = 1; i < MOST_REMARKS; i += 1) await speak(world, id, EMPLOYEE, 'comment');
    expect(code(await speak(world, id, OWNER, 'question'))).toBe('too-many-remarks');
    // What was asked can still be answered.
    expect(code(await speak(world, id, EMPLOYEE, 'answer', 'So', { to: '1' }))).toBe('ok');
  });

  test('after a decision or a lapse nothing more is said', async () => {
    const world = worldOf();
    const decided = await asked(world);
    await speak(world, decided, OWNER, 'question');
    await world.approve(decided);
    expect(code(await speak(world, decided, OWNER, 'question'))).toBe('already-decided');
    expect(code(await speak(world, decided, EMPLOYEE, 'answer', 'x', { to: '1' }))).toBe(
      'already-decided',
    );
    const other = worldOf();
    const late = await asked(other);
    other.now = other.request(late).lapsesAt;
    expect(code(await speak(other, late, OWNER, 'comment'))).toBe('lapsed');
    expect(await handOn(other, late, OWNER, 'Greta Lang')).toBe('lapsed');
    await other.moveTo(other.now + HOUR);
    expect(other.request(late).state).toBe('lapsed');
  });

  test('a card stays small whatever was said', async () => {
    const world = worldOf();
    const id = await asked(world);
    for (let i = 0; i < MOST_REMARKS; i += 1) {
      await speak(world, id, OWNER, 'comment', 'ü'.repeat(LONGEST_REMARK));
    }
    const card = cardFor(world, id, OWNER, 'approver');
    expect(Buffer.byteLength(card, 'utf16le')).toBeLessThan(40 * 1024);
    expect(card).toContain('10 earlier lines are not shown.');
  });
});

describe('handing over', () => {
  test('nothing changes until they accept; then their yes is the one of whoever asked', async () => {
    const world = worldOf();
    const id = await asked(world);
    expect(await handOn(world, id, OWNER, 'Greta Lang')).toBe('ok');
    expect(await handOn(world, id, OWNER, 'colleague')).toBe('ok');
    await world.settle();
    expect(postedTo(world, COLLEAGUE)).toHaveLength(1);
    const offered = postedTo(world, COLLEAGUE)[0];
    expect(offered?.summary).toContain('asks you to decide about');
    expect(offered?.card).toContain('accept-duty');
    const before = await world.approve(id, COLLEAGUE);
    expect(!before.ok && before.error.refusal.code).toBe('not-an-approver');

    expect(await answer(world, id, COLLEAGUE, true)).toBe('ok');
    expect(await answer(world, id, COLLEAGUE, true)).toBe('too-late');
    await world.settle();
    expect(postedTo(world, OWNER).at(-1)?.summary).toContain('has accepted to decide for you');
    expect(postedTo(world, COLLEAGUE).length).toBeGreaterThan(1);
    expect(openDeciders(world.request(id)).map((one) => accountKey(one.account))).toContain(
      accountKey(COLLEAGUE),
    );
    expect(cardFor(world, id, COLLEAGUE, 'approver')).toContain('You have accepted to decide');
    // What is said in somebody's stead is not handed on again.
    expect(await handOn(world, id, COLLEAGUE, 'Sam Second')).toBe('nothing-to-hand-on');
    expect(await handOn(world, id, OWNER, 'Fred Free')).toBe('handed-on');

    const yes = await world.approve(id, COLLEAGUE);
    expect(yes.ok && yes.value.outcome).toBe('approved');
    expect(world.request(id).agreed).toMatchObject([{ by: COLLEAGUE, for: OWNER }]);
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).toContain('in the stead of');
    expect(verbs(world)).toEqual(expect.arrayContaining(['duty-offered', 'duty-accepted']));
  });

  test('where two have to agree, the two of them count once', async () => {
    const world = worldOf(true);
    const id = await asked(world);
    await handOn(world, id, OWNER, 'Greta Lang');
    await answer(world, id, COLLEAGUE, true);
    expect((await world.approve(id, OWNER)).ok).toBe(true);
    const again = await world.approve(id, COLLEAGUE);
    expect(again.ok).toBe(false);
    expect(world.request(id).agreed).toHaveLength(1);
  });

  test('declined it stays as it was, and somebody else can be asked', async () => {
    const world = worldOf();
    const id = await asked(world);
    await handOn(world, id, OWNER, 'Greta Lang');
    expect(await answer(world, id, STRANGER, false)).toBe('request-unknown');
    expect(await answer(world, id, COLLEAGUE, false)).toBe('ok');
    await world.settle();
    expect(postedTo(world, OWNER).at(-1)?.summary).toContain('declines');
    expect(await answer(world, id, COLLEAGUE, true)).toBe('too-late');
    expect(await handOn(world, id, OWNER, 'Greta Lang')).toBe('ok');
  });

  test('never to whoever asks, is asked, is the same person, cannot decide, or is nobody', async () => {
    const world = worldOf();
    const id = await asked(world);
    const to = (words: string) => handOn(world, id, OWNER, words);
    expect(await to('Em Ployee')).toBe('colleague-asks');
    expect(await to('O. Wner')).toBe('colleague-self');
    expect(await to('Sam Second')).toBe('colleague-asked');
    expect(await to('Dora Disabled')).toBe('colleague-unfit');
    expect(await to('Gus Guest')).toBe('colleague-unfit');
    expect(await to('Nobody Known')).toBe('colleague-unknown');
    expect(await handOn(world, id, STRANGER, 'Greta Lang')).toBe('not-an-approver');
    expect(await handOn(world, id, EMPLOYEE, 'Greta Lang')).toBe('own-request');
    expect(world.request(id).passedOn).toBeUndefined();
  });

  test('an offer is over with the decision, and with the answer of whoever made it', async () => {
    const world = worldOf(true);
    const id = await asked(world);
    await handOn(world, id, OWNER, 'Greta Lang');
    await world.approve(id, OWNER);
    expect(await answer(world, id, COLLEAGUE, true)).toBe('nothing-to-hand-on');
    await world.approve(id, SECOND);
    expect(await answer(world, id, COLLEAGUE, true)).toBe('already-decided');
  });
});

describe('approving for less', () => {
  const approveFor = async (world: World, id: string, durationMs: number, hash?: string) => {
    const shownHash = hash ?? world.request(id).plan.hash;
    const verdict = { approve: true, shownHash, durationMs } as const;
    const done = await reviewRequest(world.deps, { actor: OWNER, requestId: id, verdict });
    return done.ok ? done.value.outcome : done.error.refusal.code;
  };

  test('any shorter time is approved as a plan with a hash of its own', async () => {
    const world = worldOf();
    const id = await asked(world);
    const before = world.request(id).plan.hash;
    expect(cardFor(world, id, OWNER, 'approver')).toContain('approve-less');
    expect(cardFor(world, id, EMPLOYEE, 'requestor')).not.toContain('approve-less');
    expect(await approveFor(world, id, 3 * DAY)).toBe('approved');
    const request = world.request(id);
    expect(request.durationMs).toBe(3 * DAY);
    expect(request.decision?.planHash).toBe(request.plan.hash);
    expect(request.plan.hash).not.toBe(before);
    expect(verbs(world)).toContain('narrowed');
    await world.settle();
    expect(world.writes).toContain('+join-group');
  });

  test('not longer, not of another card, not twice', async () => {
    const world = worldOf();
    const id = await asked(world);
    for (const wrong of [7 * DAY, 8 * DAY, Infinity]) {
      expect(await approveFor(world, id, wrong)).toBe('not-shorter');
    }
    expect(await approveFor(world, id, DAY, 'edited')).toBe('stale-card');
    expect(await approveFor(world, id, DAY)).toBe('approved');
    expect(await approveFor(world, id, DAY)).toBe('already-decided');
  });
});
