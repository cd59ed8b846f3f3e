// Which message shows which request to whom, and how far it is up to date.

import type { Audience } from '../domain/access/decision.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Posted } from './courier.ts';

export interface ShownCard extends Posted {
  /** Version of the request that the message shows. */
  readonly version: number;
}

/** Whose card about which request, and as what they have it. */
export interface CardPlace {
  readonly requestId: string;
  readonly to: AccountRef;
  readonly audience: Audience;
}

/** What a message shows to whom. */
export interface BroughtCard extends CardPlace {
  readonly shown: ShownCard;
}

export interface CardStore {
  find(requestId: string, to: AccountRef, audience: Audience): Promise<ShownCard | undefined>;
  /** Account keys of those to whom this request was brought as that. */
  shownTo(requestId: string, audience: Audience): Promise<string[]>;
  /** Keeps the higher version: a card that was overtaken on its way changes nothing. */
  save(requestId: string, to: AccountRef, audience: Audience, shown: ShownCard): Promise<void>;
  /** This message is gone from the chat; one that took its place is kept. */
  forget(of: CardPlace, activityId: string): Promise<void>;
}
