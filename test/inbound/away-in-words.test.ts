// People who say that they are away as people do: what of it is read, and nobody asked on a guess.
import { describe, expect, test } from 'vitest';
import { endOfDay, readAway } from '../../src/inbound/away-words.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { parseMessage } from '../../src/inbound/parse-message.ts';
import { account } from '../fakes/directory.ts';
import { EMPLOYEE, estate, HOME, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const leave = (day: string, delegate: string, unsure?: true) => ({
  do: 'leave',
  day,
  delegate,
  ...(unsure && { unsure }),
});

describe('words', () => {
  test.each([
    ['Oscar decides for me until Friday', leave('Friday', 'Oscar')],
    ['Greta Lang covers for me until 18 December.', leave('18 December', 'Greta Lang')],
    ['let Oscar decide in my place until tomorrow', leave('tomorrow', 'Oscar')],
    ["I'm on holiday until Friday, my deputy is Greta Lang", leave('Friday', 'Greta Lang')],
    ['I’m on leave until 2026-12-18 and Oscar decides for me', leave('2026-12-18', 'Oscar')],
    ["I'm on holiday until Friday, Greta Lang takes over", leave('Friday', 'Greta Lang')],
    [
      "I'll be on holiday from 12 April to 20 April, Greta Lang covers",
      leave('20 April', 'Greta Lang', true),
    ],
    ['delegate my approvals to Greta Lang until Friday', leave('Friday', 'Greta Lang')],
    ['I am away for two weeks', leave('two weeks', '')],
    [
      'delegate my approvals to Oscar while I am on holiday next week',
      leave('next week', 'Oscar', true),
    ],
    ["I'm on vacation from Monday", leave('', '', true)],
    ["I'm on vacation from Monday until Friday", leave('Friday', '', true)],
    ["I'm on vacation from Monday for two weeks", leave('', '', true)],
    ['I am away next week', leave('next week', '', true)],
    ['I am on holiday in Spain with Oscar', leave('', '', true)],
    ["I'm on holiday", { do: 'list' }],
    ['Sam is my deputy until Friday', leave('Friday', 'Sam')],
    ['make Greta Lang my delegate until Friday', leave('Friday', 'Greta Lang')],
    ['delegate to Oscar', leave('', 'Oscar', true)],
    ['delegate everything to Greta Lang until Friday', leave('Friday', 'Greta Lang', true)],
    ['I would like to delegate to Oscar from Monday', leave('', 'Oscar', true)],
    [
      'can I delegate my approvals to Greta Lang until Friday?',
      leave('Friday', 'Greta Lang', true),
    ],
    ['can I delegate my approvals to Greta Lang until Friday', leave('Friday', 'Greta Lang', true)],
    ['Greta Lang decides for me until Friday?', leave('Friday', 'Greta Lang', true)],
    ['Greta Lang no longer decides for me', { do: 'list' }],
    ['Oscar does not decide for me until Friday', { do: 'list' }],
    ["Greta Lang won't cover for me", { do: 'list' }],
    ["I'm on holiday until Friday, Greta Lang does not decide", leave('Friday', '', true)],
    ['im on holiday until Friday, Greta Lang covers', leave('Friday', 'Greta Lang')],
    ['who stands in for me?', { do: 'list' }],
    ['my deputy', { do: 'list' }],
    ['who is my delegate?', { do: 'list' }],
    ['am I away?', { do: 'list' }],
    ['cancel my delegation', { do: 'list' }],
    ['stop delegating', { do: 'list' }],
    ['who decides for me?', { do: 'list' }],
    ['who else can decide for me?', { do: 'list' }],
    ['who approves for me while I am away?', { do: 'list' }],
    ['does anybody stand in for me?', { do: 'list' }],
    ['I am not away', { do: 'list' }],
    ["I'm not on holiday until Friday", { do: 'list' }],
    ['I will not be away until Friday', { do: 'list' }],
    ['stop delegating my approvals to Greta Lang', { do: 'list' }],
    ["I'm back from vacation", { do: 'back' }],
  ])('%s', (text, said) => {
    expect(readAway(text)).toEqual(said);
  });

  test.each([
    'what changed while I was away',
    'is Sam on holiday?',
    'who decides for me and Oscar in Fabrikam?',
    'I am off topic',
    'nobody decides for me',
    'delegate admin rights to Oscar',
    'delegate to nobody',
    'delegate to the helpdesk',
    'what did Greta delegate to Oscar',
    'the policy decides for me',
  ])('%s: is none of it', (text) => {
    expect(readAway(text)).toBeUndefined();
  });

  test.each([
    ['next week', Date.UTC(2026, 10, 29, 23, 59)],
    ['this week', Date.UTC(2026, 10, 22, 23, 59)],
    ['the end of next week', Date.UTC(2026, 10, 29, 23, 59)],
    ['a week', Date.UTC(2026, 10, 26, 23, 59)],
    ['two weeks', Date.UTC(2026, 11, 3, 23, 59)],
    ['1 day', Date.UTC(2026, 10, 20, 23, 59)],
    ['next Friday', undefined],
  ])('%s, on a Friday', (words, moment) => {
    expect(endOfDay(words, 'UTC', Date.UTC(2026, 10, 20, 10))).toBe(moment);
  });
});

describe('what is answered', () => {
  const GRETA = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000021' };
  const LAMBERT = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000022' };
  const people = [
    ...estate().people,
    { name: 'greta.lang', displayName: 'Greta Lang', accounts: [GRETA] },
    { name: 'lang.lambert', displayName: 'Lang Lambert', accounts: [LAMBERT] },
  ];
  const say = async (text: string, who = OWNER) => {
    const world = new World(estate({ people }));
    world.directory.add(account(GRETA, { displayName: 'Greta Lang' }));
    const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
    const actor = { ...who, locale: 'en', timeZone: 'UTC', alone: true };
    const reply = await inbound.onMessage(actor, text);
    return { said: JSON.stringify(reply), asked: world.absences.rows.size };
  };

  test('a name that several could bear is asked about, and nobody else is', async () => {
    const { said, asked } = await say('away until Friday delegate Lang');
    expect(asked).toBe(0);
    expect(said).toContain('Whom do you mean?');
    expect(said).toContain('away until 2026-11-27 delegate Greta Lang');
    expect(said).toContain('away until 2026-11-27 delegate Lang Lambert');
    expect(said).not.toContain('O. Wner');
  });

  test('a first name is not taken for the whole', async () => {
    const { said, asked } = await say('Greta decides for me until Friday');
    expect(asked).toBe(0);
    expect(said).toContain('delegate Greta Lang');
    expect(said).not.toContain('Lambert');
  });

  test('a slip in one of the names still suggests who could be meant, the beginning of one does not', async () => {
    expect((await say('away until Friday delegate Greta Lnag')).said).toContain('Greta Lang');
    expect((await say('away until Friday delegate Gre')).said).not.toContain(
      'delegate Greta Lang","displayText"',
    );
  });

  test('what begins later is shown first, with a button that says it', async () => {
    const { said, asked } = await say(
      'delegate my approvals to Greta Lang while I am on holiday next week',
    );
    expect(asked).toBe(0);
    expect(said).toContain('Nobody has been asked yet');
    expect(said).toContain('Greta Lang until Sun Nov 29, 2026, 23:59: ');
    expect(said).toContain('"text":"away until 2026-11-29 delegate Greta Lang"');
  });

  test('what is missing is asked for, and what was said stands in it', async () => {
    const { said, asked } = await say('I am away until Friday');
    expect(asked).toBe(0);
    expect(said).toContain('away until 2026-11-27 delegate <name>');
    expect((await say("I'm on vacation from Monday", EMPLOYEE)).said).toContain(
      'away until <day> delegate <name>',
    );
  });

  test.each([
    'away',
    'away until yesterday delegate Greta Lang',
    'away until Friday delegate Nobody',
  ])('%s: the example names no day that may be over, and nobody of a sample', async (text) => {
    const { said, asked } = await say(text);
    expect(asked).toBe(0);
    expect(said).not.toContain('2026-12-18');
    expect(said).not.toMatch(/(?:type|Write)[^.]* Greta Lang/);
  });

  test('a day and a whole name ask them at once', async () => {
    const { said, asked } = await say('Greta Lang decides for me until Friday');
    expect(asked).toBe(1);
    expect(said).toContain('Greta Lang is asked to decide in your stead');
  });

  test.each([
    'delegate to Greta Lang until Friday',
    'Greta Lang decides for me until Friday?',
    'can I delegate my approvals to Greta Lang until Friday?',
  ])('%s: asks nobody, and shows the button that does', async (text) => {
    const { said, asked } = await say(text);
    expect(asked).toBe(0);
    expect(said).toContain('Nobody has been asked yet');
    expect(said).toContain('"text":"away until 2026-11-27 delegate Greta Lang"');
  });

  test('without a day, buttons name one', async () => {
    const { said, asked } = await say('delegate to Greta Lang');
    expect(asked).toBe(0);
    expect(said).toContain('away until <day> delegate Greta Lang');
    for (const day of ['2026-11-22', '2026-11-29']) {
      expect(said).toContain(`"text":"away until ${day} delegate Greta Lang"`);
    }
    expect((await say('delegate to Greta')).said).toContain('Whom do you mean?');
  });

  test('somebody whom the estate does not list is refused as before', async () => {
    const { said, asked } = await say('away until Friday delegate Nobody Known');
    expect(asked).toBe(0);
    expect(said).toContain('nobody whom the estate lists');
  });
});

test('the button asks for what it names', () => {
  expect(parseMessage('away until 2026-11-29 delegate Greta Lang')).toEqual({
    intent: 'away',
    said: { do: 'leave', day: '2026-11-29', delegate: 'Greta Lang' },
  });
});
