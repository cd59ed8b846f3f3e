// Where snapshots of tenants are kept: the latest in memory, earlier ones to compare with.
import type { Instant } from '../domain/facts.ts';
import type { AreaName } from '../domain/posture/facts/areas.ts';
import type { Asked } from '../domain/posture/question.ts';
import type { TenantFacts } from '../domain/posture/reading.ts';

export interface PostureStore {
  /** The latest of each area, without waiting for a database where nothing changed since. */
  latest(tenantIds: readonly string[]): Promise<ReadonlyMap<string, TenantFacts>>;
  /** As it was known at that moment; an area that was first read later is absent. */
  asOf(tenantId: string, moment: Instant): Promise<TenantFacts>;
  /** Keeps what was read; an area whose value is as before only gets younger. */
  keep(facts: TenantFacts): Promise<void>;
  /** Moments at which an area of this tenant changed, newest first. */
  changedAt(
    tenantId: string,
    since: Instant,
  ): Promise<ReadonlyArray<{ readonly area: AreaName; readonly at: Instant }>>;
  /** Lets go of what was kept long enough, never of the newest; gives how much that was. */
  purge?(): Promise<number>;
}

/** What a person asked last, for follow-ups; forgotten after an hour. */
export interface AskedStore {
  last(account: string, conversation: 'alone' | 'shared'): Promise<Asked | undefined>;
  remember(account: string, conversation: 'alone' | 'shared', asked: Asked): Promise<void>;
}
