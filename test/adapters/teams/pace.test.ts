// What is sent stays within Teams' limits, whatever falls due at once and however late it leaves.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace, type Pace } from '../../../src/adapters/teams/pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Wanted {
  readonly tenant: string;
  readonly chat: string;
  /** From when it may leave until it does, until it arrives, and until that is known. */
  readonly leaves?: number;
  readonly arrives?: number;
  readonly answered?: number;
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** When each arrives if all fall due now. */
async function arrivals(wanted: readonly Wanted[], pace: Pace = createPace()): Promise<number[]> {
  const begun = performance.now();
  const all = wanted.map(async ({ tenant, chat, leaves = 0, arrives = 0, answered = 0 }) => {
    const call = await pace.turn(tenant, chat);
    if (typeof call === 'number') throw new Error('Nobody was in a hurry.');
    if (leaves > 0) await after(leaves);
    call.left();
    if (arrives > 0) await after(arrives);
    const at = performance.now() - begun;
    if (answered > 0) await after(answered);
    call.over();
    return at;
  });
  await vi.runAllTimersAsync();
  return Promise.all(all);
}

/** The most that lie within any window of this length. */
const most = (times: readonly number[], ms: number): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

const chats = (count: number, tenant = 't'): Wanted[] =>
  Array.from({ length: count }, (_, i) => ({ tenant, chat: `${tenant}${i}` }));

test('200 people of one tenant are written to in little more than three seconds, fifty at once', async () => {
  const times = await arrivals(chats(200));
  expect(most(times, 1_000)).toBe(50);
  expect(Math.max(...times)).toBeLessThan(3_060);
});

test('what is not answered counts from a little after it left, and what is answered from then', async () => {
  const slow = await arrivals(chats(51).map((one) => ({ ...one, answered: 5_000 })));
  expect(slow.at(-1)).toBeGreaterThanOrEqual(1_100);
  expect(slow.at(-1)).toBeLessThan(1_140);
});

test('what leaves late counts from when it left', async () => {
  const times = await arrivals([{ tenant: 't', chat: 'late', leaves: 400 }, ...chats(50)]);
  expect(times.at(-1)).toBeGreaterThanOrEqual(1_400);
});

test('tenants do not wait for each other, nor chats for one that is full', async () => {
  const full = Array.from({ length: 8 }, () => ({ tenant: 'one', chat: 'full' }));
  const times = await arrivals([...full, ...chats(42, 'one'), ...chats(1, 'two')]);
  expect(times[7]).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...times.slice(8))).toBeLessThan(60);
});

test('no limit of a chat or a tenant is overstepped', async () => {
  const one = fc.record({
    tenant: fc.constantFrom('t', 'u'),
    chat: fc.integer({ min: 0, max: 6 }).map(String),
    leaves: fc.integer({ min: 0, max: 300 }),
    arrives: fc.integer({ min: 0, max: 100 }),
    answered: fc.integer({ min: 0, max: 300 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 160 }), async (drawn) => {
      const wanted = drawn.map((call) => ({ ...call, chat: `${call.tenant}${call.chat}` }));
      const times = await arrivals(wanted);
      for (const tenant of ['t', 'u'])
        expect(
          most(
            times.filter((_, i) => wanted[i]?.tenant === tenant),
            1_000,
          ),
        ).toBeLessThanOrEqual(50);
      for (const chat of new Set(wanted.map((call) => call.chat))) {
        const those = times.filter((_, i) => wanted[i]?.chat === chat);
        expect(most(those, 1_000)).toBeLessThanOrEqual(7);
        expect(most(those, 2_000)).toBeLessThanOrEqual(8);
        expect(most(those, 30_000)).toBeLessThanOrEqual(60);
      }
    }),
    { numRuns: 60 },
  );
});

test('what was sent a while ago counts no more', async () => {
  const pace = createPace();
  const same = Array.from({ length: 7 }, () => ({ tenant: 't', chat: 'one' }));
  expect(Math.max(...(await arrivals(same, pace)))).toBeLessThan(60);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(Math.max(...(await arrivals(same, pace)))).toBeLessThan(60);
});

test('whoever would wait longer than they may hears at once how long, and takes no place', async () => {
  const pace = createPace();
  const all = arrivals(chats(200), pace);
  const wait = pace.turn('t', 'another', 2_000);
  expect(wait).toBeGreaterThan(2_000);
  expect(wait).toBeLessThan(4_100);
  expect(Math.max(...(await all))).toBeLessThan(3_060);
});

test('only what has to wait for its moment rests: what may go at once keeps its hand', async () => {
  const rested: Array<Promise<unknown>> = [];
  const pace = createPace({
    during: (wait) => {
      rested.push(wait);
      return wait;
    },
  });
  const turns = chats(51).map(({ tenant, chat }) => pace.turn(tenant, chat));
  expect(rested).toHaveLength(1);
  expect(rested[0]).toBe(turns[50]);
  await vi.runAllTimersAsync();
});
