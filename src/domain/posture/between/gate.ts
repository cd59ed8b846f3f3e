// One gate between somebody and an application in another tenant, and what it says.
import type { Evidence } from '../result.ts';

export type GateName =
  | 'cloud'
  | 'outbound'
  | 'inbound'
  | 'account'
  | 'redemption'
  | 'application'
  | 'assignment'
  | 'conditional-access'
  | 'tenant-restrictions';

/**
 * `some`: it lets some of them through, not all. `to-pass`: it decides at the sign-in itself, or is
 * something that somebody still has to do.
 */
export type GateState = 'open' | 'some' | 'closed' | 'unknown' | 'to-pass';

export interface Gate {
  readonly gate: GateName;
  /** The tenant in which it stands. */
  readonly at: string;
  readonly state: GateState;
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  /** What to do where it is closed. */
  readonly remedy?: string;
  /** A policy that blocks them whatever they do. */
  readonly blocks?: true;
}

/** Who goes where; without a person everybody of the home tenant, without an application any. */
export interface Journey {
  readonly from: string;
  readonly to: string;
  readonly person?: {
    /** Object id at home. */
    readonly home?: string;
    /** Object id in the resource tenant. */
    readonly guest?: string;
  };
  /** As registered; not the object id of the enterprise application. */
  readonly appId?: string;
}
