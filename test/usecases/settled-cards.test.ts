// Once something is settled, no message about it that the record knows has anything left to press.
import { describe, expect, test } from 'vitest';
import { movedCard } from '../../src/cards/moved.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { answerAbsence, comeBack } from '../../src/usecases/answer-absence.ts';
import { answerCutOff } from '../../src/usecases/answer-cut-off.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { cutOff } from '../../src/usecases/cut-off.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake } from '../../src/usecases/release-brake.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE_ADMIN, estate, OWNER, STRANGER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const SECOND: AccountRef = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };

/** Titles of what can be pressed, message by message, in this person's chat. */
const buttonsOf = (world: World, person: AccountRef): string[][] =>
  [...world.messages.values()]
    .filter(({ to }) => to === accountKey(person))
    .map(({ card }) =>
      [...card.matchAll(/"type":"Action\.Execute","title":"([^"]*)"/g)].map(
        ([, title = '']) => title,
      ),
    );

describe('a pause', () => {
  test('offers its end in the newest message alone, and in none once it has ended', async () => {
    const world = new World();
    const pulled = await pullBrake(world.deps, OWNER, AWAY, 'seed');
    if (!pulled.ok) throw new Error(pulled.error.code);
    await world.moveTo(world.now + 2 * DAY + MINUTE);
    expect(buttonsOf(world, EMPLOYEE_ADMIN)).toEqual([[], [], ['Resume']]);
    expect(buttonsOf(world, OWNER)).toEqual([[], ['Resume']]);
    await releaseBrake(world.deps, OWNER, pulled.value.brake.id);
    await world.settle();
    expect(buttonsOf(world, EMPLOYEE_ADMIN)).toEqual([[], [], [], []]);
    const chat = [...world.messages.values()].filter(({ to }) => to === accountKey(EMPLOYEE_ADMIN));
    expect(chat.map(({ card }) => card.includes('A newer message'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    // Whoever ended it gets no message of its own, and their older ones say that it has ended.
    expect(buttonsOf(world, OWNER)).toEqual([[], []]);
    const last = [...world.messages.values()].filter(({ to }) => to === accountKey(OWNER)).at(-1);
    expect(last?.card).toContain('goes on in');
  });
});

describe('a lockdown', () => {
  test('offers its end to those who can give it, until they have', async () => {
    const world = new World({
      ...estate(),
      people: [...estate().people, { name: 'duty', displayName: 'D. Uty', accounts: [STRANGER] }],
      oncall: ['duty'],
    });
    const pulled = await pullBrake(world.deps, OWNER, null, 'seed');
    if (!pulled.ok) throw new Error(pulled.error.code);
    await world.settle();
    expect(buttonsOf(world, STRANGER)).toEqual([[]]);
    expect(buttonsOf(world, EMPLOYEE_ADMIN)).toEqual([['End the lockdown']]);
    await releaseBrake(world.deps, OWNER, pulled.value.brake.id);
    await world.settle();
    expect(buttonsOf(world, EMPLOYEE_ADMIN)).toEqual([[], ['End the lockdown']]);
    await world.moveTo(world.now + DAY - MINUTE);
    expect(buttonsOf(world, OWNER).flat()).toEqual([]);
    // Their yes counts for a day, and after it they may give it again.
    await world.moveTo(world.now + DAY + MINUTE);
    expect(buttonsOf(world, OWNER).at(-1)).toEqual(['End the lockdown']);
    await releaseBrake(world.deps, OWNER, pulled.value.brake.id);
    await releaseBrake(world.deps, EMPLOYEE_ADMIN, pulled.value.brake.id);
    await world.settle();
    for (const one of [OWNER, EMPLOYEE_ADMIN, STRANGER]) {
      expect(buttonsOf(world, one).flat()).toEqual([]);
    }
  });
});

describe('an absence', () => {
  function worldOf(): World {
    const base = estate();
    const owners = [{ person: 'owner', account: OWNER }];
    const world = new World({
      ...base,
      people: [...base.people, { name: 'second', displayName: 'S. Econd', accounts: [SECOND] }],
      tenants: base.tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
    });
    world.directory.add(account(SECOND, { displayName: 'S. Econd' }));
    return world;
  }

  async function away(world: World) {
    const until = world.now + 2 * DAY;
    const result = await beAway(world.deps, OWNER, { until, delegate: 'S. Econd' });
    if (!result.ok) throw new Error(result.error.code);
    await world.settle();
    return result.value.id;
  }

  test('that is taken back by a word leaves nothing to press to either of the two', async () => {
    const world = worldOf();
    const id = await away(world);
    expect(buttonsOf(world, SECOND)).toEqual([['Accept', 'Decline']]);
    await answerAbsence(world.deps, SECOND, id, 'accept');
    await world.settle();
    expect(buttonsOf(world, OWNER)).toEqual([['I am back']]);
    await comeBack(world.deps, OWNER);
    await world.settle();
    expect(buttonsOf(world, OWNER)).toEqual([[]]);
    expect(buttonsOf(world, SECOND)).toEqual([[], []]);
  });

  test('that has passed, or was never accepted, does so as well', async () => {
    const world = worldOf();
    await away(world);
    await world.moveTo(world.now + 3 * DAY);
    expect(buttonsOf(world, SECOND).flat()).toEqual([]);
    expect(buttonsOf(world, OWNER).flat()).toEqual([]);
  });
});

describe('a cut-off', () => {
  test('that an owner has lifted offers nothing to the others', async () => {
    const base = estate();
    const owners = [OWNER, SECOND].map((one, i) => ({ person: `owner${i}`, account: one }));
    const world = new World({
      ...base,
      people: [
        ...base.people,
        { name: 'owner0', displayName: 'O. Wner', accounts: [OWNER] },
        { name: 'owner1', displayName: 'S. Econd', accounts: [SECOND] },
      ],
      oncall: ['owner'],
      tenants: base.tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
    });
    world.directory.add(account(SECOND, { displayName: 'S. Econd' }));
    const done = await cutOff(world.deps, OWNER, `tenant/${AWAY}`, 'seed');
    if (!done.ok) throw new Error(done.error.code);
    await world.moveTo(world.now + DAY + HOUR);
    const shown = buttonsOf(world, SECOND);
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.slice(0, -1).flat()).toEqual([]);
    expect(shown.at(-1)).toContain('Lift it');
    const [id = ''] = world.cutOffs.rows.keys();
    await answerCutOff(world.deps, OWNER, id, 'lift');
    await world.settle();
    expect(buttonsOf(world, SECOND).flat()).toEqual([]);
  });
});

describe('what somebody looked at by themselves', () => {
  /** Writes it to the bot, whose answer then stands in the chat. */
  async function said(world: World, who: AccountRef, text: string): Promise<string> {
    const inbound = createInbound({ ...world.deps, deadline: () => AbortSignal.timeout(8_000) });
    const actor = { ...who, locale: null, timeZone: null, alone: true };
    const reply = await inbound.onMessage(actor, text);
    if (!('card' in reply)) throw new Error(`“${text}” was answered without a card.`);
    const activityId = `answer-${world.messages.size}`;
    world.messages.set(activityId, { to: accountKey(who), card: JSON.stringify(reply.card) });
    await reply.sent?.({ conversationId: 'c', activityId });
    return activityId;
  }

  async function asked(world: World): Promise<string> {
    const result = await world.ask();
    if (!result.ok) throw new Error('not asked');
    await world.settle();
    return result.value.id;
  }

  test('a request is shown with its buttons once, and decided there as on its card', async () => {
    const world = new World();
    const id = await asked(world);
    await said(world, OWNER, `status ${id}`);
    const last = await said(world, OWNER, `status ${id}`);
    const [card, first, second] = buttonsOf(world, OWNER);
    expect(card).toContain('Approve');
    expect(first).toEqual([]);
    expect(second).toContain('Approve');
    await world.deny(id, 'Not this quarter');
    await world.settle();
    expect(buttonsOf(world, OWNER).flat()).toEqual([]);
    expect(world.messages.get(last)?.card).toContain('Not this quarter');
  });

  test('the answer to a pause and to an absence knows how it went on', async () => {
    const world = new World();
    await said(world, EMPLOYEE_ADMIN, 'pause Drawbridge in away');
    expect(buttonsOf(world, EMPLOYEE_ADMIN)).toEqual([['Resume']]);
    const [id = ''] = world.brakes.rows.keys();
    await releaseBrake(world.deps, OWNER, id);
    await world.settle();
    expect(buttonsOf(world, EMPLOYEE_ADMIN).flat()).toEqual([]);

    await said(world, OWNER, 'away until 2027-01-05 delegate Em Ployee');
    expect(buttonsOf(world, OWNER).at(-1)).toEqual(['I am back']);
    await world.settle();
    await said(world, OWNER, 'back');
    await world.settle();
    expect(buttonsOf(world, OWNER).flat()).toEqual([]);
  });

  test('a confirmation that meets the lockdown of somebody else shows that one, to its end', async () => {
    const world = new World();
    const message = await said(world, EMPLOYEE_ADMIN, 'lockdown');
    const pulled = await pullBrake(world.deps, OWNER, null, 'seed');
    if (!pulled.ok) throw new Error(pulled.error.code);
    await world.settle();

    const formId = /"formId":"([^"]*)"/.exec(world.messages.get(message)?.card ?? '')?.[1];
    const inbound = createInbound({ ...world.deps, deadline: () => AbortSignal.timeout(8_000) });
    const actor = { ...EMPLOYEE_ADMIN, locale: null, timeZone: null, alone: true };
    const { card, sent } = await inbound.onAction(actor, 'lockdown', { formId });
    world.messages.set(message, { to: accountKey(EMPLOYEE_ADMIN), card: JSON.stringify(card) });
    await sent?.({ conversationId: 'c', activityId: message });
    expect(buttonsOf(world, EMPLOYEE_ADMIN)).toEqual([['End the lockdown'], ['End the lockdown']]);

    for (const one of [OWNER, EMPLOYEE_ADMIN]) {
      await releaseBrake(world.deps, one, pulled.value.brake.id);
    }
    await world.settle();
    expect(world.messages.get(message)?.card).toContain('The lockdown has ended');
    expect(buttonsOf(world, EMPLOYEE_ADMIN).flat()).toEqual([]);
  });

  test('nothing is kept of a request that somebody may not see', async () => {
    const world = new World();
    const id = await asked(world);
    await said(world, STRANGER, `status ${id}`);
    expect([...world.cards.shown.keys()].some((key) => key.startsWith('look/'))).toBe(false);
  });
});

test('a message whose place a newer one has taken says what it was about, as plain words', () => {
  const card = JSON.stringify(movedCard('Still: [A](https://away.example) waits'));
  expect(card).toContain(
    '"TextRun","text":"Still: [A](https://away.example) waits. A newer message',
  );
  expect(card).not.toContain('Action.');
  expect(JSON.stringify(movedCard('Is it needed?'))).toContain('Is it needed? A newer');
});
