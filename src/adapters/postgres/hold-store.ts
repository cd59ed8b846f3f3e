// Legal holds as rows, each placed and lifted with its entry in the audit.
import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../domain/facts.ts';
import type { HoldSubject, LegalHold } from '../../domain/record/hold.ts';
import { requestIdFrom } from '../../shared/ids.ts';
import { writeAudit } from './audit-write.ts';
import type { Db } from './database.ts';
import { DECIDER } from './migrations/0015-record-found-again.ts';

export async function placeHold(
  db: Db,
  hold: Pick<LegalHold, 'subjects' | 'because' | 'placedBy'>,
  now: Instant,
): Promise<string> {
  const id = requestIdFrom(randomUUID());
  const { because, placedBy: placed_by } = hold;
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('legal_hold')
      .values(
        hold.subjects.map((subject) => ({
          id,
          subject,
          because,
          placed_by,
          placed_at: new Date(now),
        })),
      )
      .execute();
    await writeAudit(trx, null, [
      {
        verb: 'hold-placed',
        at: now,
        tenantId: tenantIn(hold.subjects),
        details: { hold: id, subjects: hold.subjects.length },
        committed: { because, placedBy: placed_by },
      },
    ]);
  });
  return id;
}

/** False: there is no such hold that is in force. */
export async function liftHold(db: Db, id: string, now: Instant): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const lifted = await trx
      .updateTable('legal_hold')
      .set({ lifted_at: new Date(now) })
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .returning('subject')
      .execute();
    if (lifted.length === 0) return false;
    const subjects = lifted.map(({ subject }) => subject as HoldSubject);
    await writeAudit(trx, null, [
      { verb: 'hold-lifted', at: now, tenantId: tenantIn(subjects), details: { hold: id } },
    ]);
    return true;
  });
}

export async function listHolds(db: Db): Promise<LegalHold[]> {
  const rows = await db.selectFrom('legal_hold').selectAll().orderBy('placed_at').execute();
  return [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, of]) => {
    const [first] = of;
    if (!first) return [];
    return {
      id,
      subjects: of.map(({ subject }) => subject as HoldSubject),
      because: first.because,
      placedBy: first.placed_by,
      placedAt: first.placed_at.getTime(),
      ...(first.lifted_at && { liftedAt: first.lifted_at.getTime() }),
    };
  });
}

/**
 * Whether a row of requests is held: by its number, a tenant that it concerns, or anybody who takes part in it,
 * decided about it or stands in it with their name.
 */
export const isHeld = sql<boolean>`EXISTS (
  SELECT 1 FROM legal_hold AS hold WHERE hold.lifted_at IS NULL AND (
    hold.subject = 'request/' || request.id
    OR hold.subject = 'tenant/' || request.tenant_id
    OR EXISTS (SELECT 1 FROM request_other_tenant AS t
      WHERE t.request_id = request.id AND hold.subject = 'tenant/' || t.tenant_id)
    OR hold.subject = 'person/' || request.requestor
    OR hold.subject = 'person/' || request.beneficiary
    OR hold.subject = 'person/' || ${sql.raw(DECIDER.replaceAll('data', 'request.data'))}
    OR (hold.subject LIKE 'person/%'
      AND coalesce(request.personal -> 'names' ? substr(hold.subject, 8), FALSE))
    OR EXISTS (SELECT 1 FROM request_person AS p
      WHERE p.request_id = request.id AND hold.subject = 'person/' || p.person)
    OR EXISTS (SELECT 1 FROM request_approver AS a
      WHERE a.request_id = request.id AND hold.subject = 'person/' || a.account)))`;

/** Tables with names beside requests: pauses, cut-offs and the like. */
export type Beside = 'cut_off' | 'brake' | 'absence' | 'partner_review' | 'estate_version';

/** The tenants of a row, where its data do not name them; null: all of them. */
const TENANTS: Readonly<Partial<Record<Beside, string>>> = {
  brake: "coalesce(brake.tenant_id, 'all')",
  partner_review: "partner_review.tenant_id || ' ' || partner_review.partner_id",
};

/** Whether a row of such a table is about a person or a tenant that is held. */
export const isHeldBeside = (table: Beside): RawBuilder<boolean> => sql<boolean>`EXISTS (
  SELECT 1 FROM legal_hold AS hold WHERE hold.lifted_at IS NULL AND (
    (hold.subject LIKE 'person/%'
      AND strpos(${sql.ref(`${table}.data`)}::text, split_part(hold.subject, '/', 3)) > 0)
    OR (hold.subject LIKE 'tenant/%' AND (
      ${sql.raw(TENANTS[table] ?? "''")} = 'all'
      OR strpos(${sql.raw(TENANTS[table] ?? "''")} || ' ' || ${sql.ref(`${table}.data`)}::text,
        split_part(hold.subject, '/', 2)) > 0))))`;

/** Whether a tenant is held. */
export const isTenantHeld = (column: string): RawBuilder<boolean> => sql<boolean>`EXISTS (
  SELECT 1 FROM legal_hold AS hold
  WHERE hold.lifted_at IS NULL AND hold.subject = 'tenant/' || ${sql.ref(column)})`;

/** Whether what was read is of a tenant that is held, or shows somebody who is. */
export const isValueHeld: RawBuilder<boolean> = sql<boolean>`(
  ${isTenantHeld('posture_value.tenant_id')} OR EXISTS (
    SELECT 1 FROM legal_hold AS hold WHERE hold.lifted_at IS NULL
      AND hold.subject LIKE 'person/%'
      AND strpos(posture_value.value, split_part(hold.subject, '/', 3)) > 0))`;

/** Whether a snapshot is of a tenant that is held, or shows somebody who is. */
export const isSnapshotHeld: RawBuilder<boolean> = sql<boolean>`(
  ${isTenantHeld('posture_snapshot.tenant_id')} OR EXISTS (
    SELECT 1 FROM legal_hold AS hold, posture_value AS value
    WHERE hold.lifted_at IS NULL AND hold.subject LIKE 'person/%'
      AND value.tenant_id = posture_snapshot.tenant_id AND value.area = posture_snapshot.area
      AND value.hash = posture_snapshot.hash
      AND strpos(value.value, split_part(hold.subject, '/', 3)) > 0))`;

export const heldPeople = (keys: readonly string[]): RawBuilder<{ id: string }> => sql`
  SELECT DISTINCT id FROM legal_hold
  WHERE lifted_at IS NULL AND subject IN (${sql.join(keys.map((key) => `person/${key}`))})`;

const tenantIn = (subjects: readonly HoldSubject[]): string =>
  subjects.map((subject) => /^tenant\/(.+)$/.exec(subject)?.[1]).find((id) => id) ?? '';
