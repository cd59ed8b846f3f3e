// Who is away and who decides in their stead, with the audit and the messages that follow from it.
import type { Absence } from '../domain/access/absence.ts';
import type { AuditDraft, DueWork } from '../domain/access/decision.ts';
import type { Instant } from '../domain/facts.ts';
import type { AccountRef } from '../shared/account.ts';

export interface AbsenceChange {
  readonly absence: Absence;
  readonly audit: readonly AuditDraft[];
  /** Stands under the id of the absence. */
  readonly work: readonly DueWork[];
}

export interface AbsenceStore {
  load(id: string): Promise<Absence | undefined>;
  /** Accepted by the delegate, not over, and not past its day. */
  inForce(now: Instant): Promise<Absence[]>;
  /** Those of these accounts, or for which they are the delegate, that are not over; the next to end first. */
  openOf(accounts: readonly AccountRef[]): Promise<Absence[]>;
  /** `conflict`: there is one under this id. */
  create(change: AbsenceChange): Promise<'committed' | 'conflict'>;
  /** `conflict`: it was changed since it was loaded. `finishes`: id of the work that led here. */
  commit(
    change: AbsenceChange,
    options?: { readonly finishes?: string },
  ): Promise<'committed' | 'conflict'>;
}
