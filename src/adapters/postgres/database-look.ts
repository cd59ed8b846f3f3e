// Looks at the database without changing anything in it, whatever form it has.
import { type Kysely, sql } from 'kysely';
import type { DatabaseLook } from '../../domain/doctor/database-look.ts';
import type { Instant } from '../../domain/facts.ts';
import { verifyAudit } from './audit-verify.ts';
import type { Db } from './database.ts';
import { appliedMigrations, KNOWN_MIGRATIONS } from './migrate.ts';

const FAILING_AFTER = 8;
const FAILING_AT_MOST = 20;

/** `accounts`: keys of those of whom it is to be told whether they have a chat. */
export async function lookAtDatabase(
  db: Db,
  now: Instant,
  accounts: readonly string[],
): Promise<DatabaseLook> {
  const applied = await appliedMigrations(db as unknown as Kysely<unknown>);
  const migrations = { known: KNOWN_MIGRATIONS, applied };
  // Before its first start nothing is in it that could be looked at.
  if (applied.length === 0) return { ...EMPTY, now, migrations };
  const due = await db
    .selectFrom('work')
    .select([
      sql<number>`count(*)::int`.as('open'),
      sql<number>`(count(*) FILTER (WHERE due_at <= ${new Date(now)}))::int`.as('overdue'),
      sql<Date | null>`min(due_at) FILTER (WHERE due_at <= ${new Date(now)})`.as('oldest'),
    ])
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  const failing = await db
    .selectFrom('work')
    .select(['kind', 'request_id', 'attempts', 'last_error'])
    .where('done_at', 'is', null)
    .where('attempts', '>=', FAILING_AFTER)
    .where('last_error', 'is not', null)
    .orderBy('attempts', 'desc')
    .limit(FAILING_AT_MOST)
    .execute();
  const reached =
    accounts.length === 0
      ? []
      : await db
          .selectFrom('conversation')
          .select('account')
          .where('account', 'in', accounts)
          .execute();
  return {
    now,
    migrations,
    work: {
      open: due.open,
      overdue: due.overdue,
      oldestDueAt: due.oldest?.getTime() ?? null,
      failing: failing.map((row) => ({
        kind: row.kind,
        requestId: row.request_id,
        attempts: row.attempts,
        lastError: row.last_error,
      })),
    },
    audit: await verifyAudit(db),
    reached: reached.map(({ account }) => account),
  };
}

const EMPTY: Omit<DatabaseLook, 'now' | 'migrations'> = {
  work: { open: 0, overdue: 0, oldestDueAt: null, failing: [] },
  audit: { sound: true, entries: 0, hash: '0'.repeat(64) },
  reached: [],
};
