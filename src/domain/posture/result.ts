// What a check found about a tenant: a state, the reason in one sentence, and the very objects.
import type { Instant } from '../facts.ts';
import type { AreaName } from './facts/areas.ts';

export type PostureState =
  | 'pass'
  | 'partial'
  | 'fail'
  | 'unlicensed'
  | 'unknown'
  | 'not-applicable';

export type EvidenceKind =
  | 'user'
  | 'guest'
  | 'group'
  | 'service-principal'
  | 'application'
  | 'role'
  | 'policy'
  | 'partner'
  | 'domain'
  | 'licence'
  | 'device'
  | 'setting'
  | 'incident'
  | 'review'
  | 'tenant'
  | 'attestation';

/** Names and values are as the directory has them: whoever shows them makes them harmless. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly id: string;
  readonly name: string;
  /** In plain words: `allowed for all users (inherited from the default)`. */
  readonly detail?: string;
  /** It speaks for the tenant, not against it. */
  readonly good?: boolean;
  /** Of this very object it could not be told. */
  readonly unsure?: true;
}

export interface Missing {
  readonly tenantId: string;
  readonly area: AreaName;
  readonly why: 'unlicensed' | 'unreadable';
  readonly code: string;
  readonly sentence: string;
}

/** What a check itself says; the rest of a result is added around it. */
export interface Verdict {
  readonly state: PostureState;
  /** One plain sentence, without the tenant's name in front. Names of the directory may stand in it. */
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  /** Areas that would have been needed. */
  readonly missing?: readonly Missing[];
  /** The guidance it follows, where guidance differs. */
  readonly profile?: string;
  /** Further things to say, such as a profile that would judge otherwise. */
  readonly notes?: readonly string[];
  /** It rests, wholly or in part, on what the estate declares. */
  readonly attested?: boolean;
}

export interface Result extends Verdict {
  readonly checkId: string;
  /** Null: of the estate as a whole. */
  readonly tenantId: string | null;
  /** Age of the oldest fact it rests on; undefined: it rests on none. */
  readonly asOf: Instant | undefined;
  /** A finding that was accepted, until then. */
  readonly accepted?: { readonly by: string; readonly because: string; readonly until: Instant };
}
