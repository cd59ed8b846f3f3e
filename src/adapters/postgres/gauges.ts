// Numbers that the rows tell: how requests stand, how late proofs and work are, and the oldest unsealed entry.
import { sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { Gauge, GaugeName } from '../../ports/telemetry.ts';
import { DAY } from '../../shared/duration.ts';
import type { Db } from './database.ts';

const WINDOW_MS = 7 * DAY;

export async function readGauges(db: Db, now: Instant): Promise<Gauge[]> {
  const since = new Date(now - WINDOW_MS);
  const at = new Date(now);
  const [states, decided, proven, overdue, work, unsealed] = await Promise.all([
    db
      .selectFrom('request')
      .select(['state', sql<number>`count(*)::int`.as('count')])
      .groupBy('state')
      .execute(),
    sql<Quantiles>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS half,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY took) AS most
      FROM (SELECT ((data->'decision'->>'at')::float8 / 1000) - extract(epoch FROM asked_at)::float8 AS took
            FROM request WHERE asked_at > ${since} AND data->'decision'->>'at' IS NOT NULL) AS decided`.execute(
      db,
    ),
    sql<Quantiles>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS half,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY took) AS most
      FROM (SELECT ((data->>'provenAt')::float8 - (data->'ending'->>'since')::float8) / 1000 AS took
            FROM request WHERE closed_at > ${since} AND data->>'provenAt' IS NOT NULL) AS proven`.execute(
      db,
    ),
    sql<{ seconds: number | null }>`
      SELECT max(extract(epoch FROM ${at}::timestamptz - expires_at))::float8 AS seconds
      FROM request WHERE closed_at IS NULL AND expires_at < ${at}`.execute(db),
    sql<{ open: number; overdue: number; seconds: number | null }>`
      SELECT count(*)::int AS open,
             (count(*) FILTER (WHERE due_at <= ${at}))::int AS overdue,
             extract(epoch FROM ${at}::timestamptz - min(due_at))::float8 AS seconds
      FROM work WHERE done_at IS NULL`.execute(db),
    sql<{ seconds: number | null }>`
      SELECT extract(epoch FROM clock_timestamp() - min(written_at))::float8 AS seconds
      FROM audit_entry WHERE sequence IS NULL`.execute(db),
  ]);
  const [late] = overdue.rows;
  const [open] = work.rows;
  return [
    ...states.map(({ state, count }) => gauge('drawbridge_requests', count, { state })),
    ...quantiles('drawbridge_decision_seconds', decided.rows[0]),
    ...quantiles('drawbridge_proof_seconds', proven.rows[0]),
    gauge('drawbridge_proof_overdue_seconds', late?.seconds ?? 0),
    gauge('drawbridge_work_open', open?.open ?? 0),
    gauge('drawbridge_work_overdue', open?.overdue ?? 0),
    gauge('drawbridge_work_overdue_seconds', Math.max(open?.seconds ?? 0, 0)),
    gauge('drawbridge_audit_unsealed_seconds', unsealed.rows[0]?.seconds ?? 0),
  ];
}

interface Quantiles {
  readonly half: number | null;
  readonly most: number | null;
}

const gauge = (name: GaugeName, value: number, labels: Gauge['labels'] = {}): Gauge => ({
  name,
  labels,
  value,
});

const quantiles = (name: GaugeName, found: Quantiles | undefined): Gauge[] =>
  found?.half == null || found.most == null
    ? []
    : [gauge(name, found.half, { quantile: '0.5' }), gauge(name, found.most, { quantile: '0.95' })];
