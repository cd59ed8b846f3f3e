// Whoever asked for something as a guest whose home could not be told: their account is where they are a guest.
import { type AccountRef, sameAccount } from './account.ts';

interface AskedFor {
  readonly requestor: AccountRef;
  readonly beneficiary: AccountRef;
  /** Missing in old rows: of those nothing can be told. */
  readonly asked?: {
    readonly userType: 'member' | 'guest';
    readonly recipient?: 'member' | 'guest';
    readonly home?: AccountRef;
  };
  readonly people?: readonly unknown[];
}

/** Of one person: where it is for several, what was asked with says nothing of their homes. */
export const isHomeUnknown = ({ requestor, beneficiary, asked, people }: AskedFor): boolean =>
  people === undefined &&
  asked !== undefined &&
  asked.home === undefined &&
  (asked.userType === 'guest' || asked.recipient === 'guest') &&
  sameAccount(requestor, beneficiary);
