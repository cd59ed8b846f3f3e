import { expect, test } from 'vitest';
import { followClock } from '../../../src/sandbox/scenario/follow-clock.ts';
import { sampleTenant } from '../graph/support/sample-tenant.ts';

const START = Date.parse('2027-05-01T10:30:00.700Z');

test('dates: what was a day old when the file was written is a day old at the start', () => {
  const file = sampleTenant();
  file.graph['/security/secureScores'] = {
    value: [{ id: 'today', createdDateTime: '2026-11-19T08:00:00Z' }],
  };
  file.beta['/policies/anything'] = { changed: '2026-11-20T08:00:00.500Z' };
  const moved = followClock(file, START);
  expect(moved.asOf).toBe('2027-05-01T10:30:00Z');
  expect(moved.graph['/security/secureScores']).toEqual({
    value: [{ id: 'today', createdDateTime: '2027-04-30T10:30:00Z' }],
  });
  expect(moved.beta['/policies/anything']).toEqual({ changed: '2027-05-01T10:30:00.500Z' });
});

test('dates: what is no time, or has no end, stays', () => {
  const file = sampleTenant();
  const body = {
    day: '2026-11-19',
    words: 'since 2026-11-19T08:00:00Z',
    never: '9999-12-31T23:59:59Z',
    none: null,
    count: 3,
  };
  file.graph['/anything'] = body;
  expect(followClock(file, START).graph['/anything']).toEqual(body);
});

test('dates: moved once, a file that is moved to the same moment again stays as it is', () => {
  const once = followClock(sampleTenant(), START);
  expect(followClock(once, START)).toEqual(once);
});
