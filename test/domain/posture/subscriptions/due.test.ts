// When digests are due: at eight where the reader is, over changes of the clocks, and never at the same moment twice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isStale,
  nextDue,
  saysAllQuiet,
} from '../../../../src/domain/posture/subscriptions/due.ts';
import { DAY, HOUR, WEEK } from '../../../../src/shared/duration.ts';

const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

describe('due', () => {
  test('daily: at eight in the morning where the reader is, today if that is still to come', () => {
    const zone = 'Europe/Berlin';
    expect(iso(nextDue('daily', zone, at('2026-11-20T05:00Z')))).toBe('2026-11-20T07:00:00.000Z');
    expect(iso(nextDue('daily', zone, at('2026-11-20T07:00Z')))).toBe('2026-11-21T07:00:00.000Z');
  });

  test('it stays eight when clocks go forward and back', () => {
    const zone = 'Europe/Berlin';
    // 29 March and 25 October 2026.
    expect(iso(nextDue('daily', zone, at('2026-03-28T07:00Z')))).toBe('2026-03-29T06:00:00.000Z');
    expect(iso(nextDue('daily', zone, at('2026-10-24T06:00Z')))).toBe('2026-10-25T07:00:00.000Z');
    expect(iso(nextDue('weekly', 'America/New_York', at('2026-11-01T00:00Z')))).toBe(
      '2026-11-02T13:00:00.000Z',
    );
  });

  test('weekly: on Monday as the reader counts days', () => {
    // Still Sunday in Honolulu, Monday noon in Auckland.
    const now = at('2026-11-22T23:00Z');
    expect(iso(nextDue('weekly', 'Pacific/Honolulu', now))).toBe('2026-11-23T18:00:00.000Z');
    expect(iso(nextDue('weekly', 'Pacific/Auckland', now))).toBe('2026-11-29T19:00:00.000Z');
  });

  test('a zone that nobody knows counts as UTC', () => {
    expect(iso(nextDue('daily', 'Mars/Olympus', at('2026-11-20T05:00Z')))).toBe(
      '2026-11-20T08:00:00.000Z',
    );
  });

  test('each is later than the one before, a day or a week away, whatever the zone', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Asia/Gaza'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('daily', 'weekly') as fc.Arbitrary<'daily' | 'weekly'>,
        fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2035-01-01T00:00Z') }),
        (zone, rhythm, moment) => {
          const first = nextDue(rhythm, zone, moment);
          const second = nextDue(rhythm, zone, first);
          const length = rhythm === 'daily' ? DAY : WEEK;
          expect(first).toBeGreaterThan(moment);
          expect(first - moment).toBeLessThanOrEqual(length + 2 * HOUR);
          expect(Math.abs(second - first - length)).toBeLessThanOrEqual(2 * HOUR);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a quiet day says nothing, a quiet week does', () => {
    const now = at('2026-11-20T07:00Z');
    expect(saysAllQuiet('weekly', now - HOUR, now)).toBe(true);
    expect(saysAllQuiet('daily', now - DAY, now)).toBe(false);
    expect(saysAllQuiet('daily', now - WEEK, now)).toBe(true);
    // A week over which clocks went forward is an hour short.
    expect(saysAllQuiet('daily', now - WEEK + HOUR, now)).toBe(true);
  });

  test('what could not be brought until the next one is not brought any more', () => {
    expect(isStale('daily', 0, DAY)).toBe(false);
    expect(isStale('daily', 0, DAY + 1)).toBe(true);
    expect(isStale('weekly', 0, DAY + 1)).toBe(false);
  });
});
