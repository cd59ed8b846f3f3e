// A bound is told of exactly the requests that one of two rules lets pass and the other does not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePolicies } from '../../src/domain/access/compare-policies.ts';
import { pastAskOf } from '../../src/domain/access/past-ask.ts';
import type { PolicyRule } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { pendingDecision } from '../fakes/access.ts';
import { estate, rule } from '../fakes/estate.ts';

const asked = pendingDecision().request;
const days = fc.integer({ min: 1, max: 40 });
const count = fc.integer({ min: 0, max: 4 });
const bounds = fc
  .record({
    longest: days,
    renewal: fc.record({ longest: days, atMost: count }, { requiredKeys: [] }),
  })
  .map(
    ({ longest, renewal: { longest: again, atMost } }): Partial<PolicyRule> => ({
      longest: longest * DAY,
      usual: DAY,
      renewal: {
        ...(again !== undefined && { longest: again * DAY }),
        ...(atMost !== undefined && { atMost }),
      },
    }),
  );

const passes = ({ longest = 0, renewal }: Partial<PolicyRule>, duration: number, nth: number) =>
  nth === 0
    ? duration <= longest
    : duration <= (renewal?.longest ?? longest) && nth <= (renewal?.atMost ?? nth);

test('and of no other, be it the first time or a renewal', () => {
  fc.assert(
    fc.property(bounds, bounds, days, count, (before, after, duration, nth) => {
      const durationMs = duration * DAY;
      const renews = { requestId: 'before', nth };
      const request = { ...asked, durationMs, ...(nth > 0 && { renews }) };
      const told = comparePolicies(
        estate({ policies: [rule(before)] }),
        estate({ policies: [rule(after)] }),
        [pastAskOf(request)],
      ).flatMap(({ differences }) => differences);
      const was = passes(before, durationMs, nth);
      const is = passes(after, durationMs, nth);
      if (was === is) expect(told).toEqual([]);
      else expect(told[0]).toMatch(is ? /^can be asked for now; before: / : /^refused now: /);
    }),
    { numRuns: 2_000 },
  );
});
