// Which message shows which request to whom, and how far it is up to date.

import type { Audience } from '../domain/access/decision.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Posted } from './courier.ts';

export interface ShownCard extends Posted {
  /** Version of the request that the message shows. */
  readonly version: number;
}

/** What a message shows to whom. */
export interface BroughtCard {
  readonly requestId: string;
  readonly to: AccountRef;
  readonly audience: Audience;
  readonly shown: ShownCard;
}

export interface CardStore {
  find(requestId: string, to: AccountRef, audience: Audience): Promise<ShownCard | undefined>;
  /** Account keys of those to whom this request was brought as that. */
  shownTo(requestId: string, audience: Audience): Promise<string[]>;
  /** Keeps the higher version: a card that was overtaken on its way changes nothing. */
  save(requestId: string, to: AccountRef, audience: Audience, shown: ShownCard): Promise<void>;
}
