// One hand on a thing at a time: two steps that touch the same object never run side by side.
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { isOverturned } from './overturned.ts';

/** All or none; a minute at most, so that a process that died does not hold it for ever. */
export async function reserve(db: Db, workId: string, keys: readonly string[]): Promise<boolean> {
  const wanted = [...new Set(keys)].sort();
  if (wanted.length === 0) return true;
  // What somebody else holds already is not tried, so that a statement undoes itself only in a race.
  const { rows } = await sql<{ got: boolean }>`
    WITH free AS (
      SELECT count(*) = 0 AS all_are FROM reservation
      WHERE key = ANY (${wanted}::text[]) AND until >= clock_timestamp() AND work_id <> ${workId}
    ), taken AS (
      INSERT INTO reservation AS held (key, work_id, until)
      SELECT key, ${workId}::uuid, clock_timestamp() + interval '60 seconds'
      FROM unnest(${wanted}::text[]) AS wanted (key)
      WHERE (SELECT all_are FROM free)
      ORDER BY key
      ON CONFLICT (key) DO UPDATE SET work_id = excluded.work_id, until = excluded.until
      WHERE held.until < clock_timestamp() OR held.work_id = excluded.work_id
      RETURNING 1
    )
    SELECT CASE WHEN (SELECT all_are FROM free)
      THEN stored_or_nothing((SELECT count(*) = ${wanted.length} FROM taken))
      ELSE false END AS got`
    .execute(db)
    .catch((error: unknown) => {
      if (isOverturned(error)) return { rows: [] };
      throw error;
    });
  return rows[0]?.got === true;
}
