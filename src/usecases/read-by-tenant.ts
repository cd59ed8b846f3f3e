// Facts of several tenants, each tenant read by itself: one that hangs can be told from the others.
import type { Fact, FactQuery } from '../domain/facts.ts';

/** In the order of the questions; `readOf` answers those of one tenant. */
export async function readByTenant(
  queries: readonly FactQuery[],
  readOf: (tenantId: string, some: readonly FactQuery[]) => Promise<readonly Fact<unknown>[]>,
): Promise<Fact<unknown>[]> {
  const found = new Map<FactQuery, Fact<unknown> | undefined>();
  const read = [...Map.groupBy(queries, tenantOf)].map(async ([tenantId, some]) => {
    const answers = await readOf(tenantId, some);
    for (const [i, query] of some.entries()) found.set(query, answers[i]);
  });
  await Promise.all(read);
  return queries.map((query) => found.get(query) as Fact<unknown>);
}

export const tenantOf = (query: FactQuery): string =>
  query.fact === 'account' ? query.account.tenantId : query.tenantId;
