// Keeps what was read of a tenant: a row for each area that changed, a later moment for each that did not.
import { sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { TenantFacts } from '../../domain/posture/reading.ts';
import type { Db } from './database.ts';
import { type AnyReading, type Written, written } from './posture-rows.ts';

interface Incoming extends Written {
  readonly area: string;
  readonly asOf: Instant;
}

interface Current {
  readonly area: string;
  readonly taken_at: Date;
  readonly seen_at: Date;
  readonly state: string;
  readonly hash: string | null;
  readonly about: string;
}

export async function keepFacts(
  db: Db,
  { tenantId, readings }: TenantFacts,
  now: Instant,
): Promise<void> {
  const incoming = Object.entries(readings).flatMap(([area, reading]): Incoming[] =>
    reading ? [{ area, asOf: reading.asOf ?? now, ...written(reading as AnyReading) }] : [],
  );
  if (incoming.length === 0) return;
  await db.transaction().execute(async (trx) => {
    const counter = await nextCounter(trx, tenantId);
    const rows = await trx
      .selectFrom('posture_snapshot')
      .select(['area', 'taken_at', 'seen_at', 'state', 'hash', 'about'])
      .where('tenant_id', '=', tenantId)
      .where('current', '=', true)
      .execute();
    const currents = new Map<string, Current>(rows.map((row) => [row.area, row]));
    // A survey that began before another ended must not bring back what it saw then.
    const wanted = incoming.filter(
      ({ area, asOf }) => asOf >= (currents.get(area)?.seen_at.getTime() ?? asOf),
    );
    const isSame = (one: Incoming) => {
      const row = currents.get(one.area);
      return row?.state === one.state && row.hash === one.hash && row.about === one.about;
    };
    await touch(trx, tenantId, counter, wanted.filter(isSame));
    const changed = wanted.filter((one) => !isSame(one));
    await replace(trx, tenantId, counter, changed, currents, now);
  });
}

/** Locks the tenant: whoever keeps something of it meanwhile comes after. */
async function nextCounter(trx: Db, tenantId: string): Promise<string> {
  const { counter } = await trx
    .insertInto('posture_tenant')
    .values({ tenant_id: tenantId, counter: '1' })
    .onConflict((conflict) =>
      conflict
        .column('tenant_id')
        .doUpdateSet({ counter: sql<string>`posture_tenant.counter + 1` }),
    )
    .returning('counter')
    .executeTakeFirstOrThrow();
  return counter;
}

async function touch(
  trx: Db,
  tenantId: string,
  counter: string,
  same: readonly Incoming[],
): Promise<void> {
  const moments = Map.groupBy(same, ({ asOf }) => asOf);
  for (const [asOf, ofThat] of moments) {
    await trx
      .updateTable('posture_snapshot')
      .set({ seen_at: new Date(asOf), counter })
      .where('tenant_id', '=', tenantId)
      .where('current', '=', true)
      .where(
        'area',
        'in',
        ofThat.map(({ area }) => area),
      )
      .execute();
  }
}

async function replace(
  trx: Db,
  tenantId: string,
  counter: string,
  changed: readonly Incoming[],
  currents: ReadonlyMap<string, Current>,
  now: Instant,
): Promise<void> {
  if (changed.length === 0) return;
  const areas = changed.map(({ area }) => area);
  await trx
    .updateTable('posture_snapshot')
    .set({ current: false })
    .where('tenant_id', '=', tenantId)
    .where('current', '=', true)
    .where('area', 'in', areas)
    .execute();
  for (const { area, hash, value } of changed) {
    if (hash === null || value === null || currents.get(area)?.hash === hash) continue;
    await trx
      .insertInto('posture_value')
      .values({ tenant_id: tenantId, area, hash, value })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await trx
    .insertInto('posture_snapshot')
    .values(
      changed.map(({ area, asOf, state, hash, about }) => ({
        tenant_id: tenantId,
        area,
        taken_at: new Date(takenAt(asOf, currents.get(area), now)),
        seen_at: new Date(asOf),
        counter,
        current: true,
        state,
        hash,
        about,
      })),
    )
    .execute();
}

/** Something older that could not be read again is known to be so from now on, not from when it was read. */
function takenAt(asOf: Instant, current: Current | undefined, now: Instant): Instant {
  if (!current) return asOf;
  const after = current.taken_at.getTime() + 1;
  return asOf > current.seen_at.getTime() ? Math.max(asOf, after) : Math.max(now, after);
}
