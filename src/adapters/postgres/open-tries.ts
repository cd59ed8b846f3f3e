// How often bringing a step about was tried by work that is still open.
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Undefined where no such work is open. */
export async function openTries(
  db: Db,
  requestId: string,
  stepId: string,
): Promise<number | undefined> {
  const rows = await db
    .selectFrom('work')
    .select('attempts')
    .where('kind', '=', 'perform-step')
    .where('request_id', '=', requestId)
    .where('done_at', 'is', null)
    .where(sql<boolean>`payload ->> 'stepId' = ${stepId}`)
    .execute();
  return rows.length > 0 ? rows.reduce((all, { attempts }) => all + attempts, 0) : undefined;
}
