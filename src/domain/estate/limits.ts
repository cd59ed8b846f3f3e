// How much is let through: what a rule approves by itself, how much somebody has at once, and what nobody has together.
import type { Place } from './estate.ts';

/** Up to here a rule approves by itself; beyond it its approvers are asked. */
export interface Automatic {
  /** Milliseconds. */
  readonly longest: number;
  /** Approvals within a time that slides. */
  readonly atMost: {
    readonly perPerson: number;
    readonly perRule: number;
    /** Milliseconds. */
    readonly in: number;
  };
}

/** Things of one kind in one tenant. */
export interface Assignment {
  readonly kind: string;
  readonly tenantId: string;
  /** Id of what the kind offers, `*` for any characters. */
  readonly resource: string;
}

/** Nobody has something of the one list together with something of the other. */
export interface Incompatible {
  readonly id: string;
  readonly place: Place;
  readonly between: readonly [readonly Assignment[], readonly Assignment[]];
  readonly because: string;
}

/** Access that is prepared for an emergency, and that some people give themselves at once. */
export interface BreakGlass {
  readonly id: string;
  readonly place: Place;
  /** Of the files that the place is in. */
  readonly version?: string;
  /** What it is for, in a few words. */
  readonly title: string;
  readonly kind: string;
  readonly tenantId: string;
  readonly resource: string;
  /** Names of the people who may. */
  readonly people: readonly string[];
  /** Milliseconds. */
  readonly longest: number;
  /** Uses of one person within a time that slides, in milliseconds. */
  readonly atMost: { readonly count: number; readonly in: number };
  /** Names of the people who are told besides the owners of the tenant. */
  readonly tell: readonly string[];
  readonly because: string;
}
