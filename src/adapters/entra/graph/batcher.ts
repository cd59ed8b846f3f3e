// Collects reads that are asked for at the same moment and sends them together; a single one goes plain.
import { fromBatch, LARGEST_BATCH, toBatch } from './batch.ts';
import { Broken, type GraphCall, type RawAnswer } from './call.ts';
import type { Exchange } from './exchange.ts';
import { abortable, type Timing, wait } from './timing.ts';

/** What came of one call, and how all that shared its fate wait before they are sent again. */
export interface Outcome {
  readonly answer: RawAnswer | Broken;
  /** It is a part's own: nothing was done about it, unlike an answer to a whole exchange. */
  readonly part: boolean;
  /** The same promise for every part of a batch that broke as a whole, so that it goes out whole. */
  pause(ms: number): Promise<void>;
}

export interface Batcher {
  /** Rejects with the signal's reason, or with what `exchange` throws besides Broken. */
  send(call: GraphCall): Promise<Outcome>;
}

interface Collected {
  readonly call: GraphCall;
  resolve(outcome: Outcome): void;
  reject(reason: unknown): void;
}

/** Statuses that say Graph would not take this batch as one; its parts may be fine. */
const NOT_AS_BATCH = [400, 404, 405, 413];

export function createBatcher(exchange: Exchange, timing: Timing): Batcher {
  let collected: Collected[] = [];

  const alone = async ({ call, resolve, reject }: Collected): Promise<void> => {
    try {
      resolve({ answer: await sent(call), part: false, pause: (ms) => wait(timing, ms) });
    } catch (error) {
      reject(error);
    }
  };

  async function together(parts: readonly Collected[]): Promise<void> {
    const calls = parts.map(({ call }) => call);
    const whole: GraphCall = {
      method: 'POST',
      path: '/$batch',
      headers: {},
      body: toBatch(calls),
      reads: true,
      priority: calls[0]?.priority ?? 'person',
      signal: whenAllGaveUp(calls),
    };
    try {
      const answer = await sent(whole);
      if (answer instanceof Broken || answer.status >= 300) {
        if (!(answer instanceof Broken) && NOT_AS_BATCH.includes(answer.status)) {
          await Promise.all(parts.map(alone));
          return;
        }
        const pause = onePause(timing);
        for (const part of parts) part.resolve({ answer, part: false, pause });
        return;
      }
      for (const [i, one] of fromBatch(answer, parts.length).entries()) {
        parts[i]?.resolve({ answer: one, part: true, pause: (ms) => wait(timing, ms) });
      }
    } catch (error) {
      for (const part of parts) part.reject(error);
    }
  }

  async function sent(call: GraphCall): Promise<RawAnswer | Broken> {
    try {
      return await exchange(call);
    } catch (error) {
      if (error instanceof Broken) return error;
      throw error;
    }
  }

  function flush(): void {
    // Nobody waits any longer for what was aborted meanwhile.
    const wanted = collected.filter(({ call }) => !call.signal?.aborted);
    collected = [];
    for (const priority of ['person', 'background'] as const) {
      const parts = wanted.filter(({ call }) => call.priority === priority);
      for (let i = 0; i < parts.length; i += LARGEST_BATCH) {
        const slice = parts.slice(i, i + LARGEST_BATCH);
        const [only] = slice;
        void (slice.length === 1 && only ? alone(only) : together(slice));
      }
    }
  }

  return {
    send: (call) =>
      abortable<Outcome>(call.signal, (resolve, reject) => {
        if (collected.length === 0) timing.soon(flush);
        collected.push({ call, resolve, reject });
        return undefined;
      }),
  };
}

/** A batch is given up only when nobody waits for any of its parts. */
export function whenAllGaveUp(calls: readonly GraphCall[]): AbortSignal | undefined {
  const signals = calls.flatMap(({ signal }) => signal ?? []);
  if (signals.length < calls.length) return undefined;
  const all = new AbortController();
  let left = signals.length;
  for (const signal of signals) {
    const gone = () => {
      left -= 1;
      if (left === 0) all.abort(signal.reason);
    };
    if (signal.aborted) gone();
    else signal.addEventListener('abort', gone, { once: true });
  }
  return all.signal;
}

function onePause(timing: Timing): (ms: number) => Promise<void> {
  let pause: Promise<void> | undefined;
  return (ms) => {
    pause ??= wait(timing, ms);
    return pause;
  };
}
