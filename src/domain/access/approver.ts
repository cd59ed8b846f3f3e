// Whom a request asks, and who has agreed: as its row keeps them.
import type { AccountRef } from '../../shared/account.ts';
import type { AccountRisk, Instant } from '../facts.ts';

/** Somebody who may decide, and as what. */
export interface Approver {
  readonly account: AccountRef;
  readonly as:
    | 'tenant-owner'
    | 'named'
    | 'role'
    | 'group'
    | 'resource-owner'
    | 'manager'
    | 'sponsor';
  /** The same human asks, perhaps under another account: they see the card and cannot decide. */
  readonly conflicted: boolean;
  /** Ids of the sides whose yes they can give; none: they were asked, and are not any more. */
  readonly sides: readonly string[];
  /** By side, how they come to decide there; absent in rows from before that could differ. */
  readonly why?: Readonly<Record<string, ApproverWhy>>;
  /** Other accounts of the same person that are asked as well: one yes is all that comes of them. */
  readonly alsoAs?: readonly AccountRef[];
  /** Teams could not bring them the card, and has not since: they have no app, or blocked it. */
  readonly unreachedSince?: Instant;
  /** Where Teams says it. */
  readonly unreachedWhy?: 'blocked' | 'not-installed';
}

/** How somebody comes to decide for a side. */
export interface ApproverWhy {
  readonly as: Approver['as'];
  /** The role or group of which they are. */
  readonly of?: string;
  readonly instead?: 'fallback' | 'escalation';
  /** In whose stead, while that person is away. */
  readonly for?: AccountRef;
  /** Others in whose stead as well. */
  readonly alsoFor?: readonly AccountRef[];
}

/** The yes of one side to one plan. */
export interface Agreement {
  readonly side: string;
  readonly by: AccountRef;
  /** In whose stead they decided. */
  readonly for?: AccountRef;
  readonly at: Instant;
  readonly planHash: string;
  /** What was known of the account then; absent in rows from before it was asked. */
  readonly risk?: AccountRisk;
}

/** Somebody agreed for less time than was asked by then; whoever had agreed, agreed to that and more. */
export interface Shortened {
  readonly by: AccountRef;
  readonly at: Instant;
  /** Hash of the plan as it was, to which yeses hold; gone where the plan became another one. */
  readonly from?: string;
  /** Milliseconds, as it was. */
  readonly durationMs: number;
}

/** Which stage is asked at present, and since when; the work that reminds and escalates names it. */
export interface Asking {
  readonly stage: number;
  readonly since: Instant;
  /** The latest stage that ever opened. */
  readonly reached: number;
  readonly escalatesAt?: Instant;
  /** Whoever asked had these reminded, last; of this stage. */
  readonly nudged?: { readonly at: Instant; readonly to: readonly AccountRef[] };
  /** Stages that went to others as well. */
  readonly escalated?: readonly number[];
}
