// A day and a time of day, meant in somebody's zone, through the changes of the clocks.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/shared/duration.ts';
import { knownTimeZone, localDay, momentAt } from '../../src/shared/local-time.ts';

const iso = (at: number | undefined) => at && new Date(at).toISOString();

describe('a time of day', () => {
  test.each([
    ['2026-11-27', '18:00', 'Europe/Berlin', '2026-11-27T17:00:00.000Z'],
    ['2026-07-01', '08:30', 'Europe/Berlin', '2026-07-01T06:30:00.000Z'],
    ['2026-11-27', '18:00', 'UTC', '2026-11-27T18:00:00.000Z'],
    ['2026-11-27', '00:00', 'Pacific/Auckland', '2026-11-26T11:00:00.000Z'],
    // The clocks go from 2:00 to 3:00: 2:30 is not shown, and becomes 3:30.
    ['2027-03-28', '02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    ['2027-03-28', '12:00', 'Europe/Berlin', '2027-03-28T10:00:00.000Z'],
    // They go back at 3:00: the first 2:30 of two.
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('%s %s in %s', (day, time, zone, at) => {
    expect(iso(momentAt(day, time, zone))).toBe(at);
  });

  test.each([
    ['2026-02-30', '10:00'],
    ['2026-11-27', '24:00'],
    ['27.11.2026', '10:00'],
    ['2026-11-27', '6 pm'],
    ['', ''],
  ])('%s %s is none', (day, time) => {
    expect(momentAt(day, time, 'Europe/Berlin')).toBeUndefined();
  });

  test('leads back to where it came from', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'];
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) }),
        fc.constantFrom(...zones),
        (ms, timeZone) => {
          const at = Math.floor(ms / MINUTE) * MINUTE;
          const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(
            at,
          );
          const found = momentAt(localDay(at, timeZone), time, timeZone) ?? 0;
          // Where a clock shows the same time twice, it is the first.
          expect([at, at - HOUR]).toContain(found);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('of a zone that nobody knows is UTC', () => {
    expect(knownTimeZone('Mars/Olympus')).toBe('UTC');
    expect(knownTimeZone(null)).toBe('UTC');
    expect(knownTimeZone('Europe/Berlin')).toBe('Europe/Berlin');
  });
});
