// What a kind of access is: one file that knows its choices, its facts and its plan. Nothing else does.

import type { Refusal } from '../../shared/refusal.ts';
import type { Result } from '../../shared/result.ts';
import type { Estate, Tenant } from '../estate/estate.ts';
import type { FactQuery } from '../facts.ts';
import type { Study } from '../study.ts';
import type { Identity } from './identity.ts';
import type { Plan, PlanWords, Resource } from './plan.ts';

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

export interface Wish {
  readonly resource: Resource;
  readonly beneficiary: Identity;
  /** Milliseconds. */
  readonly durationMs: number;
  /** Keys of what open grants of ours hold at present. */
  readonly held: ReadonlySet<string>;
}

export interface Planned {
  readonly plan: Plan;
  readonly words: PlanWords;
  /** What the account is in that tenant that gets the right. */
  readonly recipient: 'member' | 'guest';
}

export interface AccessKind {
  readonly id: string;
  /** `Guest access`, on the button that opens its form. */
  readonly title: string;
  /** One line under the title: what somebody gets. */
  readonly about: string;
  /** A personal grant ends by itself at its expiration. */
  readonly lifecycle: 'personal-grant';
  /** What the form asks for, in the question's words. */
  readonly question: string;
  /** Words by which people mean this kind when they type. */
  readonly synonyms: readonly string[];
  /** Name of the identity that makes the change. */
  readonly writer: string;
  /** Whether this person could never ask for it there. */
  notAt(tenant: Tenant, requestor: Identity): boolean;
  /** Ids of what a tenant offers of this kind. */
  offered(tenant: Tenant): readonly string[];
  /** Reads the name of one offered thing. */
  describe(tenant: Tenant, id: string): Study<Result<Offer, Missing>>;
  /** What every plan for this resource asks first. */
  foresee(resource: Resource): readonly FactQuery[];
  /** The smallest change that serves the wish, or every reason why there is none. */
  plan(estate: Estate, wish: Wish): Study<Result<Planned, readonly Refusal[]>>;
}
