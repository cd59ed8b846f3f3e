// What the inbound handlers work with. None of it can change a directory.
import type { Estate } from '../domain/estate/estate.ts';
import type { Check } from '../domain/posture/check.ts';
import type { Judgements } from '../domain/posture/judgements.ts';
import type { AbsenceStore } from '../ports/absence-store.ts';
import type { BrakeStore } from '../ports/brake-store.ts';
import type { CardStore } from '../ports/card-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConversationStore } from '../ports/conversation-store.ts';
import type { Courier } from '../ports/courier.ts';
import type { CutOffStore } from '../ports/cut-off-store.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import type { Ids } from '../ports/ids.ts';
import type { Log } from '../ports/log.ts';
import type { PartnerReviewStore } from '../ports/partner-reviews.ts';
import type { AskedStore, PostureStore } from '../ports/posture-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { Roster } from '../ports/roster.ts';
import type { SignInStore } from '../ports/sign-in-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import type { Surveyor } from '../ports/surveyor.ts';
import type { TicketCheck } from '../ports/ticket-check.ts';
import type { Understanding } from '../ports/understanding.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import type { EstateChangeDeps } from '../usecases/estate-changes.ts';
import type { RecordDoors } from './record-doors.ts';

export interface InboundDeps {
  readonly estate: Estate;
  readonly store: RequestStore;
  readonly cutOffs: CutOffStore;
  readonly brakes: BrakeStore;
  /** Absent where nobody can hand over their decisions. */
  readonly absences?: AbsenceStore;
  readonly facts: FactReader;
  readonly queue: Pick<WorkQueue, 'checkNow' | 'redraw'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  /** Which sign-in served which approval. */
  readonly signIns: SignInStore;
  /** The authentication context that a sign-in has to satisfy; absent where none is asked for. */
  readonly signInContext?: string;
  /** Absent where it is not kept who has which card. */
  readonly cards?: Pick<CardStore, 'shownTo' | 'find' | 'save'>;
  /** Why this process goes by rules that are not in force any more. */
  behind?(): string | undefined;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What an error card shows and operators find the turn by; without it, a random one. */
  reference?(): string | undefined;
  readonly log: Log;
  /** Begins the time that one turn has: Teams gives up on an answer after 10 to 15 seconds. */
  deadline(): AbortSignal;
  /** When a press is answered at the latest, and the time that it has altogether; absent: a turn's. */
  readonly press?: { soon(): AbortSignal; deadline(): AbortSignal };
  /** Absent where no system of tickets can be asked. */
  readonly tickets?: TicketCheck;
  /** Absent where questions about tenants are not answered. */
  readonly postureStore?: Pick<PostureStore, 'latest' | 'asOf' | 'changedAt' | 'keep'>;
  readonly asked?: AskedStore;
  /** Absent where the record cannot be looked up. */
  readonly record?: RecordDoors;
  /** Who is in a channel; absent where nothing is answered in channels. */
  readonly roster?: Roster;
  /** Answers alone who asked in a channel, and redraws what somebody looked at before. */
  readonly courier?: Pick<Courier, 'post' | 'update'>;
  /** Absent where nobody may subscribe. */
  readonly subscriptions?: SubscriptionStore;
  readonly surveyor?: Surveyor;
  readonly understanding?: Understanding;
  /** Absent where the estate does not change. */
  readonly estateChanges?: EstateChangeDeps;
  /** Those that can be asked about. */
  readonly checks?: readonly Check[];
  /** Absent where nobody is asked whether partners are still needed. */
  readonly partnerReviews?: PartnerReviewStore;
  /** What was judged for earlier answers. */
  readonly judgements?: Judgements;
  /** Lets everybody else have their turn while a large estate is judged. */
  readonly breathe?: () => Promise<void>;
  /** App ids of Drawbridge's own identities. */
  readonly ownApplications?: readonly string[];
  /** Begins the time that reading anew for an answer may take. */
  freshWithin?(): AbortSignal;
}
