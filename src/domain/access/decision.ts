// What deciding comes to: the next state, what the audit keeps, and the work that follows from it.
import type { AccountRef } from '../../shared/account.ts';
import type { Beneficiary } from '../../shared/beneficiary.ts';
import type { Instant } from '../facts.ts';
import type { PartnerWork } from '../posture/partners/work.ts';
import type { SubscriptionWork } from '../posture/subscriptions/work.ts';
import type { AuditVerb } from './audit-verb.ts';
import type { RequestEvent } from './events.ts';
import type { News } from './news.ts';
import type { AccessRequest } from './request.ts';
import { cardHolders } from './stages.ts';

export type { AuditVerb } from './audit-verb.ts';

/** Effects act on the world; commands come back to us when their time has come. */
export type Work =
  | {
      readonly kind: 'deliver-card';
      readonly account: AccountRef;
      readonly audience: Audience;
      /** What stands in their chat is redrawn; where nothing does, nothing is posted and no chat begun. */
      readonly quiet?: true;
    }
  | {
      readonly kind: 'tell';
      readonly account: AccountRef;
      readonly audience: Audience;
      readonly news: News;
      /** Of a question: which one. `quiet`: it was answered, or nobody waits for it; what they have is redrawn. */
      readonly question?: string;
      readonly quiet?: true;
    }
  | { readonly kind: 'observe-step'; readonly stepId: string }
  | { readonly kind: 'perform-step'; readonly stepId: string }
  | { readonly kind: 'undo-step'; readonly stepId: string }
  /** Looks again who is still there, and whether what was given still stands. */
  | { readonly kind: 'check' }
  /** `part`: which of the request's ended parts, where the others go on. */
  | { readonly kind: 'prove-end'; readonly part?: number }
  | { readonly kind: 'check-redemption' }
  | { readonly kind: 'expire' }
  /** Another system is told. */
  | { readonly kind: 'announce'; readonly event: RequestEvent }
  /** Break-glass waits for its review. */
  | { readonly kind: 'glass-review' }
  /** A rule approves by itself, or leaves it to its approvers. */
  | { readonly kind: 'decide' }
  | { readonly kind: 'begin' }
  | { readonly kind: 'lapse' }
  | { readonly kind: 'review' }
  | { readonly kind: 'remind-partner' }
  | BrakeWork
  | DeciderWork
  | AbsenceWork
  | CutOffWork
  | EstateWork
  | PartnerWork
  | PostureWork
  | RecordWork
  | SubscriptionWork;

/** Names and words that were kept long enough go: about no request. */
export type RecordWork = { readonly kind: 'tidy-record' };

/** How a tenant stands is read, and what was kept long enough let go: about no request. */
export type PostureWork = { readonly kind: 'survey-tenant' } | { readonly kind: 'tidy-posture' };

/** Of a brake: stands under its id. `released`: word of its end. `quiet`: only what they have is redrawn. */
export type BrakeWork =
  | { readonly kind: 'brake'; readonly again?: true }
  | {
      readonly kind: 'tell-brake';
      readonly account: AccountRef;
      readonly released?: true;
      readonly quiet?: true;
    }
  | { readonly kind: 'remind-brake' };

/** Of an absence: stands under its id. `quiet`: only what they have is redrawn. */
export type AbsenceWork =
  | { readonly kind: 'tell-absence'; readonly account: AccountRef; readonly quiet?: true }
  | { readonly kind: 'absence-passed' };

/** Of a stage that opened at that time: whoever has not answered is reminded, and it goes further. */
export type DeciderWork = {
  readonly kind: 'remind-deciders' | 'escalate';
  readonly opened: Instant;
};

/**
 * Of a cut-off: stands under its id, and is about no single request. `quiet`: only what they have is
 * redrawn.
 */
export type CutOffWork =
  | { readonly kind: 'cut-off'; readonly again?: true }
  | {
      readonly kind: 'tell-cut-off';
      readonly account: AccountRef;
      readonly reminds?: true;
      readonly quiet?: true;
    }
  | { readonly kind: 'remind-cut-off' };

/** Of a version of the estate: stands under its id. `reminds`: as a new message. */
export type EstateWork =
  | { readonly kind: 'tell-estate'; readonly account: AccountRef; readonly reminds?: true }
  | { readonly kind: 'remind-estate' }
  /** They own these tenants since the version is in force. */
  | {
      readonly kind: 'tell-owner';
      readonly account: AccountRef;
      readonly tenants: readonly string[];
    };

export type WorkKind = Work['kind'];
/** What is decided when its time has come; everything else acts on the world. */
export type CommandKind =
  | 'begin'
  | 'lapse'
  | 'expire'
  | 'check-redemption'
  | 'review'
  | 'glass-review'
  | 'remind-partner';
/** `person`: gets the access, and did not ask for it. */
export type Audience = 'requestor' | 'approver' | 'person';

export interface DueWork {
  readonly work: Work;
  readonly dueAt: Instant;
}

export interface AuditDraft {
  readonly verb: AuditVerb;
  readonly at: Instant;
  /** Who did it; nobody for what the clock or the bot did. Kept as a pseudonym. */
  readonly actor?: AccountRef;
  /** Whom else it is about, by their part in it. Kept as pseudonyms. */
  readonly people?: Readonly<Record<string, Beneficiary>>;
  readonly tenantId: string;
  /** Ids, hashes, places, times: nothing that names a person or that somebody wrote. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Texts to commit to without keeping them: the entry holds a salted hash of each. */
  readonly committed?: Readonly<Record<string, string>>;
}

/** A grant takes hold of a thing in the directory, or lets go of it. */
export type HoldingChange =
  | { readonly hold: string; readonly ours: boolean; readonly stepId: string }
  | { readonly release: string };

/** A guest object of ours and the home account it stands for, learnt from an invitation. */
export interface NewGuestLink {
  readonly guest: AccountRef;
  readonly home: AccountRef;
}

/** What was held against an approval: of these people, by beneficiary key, these grants and no others. */
export interface Counted {
  readonly people: readonly string[];
  readonly requestIds: readonly string[];
}

export interface Decision {
  readonly request: AccessRequest;
  readonly audit: readonly AuditDraft[];
  readonly work: readonly DueWork[];
  readonly holdings?: readonly HoldingChange[];
  readonly guestLink?: NewGuestLink;
  /** Ids of the tenants in which this sets out to give: not stored while a brake holds in one of them. */
  readonly gives?: readonly string[];
  /** Not stored once these people have, or are about to get, anything that was not counted. */
  readonly counted?: Counted;
  /** Ids of the cut-offs that were open: not stored once there is another, which may be of somebody in it. */
  readonly cutOffs?: readonly string[];
}

/** Work to redraw everybody's card about this request; whose stage has not come has none. */
export function redraw(request: AccessRequest, now: Instant): DueWork[] {
  const card = (account: AccountRef, audience: Audience): DueWork => ({
    work: { kind: 'deliver-card', account, audience },
    dueAt: now,
  });
  return [
    card(request.requestor, 'requestor'),
    ...cardHolders(request).map((approver) => card(approver.account, 'approver')),
  ];
}

export const auditOf = (
  request: AccessRequest,
  verb: AuditVerb,
  at: Instant,
  details: Readonly<Record<string, unknown>> = {},
  actor?: AccountRef,
): AuditDraft => ({
  verb,
  at,
  tenantId: request.plan.resource.tenantId,
  details,
  ...(actor && { actor }),
});
