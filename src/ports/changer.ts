// Makes one type of change in a directory, looks whether it is there, and takes it back.
import type { Observation, Performed } from '../domain/access/apply.ts';
import type { Beside } from '../domain/access/beside.ts';
import type { Change, StepOutputs } from '../domain/access/change.ts';
import type { Finding } from '../domain/access/drift.ts';
import type { Undone } from '../domain/access/end.ts';
import type { Outsider } from '../domain/access/people.ts';
import type { Evidence } from '../domain/access/request.ts';
import type { TicketRef } from '../domain/access/ticket.ts';
import type { Instant } from '../domain/facts.ts';

/** Said where {@link ChangeContext.justEnded} keeps what is shown from being believed. */
export const STILL_SHOWN =
  'what an earlier request gave was taken back a moment ago and is still shown, so it is looked at again before anything is given';

export interface ChangeContext {
  readonly requestId: string;
  /** Goes with every write as Graph's `client-request-id`. */
  readonly clientRequestId: string;
  /** When the access ends; for changes that Graph can end by itself. */
  readonly until: Instant;
  /** What the step produced when it was performed; for undoing and proving. */
  readonly outputs?: StepOutputs | undefined;
  /**
   * When a grant of ours first set out to bring the thing about: what is older was not ours to make.
   * Absent where none did.
   */
  readonly begunAt?: Instant | undefined;
  /**
   * When the step was read back as there, which may be long after it was begun; or another grant of ours
   * gave it last, and has left it to this one since.
   */
  readonly shownAt?: Instant | undefined;
  /**
   * The latest end that our grants gave the thing, overlapping ones and this one's included once they
   * gave it: an end beyond it is somebody else's.
   */
  readonly givenUntil?: Instant | undefined;
  /** False: an earlier try may have taken effect, so look before anything is sent. */
  readonly firstTry: boolean;
  /**
   * Whether other open grants hold the thing, and whether Drawbridge brought it about; null: none do.
   */
  readonly heldAsOurs: boolean | null;
  /** Of a change with parts: keys of those that other open grants hold and Drawbridge brought about. */
  readonly others: readonly string[];
  /** Of a change with parts: keys of those that Drawbridge brought about and this grant holds. */
  readonly mine: readonly string[];
  /**
   * By key, of the values that a directory replaces together with this one: what our records say of
   * them. A reading that says otherwise may be old.
   */
  readonly beside?: Readonly<Record<string, Beside>>;
  /**
   * An end of ours was read back as gone minutes ago, or a removal tried: a reading that still shows it may
   * be old, and only a write tells.
   */
  readonly justEnded?: boolean;
  /** Whom the request names outside our tenants, as long as that is kept. */
  readonly outsiders?: readonly Outsider[] | undefined;
  /** The address of the beneficiary when it was asked for: a hint for what to read ahead, never a fact. */
  readonly address?: string | undefined;
  /** What the plan refers to; PIM keeps it beside what it is told to do. */
  readonly ticket?: TicketRef | undefined;
  /** Ids of every tenant that the request concerns: a brake in any of them holds what gives. */
  readonly concerned?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/**
 * Every method throws DirectoryError. `change` is resolved: it has no reference to another step.
 * Each may run twice: what is already so is success.
 */
export interface Changer<C extends Change = Change> {
  observe(change: C, context: ChangeContext): Promise<Observation>;
  /**
   * Writes, then reads back until it is there or the bound is reached; from the write on it throws
   * nothing but what passes, such as Unproven. Where surely nothing was sent, NothingSent is thrown with
   * what was met instead.
   */
  perform(change: C, context: ChangeContext): Promise<Performed>;
  /**
   * Takes back and reads back. A look that shows nothing may be old, so the removal is sent anyway.
   * Leaves what something outside Drawbridge still needs, and says so. Of a change with parts only
   * `mine` go, and of those not the ones that `others` hold.
   */
  undo(change: C, context: ChangeContext): Promise<Undone>;
  /** Reads once more whether it is gone. */
  isGone(change: C, context: ChangeContext): Promise<{ gone: boolean; evidence: Evidence }>;
  /**
   * How it stands while a grant of ours is open, where that is more than being there or gone.
   */
  stands?(change: C, context: ChangeContext): Promise<Finding['as']>;
}

export type Changers = { readonly [T in Change['type']]: Changer<Extract<Change, { type: T }>> };
