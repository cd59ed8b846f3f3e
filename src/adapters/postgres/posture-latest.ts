// The latest of each tenant in memory: one look at all counters together tells whether it still is.
import { sql } from 'kysely';
import type { TenantFacts } from '../../domain/posture/reading.ts';
import type { Db } from './database.ts';
import { type AnyReading, type ReadingRow, readingFrom } from './posture-rows.ts';

interface Known {
  readonly counter: string;
  readonly facts: TenantFacts;
  /** By area: the value and its hash, so that only what is new is loaded. */
  readonly values: ReadonlyMap<string, { readonly hash: string; readonly value: unknown }>;
}

/** As many tenants are loaded with one query: enough to be quick, few enough to fit into memory. */
const AT_ONCE = 50;

export interface LatestFacts {
  get(tenantIds: readonly string[]): Promise<ReadonlyMap<string, TenantFacts>>;
  /** After the rows were emptied. */
  forget(): void;
}

export function createLatestFacts(db: Db): LatestFacts {
  const known = new Map<string, Known>();
  /** Of which nothing is kept. */
  const absent = new Set<string>();
  let stamp: string | undefined;

  async function load(counters: ReadonlyMap<string, string>): Promise<void> {
    const tenantIds = [...counters.keys()];
    const rows = await db
      .selectFrom('posture_snapshot')
      .select(['tenant_id', 'area', 'seen_at', 'state', 'hash', 'about'])
      .where('tenant_id', 'in', tenantIds)
      .where('current', '=', true)
      .execute();
    const isNew = ({ tenant_id, area, hash }: (typeof rows)[number]) =>
      hash !== null && known.get(tenant_id)?.values.get(area)?.hash !== hash;
    const values = await loadValues(rows.filter(isNew));
    for (const [tenantId, counter] of counters) {
      const before = known.get(tenantId)?.values;
      const readings: Record<string, AnyReading> = {};
      const kept = new Map<string, { hash: string; value: unknown }>();
      for (const row of rows as Array<ReadingRow & { tenant_id: string }>) {
        if (row.tenant_id !== tenantId) continue;
        const { area, hash } = row;
        const held = before?.get(area);
        const value =
          hash === null ? undefined : held?.hash === hash ? held.value : values.get(keyOf(row));
        // The value went between the two queries: what replaced it is loaded with the next question.
        if (hash !== null && value === undefined) continue;
        if (hash !== null) kept.set(area, { hash, value });
        readings[area] = readingFrom(row, value);
      }
      known.set(tenantId, { counter, facts: { tenantId, readings }, values: kept });
    }
  }

  async function loadValues(
    rows: ReadonlyArray<{ tenant_id: string; area: string; hash: string | null }>,
  ): Promise<Map<string, unknown>> {
    if (rows.length === 0) return new Map();
    const found = await db
      .selectFrom('posture_value')
      .selectAll()
      .where('tenant_id', 'in', [...new Set(rows.map(({ tenant_id }) => tenant_id))])
      .where('hash', 'in', [...new Set(rows.map(({ hash }) => hash ?? ''))])
      .execute();
    return new Map(found.map((row) => [keyOf(row), JSON.parse(row.value)]));
  }

  /** Brings all that is in memory up to the stamp, and these tenants into it. */
  async function bringUp(ids: readonly string[]): Promise<void> {
    const all = [...new Set([...known.keys(), ...ids])];
    const counters = await countersOf(db, all);
    const stale = counters.filter(
      ({ tenant_id, counter }) => known.get(tenant_id)?.counter !== counter,
    );
    for (let i = 0; i < stale.length; i += AT_ONCE) {
      const part = stale.slice(i, i + AT_ONCE);
      await load(new Map(part.map(({ tenant_id, counter }) => [tenant_id, counter])));
    }
    const there = new Set(counters.map(({ tenant_id }) => tenant_id));
    absent.clear();
    for (const id of all) if (!there.has(id)) absent.add(id);
    for (const id of absent) known.delete(id);
  }

  return {
    forget() {
      known.clear();
      absent.clear();
      stamp = undefined;
    },
    async get(tenantIds) {
      const ids = [...new Set(tenantIds)];
      if (ids.length === 0) return new Map();
      const now = await stampOf(db);
      if (now !== stamp || ids.some((id) => !known.has(id) && !absent.has(id))) {
        await bringUp(ids);
        // What was kept meanwhile shows as another stamp next time.
        stamp = now;
      }
      return new Map(
        ids.flatMap((id) => {
          const facts = known.get(id)?.facts;
          return facts ? [[id, facts] as const] : [];
        }),
      );
    },
  };
}

/** Counters only grow, so that the same number of tenants with the same sum is the same of each. */
async function stampOf(db: Db): Promise<string> {
  const { count, sum } = await db
    .selectFrom('posture_tenant')
    .select([
      sql<string>`count(*)::text`.as('count'),
      sql<string>`coalesce(sum(counter), 0)::text`.as('sum'),
    ])
    .executeTakeFirstOrThrow();
  return `${count} ${sum}`;
}

const countersOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('posture_tenant')
    .select(['tenant_id', 'counter'])
    .where('tenant_id', 'in', ids)
    .execute();

const keyOf = (row: { tenant_id: string; area: string; hash: string | null }): string =>
  `${row.tenant_id} ${row.area} ${row.hash}`;
