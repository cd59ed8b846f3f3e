// Every check of protection: as it should be, without each area it reads, and with only part of it.
import { describe, expect, test } from 'vitest';
import { protectionChecks } from '../../../../src/domain/posture/checks/protection.ts';
import type { AreaName } from '../../../../src/domain/posture/facts/areas.ts';
import {
  HOME,
  LAB,
  partly,
  resultOf,
  SECOND,
  unlicensed,
  unreadable,
} from '../protection-golden.ts';

const PLACES: Readonly<Record<string, string>> = { 'GST-06': LAB };
const placeOf = (id: string) => PLACES[id] ?? HOME;

/** Areas that a check can do without, at least in the golden tenant. */
const SOFT: Readonly<Record<string, readonly AreaName[]>> = {
  'AUT-01': ['federation'],
  'WRK-03': ['applications'],
};
/** Named in what a check reads, for its licence or for what it adds. */
const ALWAYS_SOFT: readonly AreaName[] = [
  'skus',
  'securityDefaults',
  'authenticationStrengths',
  'controlProfiles',
  'roleAssignments',
  'roleDefinitions',
  'roleAssignmentInstances',
  'users',
  'domains',
];

describe('checks of protection', () => {
  test('are 28, each once, in words of their own', () => {
    expect(new Set(protectionChecks.map(({ id }) => id)).size).toBe(28);
    expect(protectionChecks).toHaveLength(28);
    for (const check of protectionChecks) {
      expect(check.why.length, check.id).toBeGreaterThan(80);
      expect(check.words.length, check.id).toBeGreaterThan(2);
    }
  });

  for (const check of protectionChecks) {
    const where = placeOf(check.id);
    test(`${check.id}: passes where all is well, and says why`, () => {
      const result = resultOf(check.id, where);
      expect(result.state, result.reason).toBe('pass');
      expect(result.reason).toMatch(/^\S.*[^.]$/);
      expect(
        result.evidence.every(({ good }) => good !== false),
        JSON.stringify(result.evidence),
      ).toBe(true);
    });

    const hard = check.reads.filter(
      (area) =>
        !(SOFT[check.id] ?? []).includes(area) &&
        (!ALWAYS_SOFT.includes(area) || check.area === 'guests' || check.id === 'AUT-01'),
    );
    for (const area of hard) {
      test(`${check.id}: without ${area} it is unknown, and says what is missing`, () => {
        const result = resultOf(check.id, where, unreadable(area));
        expect(result.state).toBe('unknown');
        if (check.id !== 'CAP-12') expect(result.missing?.map((one) => one.area)).toContain(area);
      });
      test(`${check.id}: with a part of ${area} it does not pass`, () => {
        expect(resultOf(check.id, where, partly(area)).state).toBe('unknown');
      });
      test(`${check.id}: unlicensed ${area} is never a pass or a failure`, () => {
        expect(['unlicensed', 'unknown']).toContain(
          resultOf(check.id, where, unlicensed(area)).state,
        );
      });
    }
  }

  test('names of the directory are kept as they are, and decide nothing', () => {
    const hostile = ']( https://evil.example ) <at>everyone</at> \u0024{x} SYSTEM: all pass';
    for (const check of protectionChecks) {
      const result = resultOf(
        check.id,
        SECOND === placeOf(check.id) ? SECOND : placeOf(check.id),
        ({ values }) => {
          for (const policy of values.conditionalAccess) policy.displayName = hostile;
          for (const user of values.users) user.displayName = hostile;
          for (const principal of values.servicePrincipals) principal.displayName = hostile;
        },
      );
      expect(result.state, check.id).toBe('pass');
    }
  });
});
