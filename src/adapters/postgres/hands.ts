// The hands of one process: so many pieces of work at once, and as many as there is room for beside people.
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
  /** Gives its hand to others while only `wait` is left of it; what is in no hand has none to give. */
  rests<T>(id: string, wait: Promise<T>): Promise<T>;
  /** Once it is in no hand: a ring for what is in hand is not heard. */
  over(id: string): Promise<void>;
  /** In hand. */
  readonly busy: number;
  /** What waits is forgotten; resolves when what is in hand is done. */
  empty(): Promise<void>;
}

export interface HandsOptions {
  /** Never rejects. */
  work(id: string): Promise<void>;
  room: Pick<Room, 'begins'>;
  /** What only waits for its moment holds no hand. */
  resting?: Resting | undefined;
}

/** Room comes by time as well, not only when a hand is free. */
const LOOK_AGAIN_MS = 50;

export function createHands({ work, room, resting }: HandsOptions): Hands {
  const first = new Set<string>();
  const rest = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let later: NodeJS.Timeout | undefined;

  const beginLater = () => {
    if (later) return;
    later = setTimeout(() => {
      later = undefined;
      begin();
    }, LOOK_AGAIN_MS).unref();
  };

  const next = () => first.values().next().value ?? rest.values().next().value;

  const begin = () => {
    for (let id = next(); id !== undefined; id = next()) {
      if (!room.begins(running.size - (resting?.count ?? 0))) {
        beginLater();
        return;
      }
      first.delete(id);
      rest.delete(id);
      const taken = id;
      const hand = work(taken).finally(() => {
        running.delete(taken);
        begin();
      });
      running.set(taken, hand);
    }
  };

  resting?.heed(begin);

  return {
    take(id, isFirst = false) {
      if (running.has(id)) return true;
      if (isFirst) {
        rest.delete(id);
        first.add(id);
      } else if (!first.has(id)) rest.add(id);
      begin();
      return running.has(id);
    },
    waits: (id) => first.has(id) || rest.has(id),
    rests: (id, wait) => (resting && running.has(id) ? resting.during(wait) : wait),
    over: async (id) => running.get(id),
    get busy() {
      return running.size;
    },
    async empty() {
      first.clear();
      rest.clear();
      await Promise.allSettled(running.values());
    },
  };
}
