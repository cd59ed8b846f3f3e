// Reads of the very same are shared where many ask at once: one answer for all, begun after each of them asked.
import { whenAllGaveUp } from './batcher.ts';
import type { GraphCall, RawAnswer } from './call.ts';
import { abortable } from './timing.ts';
import type { Transport } from './transport.ts';

/** Fewer than these under way, and everybody's is sent at once. */
const ABREAST = 2;
/** Those under way that hang hold up the others so long: then theirs is sent beside them. */
const HELD_UP_MS = 1_000;

interface Line {
  underWay: number;
  next?: { readonly calls: GraphCall[]; readonly answer: Promise<RawAnswer>; go(): void };
}

/** An answer that is under way already is nobody's who asks now: it may be older than the question. */
export function shareReads(transport: Transport): Transport {
  const lines = new Map<string, Line>();

  const send = async (key: string, line: Line, calls: readonly GraphCall[]) => {
    const [call] = calls;
    if (!call) throw new Error('Nobody asks.');
    line.underWay += 1;
    try {
      // Who asks alone needs no signal but their own.
      const signal = calls.length > 1 ? whenAllGaveUp(calls) : call.signal;
      return await transport({ ...call, signal });
    } finally {
      line.underWay -= 1;
      line.next?.go();
      if (line.underWay === 0) lines.delete(key);
    }
  };

  const ask = (key: string, call: GraphCall): Promise<RawAnswer> => {
    const line = lines.get(key) ?? { underWay: 0 };
    lines.set(key, line);
    if (line.underWay < ABREAST) return send(key, line, [call]);
    if (line.next) {
      line.next.calls.push(call);
      return line.next.answer;
    }
    const calls = [call];
    const turn = Promise.withResolvers<RawAnswer>();
    const late = setTimeout(() => line.next?.go(), HELD_UP_MS);
    line.next = {
      calls,
      answer: turn.promise,
      go() {
        clearTimeout(late);
        delete line.next;
        turn.resolve(send(key, line, calls));
      },
    };
    return turn.promise;
  };

  return (call) => {
    if (!call.reads || call.body !== undefined || call.may) return transport(call);
    return abortable(call.signal, (resolve, reject) => {
      ask(keyOf(call), call).then(resolve, reject);
      return undefined;
    });
  };
}

function keyOf({ method, path, headers, version, priority }: GraphCall): string {
  const { 'client-request-id': _own, ...asked } = headers;
  return JSON.stringify([method, version, priority, path, Object.entries(asked).sort()]);
}
