// The filter parser on its own: precedence, quoting, and whatever anybody types is read or refused.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matcher } from '../../../src/sandbox/graph/odata/match.ts';
import { FilterProblem, parseFilter } from '../../../src/sandbox/graph/odata/parse-filter.ts';

const fits = (filter: string, body: Record<string, unknown>) => matcher(parseFilter(filter))(body);

test.each([
  ['a eq 1 or b eq 2 and c eq 3', { a: 1, b: 0, c: 0 }, true],
  ['(a eq 1 or b eq 2) and c eq 3', { a: 1, b: 0, c: 0 }, false],
  ['not(a eq 1) and b eq 2', { a: 2, b: 2 }, true],
  ["name eq 'O''Brien'", { name: "O'Brien" }, true],
  ["name eq 'a or b'", { name: 'a or b' }, true],
  ['name eq null', {}, true],
  ["name ne 'x'", {}, true],
  ['when gt 2026-01-01T00:00:00Z', { when: '2026-01-01T02:00:00+01:00' }, true],
  [
    'id eq 0a0b0c0d-1111-4222-8333-444455556666',
    { id: '0A0B0C0D-1111-4222-8333-444455556666' },
    true,
  ],
  [
    "list/any(x:x/kind eq 'a' and x/size gt 2)",
    {
      list: [
        { kind: 'a', size: 1 },
        { kind: 'b', size: 3 },
      ],
    },
    false,
  ],
  ['list/all(x:x/size gt 2)', { list: [{ size: 3 }] }, true],
  ['list/any()', { list: [] }, false],
  ['list/$count eq 2', { list: [1, 2] }, true],
  ["inner/name in ('a','b')", { inner: { name: 'B' } }, true],
  ['flag', { flag: true }, true],
  ["tolower(name) eq 'abc'", { name: 'ABC' }, true],
])('filter: %s on %j is %s', (filter, body, expected) => {
  expect(fits(filter, body)).toBe(expected);
});

test('filter: a quoted text is found whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string(), (value) =>
      fits(`name eq '${value.replaceAll("'", "''")}'`, { name: value }),
    ),
  );
});

test('filter: whatever is typed is read or refused with a sentence, nothing else', () => {
  const piece = fc.constantFrom(
    'a',
    'eq',
    'and',
    'or',
    'not',
    '(',
    ')',
    "'x'",
    "'",
    ',',
    '1',
    'null',
    '/',
    'any',
    ':',
    'in',
    'startswith',
    '$count',
    '-',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((parts) => parts.join(' ')),
      ),
      (typed) => {
        try {
          matcher(parseFilter(typed))({ a: 1 });
          return true;
        } catch (error) {
          return error instanceof FilterProblem;
        }
      },
    ),
    { numRuns: 500 },
  );
});
