// What an administrator wants to know, as data: found from words, validated like any input, answered by pure code.
import type { Instant } from '../facts.ts';

/** Ids of tenants of the estate, external ones among them; `all`: every tenant the asker may read. */
export type Scope = 'all' | readonly string[];

/** A moment and the words for it, echoed in the answer as an absolute time. */
export interface Since {
  readonly from: Instant;
  readonly to?: Instant;
}

export type Claim = 'mfa' | 'compliant-device' | 'hybrid-device';

/** A relation between two tenants that can be asked about; `trust` without a claim: all three. */
export type Relation =
  | { readonly of: 'trust'; readonly claim?: Claim }
  | { readonly of: 'inbound' | 'outbound' | 'direct-connect' | 'redemption' | 'synchronization' }
  | { readonly of: 'everything' };

/** What can be listed and counted. */
export type Listed =
  | 'guests'
  | 'pending-guests'
  | 'stale-guests'
  | 'never-signed-in-guests'
  | 'unsponsored-guests'
  | 'external-members'
  | 'partners'
  | 'open-partners'
  | 'unknown-partners'
  | 'trusted-partners'
  | 'global-administrators'
  | 'standing-administrators'
  | 'eligible-administrators'
  | 'external-administrators'
  | 'emergency-accounts'
  | 'privileged-service-principals'
  | 'foreign-service-principals'
  | 'conditional-access-policies'
  | 'report-only-policies'
  | 'disabled-policies'
  | 'exclusions'
  | 'domains'
  | 'federated-domains'
  | 'licences'
  | 'devices'
  | 'applications'
  | 'incidents'
  | 'risky-users'
  | 'tenants'
  | 'tenants-without-licence'
  | 'unknown-tenants-signed-in-to'
  | 'synchronised-into'
  | 'multitenant-members'
  | 'attestations'
  | 'exceptions';

export type Fact =
  | 'overview'
  | 'id'
  | 'kind'
  | 'owner'
  | 'purpose'
  | 'contact'
  | 'country'
  | 'age'
  | 'domains'
  | 'licences'
  | 'users'
  | 'guests'
  | 'hybrid'
  | 'cloud'
  | 'tenant-type';

export type Question =
  | { readonly ask: 'fact'; readonly fact: Fact; readonly tenants: Scope }
  | {
      readonly ask: 'check';
      readonly checks: readonly string[];
      readonly tenants: Scope;
      /** Those that pass were asked for, not how all of them stand. */
      readonly showing?: 'pass';
      /** How it was then, by what was kept last before; absent: how it is. */
      readonly asOf?: Instant;
    }
  /** An area of the catalogue (`guests`, `privileged-access`, …) or all of it. */
  | {
      readonly ask: 'area';
      readonly area: string | 'all';
      readonly tenants: Scope;
      readonly asOf?: Instant;
    }
  | { readonly ask: 'why'; readonly check: string; readonly tenants: Scope }
  | {
      readonly ask: 'list';
      readonly of: Listed;
      readonly tenants: Scope;
      /** Only those of or from this tenant. */
      readonly from?: string;
      readonly count?: boolean;
      readonly asOf?: Instant;
    }
  | { readonly ask: 'compare'; readonly a: string; readonly b: string; readonly area?: string }
  /**
   * How `at` (the resource tenant) treats people of `of` (their home tenant). `outbound`: what `of`
   * lets its own people do towards `at`.
   */
  | {
      readonly ask: 'relation';
      readonly relation: Relation;
      readonly at: string;
      readonly of: string;
      /** Both directions. */
      readonly both?: boolean;
      /** Asked whether it is closed, refused or asked for again: a yes says that it is. Never of `everything`. */
      readonly contrary?: boolean;
    }
  | {
      readonly ask: 'reach';
      /** Home tenant. */
      readonly from: string;
      /** Resource tenant. */
      readonly to: string;
      /** As typed: a name or an address. */
      readonly person?: string;
      /** As typed. */
      readonly application?: string;
    }
  | { readonly ask: 'matrix'; readonly of: 'trust' | 'baseline'; readonly tenants: Scope }
  | {
      readonly ask: 'changes';
      readonly tenants: Scope;
      readonly since: Since;
      /** As typed: who made them. */
      readonly by?: string;
      /** An area of the catalogue. */
      readonly about?: string;
      readonly failures?: boolean;
    }
  | { readonly ask: 'impact'; readonly at: string; readonly partner: string }
  | {
      readonly ask: 'person';
      readonly who: string;
      readonly tenants: Scope;
      readonly purpose?: string;
    }
  | { readonly ask: 'outsiders'; readonly tenants: Scope; readonly from?: string }
  | { readonly ask: 'freshness'; readonly tenants: Scope }
  | { readonly ask: 'first'; readonly tenants: Scope }
  | { readonly ask: 'decision-record'; readonly tenant: string }
  | { readonly ask: 'score'; readonly tenants: Scope; readonly since?: Since }
  | { readonly ask: 'standing-against-eligible'; readonly tenants: Scope }
  /** `topic`: id of a check or name of an area where the words name one, else a word of ours. */
  | { readonly ask: 'guidance'; readonly topic: string };

/** How the words were understood. */
export type Understood =
  | {
      readonly as: 'question';
      readonly question: Question;
      /** The words were filled in from what was asked before. */
      readonly fromContext?: boolean;
      /** Names that were mistyped and what they were taken for. */
      readonly corrected?: ReadonlyArray<{ readonly typed: string; readonly taken: string }>;
      /** What was said besides, as typed, and is not in the question. */
      readonly leftOut?: readonly string[];
    }
  /** Two or more readings remain. */
  | {
      readonly as: 'choice';
      readonly readings: readonly Question[];
      readonly leftOut?: readonly string[];
    }
  /** Something to change, not to know: the words for the request form. */
  | { readonly as: 'request'; readonly wish: string }
  | {
      readonly as: 'unanswerable';
      readonly because:
        | 'unknown-tenant'
        | 'unknown-partner'
        | 'out-of-scope'
        | 'personal-data'
        | 'other-language'
        | 'future'
        | 'too-long'
        | 'not-understood'
        | 'needs-tenant'
        | 'needs-partner'
        | 'not-observable';
      /** The words it was about. */
      readonly words?: string;
    };

/** What the same person asked last in this conversation. */
export interface Asked {
  readonly question: Question;
  readonly at: Instant;
}
