// An access request: everything that was asked, decided and done about it. The store keeps this row.
import type { AccountRef } from '../../shared/account.ts';
import type { Beneficiary } from '../../shared/beneficiary.ts';
import type { Instant } from '../facts.ts';
import type { Agreement, Approver, Asking, Shortened } from './approver.ts';
import type { WhyAsked } from './automatic.ts';
import type { Glass } from './break-glass.ts';
import type { StepOutputs } from './change.ts';
import type { Followed } from './followed.ts';
import type { Lifecycle } from './kind.ts';
import type { PartEnd } from './parts.ts';
import type { PassedOn } from './passed-on.ts';
import type { PersonalPart } from './personal-part.ts';
import { type NarrowerPlan, type Plan, planHash } from './plan.ts';
import type { Remark } from './remarks.ts';
import type { Renews } from './renewal.ts';
import type { RequestState } from './request-state.ts';
import type { Side } from './sides.ts';
import type { StagePatience } from './stages.ts';
import type { Drift, StepRecord } from './step-record.ts';
import type { TicketStanding } from './ticket.ts';
import type { Unable } from './unable.ts';

export type { Agreement, Approver, ApproverWhy, Asking } from './approver.ts';
export { type PersonalPart, withName } from './personal-part.ts';
export { FINAL, GRANTED, isFinal, type RequestState } from './request-state.ts';
export type { Drift, Evidence, StepRecord, StepState, Was } from './step-record.ts';

/** `left`: the account at home of whoever had it was disabled, or is gone. */
export type EndReason = 'expired' | 'revoked' | 'returned' | 'left' | 'cut-off' | 'failed';

/** By what a rule is found, besides what is asked for. */
export interface AskedAs {
  readonly userType: 'member' | 'guest';
  /** Of whoever asked; missing where it could not be found. */
  readonly home?: AccountRef;
  /** Id of the tenant in which it would have been; missing where nothing told. */
  readonly homeTenantId?: string;
  /** The account there that our invitation was made for; missing where nothing told. */
  readonly homeTold?: AccountRef;
  /** What the account is that gets the right. */
  readonly recipient?: 'member' | 'guest';
}

/** What a directory said: the sentence may name people, the code never does. */
export interface Told {
  readonly sentence: string;
  readonly code: string;
  /** Nothing is wrong: it takes its time. */
  readonly underway?: true;
}

export interface AccessRequest {
  readonly id: string;
  /** Raised by the store with every commit. */
  readonly version: number;
  readonly state: RequestState;
  readonly lifecycle: Lifecycle;
  readonly requestor: AccountRef;
  /** The account at home of the person who gets the access, or who answers for those who do. */
  readonly beneficiary: AccountRef;
  /** Who gets it, where that is not the beneficiary. */
  readonly people?: readonly Beneficiary[];
  /** Of those people, whose part came to an end before that of the others. */
  readonly partEnds?: readonly PartEnd[];
  readonly durationMs: number;
  /** Asked for from then on; without it, from the approval. */
  readonly startsAt?: Instant;
  /** It goes on from another grant without a gap. */
  readonly renews?: Renews;
  /** The version is missing where it was asked for before versions were kept. */
  readonly policy: Followed;
  /** What the rules looked at besides, as it was then; missing in old rows. */
  readonly asked?: AskedAs;
  /** Its rule approves by itself: it is about to, or why its approvers are asked after all. */
  readonly byRule?: 'deciding' | WhyAsked;
  readonly approvers: readonly Approver[];
  /** Each of them has to agree, by a person of its own. */
  readonly sides: readonly Side[];
  /** Those that have, to the present plan, or to one of which it is a part: for longer. */
  readonly agreed: readonly Agreement[];
  /** By some of several who agree, in this order. */
  readonly shortened?: readonly Shortened[];
  /** By stage, how long it is waited for an answer. */
  readonly stages?: readonly StagePatience[];
  /** Absent in rows from before there were stages. */
  readonly asking?: Asking;
  /** What was said about it while it waited, in this order. */
  readonly remarks?: readonly Remark[];
  /** Whom deciders asked to decide in their stead about this one. */
  readonly passedOn?: readonly PassedOn[];
  readonly plan: Plan;
  /** When somebody was about to approve it, and the directory had moved: the plan is of then. */
  readonly movedAt?: Instant;
  /** What was known about the plan's ticket when this was asked. */
  readonly ticket?: TicketStanding;
  readonly steps: readonly StepRecord[];
  /** Two at most; they count while it is pending. */
  readonly narrower?: readonly NarrowerPlan[];
  readonly askedAt: Instant;
  readonly lapsesAt: Instant;
  readonly decision?: {
    readonly verdict: 'approved' | 'denied';
    /** Nobody where a rule decided. */
    readonly by?: AccountRef;
    /** The rule that approved it without anybody. */
    readonly rule?: { readonly id: string; readonly place: string };
    readonly at: Instant;
    readonly planHash: string;
  };
  readonly activeSince?: Instant;
  /** When the directory showed that the invited guest had accepted. */
  readonly redeemedAt?: Instant;
  readonly expiresAt?: Instant;
  /** When its owners are asked next whether a relationship setting is still needed. */
  readonly reviewAt?: Instant;
  /** They have been asked, so many times by now; gone with the answer. */
  readonly review?: { readonly since: Instant; readonly last: Instant; readonly asked: number };
  /** Who found last that it is still needed; the audit has all of them. */
  readonly kept?: { readonly by: AccountRef; readonly at: Instant };
  /** Who said that the partner had done their half: attested, never proven. */
  readonly attested?: { readonly by: AccountRef; readonly at: Instant };
  readonly ending?: {
    readonly why: EndReason;
    readonly since: Instant;
    readonly by?: AccountRef;
    /** What made a request fail: the directory's code and request id. */
    readonly code?: string;
  };
  /** When everything of ours had been read back as gone. */
  readonly provenAt?: Instant;
  readonly closedAt?: Instant;
  /** What went wrong last; cleared by the next success. */
  readonly trouble?: {
    readonly code?: string;
    readonly since: Instant;
    readonly nextTry?: Instant;
    /** It is tried every few minutes: cards say that, and no moment that would soon be over. */
    readonly often?: true;
    /** Nothing is wrong: the directory is still at it. */
    readonly underway?: true;
    /** When its owners were told last that the end cannot be proven. */
    readonly alarmedAt?: Instant;
  };
  /** Its owners were told that its end is not proven, so they hear of the proof as well. */
  readonly unproven?: true;
  /** By account key, since when an account was not found: gone is what is not found twice. */
  readonly missing?: Readonly<Record<string, Instant>>;
  /** Keys of accounts concerned that were disabled, or are gone. */
  readonly left?: readonly string[];
  /** Of those who are asked while it waits, why the yes of some could not be taken as they stand. */
  readonly unable?: Unable;
  /** Ids of the sides of which nobody is left who could decide. */
  readonly stranded?: readonly string[];
  readonly drift?: Drift;
  /** It was taken at once in an emergency, and is reviewed afterwards. */
  readonly glass?: Glass;
  /** A brake holds it; without a tenant, a lockdown. Counts while it is on its way. */
  readonly braked?: {
    readonly id: string;
    readonly by: AccountRef;
    readonly since: Instant;
    readonly tenantId?: string;
  };
  readonly personal: PersonalPart | null;
}

/** Whether the plan that is stored is the one that was approved, by somebody or by a rule. */
export const isAsApproved = ({ decision, plan, durationMs, startsAt }: AccessRequest): boolean =>
  decision?.verdict === 'approved' &&
  (decision.by !== undefined || decision.rule !== undefined) &&
  decision.planHash === planHash(plan, durationMs, startsAt);

/** Everybody who gets it. */
export const peopleIn = ({ people, beneficiary }: AccessRequest): readonly Beneficiary[] =>
  people ?? [beneficiary];

/** The same as parts of an audit entry. */
export const peopleEntries = ({ people }: AccessRequest): Readonly<Record<string, Beneficiary>> =>
  Object.fromEntries((people ?? []).map((person, i) => [`person${i + 1}`, person]));

/** Whom it names to decide, as parts of an audit entry: who is not asked any more stands in earlier ones. */
export const approversOf = ({ approvers }: AccessRequest): Readonly<Record<string, AccountRef>> =>
  Object.fromEntries(
    approvers
      .filter(({ sides }) => sides.length > 0)
      .map(({ account }, i) => [`approver${i + 1}`, account]),
  );

/** Where a plan is for several people: whose step it was as well. */
export function toldFor(
  { plan, people, personal }: AccessRequest,
  stepId: string,
  told: Told,
): Told {
  const person = plan.steps.find(({ id }) => id === stepId)?.person;
  const name = person !== undefined && (people ?? []).length > 1 && personal?.names[person];
  return name ? { ...told, sentence: `${name}: ${told.sentence}` } : told;
}

/** What a step that is done once more had made before tells, until it is done, whose the rest was. */
export const stepOutputs = (
  request: AccessRequest,
): Readonly<Record<string, StepOutputs | undefined>> =>
  Object.fromEntries(request.steps.map(({ id, outputs, was }) => [id, outputs ?? was?.outputs]));

export const withStep = (
  request: AccessRequest,
  id: string,
  change: Partial<StepRecord>,
): AccessRequest => ({
  ...request,
  steps: request.steps.map((step) => (step.id === id ? { ...step, ...change } : step)),
});

/** The trouble is over: its words go with it. */
export function withoutTrouble({ trouble: _, personal, ...rest }: AccessRequest): AccessRequest {
  if (!personal) return { ...rest, personal };
  const { trouble: __, ...kept } = personal;
  return { ...rest, personal: kept };
}
