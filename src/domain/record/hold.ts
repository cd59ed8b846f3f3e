// A legal hold: what is not let go while a matter is open.
import type { Instant } from '../facts.ts';

/** One request, everything about a tenant, or everything about one account of a person. */
export type HoldSubject = `request/${string}` | `tenant/${string}` | `person/${string}`;

export interface LegalHold {
  readonly id: string;
  readonly subjects: readonly HoldSubject[];
  readonly because: string;
  /** As whoever placed it wrote it: a command knows no account. */
  readonly placedBy: string;
  readonly placedAt: Instant;
  readonly liftedAt?: Instant;
}
