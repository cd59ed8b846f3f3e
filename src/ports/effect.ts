// What an effect is handed, and what performing it came to: data on both sides.

import type { Absence } from '../domain/access/absence.ts';
import type { HeldByOthers, Observation, Performed } from '../domain/access/apply.ts';
import type { Beside } from '../domain/access/beside.ts';
import type { Brake } from '../domain/access/brake.ts';
import type { Change, StepOutputs } from '../domain/access/change.ts';
import type { Checked } from '../domain/access/check.ts';
import type { CutOff } from '../domain/access/cut-off.ts';
import type { Audience } from '../domain/access/decision.ts';
import type { Undone } from '../domain/access/end.ts';
import type { News } from '../domain/access/news.ts';
import type { Outsider } from '../domain/access/people.ts';
import type { AccessRequest, Evidence, StepRecord, Told } from '../domain/access/request.ts';
import type { TicketRef } from '../domain/access/ticket.ts';
import type { EstateStanding } from '../domain/estate/change/version.ts';
import type { Instant } from '../domain/facts.ts';
import type { PartnerStanding } from '../domain/posture/partners/standing.ts';
import type { PostureMessage } from '../domain/posture/subscriptions/message.ts';
import type { AccountRef } from '../shared/account.ts';
import type { ChannelRef } from '../shared/channel.ts';
import type { BroughtCard } from './card-store.ts';
import type { UnreachedWhy } from './courier.ts';

/** One step's change with nothing left open, and what has to be known to act on it. */
export interface StepInHand {
  readonly stepId: string;
  readonly change: Change;
  readonly outputs: StepOutputs | undefined;
  /** When it was first set out to bring this about. */
  readonly begunAt?: Instant | undefined;
  /** When this or another grant of ours gave it last, or it was read back as there. */
  readonly shownAt?: Instant | undefined;
  /** The latest end that our grants gave it. */
  readonly givenUntil?: Instant | undefined;
  readonly clientRequestId: string;
  readonly until: Instant;
  /** Whom the request names outside our tenants. */
  readonly outsiders?: readonly Outsider[] | undefined;
  /** Under which they are invited, else under which the beneficiary signed in at home when it was asked for. */
  readonly address?: string | undefined;
  readonly ticket?: TicketRef | undefined;
  /** Ids of every tenant that the request concerns: a brake in any of them holds what gives. */
  readonly concerned?: readonly string[] | undefined;
  /**
   * Nothing was sent for this step before, and nothing was left to it since it was observed: what was
   * seen then still stands.
   */
  readonly firstTry: boolean;
  /**
   * Whether other open grants hold the thing, and whether Drawbridge brought it about: only then does
   * an end leave it to them. Null when none does, and for a change with parts, held one by one.
   */
  readonly heldAsOurs: boolean | null;
  /** The open grant that goes on longest with it. */
  readonly keeper?: StepRecord['keptFor'];
  /** By key, what other open grants hold of it. */
  readonly others: HeldByOthers;
  /** Keys of the parts that Drawbridge brought about and this grant holds. */
  readonly mine: readonly string[];
  /** By key, of the values that a directory replaces together with it: what our records say of them. */
  readonly beside?: Readonly<Record<string, Beside>>;
  /**
   * An end of ours was read back as gone minutes ago, or a removal tried: a reading that still shows it may
   * be old.
   */
  readonly justEnded?: boolean;
  /** That end is still on its way, which may take as long as the directory takes. */
  readonly beingTaken?: boolean;
  /**
   * `kept-closed`: another open grant keeps closed what this one would open. `other-way`: one of ours gives
   * the same in another way, and a directory cannot keep the two apart; `other-way-ends`: one that did is
   * being taken back, or that is not proven yet.
   */
  readonly barred?: 'kept-closed' | 'other-way' | 'other-way-ends' | undefined;
}

export type Effect =
  | {
      readonly act: 'observe' | 'perform' | 'undo';
      readonly requestId: string;
      readonly step: StepInHand;
    }
  | {
      readonly act: 'check';
      readonly requestId: string;
      readonly accounts: readonly AccountRef[];
      readonly steps: readonly StepInHand[];
    }
  | {
      readonly act: 'tell-cut-off';
      readonly cutOff: CutOff;
      readonly to: AccountRef;
      readonly reminds: boolean;
      readonly quiet: boolean;
    }
  | {
      readonly act: 'tell-absence';
      readonly absence: Absence;
      readonly to: AccountRef;
      readonly quiet: boolean;
    }
  | {
      readonly act: 'tell-brake';
      readonly brake: Brake;
      readonly to: AccountRef;
      /** Whether there is something for them to press. */
      readonly mayEnd: boolean;
      /** Nothing is posted: what they were shown before is redrawn. */
      readonly quiet: boolean;
    }
  | (EstateStanding & {
      readonly act: 'tell-estate';
      readonly to: AccountRef;
      readonly reminds: boolean;
    })
  | {
      readonly act: 'tell-owner';
      readonly to: AccountRef;
      /** Display names of those that they own from now on. */
      readonly tenants: readonly string[];
      /** Names of those who agreed to it. */
      readonly agreed: readonly string[];
    }
  | (PartnerStanding & {
      readonly act: 'tell-partner-review';
      readonly to: AccountRef;
      readonly reminds: boolean;
      /** They own the tenant now, so that they can answer. */
      readonly owns: boolean;
      /** Somebody is told when its owners do not answer. */
      readonly escalates: boolean;
    })
  | {
      readonly act: 'tell-posture';
      readonly to: AccountRef;
      /** There instead; `to` is whose it is. */
      readonly channel?: ChannelRef;
      /** Its id. */
      readonly subscription: string;
      readonly message: PostureMessage;
    }
  | { readonly act: 'prove'; readonly requestId: string; readonly steps: readonly StepInHand[] }
  | {
      readonly act: 'deliver';
      readonly request: AccessRequest;
      readonly to: AccountRef;
      readonly audience: Audience;
      /** As the work says. */
      readonly quiet?: true;
    }
  | {
      readonly act: 'tell';
      readonly request: AccessRequest;
      readonly to: AccountRef;
      readonly audience: Audience;
      readonly news: News;
      /** Of what ends: the request that would go on with it, and waits for a decision. */
      readonly renewal?: string;
      /** Their decision is: it takes the place of the last message that said so. */
      readonly wanted?: true;
      /** As the work says. */
      readonly question?: string;
      readonly quiet?: true;
    };

export type EffectOutcome =
  | {
      readonly kind: 'observed';
      readonly stepId: string;
      readonly observation: Observation;
      readonly clientRequestId: string;
      readonly others: HeldByOthers;
    }
  | { readonly kind: 'performed'; readonly stepId: string; readonly performed: Performed }
  | {
      readonly kind: 'step-failed';
      readonly stepId: string;
      readonly told: Told;
      /** The directory refused, and nothing was ever sent that it could have taken. */
      readonly untouched: boolean;
    }
  /** A brake holds. `untouched`: nothing was ever sent for this step; `sent`: by this try something was. */
  | {
      readonly kind: 'braked';
      readonly stepId: string;
      readonly untouched: boolean;
      readonly sent: boolean;
    }
  | {
      readonly kind: 'undone';
      readonly stepId: string;
      readonly undone: Undone;
      readonly clientRequestId: string;
    }
  | {
      readonly kind: 'proof';
      readonly present: readonly string[];
      readonly evidence: readonly Evidence[];
    }
  | ({ readonly kind: 'checked' } & Checked)
  /** Whether a card reached somebody who decides, where that is news. */
  | {
      readonly kind: 'card';
      readonly to: AccountRef;
      readonly arrived: boolean;
      readonly why?: UnreachedWhy;
    }
  /** A channel has it, or does not take it. */
  | { readonly kind: 'channel'; readonly arrived: boolean }
  /** A card of a request was brought, which is no news to anybody. */
  | ({ readonly kind: 'shown' } & BroughtCard)
  /** Nothing to decide about, and nothing to keep. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'later';
      readonly told: Told;
      readonly retryAfterMs?: number;
      /** A write of this step was taken and produced this; `now`: by this try, for all that is known. */
      readonly wrote?: {
        readonly stepId: string;
        readonly outputs: StepOutputs;
        readonly now: boolean;
      };
      /** Id of a step for which neither this try nor one before it by the same work sent anything. */
      readonly unsent?: string;
      /** Id of a step whose removal may have been taken by this try. */
      readonly removing?: string;
    };
