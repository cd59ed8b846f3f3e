// What is known of tenants for an answer: read again where that is quick, else with the age it has.
import type { Instant } from '../domain/facts.ts';
import type { AreaName } from '../domain/posture/facts/areas.ts';
import { readingOf, type TenantFacts } from '../domain/posture/reading.ts';
import { renewed, together } from '../domain/posture/renewed.ts';
import type { Clock } from '../ports/clock.ts';
import type { PostureStore } from '../ports/posture-store.ts';
import type { Surveyor } from '../ports/surveyor.ts';
import { MINUTE } from '../shared/duration.ts';

export interface RefreshDeps {
  readonly surveyor: Surveyor;
  readonly postureStore: Pick<PostureStore, 'latest' | 'keep'>;
  readonly clock: Clock;
  /** Begins the time that reading for an answer may take; about a second and a half. */
  freshWithin(): AbortSignal;
}

const FRESH_MS = 2_000;
/** More is not read while somebody waits: an answer about the whole estate says its age. */
const PAIRS_AT_MOST = 200;
/** A list of more than this takes longer than anybody wants to wait for. */
const ITEMS_AT_MOST = 500;

/** Where Graph allows a few calls for each ten seconds, which people's questions must not use up. */
const SCARCE: Partial<Record<AreaName, number>> = {
  directoryAudits: MINUTE,
  registrationDetails: 5 * MINUTE,
  boundarySignIns: 60 * MINUTE,
};

/** Never throws for what a directory does not answer; the older value stands, with its age. */
export async function refreshFacts(
  deps: RefreshDeps,
  tenantIds: readonly string[],
  areas: readonly AreaName[],
): Promise<ReadonlyMap<string, TenantFacts>> {
  const known = await deps.postureStore.latest(tenantIds);
  if (tenantIds.length * areas.length > PAIRS_AT_MOST) return known;
  const now = deps.clock.now();
  const signal = deps.freshWithin();
  const fresh = await Promise.all(
    tenantIds.map(async (tenantId) => {
      const before = known.get(tenantId);
      const stale = areas.filter((area) => isWorthReading(before, area, now));
      return [tenantId, await read(deps, tenantId, before, stale, signal)] as const;
    }),
  );
  return new Map(fresh.flatMap(([tenantId, facts]) => (facts ? [[tenantId, facts]] : [])));
}

function isWorthReading(facts: TenantFacts | undefined, area: AreaName, now: Instant): boolean {
  const reading = readingOf(facts, area);
  if (reading.asOf !== undefined && now - reading.asOf <= (SCARCE[area] ?? FRESH_MS)) return false;
  const isLong =
    reading.state === 'read' &&
    Array.isArray(reading.value) &&
    reading.value.length > ITEMS_AT_MOST;
  return !isLong;
}

async function read(
  { surveyor, postureStore }: RefreshDeps,
  tenantId: string,
  before: TenantFacts | undefined,
  areas: readonly AreaName[],
  signal: AbortSignal,
): Promise<TenantFacts | undefined> {
  if (areas.length === 0) return before;
  const surveyed = await surveyor.survey(tenantId, { areas, urgent: true, signal });
  // Nothing came, so that what was judged of it before still stands.
  if (Object.keys(surveyed.readings).length === 0) return before;
  const answered = withoutLate(surveyed);
  // Kept is what answered: that there was no time for the rest says something about this answer alone.
  if (Object.keys(answered.readings).length > 0) {
    await postureStore.keep(renewed(before, answered));
  }
  return together(before, renewed(before, surveyed));
}

const withoutLate = ({ tenantId, readings }: TenantFacts): TenantFacts => ({
  tenantId,
  readings: Object.fromEntries(
    Object.entries(readings).filter(
      ([, reading]) => reading?.state !== 'unreadable' || reading.code !== 'out-of-time',
    ),
  ),
});
