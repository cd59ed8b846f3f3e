// Lets go of what was kept long enough.
import type { Retention } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';

export interface RecordKeeper {
  /** Names and words of what was closed long enough ago and is not held; gives how many requests that was. */
  letGo(retention: Retention, now: Instant): Promise<number>;
}
