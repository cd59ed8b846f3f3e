// Where requests live. One commit stores the next state, the audit, the holdings and the work it causes.
import type { HeldByOthers } from '../domain/access/apply.ts';
import type { ApprovedByRule } from '../domain/access/automatic.ts';
import type { AuditDraft, Decision } from '../domain/access/decision.ts';
import type { GuestLink } from '../domain/access/identity.ts';
import type { AccessRequest, RequestState } from '../domain/access/request.ts';
import type { Instant } from '../domain/facts.ts';
import type { AccountRef } from '../shared/account.ts';
import type { Beneficiary } from '../shared/beneficiary.ts';
import type { CardPlace } from './card-store.ts';
import type { Press, PressReading } from './press-reading.ts';

export interface CommitOptions {
  /** Id of the work item that led to this decision; it is done when the commit is. */
  readonly finishes?: string;
}

/** Something was given meanwhile that was not counted: decide again. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

export interface RequestStore {
  load(id: string): Promise<AccessRequest | undefined>;
  /** Beside what is in force, where that is asked for at the same moment. */
  readForPress(press: Press): Promise<PressReading>;
  /** The request that this form became, if it was sent before. */
  byForm(formId: string): Promise<AccessRequest | undefined>;
  /**
   * Stores a new request; gives the one that the form already became, if there is one. Throws
   * `Overtaken` where the decision counted what somebody has, and that is not all any more, or somebody
   * was cut off meanwhile.
   */
  create(decision: Decision, formId: string): Promise<AccessRequest>;
  /**
   * `conflict`: the request moved on since it was loaded, the work was finished by somebody else, a
   * brake holds where the decision gives, more was given meanwhile than it counted, or somebody was cut off; nothing was stored. Load and decide again.
   */
  commit(decision: Decision, options?: CommitOptions): Promise<'committed' | 'conflict'>;
  /** An audit entry that changes no request, such as a refused click; null where it is about none. */
  note(requestId: string | null, entry: AuditDraft): Promise<void>;
  /** Requests that one of these accounts made, or that are for one of them, newest first. */
  ofPerson(
    accounts: readonly Beneficiary[],
    filter: { readonly states?: readonly RequestState[]; readonly limit: number },
  ): Promise<AccessRequest[]>;
  /** Pending requests that this account was asked about, oldest first; those that come after `after`. */
  waitingFor(
    account: AccountRef,
    limit: number,
    after?: Pick<AccessRequest, 'askedAt' | 'id'>,
  ): Promise<AccessRequest[]>;
  /** Those of which its card could not be brought, newest first. */
  missedBy(account: AccountRef, limit: number): Promise<AccessRequest[]>;
  /**
   * Cards of this account that show an earlier version than the request has, and that nothing on its way
   * brings up to date; those of the newest requests first.
   */
  cardsBehind(to: AccountRef, limit: number): Promise<readonly CardPlace[]>;
  /** Uses of break-glass that gave something, of which this account was told and nobody has reviewed them, oldest first. */
  unreviewedFor(account: AccountRef, limit: number): Promise<AccessRequest[]>;
  /** Keys that open grants for these people hold and brought about. */
  heldBy(people: readonly Beneficiary[]): Promise<Set<string>>;
  /** What other requests hold of these keys. */
  heldByOthers(keys: readonly string[], requestId: string): Promise<HeldByOthers>;
  /** Every request that holds this key or held it once. */
  grantsOn(key: string): Promise<AccessRequest[]>;
  /**
   * Every request that holds a key that begins so, or held one once; of those that are over, the ones that
   * were not before `since`.
   */
  grantsWithin(prefix: string, since: Instant): Promise<AccessRequest[]>;
  /** Requests that are not over in which one of these words stands anywhere, such as a tenant's id. */
  openMentioning(
    words: readonly string[],
    limit: number,
    /** The oldest come first; those that come after this one. */
    after?: Pick<AccessRequest, 'askedAt' | 'id'>,
  ): Promise<AccessRequest[]>;
  /** What this rule has approved without anybody since then. */
  approvedByRule(ruleId: string, since: Instant): Promise<ApprovedByRule[]>;
  /** Relationship settings that were approved and are not over. */
  openSettings(): Promise<AccessRequest[]>;
  guestLinks(accounts: readonly AccountRef[]): Promise<GuestLink[]>;
}
