// Durations, fingerprints and request numbers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DAY,
  HOUR,
  MINUTE,
  parseDuration,
  parseIsoDuration,
  sayDuration,
  toIsoDuration,
  WEEK,
} from '../../src/shared/duration.ts';
import { canonicalJson, fingerprint } from '../../src/shared/hash.ts';
import { guidFrom, readRequestId, requestIdFrom } from '../../src/shared/ids.ts';

describe('durations', () => {
  test.each([
    ['P14D', 14 * DAY],
    ['pt8h', 8 * HOUR],
    ['P1DT2H30M', DAY + 2 * HOUR + 30 * MINUTE],
    ['P2W', 2 * WEEK],
    ['8 hours', 8 * HOUR],
    ['a week', WEEK],
    ['14 d', 14 * DAY],
    ['1 Day', DAY],
  ])('%s is read', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    '',
    'P',
    'PT',
    'P0D',
    '-P1D',
    'P-1D',
    'P1M',
    'P1Y',
    '1',
    'banana',
    '-3 days',
    '0 days',
    'P1D; DROP TABLE request',
    '9'.repeat(400),
    'for ever',
  ])('%j is no length of time', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('written and read again it is the same, in whole minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (minutes) => {
        expect(parseIsoDuration(toIsoDuration(minutes * MINUTE))).toBe(minutes * MINUTE);
      }),
    );
  });

  test('it is said with two units at most', () => {
    expect(sayDuration(14 * DAY)).toBe('14 days');
    expect(sayDuration(DAY + HOUR + MINUTE)).toBe('1 day 1 hour');
    expect(sayDuration(90 * MINUTE)).toBe('1 hour 30 minutes');
  });
});

describe('fingerprints', () => {
  test('do not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(fingerprint(turned)).toBe(fingerprint(object));
      }),
    );
  });

  test('depend on everything else', () => {
    expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }));
    expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
    expect(canonicalJson({ b: 1, a: { d: 1, c: [2] } })).toBe('{"a":{"c":[2],"d":1},"b":1}');
  });

  test('is read back as the value it was written from, and does not hang on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(text).toBe(canonicalJson(backwards(JSON.parse(JSON.stringify(value)))));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('leaves out what JSON leaves out', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, new Date(0)] })).toBe(
      '{"a":[null,"1970-01-01T00:00:00.000Z"]}',
    );
  });
});

describe('request numbers', () => {
  test('the same form gives the same number, another form another one', () => {
    expect(requestIdFrom('form-1')).toBe(requestIdFrom('form-1'));
    expect(requestIdFrom('form-1')).not.toBe(requestIdFrom('form-2'));
    expect(requestIdFrom('form-1')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test('a GUID follows from its seed, and looks like one', () => {
    expect(guidFrom('a')).toBe(guidFrom('a'));
    expect(guidFrom('a')).not.toBe(guidFrom('b'));
    expect(guidFrom('a')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test.each([
    ['7k3f9qx2', '7K3F-9QX2'],
    ['7K3F-9QX2', '7K3F-9QX2'],
    [' #7K3F 9QX2 ', '7K3F-9QX2'],
    ['7KEO-9QXI', '7KE0-9QX1'],
  ])('%j is read as %s', (text, id) => {
    expect(readRequestId(text)).toBe(id);
  });

  test.each(['', '7K3F', '7K3F-9QX2-1', "7K3F'9Q2", '../../etc', 'UUUU-UUUU'])(
    '%j is no number',
    (text) => {
      expect(readRequestId(text)).toBeUndefined();
    },
  );
});

/** The same value, each object's keys the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, backwards(part)]),
  );
}
