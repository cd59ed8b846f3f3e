// The night's row about the record has fallen due: what was kept long enough goes, and the row comes back tomorrow.
import type { Estate, Retention } from '../domain/estate/estate.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { RecordKeeper } from '../ports/record-keeper.ts';
import type { WorkItem, WorkQueue } from '../ports/work-queue.ts';
import { DAY } from '../shared/duration.ts';
import { type InForceDeps, leaveToOthers, whyBehind } from './rules-behind.ts';

export interface TidyDeps extends InForceDeps {
  readonly estate: Estate;
  /** Absent where nothing is let go. */
  readonly recordKeeper?: RecordKeeper;
  readonly queue: Pick<WorkQueue, 'finish' | 'postpone'>;
  readonly clock: Clock;
  readonly log: Log;
}

const SEVEN_YEARS: Retention = { requests: 7 * 365 * DAY, tenants: {} };

export async function tidyRecord(deps: TidyDeps, item: WorkItem): Promise<void> {
  const { estate, recordKeeper, queue, clock, log } = deps;
  if (!recordKeeper) return queue.finish(item.id);
  // It may be kept for longer by now, and what went does not come back.
  if (whyBehind(deps)) return leaveToOthers(deps, item);
  const gone = await recordKeeper.letGo(estate.retention ?? SEVEN_YEARS, clock.now());
  log.info('record.tidied', { gone });
  await queue.postpone(item.id, clock.now() + DAY, 'tidied', false);
}
