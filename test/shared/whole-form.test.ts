// The form of a number: what a regular expression says, told as Node tells it, and never taking for ever.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whyNoForm } from '../../src/shared/read-form.ts';
import { wholeForm } from '../../src/shared/whole-form.ts';

const ofNode = (source: string, text: string) => new RegExp(`^(?:${source})$`, 'u').test(text);

test.each([
  '(INC|CHG|REQ|RITM|PRB|TASK|SCTASK|CS)[0-9]{7,10}',
  '[A-Z][A-Z0-9_]{1,20}-[1-9][0-9]{0,8}',
  '[^\\s\\S]',
  '(?<project>[A-Z]+)-\\d+',
  '(?:A|AB)(?:BC|C)?',
  'A{2}|B{2,}|C{0,2}?D',
  '^A\\b.B$|\\u0041\\x42|\\u{1F600}+|\\p{Lu}{3}',
  '[\\]\\-A]+|[^A-C]{2}|\\.\\/\\\\',
  '\\uD83D\\uDE00',
  '|A',
  '(?=A)[A-Z]+(?!D)|(?<=A)B|(?:A(?<!B)B)+C?',
])('%s is understood as Node does', (source) => {
  expect(whyNoForm(source)).toBeUndefined();
  const form = wholeForm(source);
  for (const text of [
    ...['', 'INC0012345', 'CHG001', 'CS1234567890', 'PROJ-123', 'P-1', 'PROJ-0', 'A', 'AB', 'ABC'],
    ...[
      'ABBC',
      'AA',
      'BBB',
      'CCD',
      'D',
      '😀',
      '😀😀',
      'ABC',
      ']-',
      '--',
      'DD',
      './\\',
      'A B',
      'A.B',
    ],
  ]) {
    expect([text, form(text)]).toEqual([text, ofNode(source, text)]);
  }
});

test('whatever is put together of letters, choices and repetitions', () => {
  const source = fc.letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('A', 'B', '[AB]', '.', '\\d', '\\w', '^', '$', '\\b', '\\B', ''),
      fc.tuple(tie('part'), tie('part')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('part'), tie('part')).map(([a, b]) => `(${a}|${b})`),
      fc
        .tuple(fc.constantFrom('=', '!', '<=', '<!'), tie('part'))
        .map(([way, a]) => `(?${way}${a})`),
      fc
        .tuple(tie('part'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '{0}'))
        .map(([a, times]) => `(?:${a})${times}`),
    ),
  })).part;
  const text = fc.string({ unit: fc.constantFrom('A', 'B', '1', ' '), maxLength: 6 });
  fc.assert(
    fc.property(source, text, (form, given) => {
      expect(wholeForm(form)(given)).toBe(ofNode(form, given));
    }),
    { numRuns: 2_000 },
  );
});

const SIXTY = 'A'.repeat(60);

test.each([
  '(A|A)+',
  '(A+)+',
  '(A|AA)+',
  '(A*)*',
  '((((A+)+)+)+)+',
  `${'(A|A)'.repeat(39)}`,
  `${'A?'.repeat(60)}${'A'.repeat(60)}`,
  `${'A*'.repeat(90)}`,
  '(((|A){9999}){9999}){9999}',
  '(((A{1,99}){1,99}){1,99}){1,99}',
  `${'('.repeat(60)}A${'+)'.repeat(60)}`,
  '(\\B|A|\\b)+',
  '((?=(A+)+)A)+B',
  '(A(?<=(A+)+))+B',
])('%s is told at once, though trying every way would not end', (source) => {
  expect(source.length).toBeLessThanOrEqual(200);
  expect(wholeForm(source)(`${SIXTY}!`)).toBe(false);
  wholeForm(source)(SIXTY);
});

test.each([
  ['(A)\\1', /cannot be used here/],
  ['(?<a>A)\\k<a>', /cannot be used here/],
  ['(?i:a)', /cannot be used here|Invalid/],
  ['[A', /Invalid regular expression/],
  ['A)', /Invalid regular expression/],
])('%s is no form', (source, why) => {
  expect(whyNoForm(source)).toMatch(why);
});
