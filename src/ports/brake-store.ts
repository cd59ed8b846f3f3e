// Which brakes hold, read from where every replica reads it; pulled and released with their work and audit.
import type { Brake } from '../domain/access/brake.ts';
import type { AuditDraft, DueWork } from '../domain/access/decision.ts';
import type { AccessRequest } from '../domain/access/request.ts';

export interface BrakeChange {
  readonly brake: Brake;
  readonly audit: readonly AuditDraft[];
  /** Stands under the id of the brake. */
  readonly work: readonly DueWork[];
}

export interface BrakeStore {
  load(id: string): Promise<Brake | undefined>;
  /** Those that nobody has ended, lockdown first. */
  inForce(): Promise<Brake[]>;
  /**
   * From this commit on no decision that gives there is stored, on any replica. `held`: a brake holds
   * there already, and nothing was stored.
   */
  pull(change: BrakeChange): Promise<'committed' | 'held'>;
  /** `conflict`: it was changed since it was loaded. `finishes`: id of the work that led here. */
  commit(
    change: BrakeChange,
    options?: { readonly finishes?: string },
  ): Promise<'committed' | 'conflict'>;
  /** Whether one holds in any of these tenants, at this moment. */
  holds(tenantIds: readonly string[]): Promise<boolean>;
  /** Requests from which something may still be given, by number; those after `after`. */
  onTheWay(after: string | undefined, limit: number): Promise<AccessRequest[]>;
  /** Steps of these requests that wait are looked at now. */
  wake(requestIds: readonly string[]): Promise<void>;
}

/** Thrown in the place of a write that gives: a brake holds. */
export class Braked extends Error {
  override readonly name = 'Braked';
  /** Whether something of the same step had been sent before. */
  readonly sent: boolean;

  constructor(sent: boolean) {
    super('a brake holds, so nothing that gives is sent');
    this.sent = sent;
  }
}
