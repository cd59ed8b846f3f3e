// Brings cards to people: posts one, updates it in place, and says why when it cannot.
import type { AccountRef } from '../shared/account.ts';
import type { Card } from '../shared/card.ts';
import type { ChannelRef } from '../shared/channel.ts';
import type { Conversation } from './conversation-store.ts';

export interface Posted {
  readonly conversationId: string;
  readonly activityId: string;
}

export type DeliveryTrouble =
  /** Not installed, blocked or disabled: trying again does not help until the person writes. */
  | 'unreachable'
  /** The message to update is gone: post it anew, once. */
  | 'missing'
  /** Try again later; `retryAfterMs` where the service said when. */
  | 'later';

/** Why somebody cannot be reached, where Teams says it. */
export type UnreachedWhy = 'blocked' | 'not-installed';

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError';
  readonly trouble: DeliveryTrouble;
  readonly retryAfterMs: number | undefined;
  readonly why: UnreachedWhy | undefined;
  constructor(
    trouble: DeliveryTrouble,
    message: string,
    retryAfterMs?: number,
    why?: UnreachedWhy,
  ) {
    super(message);
    this.why = why;
    this.trouble = trouble;
    this.retryAfterMs = retryAfterMs;
  }
}

export interface HowToBring {
  /** How they are reached, where that was just read. */
  readonly chat?: Conversation | undefined;
  /** Asked when its turn has come: what there is to bring by then. */
  latest?(): { readonly card: Card; readonly summary: string };
}

export interface Courier {
  /** `summary` is what a notification shows. */
  post(to: AccountRef, card: Card, summary: string, how?: HowToBring): Promise<Posted>;
  /** As a thread of its own. */
  postIn(channel: ChannelRef, card: Card, summary: string): Promise<Posted>;
  update(to: AccountRef, posted: Posted, card: Card, how?: HowToBring): Promise<void>;
}
