// The rows by which tenants are read on schedule: one for each, whoever starts first, none for others.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PostureWork } from '../../domain/access/decision.ts';
import type { Clock } from '../../ports/clock.ts';
import { DAY } from '../../shared/duration.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

export interface PostureSchedule {
  /**
   * After this every tenant of the list is due within `every`, and no other one; null: none is. What was
   * read is tidied whichever it is.
   */
  ensure(tenantIds: readonly string[], every: number | null): Promise<void>;
}

const KINDS: ReadonlyArray<PostureWork['kind']> = ['survey-tenant', 'tidy-posture'];

export function createPostureSchedule(db: Db, doorbell: Doorbell, clock: Clock): PostureSchedule {
  return {
    async ensure(tenantIds, every) {
      const wanted = every === null ? [] : tenantIds;
      const rows = [
        ...wanted.map((tenantId) => rowOf('survey-tenant', `posture:${tenantId}`)),
        // What somebody asked about was read as well, and what was read before is still there.
        rowOf('tidy-posture', 'posture:tidy'),
      ];
      const now = clock.now();
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('work')
          .where('kind', 'in', KINDS)
          .where(
            'id',
            'not in',
            rows.map(({ id }) => id),
          )
          .execute();
        const latest = new Date(now + (every ?? DAY));
        const due = await trx
          .insertInto('work')
          .values(rows.map((row) => ({ ...row, payload: '{}', due_at: new Date(now) })))
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet({ done_at: null, due_at: sql<Date>`excluded.due_at` })
              .where((where) =>
                where.or([
                  where('work.done_at', 'is not', null),
                  where('work.due_at', '>', latest),
                ]),
              ),
          )
          .returning(['id', 'due_at'])
          .execute();
        await doorbell.book(
          trx,
          due.map(({ id, due_at }) => ({ workId: id, dueAt: due_at.getTime() })),
        );
      });
    },
  };
}

/** The same id at every start and in every replica. */
const rowOf = (kind: PostureWork['kind'], under: string) => ({
  id: uuidOf(under),
  request_id: under,
  kind,
});

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
