// The one transaction: next state, audit, holdings, and the work it causes with its rings, or nothing.
import { sql } from 'kysely';
import type { Decision } from '../../domain/access/decision.ts';
import type { AccessRequest } from '../../domain/access/request.ts';
import { type CommitOptions, Overtaken } from '../../ports/request-store.ts';
import { accountKey } from '../../shared/account.ts';
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import { insertEntries, makeEntries, writeAudit } from './audit-write.ts';
import { type Booking, bookWork, insertWork, makeBooking } from './book-work.ts';
import { brakeHolds } from './brake-holds.ts';
import { isOvertaken } from './counted.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { changingColumns, fromRow, REQUEST_COLUMNS, toRow } from './request-rows.ts';

export class Conflict extends Error {}

/** All of it in one transaction, or nothing where a row has another version by now. */
export async function unlessConflict(
  db: Db,
  act: (trx: Db) => Promise<void>,
): Promise<'committed' | 'conflict'> {
  try {
    await db.transaction().execute(act);
    return 'committed';
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
}

/** One row in its next version, with the work that this finishes and what it leads to. */
export const commitNext = (
  db: Db,
  finishes: string | undefined,
  next: {
    update(trx: Db): Promise<{ readonly numUpdatedRows: bigint }>;
    follow(trx: Db): Promise<void>;
  },
): Promise<'committed' | 'conflict'> =>
  unlessConflict(db, async (trx) => {
    if (finishes) await finishWork(trx, finishes);
    if ((await next.update(trx)).numUpdatedRows === 0n) throw new Conflict();
    await next.follow(trx);
  });

export async function createRequest(
  db: Db,
  doorbell: Doorbell,
  decision: Decision,
  formId: string,
): Promise<AccessRequest> {
  const request = { ...decision.request, version: 1 };
  const { counted } = decision;
  return db.transaction().execute(async (trx) => {
    if (counted && (await isOvertaken(trx, counted, request.id))) throw new Overtaken();
    const inserted = await trx
      .insertInto('request')
      .values(toRow(request, formId))
      .onConflict((conflict) => conflict.column('form_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) {
      const row = await trx
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where('form_id', '=', formId)
        .executeTakeFirstOrThrow();
      return fromRow(row);
    }
    await writeApprovers(trx, request);
    const people = (request.people ?? []).map((person) => ({
      request_id: request.id,
      person: beneficiaryKey(person),
    }));
    if (people.length > 0) await trx.insertInto('request_person').values(people).execute();
    await writeAudit(trx, request.id, decision.audit);
    await writeHoldings(trx, decision);
    await bookWork(trx, doorbell, request.id, decision.work);
    return request;
  });
}

export async function commitDecision(
  db: Db,
  doorbell: Doorbell,
  decision: Decision,
  options: CommitOptions = {},
): Promise<'committed' | 'conflict'> {
  return unlessConflict(db, async (trx) => {
    // Asked first, and held until the commit: a brake comes before this or after it.
    if (decision.gives && (await brakeHolds(trx, decision.gives))) throw new Conflict();
    if (decision.counted && (await isOvertaken(trx, decision.counted, decision.request.id)))
      throw new Conflict();
    if (options.finishes) await finishWork(trx, options.finishes);
    const rings = await storeNext(trx, doorbell, decision);
    // While it waits, others may come to decide about it.
    if (decision.request.state === 'pending') await writeApprovers(trx, decision.request);
    await writeHoldings(trx, decision);
    await doorbell.book(trx, rings);
  });
}

/** The next state, its audit and its work in one statement: each way to the server and back is waited for. */
async function storeNext(
  trx: Db,
  doorbell: Doorbell,
  decision: Decision,
): Promise<Booking['rings']> {
  const { request, audit, work } = decision;
  const { id, version } = request;
  const entries = await makeEntries(trx, id, audit);
  const booking = makeBooking(doorbell, id, work);
  const { state, expires_at, closed_at, data, personal } = changingColumns(request);
  const { rows } = await sql<{ moved: number }>`
    WITH moved AS (
      UPDATE request
      SET state = ${state}, expires_at = ${expires_at}::timestamptz,
        closed_at = ${closed_at}::timestamptz, data = ${data}::jsonb,
        personal = ${personal}::jsonb, version = ${version + 1}
      WHERE id = ${id} AND version = ${version}
      RETURNING 1
    ), ${insertEntries(id, entries)}, ${insertWork(booking)}
    SELECT count(*)::integer AS moved FROM moved`.execute(trx);
  if (rows[0]?.moved !== 1) throw new Conflict();
  return booking.rings;
}

async function writeApprovers(trx: Db, { id, approvers }: AccessRequest): Promise<void> {
  const rows = approvers.map(({ account }) => ({ request_id: id, account: accountKey(account) }));
  if (rows.length === 0) return;
  await trx
    .insertInto('request_approver')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['account', 'request_id']).doNothing())
    .execute();
}

export async function finishWork(trx: Db, workId: string): Promise<void> {
  const done = await trx
    .with('freed', (with_) => with_.deleteFrom('reservation').where('work_id', '=', workId))
    .updateTable('work')
    .set({ done_at: new Date(), leased_until: null })
    .where('id', '=', workId)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw new Conflict();
}

async function writeHoldings(trx: Db, decision: Decision): Promise<void> {
  const { request } = decision;
  for (const change of decision.holdings ?? []) {
    if ('release' in change) {
      await trx
        .updateTable('holding')
        .set({ released: true })
        .where('request_id', '=', request.id)
        .where('step_id', '=', change.release)
        .execute();
    } else {
      const { hold: key, ours, stepId } = change;
      const step = request.plan.steps.find(({ id }) => id === stepId);
      const beneficiary = step?.person ?? accountKey(request.beneficiary);
      await trx
        .insertInto('holding')
        .values({ request_id: request.id, step_id: stepId, key, beneficiary, ours })
        .onConflict((conflict) =>
          conflict.columns(['request_id', 'step_id', 'key']).doUpdateSet({ ours, released: false }),
        )
        .execute();
    }
  }
  if (decision.guestLink) {
    const guest = accountKey(decision.guestLink.guest);
    const home = accountKey(decision.guestLink.home);
    await trx
      .insertInto('guest_link')
      .values({ guest, home })
      .onConflict((conflict) => conflict.column('guest').doUpdateSet({ home }))
      .execute();
  }
}
