// What a kind of access is: one file that knows its choices, its facts and its plan. Nothing else does.

import type { Refusal } from '../../shared/refusal.ts';
import type { Result } from '../../shared/result.ts';
import type { Estate, Tenant } from '../estate/estate.ts';
import type { Account, Fact, FactQuery } from '../facts.ts';
import type { Study } from '../study.ts';
import type { Change } from './change.ts';
import type { Identity } from './identity.ts';
import type { Person, PersonRef } from './people.ts';
import type { Plan, PlanWords, Resource } from './plan.ts';

/**
 * A personal grant is for one person and ends by itself at its expiration. A relationship setting
 * joins tenants: it has a review date, and ends only when somebody decides so.
 */
export type Lifecycle = 'personal-grant' | 'relationship-setting';

/** A further question of the form, asked once it is known what is wanted. */
export interface Input {
  /** Small letters and hyphens. */
  readonly id: string;
  readonly label: string;
  /** One of the choices, several of them, or free text. */
  readonly type: 'choice' | 'choices' | 'text';
  readonly choices?: ReadonlyArray<{ readonly title: string; readonly value: string }>;
  readonly placeholder?: string;
  /** Of a text: how many characters it may have, if more than a line holds. */
  readonly longest?: number;
  /** Filled in beforehand; several are separated by commas. */
  readonly value?: string;
  readonly required: boolean;
}

/** One thing that can be asked for, as a choice in the form. */
export interface Offer {
  readonly resource: Resource;
  readonly name: string;
  readonly tenant: string;
}

/** Something offered whose name could not be read at the moment, or that cannot be given. */
export interface Missing {
  readonly tenant: string;
  readonly sentence: string;
}

/** A task that something of a kind serves. */
export interface Served {
  readonly task: string;
  readonly area: string;
  /** Name of the least that serves it, whether or not it is offered. */
  readonly by: string;
  /** Whether the words can hardly mean anything else. */
  readonly sure: boolean;
  /** Above the ceiling in every place. */
  readonly never: boolean;
  /** How far an offered thing reaches, 0 the least; undefined where it does not serve the task. */
  reach(id: string): number | undefined;
}

export interface Wish {
  readonly resource: Resource;
  /** Who asks; without {@link people} it is for them. */
  readonly beneficiary: Identity;
  /** Whom it is for, where the kind asks for that. */
  readonly people?: readonly Person[];
  /** Milliseconds. */
  readonly durationMs: number;
  /** Keys of what open grants of ours hold at present. */
  readonly held: ReadonlySet<string>;
  /** Relationship settings of ours that are in place or on their way; empty for a personal grant. */
  readonly open: readonly OpenSetting[];
}

export interface OpenSetting {
  readonly requestId: string;
  /** Resolved. */
  readonly changes: readonly Change[];
}

export interface Planned {
  readonly plan: Plan;
  readonly words: PlanWords;
  /** What the account is in that tenant that gets the right; absent where none does. */
  readonly recipient?: 'member' | 'guest';
  /**
   * Ids of the tenants whose owners all have to agree, each by a person of their own; without it the
   * resource's tenant alone.
   */
  readonly sides?: readonly string[];
  /** Less that may do as well, the best first: offered to whoever decides beside what is asked. */
  readonly narrower?: readonly Narrower[];
}

export interface Narrower {
  /** After "Approve": `only for Berlin`. */
  readonly label: string;
  /** Of another thing that the same tenant offers; without it the same. */
  readonly resourceId?: string;
  readonly durationMs?: number;
}

/** What is known before anything is read, and may have changed: a hint for what to read, never a fact. */
export interface Foreknown {
  readonly tenant?: Tenant | undefined;
  /** Under which the beneficiary signed in at home when it was asked for. */
  readonly address?: string | undefined;
}

export interface AccessKind {
  readonly id: string;
  /** `Guest access`, on the button that opens its form. */
  readonly title: string;
  /** One line under the title: what somebody gets. */
  readonly about: string;
  readonly lifecycle: Lifecycle;
  /** Its plans name {@link Planned.sides}, so that owners agree whatever the stages of a rule say. */
  readonly namesSides?: true;
  /** What the form asks for, in the question's words. */
  readonly question: string;
  /** Words by which people mean this kind when they type. */
  readonly synonyms: readonly string[];
  /** Names of the identities that make its changes, and of a reader of its own where it needs one. */
  readonly writers: readonly string[];
  /** Whether this person could never ask for it there. */
  notAt(tenant: Tenant, requestor: Identity): boolean;
  /** Ids of what a tenant offers of this kind. */
  offered(tenant: Tenant, estate: Estate): readonly string[];
  /** Reads the name of one offered thing. */
  describe(tenant: Tenant, id: string, estate: Estate): Study<Result<Offer, Missing>>;
  /** What the form asks once the resource is chosen; the answers stand in {@link Resource.inputs}. */
  inputs?(
    estate: Estate,
    resource: Resource,
    requestor: Identity,
  ): Study<Result<readonly Input[], Refusal>>;
  /**
   * Whom it is for, where that is not the one who asks: read from the answers to its questions, which
   * name people and so are kept nowhere else.
   */
  people?(
    estate: Estate,
    resource: Resource,
    requestor: Identity,
  ): Study<Result<readonly PersonRef[], readonly Refusal[]>>;
  /**
   * Whether this account of the tenant has the thing already, however it came to it. Without it only
   * what Drawbridge gave is known.
   */
  holds?(resource: Resource, account: Account): Study<Fact<boolean>>;
  /** What people mean who say what they have to do, not what they want; the best comes first. */
  tasks?(words: string): readonly Served[];
  /** What has owners of its own in the directory; without it, nothing has. */
  owned?(resource: Resource): { readonly groupId: string } | { readonly applicationId: string };
  /** What every plan for this resource asks, as far as it can be told before anything is read. */
  foresee(resource: Resource, before: Foreknown): readonly FactQuery[];
  /** The smallest change that serves the wish, or every reason why there is none. */
  plan(estate: Estate, wish: Wish): Study<Result<Planned, readonly Refusal[]>>;
  /** Who would lose what if it ended now, in sentences: read before a relationship setting ends. */
  impact?(estate: Estate, request: { readonly plan: Plan }): Study<readonly string[]>;
}
