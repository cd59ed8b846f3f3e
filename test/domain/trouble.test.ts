// How long work waits before the next try: growing, spread over many that failed alike, never before Retry-After.
import { expect, test } from 'vitest';
import { longestPause, retryAfter } from '../../src/domain/access/trouble.ts';
import { HOUR, MINUTE } from '../../src/shared/duration.ts';

const items = Array.from({ length: 400 }, (_, i) => ({ id: `work-${i}` }));

test('pauses grow to an hour and never end', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) =>
    retryAfter({ id: 'work-1', attempts }),
  );
  expect(pauses.slice(0, 7)).toEqual([...pauses.slice(0, 7)].sort((a, b) => a - b));
  for (const pause of pauses.slice(6)) {
    expect(pause).toBeGreaterThan(0.7 * HOUR);
    expect(pause).toBeLessThanOrEqual(HOUR);
  }
});

test('what takes back is tried at least every ten minutes, however often it failed', () => {
  for (const kind of ['undo-step', 'prove-end'] as const) {
    const longest = longestPause({ kind });
    const pause = retryAfter({ id: 'work-1', attempts: 100 }, 7_000, longest);
    expect(pause).toBeLessThanOrEqual(10 * MINUTE);
    expect(pause).toBeGreaterThan(7 * MINUTE);
    expect(retryAfter({ id: 'work-1', attempts: 100 }, 2 * HOUR, longest)).toBeGreaterThan(HOUR);
  }
  expect(longestPause({ kind: 'perform-step' })).toBe(HOUR);
});

test('what failed at one moment does not come back at one moment', () => {
  const pauses = items.map(({ id }) => retryAfter({ id, attempts: 4 }));
  for (const quarter of [0, 1, 2, 3]) {
    const from = 90_000 + quarter * 7_500;
    const there = pauses.filter((ms) => ms > from && ms <= from + 7_500);
    expect(there.length).toBeGreaterThan(60);
  }
  expect(pauses.filter((ms) => ms <= 90_000 || ms > 120_000)).toEqual([]);
});

test('the same try of the same work always waits as long', () => {
  const item = { id: 'work-1', attempts: 3 };
  expect(retryAfter(item)).toBe(retryAfter(item));
  expect(retryAfter({ ...item, attempts: 2 }) * 3).not.toBe(retryAfter(item));
});

test('nobody comes before the service said, and not everybody at that very moment', () => {
  const pauses = items.map(({ id }) => retryAfter({ id, attempts: 1 }, 30_000));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(30_000);
  expect(Math.max(...pauses)).toBeLessThan(32_000);
  expect(new Set(pauses).size).toBeGreaterThan(300);
  expect(retryAfter({ id: 'work-1', attempts: 7 }, 30_000)).toBeGreaterThan(0.7 * HOUR);
});
