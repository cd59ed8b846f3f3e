// Whether anything is kept of a tenant: a request that concerns it, or what was read of it.
import { sql } from 'kysely';
import type { Db } from './database.ts';
import { inTenants } from './in-tenants.ts';

export async function standsInRecord(db: Db, tenantId: string): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`SELECT
    EXISTS (SELECT 1 FROM request WHERE ${inTenants([tenantId])})
    OR EXISTS (SELECT 1 FROM posture_snapshot WHERE tenant_id = ${tenantId}) AS stands`.execute(db);
  return rows[0]?.stands === true;
}
