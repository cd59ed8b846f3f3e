// The rows by which partners fall due: one for each tenant of ours and partner, whoever starts first, none for others.
import { sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { PartnerWork } from '../../domain/posture/partners/work.ts';
import { guidFrom } from '../../shared/ids.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

export interface PartnerDue {
  /** Names the tenant and the partner. */
  readonly under: string;
  /** As the files say; what was answered since is found when the time has come. */
  readonly dueAt: Instant;
}

export interface PartnerSchedule {
  /** After this there is a row for each of them, due then or earlier, and no other one. */
  ensure(wanted: readonly PartnerDue[]): Promise<void>;
}

const KIND: PartnerWork['kind'] = 'review-partner';
const AT_ONCE = 500;

export function createPartnerSchedule(db: Db, doorbell: Doorbell): PartnerSchedule {
  return {
    async ensure(wanted) {
      const rows = wanted.map(({ under, dueAt }) => ({
        ...{ id: guidFrom(under), request_id: under, kind: KIND, payload: '{}' },
        due_at: new Date(dueAt),
      }));
      const ids = rows.map(({ id }) => id);
      await db.transaction().execute(async (trx) => {
        await sql`DELETE FROM work WHERE kind = ${KIND} AND NOT (id = ANY (${ids}::uuid[]))`.execute(
          trx,
        );
        for (let from = 0; from < rows.length; from += AT_ONCE) {
          const due = await trx
            .insertInto('work')
            .values(rows.slice(from, from + AT_ONCE))
            .onConflict((conflict) =>
              conflict
                .column('id')
                .doUpdateSet({ done_at: null, due_at: sql<Date>`excluded.due_at` })
                .where((where) =>
                  where.or([
                    where('work.done_at', 'is not', null),
                    where('work.due_at', '>', sql<Date>`excluded.due_at`),
                  ]),
                ),
            )
            .returning(['id', 'due_at'])
            .execute();
          await doorbell.book(
            trx,
            due.map(({ id, due_at }) => ({ workId: id, dueAt: due_at.getTime() })),
          );
        }
      });
    },
  };
}
