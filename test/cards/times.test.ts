import { describe, expect, test } from 'vitest';
import { readerFrom, sayMoment } from '../../src/cards/times.ts';

const AT = Date.UTC(2026, 11, 4, 17, 0);

describe('a reader of moments', () => {
  test.each([
    ['en-GB', 'Europe/Berlin', 'Fri 4 Dec 2026, 18:00'],
    ['en-US', 'America/New_York', 'Fri Dec 4, 2026, 12:00'],
    ['de-DE', 'Europe/Berlin', 'Fri 4 Dec 2026, 18:00'],
    ['en-GB', 'Mars/Olympus', 'Fri 4 Dec 2026, 17:00'],
    [null, null, 'Fri 4 Dec 2026, 17:00'],
    ['en-??', 'Europe/Berlin', 'Fri 4 Dec 2026, 18:00'],
  ])('%s in %s reads it in their way, the first time and later', (locale, timeZone, said) => {
    expect(sayMoment(AT, readerFrom(locale, timeZone))).toBe(said);
    expect(sayMoment(AT, readerFrom(locale, timeZone))).toBe(said);
  });

  test('what clients make up is not kept without end', () => {
    for (let i = 0; i < 2_000; i += 1) readerFrom('en-GB', `Nowhere/${i}`);
    expect(readerFrom('en-GB', 'Europe/Paris').timeZone).toBe('Europe/Paris');
  });
});
