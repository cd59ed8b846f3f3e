// Time as the transport needs it, handed in so that tests turn it by hand.

export interface Timing {
  /** Milliseconds, from anywhere; only differences count. */
  now(): number;
  /** Gives back how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** As soon as everything that is running now has said what it wants. */
  soon(run: () => void): void;
  /** Between 0 and 1. */
  random(): number;
}

export const realTiming: Timing = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setImmediate(run),
  random: Math.random,
};

/** Rejects with the signal's reason at once when it is aborted. */
export const wait = (timing: Timing, ms: number, signal?: AbortSignal): Promise<void> =>
  abortable(signal, (resolve) => timing.after(ms, () => resolve()));

/**
 * A promise that an abort ends at once. `begin` gives back what to do if it does.
 */
export function abortable<T>(
  signal: AbortSignal | undefined,
  begin: (
    resolve: (value: T | PromiseLike<T>) => void,
    reject: (reason: unknown) => void,
  ) => (() => void) | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    let drop: (() => void) | undefined;
    const stop = () => {
      drop?.();
      reject(signal?.reason);
    };
    const clear = () => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop, { once: true });
    drop = begin(
      (value) => {
        clear();
        resolve(value);
      },
      (reason) => {
        clear();
        reject(reason);
      },
    );
  });
}

/** Doubles each time, and is never the same for two callers. */
export const backoff = (timing: Timing, attempt: number): number =>
  Math.min(200 * 2 ** (attempt - 1), 60_000) * (0.75 + timing.random() / 2);
