// What is said besides is never dropped silently: the answer names it, or another question is understood.
import { describe, expect, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import type { Estate } from '../../../src/domain/estate/estate.ts';
import type { Asked } from '../../../src/domain/posture/question.ts';
import { idIn, other, sample } from './estates.ts';
import { ofOther, ofSample } from './questions.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');

const ask = (estate: Estate, home: string, text: string, before?: Asked) =>
  understanding.understand({
    text,
    estate,
    home: idIn(estate, home),
    now,
    timeZone: 'Europe/Berlin',
    before,
  });

const left = async (text: string, before?: Asked) => {
  const found = await ask(sample, 'contoso', text, before);
  return found?.as === 'question' || found?.as === 'choice' ? (found.leftOut ?? []) : found?.as;
};

const CLAUSES = [
  'that ride a yellow bicycle',
  'which were painted by volunteers',
  'without a blue umbrella',
  'except those wearing gloves',
  'who never eat breakfast',
  'only if it rains',
  'older than the bridge',
  'unless somebody sings',
  'whose shoes are wet',
  'excluding the purple carpets',
];

describe('what was said besides', () => {
  test('a clause that is not understood is named, or nothing is answered as if it were not there', async () => {
    const silent: string[] = [];
    let tried = 0;
    for (const [estate, home, rows] of [
      [sample, 'contoso', ofSample],
      [other, 'summit', ofOther],
    ] as const) {
      for (const [at, [text]] of rows.entries()) {
        if (text.startsWith('> ') || at % 2 === 1) continue;
        const plain = await ask(estate, home, text);
        if (plain?.as !== 'question') continue;
        const clause = CLAUSES[(at / 2) % CLAUSES.length] ?? '';
        const found = await ask(estate, home, `${text.replace(/[?.!\s]+$/, '')} ${clause}`);
        tried++;
        const same =
          found?.as === 'question' &&
          JSON.stringify(found.question) === JSON.stringify(plain.question);
        if (same && !found.leftOut) silent.push(`${text} … ${clause}`);
      }
    }
    expect(tried).toBeGreaterThan(300);
    expect(silent).toEqual([]);
  });

  test('what is understood wholly leaves nothing out', async () => {
    for (const text of [
      'Does Fabrikam trust our MFA?',
      'how many guests are there in Northwind',
      'stale guests older than 90 days',
      'which tenants have no emergency accounts',
      'who changed the conditional access policies in Fabrikam since Monday',
      'why did EMG-01 fail in Fabrikam',
    ])
      expect([text, await left(text)]).toEqual([text, []]);
  });

  test('where what it is about was not heeded, it is not answered about something else', async () => {
    expect(await left('which apps were consented by guests')).toBe('unanswerable');
  });

  test('what is excepted is never what is told instead', async () => {
    const found = await ask(sample, 'contoso', 'what changed since Monday except licences');
    expect(found).toMatchObject({ leftOut: ['except licences'] });
    expect(found).not.toHaveProperty('question.about');
    expect(await left('guests in Fabrikam except those from Northwind')).toBe('unanswerable');
    expect(await left('compare Fabrikam and Northwind without licences')).toBe('unanswerable');
  });

  test('what narrows a list and cannot be honoured is given back as it was typed', async () => {
    expect(await left('list policies that exclude guests')).toEqual(['that exclude guests']);
    expect(await left('guests in Fabrikam without a manager')).toEqual(['without a manager']);
    expect(await left('stale guests in Fabrikam for more than 30 days')).toEqual([
      expect.stringContaining('30'),
    ]);
    expect(await left('who removed the Adatum partner')).toEqual(['Adatum partner']);
    expect(await left('since when does Fabrikam trust our MFA')).toEqual(['since when']);
  });
});
