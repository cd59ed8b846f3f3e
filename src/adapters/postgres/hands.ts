// The hands of one process: so many pieces of work at once, and as many as there is room for beside people.
import type { Resting } from '../resting.ts';
import type { Room } from '../room.ts';

export interface Hands {
  /** Begins, or as soon as there is room; what is in hand already is not begun again. Says whether it is in hand. */
  take(id: string): boolean;
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
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let later: NodeJS.Timeout | undefined;

  const beginLater = () => {
    if (later) return;
    later = setTimeout(() => {
      later = undefined;
      begin();
    }, LOOK_AGAIN_MS).unref();
  };

  const begin = () => {
    for (const id of waiting) {
      if (!room.begins(running.size - (resting?.count ?? 0))) {
        beginLater();
        return;
      }
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
      if (running.has(id)) return true;
      waiting.add(id);
      begin();
      return running.has(id);
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
