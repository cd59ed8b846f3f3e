// The tenant that a command about the record names: one of the estate, or by its id one that has left it since.
import type { Db } from '../adapters/postgres/database.ts';
import { standsInRecord } from '../adapters/postgres/stands-in-record.ts';
import { type Estate, tenantById, tenantByName } from '../domain/estate/estate.ts';

export async function tenantOfRecord(
  { db, estate }: { readonly db: Db; readonly estate: Estate },
  said: string,
): Promise<string | undefined> {
  const id = said.trim().toLowerCase();
  const listed = tenantByName(estate, said) ?? tenantById(estate, id);
  if (listed) return listed.id;
  return id !== '' && (await standsInRecord(db, id)) ? id : undefined;
}
