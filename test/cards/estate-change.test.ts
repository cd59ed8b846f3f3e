// Everything that is told of a changed estate arrives on its card, page by page, and each page is small enough.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estateCard } from '../../src/cards/estate-change.ts';
import type { Difference } from '../../src/domain/estate/change/difference.ts';
import type { EstateVersion } from '../../src/domain/estate/change/version.ts';
import { lintCard, textsOf } from './lint.ts';

const ACCOUNT = { tenantId: 't', objectId: 'o' };
const version = (differences: readonly Difference[]): EstateVersion => ({
  id: 'DB-12345-67890',
  version: 1,
  hash: 'f'.repeat(64),
  state: 'waiting',
  foundAt: 0,
  agreed: [],
  asked: [ACCOUNT],
  texts: [],
  personal: { names: {}, differences },
});
const card = (differences: readonly Difference[], page = 0) =>
  estateCard({
    version: version(differences),
    saidYes: false,
    owns: Array.from({ length: 6 }, (_, i) => `Tenant of the owner ${i}`),
    needs: {
      people: 2,
      tenants: Array.from({ length: 20 }, (_, i) => `A tenant of the group ${i}`),
      ownerless: Array.from({ length: 10 }, (_, i) => `A tenant without owners ${i}`),
    },
    reader: { locale: 'en', timeZone: 'UTC' },
    page,
  }).card;
const differ = (words: string): Difference => ({ words, tenants: [], place: 'estate.yaml:1' });

/** By pressing the button until it leads back to the first page. */
function pages(differences: readonly Difference[]) {
  const found = [card(differences)];
  for (;;) {
    const next = /"verb":"estate-page","data":\{"change":"[^"]*","page":"(\d+)"/.exec(
      JSON.stringify(found.at(-1)),
    )?.[1];
    if (next === undefined || next === '0') return found;
    found.push(card(differences, Number(next)));
  }
}
const wordsOn = (cards: ReturnType<typeof pages>) =>
  cards.flatMap((one) => textsOf(one).plain).join(' ');

describe('the card of a changed estate', () => {
  test.each([
    [2, ['A', 'B'], 'at least two people, among them an owner of A and an owner of B'],
    [1, ['A'], 'an owner of A'],
    [1, ['A', 'B'], 'an owner of A and an owner of B'],
    [1, [], 'one more person'],
    [0, ['A'], 'an owner of A'],
  ])('that lacks %d, of %j: %s', (people, tenants, said) => {
    const { card: drawn } = estateCard({
      version: version([differ('Rule x')]),
      saidYes: false,
      owns: ['A'],
      needs: { people, tenants, ownerless: [] },
      reader: { locale: 'en', timeZone: 'UTC' },
      page: 0,
    });
    expect(JSON.stringify(drawn)).toContain(`"text":"${said}"`);
  });

  test('tells a long difference over several lines, with its last words and its place', () => {
    const people = Array.from({ length: 300 }, (_, i) => `person${i}`);
    const drawn = pages([differ(`Rule x: ${people.join(', ')} added`), differ('Last')]);
    for (const one of people) expect(wordsOn(drawn)).toMatch(new RegExp(`\\b${one}\\b`));
    expect(wordsOn(drawn)).toContain('added (estate.yaml:1)');
    expect(wordsOn(drawn)).toContain('Last (estate.yaml:1)');
  });

  test('says on every page how many there are, and that a yes is to all of them', () => {
    const drawn = pages(Array.from({ length: 45 }, (_, i) => differ(`Difference ${i}`)));
    expect(drawn).toHaveLength(3);
    drawn.forEach((one, i) => {
      expect(wordsOn([one])).toContain(`page ${i + 1} of 3; a yes is to all of them`);
    });
  });

  test('stays small enough whatever is told, and loses no word of it', () => {
    const signs = fc.constantFrom(
      'a',
      'Z',
      '7',
      '"',
      '\\',
      '<',
      '*',
      '_',
      '🚪',
      'é',
      '$',
      '}',
      '|',
    );
    const word = fc.string({ unit: signs, minLength: 1, maxLength: 60 });
    const told = fc.array(fc.array(word, { minLength: 1, maxLength: 400 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(told, (all) => {
        const drawn = pages(all.map((words) => differ(words.join(' '))));
        expect(drawn.flatMap((one) => lintCard(one))).toEqual([]);
        const arrived = new Set(wordsOn(drawn).split(' '));
        for (const one of all.flat()) expect(arrived).toContain(one);
      }),
      { numRuns: 60 },
    );
  });

  test('takes a word apart only where it is longer than a line, and never within a sign', () => {
    const long = '🚪'.repeat(2_000);
    const text = wordsOn(pages([differ(long)]));
    expect(text.match(/🚪/gu)).toHaveLength(2_000);
  });
});
