// One hand on a thing at a time: two steps that touch the same object never run side by side.
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { isOverturned } from './overturned.ts';
import { together } from './together.ts';

interface Wanted {
  readonly workId: string;
  readonly keys: readonly string[];
}

/** All or none; a minute at most, so that a process that died does not hold it for ever. */
export function createReservations(
  db: Db,
): (workId: string, keys: readonly string[]) => Promise<boolean> {
  const reserved = together(async (asked: readonly Wanted[]) => {
    const got = new Set<Wanted>();
    for (let left = asked; left.length > 0; ) {
      const { now, later } = apart(left);
      for (const one of await take(db, now)) got.add(one);
      left = later;
    }
    return got;
  });
  return async (workId, keys) => {
    if (keys.length === 0) return true;
    const wanted = { workId, keys: [...new Set(keys)] };
    return (await reserved(wanted)).has(wanted);
  };
}

/** Of those who want the same thing at the same moment, the first asks first. */
function apart(asked: readonly Wanted[]): { now: Wanted[]; later: Wanted[] } {
  const taken = new Set<string>();
  const [now, later]: [Wanted[], Wanted[]] = [[], []];
  for (const one of asked) {
    const free = one.keys.every((key) => !taken.has(key));
    for (const key of one.keys) taken.add(key);
    (free ? now : later).push(one);
  }
  return { now, later };
}

/** Whoever loses a race undoes the statement for all in it: then each asks alone. */
async function take(db: Db, asked: readonly Wanted[]): Promise<Wanted[]> {
  try {
    const ids = await takeAll(db, asked);
    return asked.filter(({ workId }) => ids.has(workId));
  } catch (error) {
    if (!isOverturned(error)) throw error;
    if (asked.length === 1) return [];
    const alone: Wanted[] = [];
    for (const one of asked) alone.push(...(await take(db, [one])));
    return alone;
  }
}

/** What somebody else holds already is not tried, so that a statement undoes itself only in a race. */
async function takeAll(db: Db, asked: readonly Wanted[]): Promise<ReadonlySet<string>> {
  const rows = asked.flatMap(({ workId, keys }) => keys.map((key) => ({ work_id: workId, key })));
  const { rows: taken } = await sql<{ work_id: string }>`
    WITH asked AS MATERIALIZED (
      SELECT work_id, key
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS wanted (work_id uuid, key text)
    ), free AS MATERIALIZED (
      SELECT asked.work_id, count(*) AS keys FROM asked
      LEFT JOIN reservation AS held ON held.key = asked.key
        AND held.until >= clock_timestamp() AND held.work_id <> asked.work_id
      GROUP BY asked.work_id HAVING count(held.key) = 0
    ), taken AS (
      INSERT INTO reservation AS held (key, work_id, until)
      SELECT key, work_id, clock_timestamp() + interval '60 seconds'
      FROM asked WHERE work_id IN (SELECT work_id FROM free)
      ORDER BY key
      ON CONFLICT (key) DO UPDATE SET work_id = excluded.work_id, until = excluded.until
      WHERE held.until < clock_timestamp() OR held.work_id = excluded.work_id
      RETURNING work_id
    ), held AS (SELECT work_id, count(*) AS keys FROM taken GROUP BY work_id)
    SELECT work_id FROM free LEFT JOIN held USING (work_id)
    WHERE stored_or_nothing(free.keys = coalesce(held.keys, 0))`.execute(db);
  return new Set(taken.map(({ work_id }) => work_id));
}
