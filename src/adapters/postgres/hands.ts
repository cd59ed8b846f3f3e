// The hands of one process: so many pieces of work at once, and few while people wait for its answers.
import type { Resting } from '../resting.ts';

export interface Hands {
  /** Begins, or as soon as a hand is free; what is in hand already is not begun again. */
  take(id: string): void;
  /** In hand. */
  readonly busy: number;
  /** What waits is forgotten; resolves when what is in hand is done. */
  empty(): Promise<void>;
}

export interface HandsOptions {
  /** Never rejects. */
  work(id: string): Promise<void>;
  /** People wait, and what is in hand holds them up. */
  crowded?: (() => boolean) | undefined;
  /** What only waits for its moment holds no hand. */
  resting?: Resting | undefined;
}

const AT_ONCE = 16;
/** Never none: what was decided is carried out, however many people go on pressing. */
const WHILE_CROWDED = 2;

export function createHands({ work, crowded = () => false, resting }: HandsOptions): Hands {
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();

  const begin = () => {
    const most = (crowded() ? WHILE_CROWDED : AT_ONCE) + (resting?.count ?? 0);
    for (const id of waiting) {
      if (running.size >= most) return;
      waiting.delete(id);
      const hand = work(id).finally(() => {
        running.delete(id);
        begin();
      });
      running.set(id, hand);
    }
  };

  resting?.heed(begin);

  return {
    take(id) {
      if (running.has(id)) return;
      waiting.add(id);
      begin();
    },
    get busy() {
      return running.size;
    },
    async empty() {
      waiting.clear();
      await Promise.allSettled(running.values());
    },
  };
}
