// Whether a brake holds: asked in the transaction of whatever gives, the answer counts until its commit.
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** What cannot be told counts as held. */
export async function brakeHolds(db: Db, tenantIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    SELECT brake_holds(${[...tenantIds]}::text[]) AS holds`.execute(db);
  return rows[0]?.holds !== false;
}
