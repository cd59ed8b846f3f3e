// Who and what is cut off, until an owner lifts it; with the work and the audit that follow from it.
import type { CutOff } from '../domain/access/cut-off.ts';
import type { AuditDraft, DueWork } from '../domain/access/decision.ts';

export interface CutOffChange {
  readonly cutOff: CutOff;
  readonly audit: readonly AuditDraft[];
  /** Stands under the id of the cut-off. */
  readonly work: readonly DueWork[];
}

export interface CutOffStore {
  load(id: string): Promise<CutOff | undefined>;
  /** Those that nobody has lifted, newest first. */
  open(): Promise<CutOff[]>;
  /** Nothing is stored twice under one id. */
  create(change: CutOffChange): Promise<void>;
  /** `conflict`: it was changed since it was loaded. `finishes`: id of the work that led here. */
  commit(
    change: CutOffChange,
    options?: { readonly finishes?: string },
  ): Promise<'committed' | 'conflict'>;
}
