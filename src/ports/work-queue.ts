// Work that was committed and is due: claimed by one worker, finished in a commit, or tried again later.
import type { Work } from '../domain/access/decision.ts';
import type { Instant } from '../domain/facts.ts';
import type { BroughtCard, CardPlace } from './card-store.ts';

export interface WorkItem {
  readonly id: string;
  readonly requestId: string;
  readonly work: Work;
  /** Counts this try; the first is 1. */
  readonly attempts: number;
  /** Id of the operation that led to it. */
  readonly operation?: string;
}

export interface WorkQueue {
  /** Begins to hand out what is due, each item to one worker at a time; `handle` never rejects. */
  start(handle: (item: WorkItem) => Promise<void>): Promise<void>;
  /** Waits for the items in hand. */
  stop(): Promise<void>;
  /**
   * Done without a decision: there was nothing to do, or it was not about a request's state. `brought`
   * is kept with it, or neither is.
   */
  finish(id: string, brought?: BroughtCard): Promise<void>;
  /**
   * `why` is for operators; no personal data. A try that never got to the thing itself does not count.
   */
  postpone(id: string, dueAt: Instant, why: string, counts?: boolean): Promise<void>;
  /** Looks at these requests now instead of at night; gives how many there are to look at. */
  checkNow(
    of: { readonly tenantId: string } | { readonly requestIds: readonly string[] },
  ): Promise<number>;
  /** Books that these cards are redrawn where they stand, once that is possible. */
  redraw(cards: readonly CardPlace[]): Promise<void>;
  /**
   * Takes the right to touch these things for a minute at most, all or none; given back when the
   * item is finished or postponed. False: somebody else has one of them.
   */
  reserve(id: string, keys: readonly string[]): Promise<boolean>;
  /**
   * Work of this kind on a step that is not done, and how often each was tried. Asked with the thing in hand, so
   * that a try in another hand has not come to it: only one that was cut off counts.
   */
  openTries(
    kind: 'perform-step' | 'undo-step',
    requestId: string,
    stepId: string,
  ): Promise<ReadonlyArray<Pick<WorkItem, 'id' | 'attempts'>>>;
  /** When an earlier event of this request that nobody has taken is due; of several the latest. */
  earlierEvent(requestId: string, sequence: number): Promise<Instant | undefined>;
}
