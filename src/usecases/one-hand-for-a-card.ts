// A card that is on its way in this process: what comes for it meanwhile waits for that hand, and is brought once.
import type { Clock } from '../ports/clock.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { MINUTE } from '../shared/duration.ts';

export interface CardHandDeps {
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
}

export interface CardHands {
  /**
   * Brings it, or leaves it to whoever has that card in hand. None of it is finished before: a process
   * that dies leaves every piece to be taken up again. `onNewer`: what it gives is called when something newer waits for it.
   */
  run(
    deps: CardHandDeps,
    card: string,
    item: WorkItem,
    bring: (onNewer: (hear: () => void) => void) => Promise<void>,
  ): Promise<void>;
}

interface Hand {
  readonly came: Set<string>;
  readonly since: number;
  hear?: () => void;
}

/** As long as the reservation: whoever hangs, on a connection that is gone, keeps nobody from it for longer. */
const HOLDS_MS = MINUTE;

/** Between processes the reservation does the same, by trying again. */
export function createCardHands(): CardHands {
  const inHand = new Map<string, Hand>();
  return {
    async run({ queue, clock }, card, item, bring) {
      const hand = inHand.get(card);
      if (hand && clock.now() - hand.since < HOLDS_MS) {
        hand.came.add(item.id);
        hand.hear?.();
        return;
      }
      const came = new Set<string>();
      const mine: Hand = { came, since: clock.now() };
      inHand.set(card, mine);
      try {
        await bring((hear) => {
          mine.hear = hear;
          if (came.size > 0) hear();
        });
      } finally {
        if (inHand.get(card) === mine) inHand.delete(card);
        // Each would show the same by now, so one of them is enough.
        const [next, ...others] = came;
        await Promise.all(others.map((id) => queue.finish(id)));
        if (next) await queue.postpone(next, clock.now(), 'the card was in another hand', false);
      }
    },
  };
}
