// What the organisation decided and wrote down: its tenants, people and rules, and how to look them up.
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { DeclaredEstate, DeclaredTenant } from '../posture/declared.ts';
import type { DeciderRef, Patience, PolicyStage } from './deciders.ts';
import type { Automatic, BreakGlass, Incompatible } from './limits.ts';
import type { RuleQuestion, TicketRule } from './rule-asks.ts';

export type TenantKind = 'primary' | 'secondary' | 'sandbox' | 'isolated' | 'external';
export type Cloud = 'commercial' | 'gcc' | 'gcchigh' | 'dod';

/** Where something stands, to be told in a message: `estate/estate.yaml:171`. */
export type Place = string;

export interface Owner {
  readonly person: string;
  readonly account: AccountRef;
}

/** Something of a tenant; named here only where its directory cannot be read. */
export interface Nameable {
  readonly id: string;
  readonly name?: string;
}

export interface Tenant {
  /** Slug, used in policies and in what people type. */
  readonly name: string;
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly string[];
  readonly kind: TenantKind;
  readonly cloud: Cloud;
  /** `observe`: asked and decided about, and nothing is written. Without it, enforced. */
  readonly mode?: 'observe' | 'enforce';
  readonly purpose: string;
  readonly contact: string;
  readonly owners: readonly Owner[];
  /** Ids of the kinds of access that this tenant enables. */
  readonly access: readonly string[];
  /** Names of the identities that have consent here. */
  readonly signIn: readonly string[];
  readonly offers: {
    readonly groups: readonly string[];
    readonly roles: readonly string[];
    /** Ids of groups into which people of ours may bring somebody from outside. */
    readonly sponsored: readonly string[];
    /** Ids of the other tenants with which settings may be asked for. */
    readonly partners: readonly string[];
    readonly packages: readonly PackageOffer[];
    /** Ids of the tenants that may join the multitenant organization that this one owns. */
    readonly organization: readonly string[];
    /**
     * What may be named when cross-tenant access is opened: applications (by app id) that people of
     * partners may be let into, and groups whose people may be let in or out.
     */
    readonly openings: {
      readonly applications: readonly Nameable[];
      readonly groups: readonly Nameable[];
    };
    readonly memberships: readonly MembershipOffer[];
    readonly applications: readonly ApplicationOffer[];
  };
}

/** An access package of entitlement management, and the policy through which it is assigned. */
export interface PackageOffer {
  readonly id: string;
  readonly policy: string;
}

export type GroupAccess = 'member' | 'owner';

/** Membership in, or ownership of, a group for people who have an account in the tenant. */
export interface MembershipOffer {
  readonly groupId: string;
  readonly as: readonly GroupAccess[];
  /** How PIM gives it where the tenant has the licence; null: without PIM, ended by Drawbridge. */
  readonly pim: 'eligible' | 'active' | null;
}

/** Use of an application through a group that is assigned to it already. */
export interface ApplicationOffer {
  readonly groupId: string;
  /** Of the service principal. */
  readonly applicationId: string;
}

export interface Person {
  readonly name: string;
  readonly displayName: string;
  readonly accounts: readonly AccountRef[];
}

/** Without a field, as the first time. */
export interface RenewalRule {
  /** Milliseconds. */
  readonly longest?: number;
  readonly approvers?: readonly DeciderRef[];
  /** So many in a row; 0: none. */
  readonly atMost?: number;
}

export interface PolicyRule extends Patience {
  readonly id: string;
  readonly place: Place;
  /** Of the files that the place is in. */
  readonly version?: string;
  readonly kinds: readonly string[];
  readonly requestors: {
    /** Ids of home tenants. */
    readonly tenants?: readonly string[];
    readonly userTypes?: ReadonlyArray<'member' | 'guest'>;
    readonly people?: readonly string[];
  };
  /** The account that gets the right, which is not always the one that asks. */
  readonly recipients?: { readonly userTypes: ReadonlyArray<'member' | 'guest'> };
  /** Ids of the tenants that access is wanted in; without it, all. */
  readonly tenants?: readonly string[];
  /** Ids of what the kinds offer, `*` for any characters: `*:owner`; without it, all. */
  readonly resources?: readonly string[];
  readonly decision: 'ask' | 'refuse';
  readonly because?: string;
  /** Milliseconds. */
  readonly longest: number;
  readonly usual: number;
  readonly lapsesAfter: number;
  /** What is different where somebody asks for longer while they have it. */
  readonly renewal?: RenewalRule;
  /** Approvals count only after a fresh sign-in, as they do anyway for what opens a boundary. */
  readonly stepUp?: boolean;
  /** Four at most. */
  readonly questions?: readonly RuleQuestion[];
  readonly ticket?: TicketRule;
  /** Up to here nobody is asked. */
  readonly automatic?: Automatic;
  /** So many different things one person may have under it at the same time. */
  readonly atOnce?: number;
  /** For each tenant concerned, of whom one has to agree; empty where there are stages. */
  readonly approvers: readonly DeciderRef[];
  /** Of whom one has to agree as well. */
  readonly alsoApprovers?: readonly DeciderRef[];
  /** Who decides, in order, in the place of both. */
  readonly stages?: readonly PolicyStage[];
  /** Who is asked where fewer are found than have to agree. */
  readonly fallback?: readonly DeciderRef[];
}

/** Somebody who may ask how tenants stand: a person, or whoever is in a group at that time. */
export type PostureReader = {
  /** Ids of tenants. */
  readonly tenants: 'all' | readonly string[];
} & (
  | { readonly person: string; readonly group?: undefined }
  | { readonly group: ReaderGroup; readonly person?: undefined }
);

export interface ReaderGroup {
  readonly tenantId: string;
  readonly groupId: string;
}

export interface Estate {
  readonly organization: string;
  readonly tenants: readonly Tenant[];
  readonly people: readonly Person[];
  /** Names of people who may cut somebody off alone. */
  readonly oncall: readonly string[];
  /** Further roles, by name: the names of the people in them. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  readonly posture: {
    readonly readers: readonly PostureReader[];
    /** Absent where the file declares nothing. */
    readonly declared?: DeclaredEstate;
    /** By tenant id. */
    readonly tenants?: Readonly<Record<string, DeclaredTenant>>;
  };
  readonly policies: readonly PolicyRule[];
  readonly incompatible?: readonly Incompatible[];
  readonly breakGlass?: readonly BreakGlass[];
  /** Who may look up what was asked for, and make the record for an audit. */
  readonly auditors?: readonly PostureReader[];
  readonly retention?: Retention;
}

/** Milliseconds for which the personal part of a request is kept after it was closed. */
export interface Retention {
  readonly requests: number;
  /** By tenant id, where it differs. */
  readonly tenants: Readonly<Record<string, number>>;
}

export const tenantById = (estate: Estate, id: string): Tenant | undefined =>
  estate.tenants.find((tenant) => tenant.id === id.toLowerCase());

export const tenantByName = (estate: Estate, name: string): Tenant | undefined =>
  estate.tenants.find((tenant) => tenant.name === name.toLowerCase());

/** The tenant whose people sign in with an address of this domain. */
export const tenantByDomain = (estate: Estate, domain: string): Tenant | undefined =>
  estate.tenants.find((tenant) => tenant.domains.includes(domain.toLowerCase()));

export const personOf = ({ people }: Estate, account: AccountRef): Person | undefined =>
  byAccount(people).get(accountKey(account));

/** An estate is not changed once it is read, and hundreds of deciders are looked up in it at once. */
const indexes = new WeakMap<readonly Person[], ReadonlyMap<string, Person>>();

function byAccount(people: readonly Person[]): ReadonlyMap<string, Person> {
  const known = indexes.get(people);
  if (known) return known;
  const index = new Map<string, Person>();
  // Of two people with the same account the first counts.
  for (const person of people.toReversed())
    for (const account of person.accounts) index.set(accountKey(account), person);
  indexes.set(people, index);
  return index;
}
