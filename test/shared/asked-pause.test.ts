// What `Retry-After` asks for: seconds or a date, and never longer than an hour.
import { describe, expect, test } from 'vitest';
import { askedPause } from '../../src/shared/asked-pause.ts';
import { HOUR } from '../../src/shared/duration.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');

describe('a pause that a service asks for', () => {
  for (const [header, ms] of [
    ['7', 7_000],
    ['Thu, 01 Jan 2026 12:01:00 GMT', 60_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['-5', 0],
    ['86400', HOUR],
    ['Fri, 02 Jan 2026 12:00:00 GMT', HOUR],
    ['Infinity', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ] as const) {
    test(`${header}: ${ms}`, () => {
      expect(askedPause(header, NOW)).toBe(ms);
    });
  }
});
