// What was done about one step of a plan, what was read to show it, and what others changed of it since.
import type { Instant } from '../facts.ts';
import type { StepOutputs } from './change.ts';

/** What was read to show that something is there, or gone. */
export interface Evidence {
  readonly at: Instant;
  /** `Alex Meyer is not among the members of Finance Closing`. */
  readonly says: string;
  readonly requestIds: readonly string[];
}

export type StepState = 'todo' | 'begun' | 'done' | 'found' | 'undone' | 'kept';

export type Was = Pick<
  StepRecord,
  'state' | 'outputs' | 'clientRequestId' | 'begunAt' | 'evidence'
>;

export interface StepRecord {
  readonly id: string;
  /** `found`: it was there before; not ours to undo, unless a grant of ours had made it. */
  readonly state: StepState;
  /** Whether Drawbridge brought it about, by this grant or by one that overlaps with it. */
  readonly ours: boolean;
  readonly outputs?: StepOutputs;
  /** Of a change that has parts: the keys of those that Drawbridge brought about. */
  readonly brought?: readonly string[];
  /** Keys of what another open grant of ours had brought about when this one set out to bring it further. */
  readonly stood?: readonly string[];
  /** Done once more after somebody had taken it away: what is there of it was ours. */
  readonly again?: true;
  /** How it stood before it was to be done once more. */
  readonly was?: Was;
  /** Sent with the write, so that Microsoft's logs and ours can be laid side by side. */
  readonly clientRequestId?: string;
  /** When it was first set out to bring this about; a further try changes nothing of it. */
  readonly begunAt?: Instant;
  /** Nothing was sent for it before this moment, which is later than that. */
  readonly sendsFrom?: Instant;
  /** So many tries to bring it about, the first ones, sent nothing. */
  readonly unsent?: number;
  /** So many tries of this work to take it back, the first ones, sent nothing. */
  readonly untaken?: { readonly work: string; readonly tries: number };
  /** While it is begun: when a write was sent last that may have been taken, and no look has shown it. */
  readonly writtenAt?: Instant;
  /** When a removal was tried last that may have been taken, and was not proven. */
  readonly removalTried?: Instant;
  readonly evidence?: Evidence;
  /**
   * Undone without ever having been seen done, or with a part that is not ours to send for: a write whose
   * outcome nobody told, or what somebody activated a moment ago, may still show up after a look that found
   * nothing.
   */
  readonly neverSeen?: boolean;
  /** Why something of ours was left in place at the end. */
  readonly kept?: string;
  /** The grant for which it was left, where that is why: it ends with that one. */
  readonly keptFor?: { readonly requestId: string; readonly until?: Instant };
}

/** What is older than this was not made by this step. */
export const madeFrom = ({
  begunAt,
  sendsFrom = begunAt,
}: Pick<StepRecord, 'begunAt' | 'sendsFrom'>): Instant | undefined => sendsFrom;

/** What somebody changed by hand, seen when the grant was looked at again. */
export interface Drift {
  /** `widened`: more than was approved. `restored`: there again after its end. */
  readonly found: 'removed' | 'widened' | 'restored';
  readonly stepIds: readonly string[];
  readonly since: Instant;
  /** Code of why it could not be given again, where an owner wanted that. */
  readonly refused?: string;
}
