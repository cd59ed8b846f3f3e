// What is known after reading again: a failure that passes must not hide what was read before it.

import type { AreaName } from './facts/areas.ts';
import { type Reading, readingOf, type TenantFacts } from './reading.ts';

const AGAIN = 'could not be read again since ';

/**
 * An older value stays, with its age, while reading again fails for reasons that pass; it says since
 * when and why. Where a permission or consent was withdrawn, nothing may be said any more.
 */
export function renewed(before: TenantFacts | undefined, now: TenantFacts): TenantFacts {
  const readings = Object.entries(now.readings).flatMap(([area, reading]) =>
    reading ? [[area, renewedReading(readingOf(before, area as AreaName), reading)]] : [],
  );
  return { tenantId: now.tenantId, readings: Object.fromEntries(readings) };
}

/** Everything that is known: these readings, and the earlier ones of other areas. */
export const together = (before: TenantFacts | undefined, now: TenantFacts): TenantFacts => ({
  tenantId: now.tenantId,
  readings: { ...before?.readings, ...now.readings },
});

function renewedReading(before: Reading<unknown>, now: Reading<unknown>): Reading<unknown> {
  if (now.state !== 'unreadable' || !now.passing) return now;
  if (before.state === 'unlicensed') return before;
  if (before.state !== 'read') return now;
  const gaps = before.gaps ?? [];
  // From the first failure on: the latest would make it look as if it had just begun.
  const since = gaps.find((gap) => gap.startsWith(AGAIN))?.slice(AGAIN.length, AGAIN.length + 20);
  const moment = since ?? minuteOf(now.asOf ?? before.asOf);
  return {
    ...before,
    gaps: [...gaps.filter((gap) => !gap.startsWith(AGAIN)), `${AGAIN}${moment}: ${now.sentence}`],
  };
}

/** `2026-11-20 09:00 UTC`, of a fixed length. */
const minuteOf = (moment: number): string =>
  `${new Date(moment).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
