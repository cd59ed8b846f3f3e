// One hand on a thing at a time: two steps that touch the same object never run side by side.
import { sql } from 'kysely';
import type { Db } from './database.ts';

class Taken extends Error {}

/** All or none; a minute at most, so that a process that died does not hold it for ever. */
export async function reserve(db: Db, workId: string, keys: readonly string[]): Promise<boolean> {
  if (keys.length === 0) return true;
  const until = sql<Date>`clock_timestamp() + interval '60 seconds'`;
  try {
    await db.transaction().execute(async (trx) => {
      const got = await trx
        .insertInto('reservation')
        .values([...keys].sort().map((key) => ({ key, work_id: workId, until })))
        .onConflict((conflict) =>
          conflict
            .column('key')
            .doUpdateSet({ work_id: workId, until })
            .where((where) =>
              where.or([
                where('reservation.until', '<', sql<Date>`clock_timestamp()`),
                where('reservation.work_id', '=', workId),
              ]),
            ),
        )
        .returning('key')
        .execute();
      if (got.length < keys.length) throw new Taken();
    });
    return true;
  } catch (error) {
    if (error instanceof Taken) return false;
    throw error;
  }
}
