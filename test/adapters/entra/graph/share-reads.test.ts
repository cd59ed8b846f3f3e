// The very same read asked for by many at once: few calls, and no answer older than its question.
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { GraphCall, RawAnswer } from '../../../../src/adapters/entra/graph/call.ts';
import { shareReads } from '../../../../src/adapters/entra/graph/share-reads.ts';
import { read, write } from './fake-graph.ts';
import { settled } from './turned-time.ts';

/** A Graph that counts what happened to it, and says on sending what it counted: an answer has an age. */
function agingGraph() {
  let age = 0;
  const sent: Array<{ readonly call: GraphCall; answer(): void; fail(why: Error): void }> = [];
  const transport = shareReads((call) => {
    const body = age;
    const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
    call.signal?.addEventListener('abort', () => reject(call.signal?.reason));
    const answer = () => resolve({ status: 200, headers: new Headers(), body, requestId: '' });
    sent.push({ call, answer, fail: reject });
    return promise;
  });
  return { sent, transport, happens: () => ++age };
}

describe('the very same read', () => {
  test('of two is sent twice, of fifty three times', async () => {
    const { sent, transport } = agingGraph();
    const asked = Array.from({ length: 50 }, () => transport(read('/groups/1/members/$count')));
    expect(sent).toHaveLength(2);
    sent[0]?.answer();
    await settled();
    expect(sent).toHaveLength(3);
    for (const one of sent) one.answer();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(50).fill(200));
  });

  test('never brings what was read before it was asked for', async () => {
    const asks = fc.array(fc.constantFrom('ask', 'happens', 'answer'), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(asks, async (steps) => {
        const graph = agingGraph();
        let age = 0;
        let answered = 0;
        const asked: Array<{ from: number; answer: Promise<RawAnswer> }> = [];
        for (const step of steps) {
          if (step === 'ask') asked.push({ from: age, answer: graph.transport(read('/users/1')) });
          if (step === 'happens') age = graph.happens();
          if (step === 'answer') graph.sent[answered++]?.answer();
          await settled();
        }
        for (let last = -1; last !== graph.sent.length; ) {
          last = graph.sent.length;
          for (const one of graph.sent) one.answer();
          await settled();
        }
        for (const { from, answer } of asked) {
          expect((await answer).body).toBeGreaterThanOrEqual(from);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('that hangs holds up nobody for longer than a second', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { sent, transport } = agingGraph();
    for (let i = 0; i < 3; i += 1) void transport(read('/users/1'));
    await vi.advanceTimersByTimeAsync(900);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveLength(3);
  });

  test('is given up only when everybody who shares it has', async () => {
    const { sent, transport } = agingGraph();
    const gone = [new AbortController(), new AbortController()];
    void transport(read('/users/1'));
    void transport(read('/users/1'));
    const sharing = gone.map(({ signal }) => transport(read('/users/1', { signal })));
    const ends = Promise.allSettled(sharing);
    sent[0]?.answer();
    await settled();
    gone[0]?.abort(new Error('first'));
    await settled();
    expect(sent[2]?.call.signal?.aborted).toBe(false);
    gone[1]?.abort(new Error('second'));
    expect(sent[2]?.call.signal?.aborted).toBe(true);
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  test('of somebody alone is given up by them alone, with a signal of their own', () => {
    const { sent, transport } = agingGraph();
    const { signal } = new AbortController();
    void transport(read('/users/1', { signal }));
    expect(sent[0]?.call.signal).toBe(signal);
  });

  test('fails for whoever shared it, and is asked again afterwards', async () => {
    const { sent, transport } = agingGraph();
    const first = transport(read('/users/1'));
    sent[0]?.fail(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    const again = transport(read('/users/1'));
    sent[1]?.answer();
    expect((await again).status).toBe(200);
  });

  test('is another where path, headers or urgency differ; a write is always its own', () => {
    const { sent, transport } = agingGraph();
    const all = [
      read('/users/1'),
      read('/users/2'),
      read('/users/1', { headers: { ConsistencyLevel: 'eventual' } }),
      read('/users/1', { priority: 'background' }),
      write('/users/1'),
    ];
    for (let i = 0; i < 3; i += 1) for (const call of all) void transport(call);
    expect(sent).toHaveLength(4 * 2 + 3);
  });
});
