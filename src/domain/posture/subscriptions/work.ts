// The work of a subscription: stands under its id, with ids and moments alone; names are read when it is told.
import type { Instant } from '../../facts.ts';
import type { AlertKind, Withheld } from './subscription.ts';

export type SubscriptionWork =
  /** Its time has come: may its reader still read, is there anything to tell, and when is the next time? */
  | { readonly kind: 'run-subscription'; readonly round: number }
  | {
      readonly kind: 'tell-digest';
      readonly from: Instant;
      readonly to: Instant;
      /** Tenants that are not the reader's to read any more. */
      readonly lost: readonly string[];
      /** To the subscriber, since their channel is not told. */
      readonly alone?: true;
    }
  | {
      readonly kind: 'tell-alert';
      readonly alert: AlertKind;
      readonly tenantId: string;
      /** When the tenant was looked at: what is told is how it stood then. */
      readonly at: Instant;
      readonly found: ReadonlyArray<{ readonly object: string; readonly since: Instant }>;
      readonly alone?: true;
    }
  | { readonly kind: 'tell-shrunk'; readonly lost: readonly string[] }
  /** To the subscriber alone: the channel was told nothing. */
  | { readonly kind: 'tell-withheld'; readonly why: Withheld }
  | { readonly kind: 'tell-ended' };

const KINDS: readonly string[] = [
  'run-subscription',
  'tell-digest',
  'tell-alert',
  'tell-shrunk',
  'tell-withheld',
  'tell-ended',
] satisfies Array<SubscriptionWork['kind']>;

export const isSubscriptionWork = <W extends { readonly kind: string }>(
  work: W,
): work is Extract<W, SubscriptionWork> => KINDS.includes(work.kind);
