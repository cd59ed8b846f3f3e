// How long snapshots are kept, by what they are about, and what goes every night.
import { sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { AreaName } from '../../domain/posture/facts/areas.ts';
import { DAY, HOUR } from '../../shared/duration.ts';
import type { Db } from './database.ts';
import { isSnapshotHeld } from './hold-store.ts';

interface RecordClass {
  readonly areas: readonly AreaName[];
  readonly keptFor: number;
  /** After so long only the last of each week stays: large lists in which something changes every day. */
  readonly weeklyAfter?: number;
}

const YEARS = 7 * 365 * DAY;

const CLASSES: readonly RecordClass[] = [
  { areas: ['riskyUsers', 'riskyServicePrincipals', 'incidents'], keptFor: 30 * DAY },
  {
    areas: ['signInActivity', 'boundarySignIns', 'registrationDetails', 'directoryAudits'],
    keptFor: 90 * DAY,
    weeklyAfter: 7 * DAY,
  },
  {
    areas: ['users', 'guestSponsors', 'devices', 'secureScores', 'synchronization'],
    keptFor: YEARS,
    weeklyAfter: 30 * DAY,
  },
];
const NAMED = CLASSES.flatMap(({ areas }) => areas);

/** What somebody asked last is of use for follow-ups only. */
const ASKED_FOR = HOUR;

/**
 * The newest of each area stays as long as the tenant is read: each reading sees it anew. What a legal hold is on
 * stays as well. Gives how many snapshots went.
 */
export async function purgePosture(db: Db, now: Instant): Promise<number> {
  let gone = 0;
  for (const { areas, keptFor, weeklyAfter } of CLASSES) {
    gone += await older(db, new Date(now - keptFor), areas, 'in');
    if (weeklyAfter !== undefined) gone += await thin(db, new Date(now - weeklyAfter), areas);
  }
  gone += await older(db, new Date(now - YEARS), NAMED, 'not in');
  await sql`
    DELETE FROM posture_value WHERE NOT EXISTS (
      SELECT 1 FROM posture_snapshot AS snapshot
      WHERE snapshot.tenant_id = posture_value.tenant_id AND snapshot.area = posture_value.area
        AND snapshot.hash = posture_value.hash
    )`.execute(db);
  await db
    .deleteFrom('posture_asked')
    .where('asked_at', '<', new Date(now - ASKED_FOR))
    .execute();
  return gone;
}

async function older(
  db: Db,
  before: Date,
  areas: readonly AreaName[],
  which: 'in' | 'not in',
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('posture_snapshot')
    .where('seen_at', '<', before)
    .where('area', which, areas)
    .where(({ not }) => not(isSnapshotHeld))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

async function thin(db: Db, before: Date, areas: readonly AreaName[]): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM posture_snapshot USING (
      SELECT tenant_id, area, taken_at, row_number() OVER (
        PARTITION BY tenant_id, area, date_trunc('week', taken_at) ORDER BY taken_at DESC
      ) AS place
      FROM posture_snapshot
      WHERE taken_at < ${before} AND area IN (${sql.join(areas)})
    ) AS ranked
    WHERE ranked.place > 1 AND NOT posture_snapshot.current AND NOT ${isSnapshotHeld}
      AND posture_snapshot.tenant_id = ranked.tenant_id
      AND posture_snapshot.area = ranked.area AND posture_snapshot.taken_at = ranked.taken_at
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
