// What was read from a directory, in the domain's words: known with its age, or unknown with a reason.
import type { AccountRef } from '../shared/account.ts';

/** Milliseconds since the epoch. */
export type Instant = number;

export interface Unreadable {
  readonly tenantId: string;
  /** Graph's error code, or ours where nothing answered. */
  readonly code: string;
  /** Says what is wrong and who can mend it, for an administrator. */
  readonly sentence: string;
}

export type Fact<T> =
  | { readonly known: true; readonly value: T; readonly asOf: Instant }
  | { readonly known: false; readonly reason: Unreadable };

export interface Account extends AccountRef {
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string | null;
  readonly otherMails: readonly string[];
  readonly employeeId: string | null;
  readonly userType: 'member' | 'guest';
  readonly enabled: boolean;
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

export interface Group {
  readonly tenantId: string;
  readonly id: string;
  readonly displayName: string;
  readonly roleAssignable: boolean;
  readonly dynamic: boolean;
  readonly synchronised: boolean;
  readonly managementRestricted: boolean;
  /** Distribution lists and mail-enabled security groups: Graph cannot change their members. */
  readonly keptByExchange: boolean;
}

export interface DirectoryRole {
  readonly tenantId: string;
  /** Of the definition; for built-in roles the same as the template's. */
  readonly id: string;
  readonly templateId: string;
  readonly displayName: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly builtIn: boolean;
  /** `microsoft.directory/…` actions the role allows. */
  readonly actions: readonly string[];
}

export interface Eligibility {
  readonly principalId: string;
  readonly roleId: string;
  /** `/` is the whole tenant. */
  readonly scope: string;
  /** null: permanent. */
  readonly until: Instant | null;
  /** Through a group, or from a wider scope: it ends with that, and cannot be taken back by itself. */
  readonly inherited?: boolean;
}

export interface RoleLimits {
  /** Longest eligibility that the tenant's PIM rules allow, in milliseconds; null: no limit. */
  readonly longestEligibility: number | null;
}

/** A question to a directory. Answers come back in the order asked. */
export type FactQuery =
  | { readonly fact: 'account'; readonly account: AccountRef }
  | { readonly fact: 'account-by-address'; readonly tenantId: string; readonly address: string }
  | {
      readonly fact: 'guest-of';
      readonly tenantId: string;
      readonly home: Account;
      /** Those that are surely its own. */
      readonly addresses: readonly string[];
    }
  | { readonly fact: 'group'; readonly tenantId: string; readonly groupId: string }
  | { readonly fact: 'group-size'; readonly tenantId: string; readonly groupId: string }
  | {
      readonly fact: 'membership';
      readonly tenantId: string;
      readonly groupId: string;
      readonly objectId: string;
    }
  | { readonly fact: 'role'; readonly tenantId: string; readonly roleId: string }
  | {
      readonly fact: 'eligibility';
      readonly tenantId: string;
      readonly roleId: string;
      readonly principalId: string;
    }
  | { readonly fact: 'role-limits'; readonly tenantId: string; readonly roleId: string }
  | { readonly fact: 'service-plans'; readonly tenantId: string };

export interface FactValues {
  account: Account | null;
  'account-by-address': Account | null;
  'guest-of': GuestObjects;
  group: Group | null;
  'group-size': number;
  membership: boolean;
  role: DirectoryRole | null;
  eligibility: readonly Eligibility[];
  'role-limits': RoleLimits;
  /** Names of the enabled service plans of the tenant's subscriptions, such as `AAD_PREMIUM_P2`. */
  'service-plans': readonly string[];
}

export type FactOf<Q extends FactQuery> = Fact<FactValues[Q['fact']]>;

/** The value of a fact that is known. */
export const factValue = <T>(fact: Fact<T> | undefined): T | undefined =>
  fact?.known ? fact.value : undefined;
