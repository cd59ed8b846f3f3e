// What is read about accounts: whose they are, and which of another tenant stand for somebody.
import type { AccountRef } from '../../shared/account.ts';
import type { KnownUnder } from '../../shared/known-under.ts';

export interface Account extends AccountRef {
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly otherMails: readonly string[];
  readonly employeeId: string | null;
  readonly userType: 'member' | 'guest';
  readonly enabled: boolean;
  /** An agent has this account, and no person. */
  readonly agent?: true;
  /** Its home is elsewhere: told by `#EXT#` or by its identities, not by userType. */
  readonly external: boolean;
  /** The address under which an external account is known at home, where it can be told. */
  readonly homeAddress: string | null;
  /** Whether an external account has accepted its invitation; null for accounts of the tenant itself. */
  readonly redemption: 'pending' | 'accepted' | null;
}

/** Objects in one tenant that stand for an account of another. */
export interface GuestObjects {
  /** Their home identity says so. */
  readonly certain: readonly Account[];
  /** They only share a mail address with it, or the address is not surely its own. */
  readonly unclear: readonly Account[];
}

/**
 * What identity protection knows of an account; where that cannot be seen, why: the tenant has no
 * licence for it, or the reader no permission.
 */
export type AccountRisk = 'clear' | 'at-risk' | RiskUnseen;
export type RiskUnseen = 'unlicensed' | 'not-permitted';

export interface PeopleFacts {
  account: { asks: { readonly account: AccountRef }; gives: Account | null };
  'account-risk': { asks: AccountRef; gives: AccountRisk };
  'account-by-address': {
    asks: { readonly tenantId: string; readonly address: string };
    gives: Account | null;
  };
  /** Accounts of the tenant itself that bear exactly this display name; ten at most. */
  'accounts-by-name': {
    asks: { readonly tenantId: string; readonly name: string };
    gives: readonly Account[];
  };
  'guest-of': {
    asks: { readonly tenantId: string } & KnownUnder;
    gives: GuestObjects;
  };
}
