// Whether a brake holds: asked in the transaction of whatever gives, the answer counts until its commit.
import { type RawBuilder, sql } from 'kysely';
import type { Db } from './database.ts';

export const braked = (tenantIds: readonly string[]): RawBuilder<boolean> =>
  sql`brake_holds(${[...tenantIds]}::text[])`;

/** What cannot be told counts as held. */
export async function brakeHolds(db: Db, tenantIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`SELECT ${braked(tenantIds)} AS holds`.execute(db);
  return rows[0]?.holds !== false;
}
