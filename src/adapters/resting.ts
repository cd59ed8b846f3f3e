// Pieces of work that are ready and only wait for their moment, so that others are made ready meanwhile.

export interface Resting {
  readonly count: number;
  /** Rests while `wait` goes on. */
  during<T>(wait: Promise<T>): Promise<T>;
  /** `hear` is called whenever one more rests. */
  heed(hear: () => void): void;
}

export function createResting(): Resting {
  const hearers: Array<() => void> = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    async during(wait) {
      count += 1;
      for (const hear of hearers) hear();
      try {
        return await wait;
      } finally {
        count -= 1;
      }
    },
    heed(hear) {
      hearers.push(hear);
    },
  };
}
