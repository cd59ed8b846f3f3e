// What is read about directory roles, eligibility for them, and the licences behind it.
import type { Instant } from '../facts.ts';

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

/** Somebody who holds a role or may activate it, by themselves or through a group. */
export interface RoleHolder {
  readonly objectId: string;
  readonly roleId: string;
  /** `/` is the whole tenant. */
  readonly scope: string;
}

export interface RoleLimits {
  /** Longest eligibility that the tenant's PIM rules allow, in milliseconds; null: no limit. */
  readonly longestEligibility: number | null;
}

interface OfRole {
  readonly tenantId: string;
  readonly roleId: string;
}

export interface RoleFacts {
  role: { asks: OfRole; gives: DirectoryRole | null };
  eligibility: { asks: OfRole & { readonly principalId: string }; gives: readonly Eligibility[] };
  /** Everybody in the tenant, active or eligible, members and owners of groups with a role included. */
  'role-holders': { asks: { readonly tenantId: string }; gives: readonly RoleHolder[] };
  'role-limits': { asks: OfRole; gives: RoleLimits };
  /** Names of the enabled service plans of the tenant's subscriptions, such as `AAD_PREMIUM_P2`. */
  'service-plans': { asks: { readonly tenantId: string }; gives: readonly string[] };
}
