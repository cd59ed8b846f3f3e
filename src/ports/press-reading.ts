// What a press that decides surely asks about, as all of it was at one moment.
import type { GuestLink } from '../domain/access/identity.ts';
import type { AccessRequest } from '../domain/access/request.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Beneficiary } from '../shared/beneficiary.ts';

/** On the card of which request, and by whom. */
export interface Press {
  readonly requestId: string;
  readonly account: AccountRef;
}

export interface PressReading {
  readonly request: AccessRequest | undefined;
  /** As `RequestStore` gives them; undefined where it was not read for all of these. */
  guestLinks(accounts: readonly AccountRef[]): GuestLink[] | undefined;
  heldBy(people: readonly Beneficiary[]): Set<string> | undefined;
}
