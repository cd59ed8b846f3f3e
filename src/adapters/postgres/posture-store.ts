// Snapshots of tenants as rows: the latest in memory, earlier ones by their moment.
import { sql } from 'kysely';
import type { AreaName } from '../../domain/posture/facts/areas.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PostureStore } from '../../ports/posture-store.ts';
import type { Db } from './database.ts';
import { keepFacts } from './posture-keep.ts';
import { createLatestFacts } from './posture-latest.ts';
import { purgePosture } from './posture-purge.ts';
import { readingFrom } from './posture-rows.ts';

export interface KeepingPostureStore extends PostureStore {
  /** After the rows were emptied. */
  forget(): void;
}

export function createPostureStore(db: Db, clock: Clock): KeepingPostureStore {
  const latest = createLatestFacts(db);
  return {
    latest: latest.get,
    forget: latest.forget,
    keep: (facts) => keepFacts(db, facts, clock.now()),
    purge: () => purgePosture(db, clock.now()),

    async asOf(tenantId, moment) {
      const rows = await db
        .selectFrom('posture_snapshot as snapshot')
        .leftJoin('posture_value as value', (join) =>
          join
            .onRef('value.tenant_id', '=', 'snapshot.tenant_id')
            .onRef('value.area', '=', 'snapshot.area')
            .onRef('value.hash', '=', 'snapshot.hash'),
        )
        .distinctOn('snapshot.area')
        .select([
          'snapshot.area',
          'snapshot.seen_at',
          'snapshot.state',
          'snapshot.hash',
          'snapshot.about',
          'value.value',
        ])
        .where('snapshot.tenant_id', '=', tenantId)
        .where('snapshot.taken_at', '<=', new Date(moment))
        .orderBy('snapshot.area')
        .orderBy('snapshot.taken_at', 'desc')
        .execute();
      const readings = rows.map((row) => {
        const value = row.value === null ? undefined : JSON.parse(row.value);
        const at = Math.min(row.seen_at.getTime(), moment);
        return [row.area, readingFrom(row, value, at)];
      });
      return { tenantId, readings: Object.fromEntries(readings) };
    },

    async changedAt(tenantId, since) {
      // A first reading is no change, and one that failed in between has no value to compare.
      const { rows } = await sql<{ area: AreaName; taken_at: Date }>`
        SELECT area, taken_at FROM (
          SELECT area, taken_at, hash, lag(hash) OVER (PARTITION BY area ORDER BY taken_at) AS before
          FROM posture_snapshot WHERE tenant_id = ${tenantId} AND hash IS NOT NULL
        ) AS read
        WHERE before IS NOT NULL AND before <> hash AND taken_at >= ${new Date(since)}
        ORDER BY taken_at DESC, area`.execute(db);
      return rows.map(({ area, taken_at }) => ({ area, at: taken_at.getTime() }));
    },
  };
}
