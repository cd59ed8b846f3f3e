// Reads that are asked for at the same time are one, and never older than the question.
import { describe, expect, test, vi } from 'vitest';
import { together } from '../../../src/adapters/postgres/together.ts';

/** A server whose answers come when they are let go. */
function slowServer() {
  const sent: Array<{ asked: readonly string[]; answer(value: string): void; fail(): void }> = [];
  const read = (asked: readonly string[]) =>
    new Promise<string>((resolve, reject) => {
      sent.push({ asked, answer: resolve, fail: () => reject(new Error('lost')) });
    });
  return { sent, read: together(read) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('reads together', () => {
  test('those of one moment are one, without waiting for anybody', async () => {
    const { sent, read } = slowServer();
    const all = [read('a'), read('b')];
    // Another one was just answered by somebody else, and asks in the same moment.
    all.push(Promise.resolve().then(() => read('c')));
    await turn();
    expect(sent.map(({ asked }) => asked)).toEqual([['a', 'b', 'c']]);
    sent[0]?.answer('here');
    expect(await Promise.all(all)).toEqual(['here', 'here', 'here']);
  });

  test('those who were answered together ask on together', async () => {
    const { sent, read } = slowServer();
    const { sent: more, read: readMore } = slowServer();
    for (const name of ['a', 'b', 'c']) void read(name).then(() => readMore(name));
    await turn();
    sent[0]?.answer('here');
    await turn();
    expect(more.map(({ asked }) => asked)).toEqual([['a', 'b', 'c']]);
  });

  test('those that come while a read is under way are the next', async () => {
    const { sent, read } = slowServer();
    const first = read('a');
    await turn();
    const others = [read('b'), read('c')];
    expect(sent.map(({ asked }) => asked)).toEqual([['a']]);
    sent[0]?.answer('before');
    expect(await first).toBe('before');
    await turn();
    expect(sent.map(({ asked }) => asked)).toEqual([['a'], ['b', 'c']]);
    sent[1]?.answer('after');
    expect(await Promise.all(others)).toEqual(['after', 'after']);
  });

  test('nobody gets an answer that was begun before the question', async () => {
    const { sent, read } = slowServer();
    void read('a');
    await turn();
    sent[0]?.answer('old');
    // Asked in the moment in which the answer comes: too late for it.
    const later = read('b');
    await turn();
    sent[1]?.answer('new');
    expect(await later).toBe('new');
  });

  test('nothing is kept: whoever asks when it is quiet reads anew', async () => {
    const { sent, read } = slowServer();
    for (const value of ['one', 'two']) {
      const answer = read('a');
      await turn();
      sent.at(-1)?.answer(value);
      expect(await answer).toBe(value);
      await turn();
    }
    expect(sent).toHaveLength(2);
  });

  test('a read that fails does so for who asked it, and the next goes on', async () => {
    const { sent, read } = slowServer();
    const first = read('a');
    await turn();
    const second = read('b');
    sent[0]?.fail();
    await expect(first).rejects.toThrow('lost');
    await turn();
    sent[1]?.answer('good');
    expect(await second).toBe('good');
  });

  test('a read that hangs holds up the next for a second, and no longer', async () => {
    vi.useFakeTimers();
    try {
      const { sent, read } = slowServer();
      void read('a');
      await vi.advanceTimersByTimeAsync(0);
      const second = read('b');
      await vi.advanceTimersByTimeAsync(900);
      expect(sent).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(sent.map(({ asked }) => asked)).toEqual([['a'], ['b']]);
      sent[1]?.answer('good');
      expect(await second).toBe('good');
      // What comes back at last is still given, and stands in nobody's way.
      sent[0]?.answer('late');
      const third = read('c');
      await vi.advanceTimersByTimeAsync(0);
      sent[2]?.answer('new');
      expect(await third).toBe('new');
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
