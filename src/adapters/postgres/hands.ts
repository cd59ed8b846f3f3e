// The hands of one process: so many pieces of work at once, and as many as there is room for beside people.
import { performance } from 'node:perf_hooks';
import type { Resting } from '../resting.ts';
import type { Room } from '../room.ts';

export interface Hands {
  /**
   * Begins, or as soon as there is room: `first` before all that is not. What is in hand already is not
   * begun again. Says whether it is in hand.
   */
  take(id: string, first?: boolean): boolean;
  /** Taken, and in no hand yet. */
  waits(id: string): boolean;
  /** All that waits, in the order in which it would begin. */
  left(): Waiting[];
  /** Gives its hand to others while only `wait` is left of it; what is in no hand has none to give. */
  rests<T>(id: string, wait: Promise<T>): Promise<T>;
  /** Once it is in no hand: a ring for what is in hand is not heard. */
  over(id: string): Promise<void>;
  /** In hand. */
  readonly busy: number;
  /** What waits is forgotten; resolves when what is in hand is done. */
  empty(): Promise<void>;
}

export interface Waiting {
  readonly id: string;
  readonly first: boolean;
}

export interface HandsOptions {
  /** Never rejects. */
  work(id: string): Promise<void>;
  room: Pick<Room, 'begins' | 'heed'>;
  /** What only waits for its moment holds no hand. */
  resting?: Resting | undefined;
  /** Milliseconds, from any moment on. */
  now?: () => number;
}

/** Room comes by time as well, not only when a hand is free. */
const LOOK_AGAIN_MS = 50;

export function createHands({
  work,
  room,
  resting,
  now = () => performance.now(),
}: HandsOptions): Hands {
  /** Since when they wait. */
  const first = new Map<string, number>();
  const rest = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  let later: NodeJS.Timeout | undefined;

  const beginLater = () => {
    if (later) return;
    later = setTimeout(() => {
      later = undefined;
      begin();
    }, LOOK_AGAIN_MS).unref();
  };

  const next = () => first.entries().next().value ?? rest.entries().next().value;

  const begin = () => {
    for (let one = next(); one !== undefined; one = next()) {
      const [id, since] = one;
      const piece = { first: first.has(id), waitedMs: now() - since };
      if (!room.begins(running.size - (resting?.count ?? 0), piece)) {
        beginLater();
        return;
      }
      first.delete(id);
      rest.delete(id);
      const hand = work(id).finally(() => {
        running.delete(id);
        begin();
      });
      running.set(id, hand);
    }
  };

  resting?.heed(begin);
  room.heed(begin);

  return {
    take(id, isFirst = false) {
      if (running.has(id)) return true;
      const since = first.get(id) ?? rest.get(id) ?? now();
      if (isFirst) {
        rest.delete(id);
        first.set(id, since);
      } else if (!first.has(id)) rest.set(id, since);
      begin();
      return running.has(id);
    },
    waits: (id) => first.has(id) || rest.has(id),
    left: () => [
      ...[...first.keys()].map((id) => ({ id, first: true })),
      ...[...rest.keys()].map((id) => ({ id, first: false })),
    ],
    rests: (id, wait) => (resting && running.has(id) ? resting.during(wait) : wait),
    over: async (id) => running.get(id),
    get busy() {
      return running.size;
    },
    async empty() {
      clearTimeout(later);
      later = undefined;
      first.clear();
      rest.clear();
      await Promise.allSettled(running.values());
    },
  };
}
