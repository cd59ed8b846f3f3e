// One state of the estate's files: accepted and in force, waiting to be accepted, or never to be.
import type { AccountRef } from '../../../shared/account.ts';
import type { EstateText } from '../../../shared/estate-texts.ts';
import type { AuditDraft, DueWork } from '../../access/decision.ts';
import type { Instant } from '../../facts.ts';
import type { Difference } from './difference.ts';

export type VersionState =
  | 'waiting'
  | 'accepted'
  | 'refused'
  /** The files were changed again before anybody had decided. */
  | 'withdrawn'
  /** The files could not be loaded. */
  | 'broken';

/** How it came to be accepted, where nobody was asked. */
export type AcceptedAs =
  /** There was nothing before it. */
  | 'first'
  /** Nothing but comments, layout or the names of files differed. */
  | 'same'
  | 'approved';

export interface EstateVersion {
  readonly id: string;
  /** Raised by the store with every commit. */
  readonly version: number;
  /** Of the files. */
  readonly hash: string;
  /** The accepted one that it was compared with. */
  readonly base?: string;
  readonly state: VersionState;
  readonly as?: AcceptedAs;
  readonly foundAt: Instant;
  readonly decidedAt?: Instant;
  /** Those who said yes, in order. */
  readonly agreed: ReadonlyArray<{ readonly by: AccountRef; readonly at: Instant }>;
  readonly refusedBy?: AccountRef;
  /** Those who were asked, or told. */
  readonly asked: readonly AccountRef[];
  /** Ids of tenants that it is about and of which, at the last yes, nobody was left who could decide. */
  readonly ownerless?: readonly string[];
  readonly texts: readonly EstateText[];
  /** What names people, apart from the rest so that it can be erased. */
  readonly personal: VersionWords | null;
}

export interface VersionWords {
  /** By account key. */
  readonly names: Readonly<Record<string, string>>;
  readonly differences: readonly Difference[];
  readonly reason?: string;
  /** Why it could not be loaded. */
  readonly problems?: readonly string[];
}

export interface VersionChange {
  readonly version: EstateVersion;
  readonly audit: readonly AuditDraft[];
  /** Stands under the id of the version. */
  readonly work: readonly DueWork[];
}

/** A version of the estate as one person is shown it. */
export interface EstateStanding {
  readonly version: EstateVersion;
  /** They have, so it is for others to answer. */
  readonly saidYes: boolean;
  /** Display names of the tenants that they own, those it is about where there are such. */
  readonly owns: readonly string[];
  /** What is missing; tenants by display name. */
  readonly needs: {
    readonly people: number;
    readonly tenants: readonly string[];
    readonly ownerless: readonly string[];
  };
}

/** Everybody’s card about it is brought up to date. */
export const tellAll = ({ asked }: EstateVersion, now: Instant): DueWork[] =>
  asked.map((account) => ({ work: { kind: 'tell-estate', account }, dueAt: now }));
