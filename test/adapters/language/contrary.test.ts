// What a yes would mean: that it is closed where that was asked, and never of one claim where several were named.
import { expect, describe as group, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import type { Question } from '../../../src/domain/posture/question.ts';
import { idIn, sample } from './estates.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');

async function meant(text: string, before?: Question) {
  const understood = await understanding.understand({
    text,
    estate: sample,
    home: idIn(sample, 'contoso'),
    now,
    timeZone: 'Europe/Berlin',
    before: before && { question: before, at: now },
  });
  return understood?.as === 'question' ? understood.question : understood;
}

const [contoso, fabrikam, northwind] = ['contoso', 'fabrikam', 'northwind'].map((name) =>
  idIn(sample, name),
) as [string, string, string];
const mfa = { of: 'trust', claim: 'mfa' } as const;

group('asked whether it is closed', () => {
  test.each<[string, Question]>([
    [
      'is northwind closed to contoso?',
      { ask: 'relation', relation: { of: 'inbound' }, at: northwind, of: contoso, contrary: true },
    ],
    [
      'is fabrikam blocked from contoso',
      { ask: 'relation', relation: { of: 'inbound' }, at: contoso, of: fabrikam, contrary: true },
    ],
    [
      'are fabrikam users barred from northwind',
      { ask: 'relation', relation: { of: 'inbound' }, at: northwind, of: fabrikam, contrary: true },
    ],
    [
      'does northwind block people from fabrikam',
      { ask: 'relation', relation: { of: 'inbound' }, at: northwind, of: fabrikam, contrary: true },
    ],
    [
      'is outbound from contoso to northwind blocked',
      { ask: 'relation', relation: { of: 'outbound' }, at: northwind, of: contoso, contrary: true },
    ],
    [
      'is redemption off for fabrikam in contoso',
      {
        ask: 'relation',
        relation: { of: 'redemption' },
        at: contoso,
        of: fabrikam,
        contrary: true,
      },
    ],
    [
      'do guests from contoso see the consent prompt in fabrikam',
      {
        ask: 'relation',
        relation: { of: 'redemption' },
        at: fabrikam,
        of: contoso,
        contrary: true,
      },
    ],
    [
      'is direct connect disabled between contoso and fabrikam',
      {
        ask: 'relation',
        relation: { of: 'direct-connect' },
        at: contoso,
        of: fabrikam,
        both: true,
        contrary: true,
      },
    ],
    [
      'is sync from contoso into northwind blocked',
      {
        ask: 'relation',
        relation: { of: 'synchronization' },
        at: northwind,
        of: contoso,
        contrary: true,
      },
    ],
    [
      'does northwind reject mfa from contoso',
      { ask: 'relation', relation: mfa, at: northwind, of: contoso, contrary: true },
    ],
    [
      'do fabrikam people need to redo mfa in contoso',
      { ask: 'relation', relation: mfa, at: contoso, of: fabrikam, contrary: true },
    ],
    [
      'do we get prompted twice for mfa in northwind',
      { ask: 'relation', relation: mfa, at: northwind, of: contoso, contrary: true },
    ],
  ])('%s', async (text, question) => {
    expect(await meant(text)).toEqual(question);
  });

  test.each<[string, Question]>([
    [
      'does Fabrikam not trust our MFA?',
      { ask: 'relation', relation: mfa, at: fabrikam, of: contoso, contrary: true },
    ],
    [
      'is it true that fabrikam doesn’t accept our mfa',
      { ask: 'relation', relation: mfa, at: fabrikam, of: contoso, contrary: true },
    ],
    [
      'does fabrikam no longer trust our mfa',
      { ask: 'relation', relation: mfa, at: fabrikam, of: contoso, contrary: true },
    ],
    [
      'is fabrikam not trusted by contoso',
      { ask: 'relation', relation: { of: 'trust' }, at: contoso, of: fabrikam, contrary: true },
    ],
    [
      'is northwind not open to contoso',
      { ask: 'relation', relation: { of: 'inbound' }, at: northwind, of: contoso, contrary: true },
    ],
  ])('a not turns it round: %s', async (text, question) => {
    expect(await meant(text)).toEqual(question);
  });

  test('two that turn it round leave it as it is, and so does a question that only begins with a not', async () => {
    for (const text of [
      'does northwind not block contoso',
      'people of contoso do not have to do mfa again in fabrikam',
      'is mfa from fabrikam not required again in contoso',
      'doesn’t fabrikam trust our mfa',
      'does fabrikam trust our mfa or not',
      'i am not sure whether fabrikam trusts our mfa',
    ]) {
      expect(await meant(text), text).toMatchObject({ ask: 'relation' });
      expect(await meant(text), text).not.toHaveProperty('contrary');
    }
  });

  test('what is lifted, or named beside its opposite, is asked as it is', async () => {
    for (const text of [
      'do guests from fabrikam skip the consent prompt in contoso',
      'is the consent prompt suppressed for fabrikam in contoso',
      'is there no consent prompt for fabrikam guests in contoso',
      'is no mfa asked again in northwind for contoso',
      'is inbound from northwind open or closed in contoso',
      'do we allow or block adatum',
      'can contoso people use northwind without doing mfa again',
      'is fabrikam open to contoso',
      'does fabrikam trust our mfa',
    ]) {
      expect(await meant(text), text).not.toHaveProperty('contrary');
    }
  });

  test('these words are heeded, so that a yes or no can stand above the answer', async () => {
    for (const text of [
      'is mfa trust enabled in northwind for contoso',
      'is mfa trust disabled in northwind for contoso',
      'does northwind ignore our mfa',
      'does northwind refuse our mfa',
      'do we get prompted twice for mfa in northwind',
      'is direct connect switched off between contoso and fabrikam',
      'is inbound from northwind turned on in contoso',
    ]) {
      const understood = await understanding.understand({
        text,
        estate: sample,
        home: contoso,
        now,
        timeZone: 'Europe/Berlin',
        before: undefined,
      });
      expect(understood, text).toMatchObject({ as: 'question' });
      expect(understood, text).not.toHaveProperty('leftOut');
    }
  });

  test('what is named beside its opposite in whatever words is asked as it is', async () => {
    for (const text of [
      'is redemption enabled or disabled in fabrikam for contoso',
      'is inbound from fabrikam turned on or off in contoso',
      'is direct connect with fabrikam enabled or blocked',
      'does fabrikam let us in or block us',
      'does fabrikam honour or ignore our mfa',
      'does fabrikam recognise or refuse our compliant devices',
    ]) {
      expect(await meant(text), text).toMatchObject({ ask: 'relation' });
      expect(await meant(text), text).not.toHaveProperty('contrary');
    }
  });

  test('where it is asked whether it is accepted, what comes of that changes nothing', async () => {
    for (const text of [
      'does fabrikam trust our mfa so that we are not asked again',
      "does fabrikam trust our mfa so we don't have to do it again",
      'does fabrikam accept our mfa instead of asking again',
      'is mfa from home enough in fabrikam or must we repeat it',
      'does fabrikam stop asking contoso people for mfa again',
    ]) {
      expect(await meant(text), text).toMatchObject({ ask: 'relation' });
      expect(await meant(text), text).not.toHaveProperty('contrary');
    }
    expect(await meant('does northwind ignore our mfa so that we are asked again')).toMatchObject({
      relation: mfa,
      at: northwind,
      contrary: true,
    });
  });

  test('nobody is blocked where it is open, and nobody is let in where it is closed', async () => {
    const inbound = { ask: 'relation', relation: { of: 'inbound' }, at: contoso, of: fabrikam };
    expect(await meant('is nobody from fabrikam blocked in contoso')).toEqual(inbound);
    expect(await meant('is nobody from fabrikam allowed into contoso')).toEqual({
      ...inbound,
      contrary: true,
    });
  });

  test('who is disabled is not what is', async () => {
    expect(await meant('are disabled guests from contoso let into fabrikam')).not.toHaveProperty(
      'contrary',
    );
  });

  test('what leans on it stays contrary', async () => {
    const before: Question = {
      ask: 'relation',
      relation: { of: 'inbound' },
      at: northwind,
      of: contoso,
      contrary: true,
    };
    expect(await meant('and the other way?', before)).toEqual({
      ...before,
      at: contoso,
      of: northwind,
    });
    expect(await meant('and fabrikam?', before)).toEqual({ ...before, at: fabrikam });
    expect(await meant('and mfa?', before)).toEqual({ ...before, relation: mfa });
  });

  test('unless it says itself how it is asked', async () => {
    const open: Question = {
      ask: 'relation',
      relation: { of: 'inbound' },
      at: northwind,
      of: contoso,
    };
    const direct = { ...open, relation: { of: 'direct-connect' } };
    expect(await meant('and is direct connect open?', { ...open, contrary: true })).toEqual(direct);
    expect(await meant('and is direct connect blocked?', open)).toEqual({
      ...direct,
      contrary: true,
    });
  });
});

group('several claims', () => {
  test('a word that only leads in takes no claim away', async () => {
    for (const text of ['but does fabrikam trust our mfa?', 'ok but does fabrikam trust our mfa']) {
      expect(await meant(text), text).toMatchObject({ relation: mfa, at: fabrikam, of: contoso });
    }
  });

  test.each([
    'does fabrikam trust both mfa and devices of contoso',
    'does fabrikam trust our mfa but not our devices',
    'does fabrikam trust our mfa or devices',
    'does fabrikam trust only mfa of contoso',
    'does fabrikam trust anything but mfa of contoso',
    'does fabrikam trust our devices',
  ])('%s: all that is trusted is told', async (text) => {
    expect(await meant(text)).toEqual({
      ask: 'relation',
      relation: { of: 'trust' },
      at: fabrikam,
      of: contoso,
    });
  });

  test.each([
    ['does fabrikam trust our mfa but not our devices', 'but not', {}],
    ['does fabrikam trust only mfa of contoso', 'only', {}],
    ['does fabrikam trust mfa of contoso alone', 'alone', {}],
    ['does only fabrikam trust our mfa', 'only', { claim: 'mfa' }],
  ])('%s: no yes stands above what does not heed it', async (text, word, claim) => {
    const understood = await understanding.understand({
      text,
      estate: sample,
      home: contoso,
      now,
      timeZone: 'Europe/Berlin',
      before: undefined,
    });
    expect(understood).toMatchObject({
      question: { relation: { of: 'trust', ...claim }, at: fabrikam, of: contoso },
      leftOut: [word],
    });
  });
});

group('what a yes or no about two tenants does not heed', () => {
  test.each([
    ['does contoso block everything but fabrikam', 'but'],
    ['is only fabrikam blocked in contoso', 'only'],
    ['should we block adatum', 'should'],
    ['should contoso accept mfa from fabrikam', 'should'],
  ])('%s: is said as left out', async (text, word) => {
    const understood = await understanding.understand({
      text,
      estate: sample,
      home: contoso,
      now,
      timeZone: 'Europe/Berlin',
      before: undefined,
    });
    expect(understood).toMatchObject({ question: { ask: 'relation' }, leftOut: [word] });
  });
});
