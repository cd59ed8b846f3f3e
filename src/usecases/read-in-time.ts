// Facts for one turn, until its time is over: then whoever waits for one hears of it, and decides nothing.
import type { FactQuery } from '../domain/facts.ts';
import type { FactReader } from '../ports/fact-reader.ts';
import { readByTenant, tenantOf } from './read-by-tenant.ts';

/** Thrown in the place of an answer, so that no decision can rest on what was not read. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
  /** Of the tenants that had not answered. */
  readonly tenantIds: readonly string[];
  constructor(tenantIds: readonly string[]) {
    super(`No answer in time from ${tenantIds.join(', ')}.`);
    this.tenantIds = tenantIds;
  }
}

/** Use cases commit after their last read, so a turn that ran out of time has committed nothing. */
export function readInTime(facts: FactReader, deadline: AbortSignal): FactReader {
  const waiting = new Map<string, number>();
  const count = (tenantId: string, by: 1 | -1) =>
    waiting.set(tenantId, (waiting.get(tenantId) ?? 0) + by);
  const over = new Promise<never>((_, reject) => {
    const tell = () => reject(new OutOfTime([...waiting].flatMap(([id, n]) => (n > 0 ? id : []))));
    deadline.addEventListener('abort', tell, { once: true });
  });
  // It may pass while nobody waits for a fact: then nobody has to hear of it.
  void Promise.allSettled([over]);

  /** Tenant by tenant, so that the ones that hang can be named. */
  async function readOf(tenantId: string, queries: readonly FactQuery[]) {
    count(tenantId, 1);
    const answers = await facts.read(queries, deadline);
    count(tenantId, -1);
    return answers;
  }

  return {
    async read(queries) {
      if (deadline.aborted) throw new OutOfTime([...new Set(queries.map(tenantOf))]);
      return Promise.race([over, readByTenant(queries, readOf)]);
    },
  };
}
