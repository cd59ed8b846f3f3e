// One thing that others can wait for to move.

export interface Emitter<T> {
  tell(value: T): void;
  /** Returns how to stop listening. */
  listen(hear: (value: T) => void): () => void;
}

export function emitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    tell(value) {
      for (const hear of [...listeners]) hear(value);
    },
    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** Runs `work` once, `ms` after the first of several calls. */
export function gathered(ms: number, work: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      work();
    }, ms);
  };
}
