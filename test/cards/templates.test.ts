// Every template with the sample beside it makes a card that Teams can show.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderCard, type TemplateName } from '../../src/cards/render.ts';
import { lintCard } from './lint.ts';

const names = globSync('cards/*.json')
  .map((file) => basename(file, '.json'))
  .filter((name) => !name.endsWith('.sample'));

const sampleOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(`cards/${name}.sample.json`, 'utf8')) as Record<string, unknown>;

/** Kept apart from its brace, so that nobody takes the words for a template. */
const DOLLAR = '$';

describe('card templates', () => {
  test.each(names)('%s: the sample fills it and the card is good', (name) => {
    const card = renderCard(name as TemplateName, sampleOf(name));
    expect(lintCard(card)).toEqual([]);
  });

  test.each(names)('%s: a missing value is an error, not a card with a hole', (name) => {
    const { headline: _, about: __, ...rest } = sampleOf(name);
    expect(() => renderCard(name as TemplateName, rest)).toThrow('unfilled');
  });

  test('what looks like a template in the data stays data', () => {
    const sample = {
      ...sampleOf('notice'),
      headline: `${DOLLAR}{foot} {{DATE(2017-02-14T06:00:00Z)}}`,
    };
    const card = renderCard('notice', sample);
    expect(JSON.stringify(card)).toContain(`${DOLLAR}{foot}`);
  });
});
