import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHands } from '../../../src/adapters/postgres/hands.ts';
import { createResting } from '../../../src/adapters/resting.ts';

function busyHands() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const at = { most: 16, roomAgain: () => {} };
  const resting = createResting();
  const hands = createHands({
    work(id) {
      begun.push(id);
      return new Promise((resolve) => ends.set(id, resolve));
    },
    room: {
      begins: (inHand) => inHand < at.most,
      heed(hear) {
        at.roomAgain = hear;
      },
    },
    resting,
  });
  // What waits looks again and again, also while the next file has the timers of this process.
  onTestFinished(() => void hands.empty());
  const takeMany = (count: number) => {
    for (let i = 0; i < count; i += 1) hands.take(`${i}`);
  };
  const end = async (...ids: string[]) => {
    for (const id of ids) ends.get(id)?.();
    await setImmediate();
  };
  return { hands, begun, at, resting, takeMany, end };
}

describe('hands', () => {
  test('sixteen at once, in the order of the rings, and the next as soon as one is free', async () => {
    const { hands, begun, takeMany, end } = busyHands();
    takeMany(20);
    expect(begun).toEqual(Array.from({ length: 16 }, (_, i) => `${i}`));
    await end('3');
    expect(begun.at(-1)).toBe('16');
    expect(hands.busy).toBe(16);
  });

  test('looks at once when it hears that there may be room again', () => {
    const { begun, at, takeMany } = busyHands();
    at.most = 0;
    takeMany(3);
    at.most = 2;
    at.roomAgain();
    expect(begun).toEqual(['0', '1']);
  });

  test('what only has to be finished gives its hand to another; what is in no hand gives none', async () => {
    const { hands, begun, at, takeMany } = busyHands();
    at.most = 2;
    takeMany(10);
    let done = () => {};
    const wait = new Promise<void>((resolve) => {
      done = resolve;
    });
    for (let i = 0; i < 20; i += 1) void hands.rests(`gone-${i}`, wait);
    expect(begun).toEqual(['0', '1']);
    void hands.rests('0', wait);
    expect(begun).toEqual(['0', '1', '2']);
    done();
    await setImmediate();
    expect(hands.busy).toBe(3);
  });

  test('says of each piece how long it waits, from its first ring on, and whether it takes back', () => {
    const asked: unknown[] = [];
    const at = { now: 0 };
    const hands = createHands({
      work: () => new Promise(() => {}),
      room: {
        begins: (_inHand, piece) => {
          asked.push(piece);
          return false;
        },
        heed: () => {},
      },
      now: () => at.now,
    });
    onTestFinished(() => void hands.empty());
    hands.take('card');
    at.now = 700;
    hands.take('card');
    at.now = 900;
    hands.take('card', true);
    expect(asked).toEqual([
      { first: false, waitedMs: 0 },
      { first: false, waitedMs: 700 },
      { first: true, waitedMs: 900 },
    ]);
  });

  test('waits until it is in hand, and no more after that', async () => {
    const { hands, at, end } = busyHands();
    at.most = 1;
    hands.take('a');
    hands.take('b');
    hands.take('c', true);
    expect(['a', 'b', 'c', 'd'].filter(hands.waits)).toEqual(['b', 'c']);
    expect(hands.left()).toEqual([
      { id: 'c', first: true },
      { id: 'b', first: false },
    ]);
    await end('a');
    expect(['a', 'b', 'c', 'd'].filter(hands.waits)).toEqual(['b']);
  });

  test('what is in hand or waits already is not begun twice', async () => {
    const { hands, begun, end } = busyHands();
    hands.take('a');
    hands.take('a');
    await end('a');
    expect(begun).toEqual(['a']);
    hands.take('a');
    expect(begun).toEqual(['a', 'a']);
  });

  test('as many as there is room for, and more as soon as there is more', async () => {
    const { begun, at, takeMany, end } = busyHands();
    at.most = 2;
    takeMany(20);
    expect(begun).toEqual(['0', '1']);
    await end('0');
    expect(begun).toEqual(['0', '1', '2']);
    at.most = 16;
    await end('1');
    expect(begun).toHaveLength(17 + 1);
  });

  test('what takes something back goes before what only tells of it', async () => {
    const { hands, begun, at, end } = busyHands();
    at.most = 1;
    hands.take('card 1');
    hands.take('card 2');
    hands.take('undo', true);
    hands.take('card 2', true);
    await end('card 1');
    await end('undo');
    expect(begun).toEqual(['card 1', 'undo', 'card 2']);
  });

  test('say whether they have begun, so that others are told of what they have not', () => {
    const { hands, at } = busyHands();
    at.most = 1;
    expect([hands.take('a'), hands.take('b'), hands.take('a')]).toEqual([true, false, true]);
  });

  test('room that comes while nothing ends is found as well', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { begun, at, takeMany } = busyHands();
    at.most = 0;
    takeMany(3);
    vi.advanceTimersByTime(1_000);
    expect(begun).toEqual([]);
    at.most = 16;
    vi.advanceTimersByTime(100);
    expect(begun).toHaveLength(3);
  });

  test('what only waits for its moment holds no hand, and takes it back afterwards', async () => {
    const { hands, begun, resting, takeMany, end } = busyHands();
    takeMany(20);
    let goOn = () => {};
    const rested = resting.during(new Promise<void>((resolve) => (goOn = resolve)));
    expect(begun).toHaveLength(17);
    goOn();
    await rested;
    expect(hands.busy).toBe(17);
    await end('0');
    expect(begun).toHaveLength(17);
    await end('1');
    expect(begun).toHaveLength(18);
  });

  test('emptied, they begin nothing of what waited, and are waited for', async () => {
    const { hands, begun, takeMany, end } = busyHands();
    takeMany(17);
    let empty = false;
    const emptied = hands.empty().then(() => {
      empty = true;
    });
    await end(...begun.slice(1));
    expect([empty, begun.length]).toEqual([false, 16]);
    await end('0');
    await emptied;
    expect(begun).toHaveLength(16);
  });
});
