// Every night: the personal part of what was closed longer ago than it is kept goes, a batch at a time; so do looks.
import { type RawBuilder, sql } from 'kysely';
import type { Retention } from '../../domain/estate/estate.ts';
import type { Instant } from '../../domain/facts.ts';
import type { RecordKeeper } from '../../ports/record-keeper.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { eraseRequests, forgetNames } from './erase-requests.ts';
import { isHeldBeside } from './hold-store.ts';
import { inOthersThan, inTenants } from './in-tenants.ts';
import { letGoOfLooks } from './let-go-of-looks.ts';

const BATCH = 200;

export function createRecordKeeper(db: Db, doorbell: Doorbell): RecordKeeper {
  return {
    async letGo(retention, now) {
      const fitting = keptLongEnough(retention, now);
      let gone = 0;
      for (let some = BATCH; some === BATCH; gone += some) {
        some = await db.transaction().execute(async (trx) => {
          const why = { trx, doorbell, now, why: 'time' } as const;
          return (await eraseRequests(why, fitting, BATCH)).length;
        });
      }
      await db.transaction().execute(async (trx) => {
        if (gone > 0) await forgetNames(trx);
        const before = new Date(now - retention.requests);
        await namesOut(trx, 'cut_off', 'lifted_at', before);
        await namesOut(trx, 'brake', 'over_at', before);
        await namesOut(trx, 'absence', 'over_at', before);
        await letGoOfLooks(trx);
      });
      return gone;
    },
  };
}

/** What concerns several tenants is kept as long as the longest of their times: what goes does not come back. */
function keptLongEnough({ requests, tenants }: Retention, now: Instant): RawBuilder<boolean> {
  const own = Object.keys(tenants);
  const overAfter = (kept: number) => sql`closed_at < ${new Date(now - kept)}`;
  const ways = [
    sql`(NOT ${inOthersThan(own)} OR ${overAfter(requests)})`,
    ...Object.entries(tenants).map(
      ([id, kept]) => sql`(${inTenants([id])} IS NOT TRUE OR ${overAfter(kept)})`,
    ),
  ];
  const shortest = Math.min(requests, ...Object.values(tenants));
  return sql<boolean>`(${overAfter(shortest)} AND ${sql.join(ways, sql` AND `)})`;
}

const namesOut = (trx: Db, table: 'cut_off' | 'brake' | 'absence', over: string, before: Date) =>
  sql`UPDATE ${sql.table(table)} SET personal = NULL, version = version + 1
    WHERE personal IS NOT NULL AND ${sql.ref(over)} < ${before}
      AND NOT ${isHeldBeside(table)}`.execute(trx);
