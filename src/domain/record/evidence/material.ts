// What the evidence of a period is made from: its requests, every entry of the audit about them, and the chain's verdict.

import type { GuestLink } from '../../access/identity.ts';
import type { AccessRequest } from '../../access/request.ts';
import type { EstateVersion } from '../../estate/change/version.ts';
import type { Instant } from '../../facts.ts';

export interface Period {
  readonly from: Instant;
  /** Not in it any more. */
  readonly to: Instant;
  /** Ids; without them, everywhere. */
  readonly tenants?: readonly string[];
}

/** One entry of the audit as it was written; `body` is what its hash covers. */
export interface Entry {
  readonly row: string;
  /** Null: not sealed yet. */
  readonly sequence: string | null;
  readonly previousHash: string | null;
  readonly hash: string | null;
  readonly body: string;
  readonly verb: string;
  readonly at: Instant;
  readonly tenantId: string;
  readonly requestId: string | null;
  readonly actor: string | null;
  readonly people: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;
}

export type ChainVerdict =
  | {
      readonly sound: true;
      readonly entries: number;
      readonly hash: string;
      readonly waiting: number;
    }
  | { readonly sound: false; readonly entry: string; readonly problem: string };

/** A version of the estate's files, as it is kept. */
export type KeptVersion = Pick<
  EstateVersion,
  'hash' | 'state' | 'texts' | 'as' | 'base' | 'foundAt' | 'decidedAt' | 'agreed' | 'refusedBy'
>;

export interface Material {
  readonly chain: ChainVerdict;
  /** Open at some time of the period, or touched in it. */
  readonly requests: readonly AccessRequest[];
  /** Of these requests and of those that are missing, all of them; of the rest, those of the period. In the order of the chain. */
  readonly entries: readonly Entry[];
  /** Key of the account by pseudonym, as far as it was not erased. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly links: readonly GuestLink[];
  /** Of the estate: those that these requests followed, and those that entries of the period are about. */
  readonly versions: readonly KeptVersion[];
  /** Numbers that entries of the period name and that are no request any more. */
  readonly missing: readonly string[];
}

const grouped = new WeakMap<Material, ReadonlyMap<string | null, readonly Entry[]>>();

/** All that are about one request, in their order; gathered once, since a year has many of both. */
export function entriesAbout(material: Material, requestId: string): readonly Entry[] {
  const known = grouped.get(material) ?? Map.groupBy(material.entries, (one) => one.requestId);
  grouped.set(material, known);
  return known.get(requestId) ?? [];
}

export const isIn = ({ from, to }: Period, at: Instant): boolean => at >= from && at < to;
