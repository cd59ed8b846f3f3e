// Reading again: what failed for a while leaves the older value, what was withdrawn does not.
import { describe, expect, test } from 'vitest';
import type { Reading, TenantFacts } from '../../../src/domain/posture/reading.ts';
import { renewed, together } from '../../../src/domain/posture/renewed.ts';

const NINE = Date.UTC(2026, 10, 20, 9);
const TEN = Date.UTC(2026, 10, 20, 10);

const of = (skus: Reading<readonly never[]>): TenantFacts => ({
  tenantId: 't',
  readings: { skus },
});
const value: Reading<readonly never[]> = { state: 'read', value: [], asOf: NINE };
const busy: Reading<never> = {
  state: 'unreadable',
  code: 'busy',
  sentence: 'Contoso asks to slow down',
  asOf: TEN,
  passing: true,
};
const { passing: _, ...withdrawn } = busy;

describe('reading again', () => {
  test('a failure that passes leaves the older value with its age, and says since when and why', () => {
    expect(renewed(of(value), of(busy)).readings.skus).toEqual({
      state: 'read',
      value: [],
      asOf: NINE,
      gaps: ['could not be read again since 2026-11-20 10:00 UTC: Contoso asks to slow down'],
    });
  });

  test('it tells the first failure, however often it fails', () => {
    const first = renewed(of(value), of(busy));
    const later = { ...busy, asOf: TEN + 3_600_000, sentence: 'Contoso does not answer' };
    expect(renewed(first, of(later)).readings.skus).toMatchObject({
      asOf: NINE,
      gaps: ['could not be read again since 2026-11-20 10:00 UTC: Contoso does not answer'],
    });
  });

  test('gaps of the value itself stay', () => {
    const partly = { ...value, gaps: ['one group'] };
    expect(renewed(of(partly), of(busy)).readings.skus).toMatchObject({
      gaps: ['one group', expect.stringContaining('10:00 UTC')],
    });
  });

  test('once it works again nothing of it is said', () => {
    const again: Reading<readonly never[]> = { ...value, asOf: TEN };
    expect(renewed(renewed(of(value), of(busy)), of(again)).readings.skus).toEqual(again);
  });

  test('a permission that was withdrawn hides what was read with it', () => {
    expect(renewed(of(value), of(withdrawn)).readings.skus).toEqual(withdrawn);
  });

  test('a missing licence stays known through a failure, and nothing known stays nothing', () => {
    const unlicensed: Reading<never> = { state: 'unlicensed', code: 'x', asOf: NINE };
    expect(renewed(of(unlicensed), of(busy)).readings.skus).toEqual(unlicensed);
    expect(renewed(undefined, of(busy)).readings.skus).toEqual(busy);
    expect(renewed(of(withdrawn), of(busy)).readings.skus).toEqual(busy);
  });

  test('areas that were not read again are still known', () => {
    const domains: TenantFacts = {
      tenantId: 't',
      readings: { domains: { state: 'read', value: [], asOf: NINE } },
    };
    expect(Object.keys(together(domains, of(value)).readings)).toEqual(['domains', 'skus']);
  });
});
