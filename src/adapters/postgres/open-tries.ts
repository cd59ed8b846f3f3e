// How often bringing a step about, or taking it back, was tried by work that is still open.
import { sql } from 'kysely';
import type { WorkItem } from '../../ports/work-queue.ts';
import type { Db } from './database.ts';

export const openTries = (
  db: Db,
  kind: string,
  requestId: string,
  stepId: string,
): Promise<Array<Pick<WorkItem, 'id' | 'attempts'>>> =>
  db
    .selectFrom('work')
    .select([
      'id',
      // A hand that was cut off with the thing has lost its lease before somebody else gets that.
      sql<number>`attempts - (leased_until IS NOT NULL AND leased_until > clock_timestamp())::int`.as(
        'attempts',
      ),
    ])
    .where('kind', '=', kind)
    .where('request_id', '=', requestId)
    .where('done_at', 'is', null)
    .where(sql<boolean>`payload ->> 'stepId' = ${stepId}`)
    .execute();
