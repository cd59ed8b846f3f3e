// The days on which an access that is asked for now may begin, as the person who asks counts them.
import { LATEST_START } from '../domain/access/start.ts';
import type { Instant } from '../domain/facts.ts';
import { knownTimeZone, localDay } from '../shared/local-time.ts';

export function daysToStart(now: Instant, zone: string | null) {
  const timeZone = knownTimeZone(zone);
  return {
    timeZone,
    earliest: localDay(now, timeZone),
    latest: localDay(now + LATEST_START, timeZone),
  };
}
