// When the next try of an earlier event of the same request is due: later ones wait behind it.
import { sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { Db } from './database.ts';

export async function earlierEvent(
  db: Db,
  requestId: string,
  sequence: number,
): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('work')
    .select('due_at')
    .where('kind', '=', 'announce')
    .where('request_id', '=', requestId)
    .where('done_at', 'is', null)
    .where(sql<boolean>`(payload #>> '{event,sequence}')::bigint < ${sequence}`)
    .orderBy('due_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at.getTime();
}
