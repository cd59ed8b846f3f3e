// Takes a person out of what was read of tenants earlier, where the directories do not show them any more.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { DataSubject } from '../../domain/record/held.ts';
import { withoutPerson } from '../../shared/without-person.ts';
import type { Db } from './database.ts';
import { isValueHeld } from './hold-store.ts';

interface Row {
  readonly tenant_id: string;
  readonly area: string;
  readonly hash: string;
  readonly value: string;
  readonly held: boolean;
}

/** As long as a directory shows somebody, what was read of it before is the same fact with another date. */
export async function erasePosture(
  trx: Db,
  { objectIds }: DataSubject,
): Promise<{ readonly gone: number; readonly stays: number; readonly held: number }> {
  if (objectIds.length === 0) return { gone: 0, stays: 0, held: 0 };
  const { rows } = await sql<Row>`
    SELECT tenant_id, area, hash, value, ${isValueHeld} AS held
    FROM posture_value
    WHERE ${sql.join(
      objectIds.map((id) => sql`strpos(value, ${id}) > 0`),
      sql` OR `,
    )}`.execute(trx);
  const current = await trx
    .selectFrom('posture_snapshot')
    .select(['tenant_id', 'area', 'hash'])
    .where('current', '=', true)
    .execute();
  const isNow = new Set(current.map(({ tenant_id, area, hash }) => `${tenant_id} ${area} ${hash}`));
  const shown = new Set(
    rows
      .filter(({ tenant_id, area, hash }) => isNow.has(`${tenant_id} ${area} ${hash}`))
      .map(({ tenant_id, area }) => `${tenant_id} ${area}`),
  );
  const others = rows.filter(({ tenant_id, area }) => !shown.has(`${tenant_id} ${area}`));
  const past = others.filter(({ held }) => !held);
  const ids = new Set(objectIds);
  for (const { tenant_id, area, hash, value } of past) {
    const left = JSON.stringify(withoutPerson(JSON.parse(value), ids));
    const next = createHash('sha256').update(left).digest('base64url');
    await trx
      .insertInto('posture_value')
      .values({ tenant_id, area, hash: next, value: left })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .updateTable('posture_snapshot')
      .set({ hash: next })
      .where('tenant_id', '=', tenant_id)
      .where('area', '=', area)
      .where('hash', '=', hash)
      .execute();
    await trx
      .deleteFrom('posture_value')
      .where('tenant_id', '=', tenant_id)
      .where('area', '=', area)
      .where('hash', '=', hash)
      .execute();
  }
  const held = others.length - past.length;
  return { gone: past.length, stays: rows.length - others.length, held };
}
