// Critical things of a tenant that were seen already, as rows; one hand at a time counts its looks.
import type { Instant } from '../../domain/facts.ts';
import type { Look, Remembered, SeenCritical } from '../../domain/posture/subscriptions/look.ts';
import type { AlertKind } from '../../domain/posture/subscriptions/subscription.ts';
import { Conflict } from './commit.ts';
import type { Db } from './database.ts';
import { toJson } from './json.ts';

export async function readRemembered(db: Db, tenantId: string): Promise<Remembered> {
  const look = await db
    .selectFrom('posture_look')
    .select(['version', 'first'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  const rows = await db
    .selectFrom('posture_critical')
    .select(['kind', 'object', 'since', 'over_at'])
    .where('tenant_id', '=', tenantId)
    .execute();
  const first = Object.entries((look?.first ?? {}) as Record<AlertKind, Instant>);
  return {
    version: look?.version ?? 0,
    first: new Map(first as Array<[AlertKind, Instant]>),
    seen: rows.map(({ kind, object, since, over_at }) => ({
      kind: kind as AlertKind,
      object,
      since: since.getTime(),
      over: over_at !== null,
    })),
  };
}

export async function writeLook(
  trx: Db,
  tenantId: string,
  look: Look,
  at: Instant,
  before: Remembered,
): Promise<void> {
  const first = Object.fromEntries([
    ...before.first,
    ...look.begun.map((kind) => [kind, at] as const),
  ]);
  await countUp(trx, tenantId, before.version, toJson(first));
  for (const { kind, object, since } of look.found) {
    await trx
      .insertInto('posture_critical')
      .values({ tenant_id: tenantId, kind, object, since: new Date(since), over_at: null })
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'kind', 'object', 'since']).doUpdateSet({ over_at: null }),
      )
      .execute();
  }
  for (const one of look.over) await markOver(trx, tenantId, one, at);
}

async function countUp(trx: Db, tenantId: string, version: number, first: string): Promise<void> {
  const counted =
    version === 0
      ? await trx
          .insertInto('posture_look')
          .values({ tenant_id: tenantId, version: 1, first })
          .onConflict((conflict) => conflict.column('tenant_id').doNothing())
          .returning('tenant_id')
          .executeTakeFirst()
      : await trx
          .updateTable('posture_look')
          .set({ version: version + 1, first })
          .where('tenant_id', '=', tenantId)
          .where('version', '=', version)
          .returning('tenant_id')
          .executeTakeFirst();
  if (!counted) throw new Conflict();
}

const markOver = (trx: Db, tenantId: string, one: SeenCritical, at: Instant) =>
  trx
    .updateTable('posture_critical')
    .set({ over_at: new Date(at) })
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', one.kind)
    .where('object', '=', one.object)
    .where('since', '=', new Date(one.since))
    .execute();
