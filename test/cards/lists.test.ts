// A list says truthfully what stands beyond its ten lines.
import { expect, test } from 'vitest';
import { listCard, whenOf } from '../../src/cards/lists.ts';
import { readerFrom } from '../../src/cards/times.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { DAY } from '../../src/shared/duration.ts';
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

test('a setting is never listed as if it ended by itself', () => {
  const input = { tenantNames: new Map(), reader: readerFrom('en-GB', 'UTC'), now: NOW + 10 * DAY };
  const setting: AccessRequest = { ...pending(), lifecycle: 'relationship-setting' };
  expect(whenOf(setting, input)).toBe('until somebody ends it, asked 10 days ago');
  const active: AccessRequest = { ...setting, state: 'active', reviewAt: NOW + 180 * DAY };
  expect(whenOf(active, input)).toContain('next review ');
  expect(whenOf(active, input)).toContain('(in 170 days)');
  expect(whenOf({ ...active, closedAt: NOW }, input)).toContain('closed ');
});
