// The latest of each tenant in memory: one look at a counter tells whether it still is.
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

  return {
    forget: () => known.clear(),
    async get(tenantIds) {
      const ids = [...new Set(tenantIds)];
      const counters = ids.length === 0 ? [] : await countersOf(db, ids);
      const stale = counters.filter(
        ({ tenant_id, counter }) => known.get(tenant_id)?.counter !== counter,
      );
      for (let i = 0; i < stale.length; i += AT_ONCE) {
        const part = stale.slice(i, i + AT_ONCE);
        await load(new Map(part.map(({ tenant_id, counter }) => [tenant_id, counter])));
      }
      return new Map(
        counters.flatMap(({ tenant_id }) => {
          const facts = known.get(tenant_id)?.facts;
          return facts ? [[tenant_id, facts] as const] : [];
        }),
      );
    },
  };
}

const countersOf = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('posture_tenant')
    .select(['tenant_id', 'counter'])
    .where('tenant_id', 'in', ids)
    .execute();

const keyOf = (row: { tenant_id: string; area: string; hash: string | null }): string =>
  `${row.tenant_id} ${row.area} ${row.hash}`;
