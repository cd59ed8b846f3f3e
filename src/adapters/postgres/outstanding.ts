// What is due and not done, and when the next thing falls due: for the idle check and for operators.
import { sql } from 'kysely';
import type { WorkKind } from '../../domain/access/decision.ts';
import type { Instant } from '../../domain/facts.ts';
import type { Db } from './database.ts';

/** Reading how tenants stand and tidying go on beside everything else: nobody waits for it, and no clock stops for it. */
const UNSEEN: readonly WorkKind[] = ['announce', 'survey-tenant', 'tidy-posture', 'tidy-record'];

export interface OutstandingWork {
  readonly kind: string;
  readonly requestId: string;
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly lastError: string | null;
}

export async function outstandingWork(db: Db, now: Instant): Promise<OutstandingWork[]> {
  const rows = await db
    .selectFrom('work')
    .select(['kind', 'request_id', 'due_at', 'attempts', 'last_error'])
    .where('done_at', 'is', null)
    .where('due_at', '<=', new Date(now))
    .where('kind', 'not in', UNSEEN)
    .orderBy('due_at')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    requestId: row.request_id,
    dueAt: row.due_at.getTime(),
    attempts: row.attempts,
    lastError: row.last_error,
  }));
}

/** `seen`: without what only looks whether all is well, which people see nothing of. */
export async function nextDue(
  db: Db,
  after: Instant,
): Promise<{ readonly any?: Instant; readonly seen?: Instant }> {
  const rows = await db
    .selectFrom('work')
    .select((select) => [
      select.fn.min('due_at').as('due_at'),
      sql<boolean>`kind IN ('check', 'run-subscription', 'review-partner')`.as('quiet'),
    ])
    .where('done_at', 'is', null)
    .where('due_at', '>', new Date(after))
    .where('kind', 'not in', UNSEEN)
    .groupBy('quiet')
    .execute();
  const first = (of: typeof rows) => of.map(({ due_at }) => due_at.getTime()).sort(earlier)[0];
  const any = first(rows);
  const seen = first(rows.filter(({ quiet }) => !quiet));
  return { ...(any !== undefined && { any }), ...(seen !== undefined && { seen }) };
}

const earlier = (a: Instant, b: Instant): number => a - b;
