// How well a tenant could be read: wholly, in part, or not since some moment and why.

import { DAY } from '../../../shared/duration.ts';
import type { Instant } from '../../facts.ts';
import type { AreaName } from '../facts/areas.ts';
import type { Reading, TenantFacts } from '../reading.ts';

export type Freshness =
  | { readonly state: 'read' }
  /** So many areas were not read; why, for the first of them. */
  | { readonly state: 'partly'; readonly areas: number; readonly because: string }
  /** `since`: when it was read last; undefined: as far as is known never. */
  | { readonly state: 'unread'; readonly since: Instant | undefined; readonly because: string };

/** Twice a day is usual; what is older than this was not read when it should have been. */
const OLD = 2 * DAY;

export function freshnessOf(before: TenantFacts, after: TenantFacts, now: Instant): Freshness {
  const readings = readingsOf(after);
  const read = readings.filter(({ state }) => state !== 'unreadable');
  const failed = readings.filter((one) => one.state === 'unreadable');
  const because = failed[0]?.sentence ?? 'it was not read again';
  const since = newest(read) ?? newest(readingsOf(before).filter((one) => one.state === 'read'));
  if (since === undefined || read.length <= failed.length || since < now - OLD) {
    const why = readings.length === 0 ? 'it has not been read yet' : because;
    return { state: 'unread', since, because: why };
  }
  return failed.length > 0 ? { state: 'partly', areas: failed.length, because } : { state: 'read' };
}

/** Nothing was known of it then, so that nothing can be called new. */
export const isFirstReading = (before: TenantFacts): boolean =>
  !readingsOf(before).some(({ state }) => state === 'read');

const readingsOf = ({ readings }: TenantFacts): Array<Reading<unknown>> =>
  (Object.keys(readings) as AreaName[]).flatMap(
    (area) => (readings[area] as Reading<unknown> | undefined) ?? [],
  );

const newest = (readings: ReadonlyArray<Reading<unknown>>): Instant | undefined => {
  const moments = readings.flatMap(({ asOf }) => asOf ?? []);
  return moments.length > 0 ? Math.max(...moments) : undefined;
};
