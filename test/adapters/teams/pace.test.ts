// What is sent stays within Teams' limits, whatever falls due at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '../../../src/adapters/teams/pace.ts';

/** When each would be sent if all fell due at 0. */
function moments(wanted: ReadonlyArray<readonly [tenant: string, chat: string]>): number[] {
  const pace = createPace(() => 0);
  return wanted.map(([tenant, chat]) => pace.take(tenant, chat));
}

/** The most that lie within any window of this length. */
const most = (times: readonly number[], ms: number): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

test('200 people of one tenant are written to in little more than three seconds, fifty at once', () => {
  const times = moments(Array.from({ length: 200 }, (_, i) => ['t', `chat ${i}`] as const));
  // On their way a few may catch up with those before them.
  expect(most(times, 1_020)).toBe(50);
  expect(Math.max(...times)).toBe(3_060);
});

test('tenants do not wait for each other', () => {
  const times = moments([
    ...Array.from({ length: 50 }, (_, i) => ['one', `a${i}`] as const),
    ['two', 'b'],
  ]);
  expect(times.at(-1)).toBe(0);
});

test('no limit of a chat or a tenant is overstepped', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('t', 'u'), fc.integer({ min: 0, max: 6 })), {
        maxLength: 160,
      }),
      (wanted) => {
        const times = moments(wanted.map(([tenant, n]) => [tenant, `${tenant}${n}`]));
        for (const tenant of ['t', 'u']) {
          const those = times.filter((_, i) => wanted[i]?.[0] === tenant);
          expect(most(those, 1_000)).toBeLessThanOrEqual(50);
          for (let n = 0; n <= 6; n += 1) {
            const chat = times.filter((_, i) => wanted[i]?.[0] === tenant && wanted[i]?.[1] === n);
            expect(most(chat, 1_000)).toBeLessThanOrEqual(7);
            expect(most(chat, 2_000)).toBeLessThanOrEqual(8);
            expect(most(chat, 30_000)).toBeLessThanOrEqual(60);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('what was sent a while ago counts no more', () => {
  let now = 0;
  const pace = createPace(() => now);
  for (let i = 0; i < 7; i += 1) expect(pace.take('t', 'chat')).toBe(0);
  expect(pace.take('t', 'chat')).toBe(1_000);
  now = 31_000;
  expect(pace.take('t', 'chat')).toBe(0);
});
