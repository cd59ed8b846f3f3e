// A list says truthfully what stands beyond its ten lines.
import { expect, test } from 'vitest';
import { listCard } from '../../src/cards/lists.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { NOW, pending } from '../fakes/access.ts';

const listed = (many: number, decides: boolean) =>
  JSON.stringify(
    listCard({
      headline: 'Requests',
      empty: 'None.',
      requests: Array.from({ length: many }, pending),
      decides,
      tenantNames: new Map(),
      reader: readerFrom(null, null),
      now: NOW,
    }),
  );

test.each([
  [11, false, 'And 1 older.'],
  [50, false, 'And 40 or more older.'],
  [11, true, 'And 1 that came later.'],
  [50, true, 'And 40 or more that came later.'],
])('of %i, newest first unless the reader decides (%s): %s', (many, decides, words) => {
  expect(listed(many, decides)).toContain(words);
});

test('of ten there is nothing beyond', () => {
  expect(listed(10, true)).not.toContain('And ');
});
