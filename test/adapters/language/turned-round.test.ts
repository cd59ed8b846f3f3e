// Negations and bounds that no list can heed: said as left out, or not answered, and never answered the other way.
import { expect, describe as group, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import { idIn, sample } from './estates.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');

const understood = (text: string) =>
  understanding.understand({
    text,
    estate: sample,
    home: idIn(sample, 'contoso'),
    now,
    timeZone: 'Europe/Berlin',
    before: undefined,
  });
const left = async (text: string) => {
  const found = await understood(text);
  return found?.as === 'question' || found?.as === 'choice' ? (found.leftOut ?? []) : found?.as;
};

group('a list of those it is not about', () => {
  test.each([
    'guests in fabrikam not from contoso',
    'how many guests are not from adatum',
    'which guests of contoso are not from fabrikam',
    'which guests are not from fabrikam',
    'which people in fabrikam are not from us and from outside',
    'changes in fabrikam not made by ines',
    'which ca policies are not report only',
  ])('is not told: %s', async (text) => {
    expect(await left(text)).toBe('unanswerable');
  });

  test('is told where it says who is from outside', async () => {
    expect(await understood('who in fabrikam is not from fabrikam')).toMatchObject({
      question: { ask: 'outsiders', tenants: [idIn(sample, 'fabrikam')] },
    });
  });
});

group('everybody is not somebody', () => {
  test.each([
    ['can everyone from contoso get into fabrikam', 'everyone'],
    ['can all contoso users access closing workbench in fabrikam', 'all'],
    ['can every employee of northwind sign in to contoso', 'every'],
    ['can most of contoso reach fabrikam', 'most'],
    ['is fabrikam reachable for everyone from contoso', 'everyone'],
    ['which people of fabrikam cannot get into contoso', 'which'],
    ['can people of fabrikam only get into contoso', 'only'],
  ])('%s: is answered of somebody, and says so', async (text, word) => {
    const found = await understood(text);
    expect(found).toMatchObject({ question: { ask: 'reach' } });
    expect(found).not.toHaveProperty('question.person');
    expect(found).toMatchObject({ leftOut: expect.arrayContaining([word]) });
  });

  test('at all is not all of them', async () => {
    const found = await understood('can anyone at all from adatum get into contoso');
    expect(found).toMatchObject({ question: { ask: 'reach' } });
    expect(found).not.toHaveProperty('leftOut');
  });

  test('why nobody gets there is why somebody does not', async () => {
    for (const text of [
      'why can nobody from contoso get into northwind',
      'why can no guest from contoso get into northwind',
    ]) {
      const found = await understood(text);
      const [from, to] = [idIn(sample, 'contoso'), idIn(sample, 'northwind')];
      expect(found, text).toMatchObject({ question: { ask: 'reach', from, to } });
      expect(found, text).not.toHaveProperty('question.person');
      expect(found, text).not.toHaveProperty('leftOut');
    }
  });

  test.each([
    'can nobody from adatum get into contoso',
    'can no one from fabrikam use payroll portal in contoso',
    'can nobody use payroll portal in contoso',
  ])('%s: is not taken for a name', async (text) => {
    expect(await left(text)).toBe('unanswerable');
  });
});

group('checks that fail in each of several tenants, in none or nowhere else', () => {
  test.each([
    ['which checks fail in every tenant?', 'in every tenant'],
    ['what fails in each tenant', 'in each tenant'],
    ['which checks fail everywhere', 'everywhere'],
    ['which checks fail in no tenant?', 'in no tenant'],
    ['which checks fail nowhere', 'nowhere'],
    ['which checks fail only in fabrikam', 'only in fabrikam'],
    ['which checks do not fail in fabrikam', 'not fail'],
    ['what doesn’t fail in fabrikam', "doesn't fail"],
  ])('%s: all are shown, and what is left out is said', async (text, words) => {
    expect(await understood(text)).toMatchObject({ question: { ask: 'area', area: 'all' } });
    expect(await left(text)).toEqual([words]);
  });

  test.each(['which checks fail in fabrikam', 'what fails in all tenants', 'is fabrikam not ok'])(
    '%s: nothing is left out',
    async (text) => {
      expect(await left(text)).toEqual([]);
    },
  );

  test('who trusts one tenant alone is told as who trusts it', async () => {
    const all = { ask: 'list', of: 'trusted-partners', tenants: 'all' };
    expect(await understood('which tenants trust only contoso?')).toMatchObject({
      question: { ...all, from: idIn(sample, 'contoso') },
      leftOut: ['only'],
    });
  });
});

group('what is not to be done', () => {
  test.each([
    'do not give me access to finance closing',
    'never grant me access to fabrikam',
    'please do not enable mfa trust for fabrikam',
  ])('%s: opens no form', async (text) => {
    expect((await understood(text))?.as).not.toBe('request');
  });
});

group('a bound over several tenants', () => {
  test.each([
    ['how many people have standing admin in more than one tenant', 'more than one'],
    ['guests in two or more tenants', 'two'],
    ['which guests are in both contoso and fabrikam', 'both'],
    ['admins with standing roles in at least two tenants', 'at least two'],
  ])('%s: is said as left out', async (text, words) => {
    expect(JSON.stringify(await left(text))).toContain(words);
  });
});
