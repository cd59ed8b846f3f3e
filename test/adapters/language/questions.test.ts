// The table of questions, and what has to hold whatever the tenants are called and whichever comes first.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUnderstanding } from '../../../src/adapters/language/create-understanding.ts';
import type { Estate } from '../../../src/domain/estate/estate.ts';
import type { Asked } from '../../../src/domain/posture/question.ts';
import { alike, estateOf, idIn, other, sample, tenant } from './estates.ts';
import { type Meant, ofOther, ofSample, type Row } from './questions.ts';
import { ofAlike } from './questions-alike.ts';
import { saidOfOther, saidOfSample } from './questions-said.ts';
import { vocabulary } from './vocabulary.ts';

const understanding = createUnderstanding({ vocabulary });
const now = Date.parse('2026-11-20T10:00:00Z');

const ask = (estate: Estate, home: string, text: string, before?: Asked) =>
  understanding.understand({ text, estate, home, now, timeZone: 'Europe/Berlin', before });

/** What was understood in the table's words: short names, and no more than the table says. */
async function meantBy(estate: Estate, home: string, text: string, before?: Asked) {
  const understood = await ask(estate, home, text, before);
  const spoken = (value: unknown): unknown =>
    JSON.parse(
      estate.tenants.reduce((all, { id, name }) => all.replaceAll(id, name), JSON.stringify(value)),
    );
  let meant: unknown;
  if (understood?.as === 'question') meant = spoken(understood.question);
  if (understood?.as === 'choice') meant = { choice: spoken(understood.readings) };
  if (understood?.as === 'request') meant = { wish: understood.wish };
  if (understood?.as === 'unanswerable') meant = { because: understood.because };
  return { meant: meant as Meant, understood };
}

async function play(estate: Estate, home: string, rows: readonly Row[]) {
  const wrong: string[] = [];
  let before: Asked | undefined;
  for (const [text, expected] of rows) {
    const leans = text.startsWith('> ');
    const said = leans ? text.slice(2) : text;
    const { meant, understood } = await meantBy(estate, home, said, leans ? before : undefined);
    if (JSON.stringify(meant) !== JSON.stringify(expected))
      wrong.push(`${text}\n  ${JSON.stringify(meant)}\n  instead of ${JSON.stringify(expected)}`);
    if (understood?.as === 'question') before = { question: understood.question, at: now };
  }
  return wrong;
}

describe('the table', () => {
  test('questions about the sample', async () => {
    expect(await play(sample, idIn(sample, 'contoso'), ofSample)).toEqual([]);
  });

  test('questions about tenants with difficult names', async () => {
    expect(await play(other, idIn(other, 'summit'), ofOther)).toEqual([]);
  });

  test('questions about tenants that are called alike', async () => {
    expect(await play(alike, idIn(alike, 'goldcrest-rail-001'), ofAlike)).toEqual([]);
  });

  test('what was read otherwise once is read as it is meant, over both estates', async () => {
    expect(await play(sample, idIn(sample, 'contoso'), saidOfSample)).toEqual([]);
    expect(await play(other, idIn(other, 'summit'), saidOfOther)).toEqual([]);
  });

  test('every kind of question stands in it at least three times', () => {
    const kinds = new Map<string, number>();
    for (const [, meant] of [...ofSample, ...ofOther]) {
      const kind =
        meant && 'ask' in meant ? meant.ask : meant ? Object.keys(meant).join() : 'nothing';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect([...kinds].filter(([, count]) => count < 3)).toEqual([]);
    expect(kinds.size).toBeGreaterThanOrEqual(23);
  });
});

/** The sample under other names: what is said about it has to mean the same. */
const RENAMED: Readonly<Record<string, readonly [string, string]>> = {
  contoso: ['brightwater', 'Brightwater'],
  fabrikam: ['okolo', 'Okolo'],
  northwind: ['vesper-row', 'Vesper Row'],
  'contoso-labs': ['brightwater-labs', 'Brightwater Labs'],
  'fabrikam-saas': ['okolo-cloud', 'OkoloCloud'],
  adatum: ['quintess', 'Quintess'],
  tailspin: ['marrow', 'Marrow & Pike'],
};
const SAID = /contoso labs|contoso-labs|fabrikamsaas|contoso|fabrikam|northwind|adatum|tailspin/gi;

const renamed: Estate = {
  ...sample,
  tenants: sample.tenants.map((one) => {
    const [name, displayName] = RENAMED[one.name] ?? [one.name, one.displayName];
    return {
      ...one,
      name,
      displayName,
      domains: [`${name}.example`, `${name}.onmicrosoft.example`],
    };
  }),
};

const newName = (said: string): string => {
  const slug = said.toLowerCase().replace(' ', '-').replace('fabrikamsaas', 'fabrikam-saas');
  const [, displayName = said] = RENAMED[slug] ?? [];
  return said === said.toLowerCase() ? displayName.toLowerCase() : displayName;
};

describe('names', () => {
  test('nothing hangs on what the tenants of the sample are called', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const [text] of ofSample) {
      const first = await ask(sample, idIn(sample, 'contoso'), text.replace(/^> /, ''));
      // Of what was mistyped, written as a domain or shortened the new name is another story.
      if (
        text.startsWith('>') ||
        !SAID.test(text) ||
        /\.example| labs/i.test(text.replace(/contoso labs/gi, ''))
      )
        continue;
      if (first?.as === 'question' && first.corrected?.some(({ taken }) => /^[A-Z]/.test(taken)))
        continue;
      SAID.lastIndex = 0;
      const again = text.replace(SAID, newName);
      const second = await ask(renamed, idIn(renamed, 'brightwater'), again);
      tried++;
      const plain = (value: unknown) =>
        JSON.stringify(value, (key, part) =>
          /^(?:words|wish|corrected|leftOut|application)$/.test(key) ? undefined : part,
        );
      if (plain(first) !== plain(second))
        wrong.push(`${again}\n  ${plain(second)}\n  instead of ${plain(first)}`);
    }
    expect(tried).toBeGreaterThan(250);
    expect(wrong).toEqual([]);
  });

  test('with the names exchanged the direction is exchanged', async () => {
    const rows = ofSample.filter(
      ([text, meant]) =>
        !text.startsWith('>') &&
        /fabrikam/i.test(text) &&
        /northwind/i.test(text) &&
        meant &&
        'ask' in meant &&
        (meant.ask === 'relation' ||
          meant.ask === 'reach' ||
          meant.ask === 'compare' ||
          meant.ask === 'impact'),
    );
    expect(rows.length).toBeGreaterThan(15);
    for (const [text, meant] of rows) {
      const swapped = text.replace(/fabrikam|northwind/gi, (name) =>
        /^f/i.test(name) ? 'Northwind' : 'Fabrikam',
      );
      const expected = JSON.parse(
        JSON.stringify(meant).replace(/"fabrikam"|"northwind"/g, (name) =>
          name === '"fabrikam"' ? '"northwind"' : '"fabrikam"',
        ),
      );
      expect((await meantBy(sample, idIn(sample, 'adatum'), swapped)).meant, swapped).toEqual(
        expected,
      );
    }
  });

  test('a common word is never taken for a tenant', async () => {
    for (const text of [
      'show guests',
      'is this summary right',
      'primary school',
      'alter the north',
    ]) {
      const understood = await ask(other, idIn(other, 'summit'), text);
      const question = understood?.as === 'question' ? understood.question : undefined;
      expect(question && 'tenants' in question ? question.tenants : 'all', text).toBe('all');
    }
  });

  test('what was mistyped is told together with what it was taken for', async () => {
    expect(await ask(sample, idIn(sample, 'contoso'), 'guets in northwnd')).toMatchObject({
      corrected: [{ typed: 'northwnd', taken: 'Northwind' }, { typed: 'guets' }],
    });
  });

  test('an asker from outside has no "we"', async () => {
    const understood = await ask(
      sample,
      '99999999-9999-4999-8999-999999999999',
      'does Fabrikam trust our MFA',
    );
    expect(understood).toMatchObject({
      as: 'unanswerable',
      because: expect.stringMatching(/^needs-/),
    });
  });
});

describe('hostile input', () => {
  test('twenty thousand characters are too long', async () => {
    for (const text of [
      'guests '.repeat(3_000),
      'a'.repeat(20_000),
      '('.repeat(20_000),
      '@0 '.repeat(7_000),
    ]) {
      expect(await ask(sample, idIn(sample, 'contoso'), text)).toMatchObject({
        because: 'too-long',
      });
    }
  });

  test('signs that the grammar uses inside are words like any other', async () => {
    for (const text of [
      'guests in @0',
      '@0 trusts @1',
      '#0',
      'does ~ trust %',
      'guests from @5 in @0',
    ]) {
      const understood = await ask(sample, idIn(sample, 'contoso'), text);
      const question = understood?.as === 'question' ? understood.question : undefined;
      expect(question && 'tenants' in question ? question.tenants : 'all', text).toBe('all');
    }
  });

  test('no words throw, and all come to an end', async () => {
    const words = fc.constantFrom(
      'does',
      'Fabrikam',
      'trust',
      'our',
      'MFA',
      'in',
      'from',
      'to',
      '"',
      "'s",
      '@0',
      '#1',
      '%',
      '(',
      '?',
      'not',
      'who',
      'since',
      'last',
      '2026-99-99',
      '11/1/2026',
      'Blorptech',
      'can',
      'guests',
      'and',
      '\u202e',
      '',
      '\u0024{x}',
      'of',
      'between',
      'why',
      'EMG-01',
      'when',
      'changed',
      'by',
      'use',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
        ),
        async (text) => {
          const understood = await ask(sample, idIn(sample, 'contoso'), text);
          expect(typeof (understood?.as ?? 'nothing')).toBe('string');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('time', () => {
  test('with a thousand tenants a question is understood within three milliseconds', async () => {
    const many = estateOf(
      Array.from({ length: 1_000 }, (_, n) =>
        tenant(
          `unit-${n}-vale`,
          `Harbor${n} Vale${n % 7} Unit ${n}`,
          n === 0 ? 'primary' : 'secondary',
          [`unit${n}.example`],
          n + 1,
        ),
      ),
    );
    const home = idIn(many, 'unit-0-vale');
    const texts = [
      'does Harbor7 Vale0 Unit 7 trust our MFA',
      'stale guests in unit12.example',
      'guets in Harbro9 Vale2 Unit 9',
      'what changed since yesterday in unit-3-vale',
      'can anyone of unit5.example use Payroll in unit9.example',
    ];
    for (const text of [...texts, ...texts, ...texts]) await ask(many, home, text);
    const times: number[] = [];
    for (let round = 0; round < 40; round++) {
      for (const text of texts) {
        const begun = performance.now();
        await ask(many, home, text);
        times.push(performance.now() - begun);
      }
    }
    times.sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(3);
  });
});
