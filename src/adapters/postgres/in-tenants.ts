// Whether a request concerns one of some tenants: the one it is in, or another in which it writes or is agreed to.
import { type RawBuilder, sql } from 'kysely';

/**
 * `request` is what its table is called in the query. The limit keeps the planner from gathering everything
 * of these tenants before it looks at the first request.
 */
export function inTenants(
  tenants: readonly string[],
  request: 'request' | 'r' = 'request',
): RawBuilder<boolean> {
  if (tenants.length === 0) return sql<boolean>`FALSE`;
  const them = sql.join(tenants);
  return sql<boolean>`(${sql.ref(`${request}.tenant_id`)} IN (${them})
    OR (SELECT true FROM request_other_tenant AS other
      WHERE other.request_id = ${sql.ref(`${request}.id`)} AND other.tenant_id IN (${them}) LIMIT 1))`;
}

/** Whether it concerns a tenant that is none of these. */
export const inOthersThan = (tenants: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(request.tenant_id <> ALL (${[...tenants]}::text[])
    OR EXISTS (SELECT 1 FROM request_other_tenant AS other
      WHERE other.request_id = request.id AND other.tenant_id <> ALL (${[...tenants]}::text[])))`;
