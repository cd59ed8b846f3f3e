// The one transaction: next state, audit, holdings, and the work it causes, or nothing.
import { type RawBuilder, sql, type Updateable } from 'kysely';
import type { Decision } from '../../domain/access/decision.ts';
import type { AccessRequest } from '../../domain/access/request.ts';
import { type CommitOptions, Overtaken } from '../../ports/request-store.ts';
import { accountKey } from '../../shared/account.ts';
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import { type Entries, insertEntries, makeEntries, writeAudit } from './audit-write.ts';
import { type Booking, insertWork, makeBooking, storeWork } from './book-work.ts';
import { braked } from './brake-holds.ts';
import { cutSince, isOvertaken, overtaken } from './counted.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { isOverturned } from './overturned.ts';
import { type RememberedPseudonyms, stillStand } from './remembered-pseudonyms.ts';
import { changingColumns, fromRow, REQUEST_COLUMNS, toRow } from './request-rows.ts';
import { storeHoldings } from './store-holdings.ts';
import type { Tables } from './tables.ts';

export class Conflict extends Error {}

/** All of it in one transaction, or nothing where a row has another version by now. */
export const unlessConflict = (
  db: Db,
  act: (trx: Db) => Promise<void>,
): Promise<'committed' | 'conflict'> => orConflict(db.transaction().execute(act));

async function orConflict(act: Promise<void>): Promise<'committed' | 'conflict'> {
  try {
    await act;
    return 'committed';
  } catch (error) {
    if (error instanceof Conflict || isOverturned(error)) return 'conflict';
    throw error;
  }
}

/** Tables whose rows have an id and a version. */
type Versioned = 'absence' | 'brake' | 'cut_off' | 'subscription';

/** One row in its next version, with the work that this finishes and what it leads to. */
export const commitNext = <T extends Versioned>(
  db: Db,
  finishes: string | undefined,
  table: T,
  { id, version }: { readonly id: string; readonly version: number },
  columns: Updateable<Tables[T]>,
  follow: (trx: Db) => Promise<void>,
): Promise<'committed' | 'conflict'> =>
  unlessConflict(db, async (trx) => {
    if (finishes) await finishWork(trx, finishes);
    const { numUpdatedRows } = await trx
      .updateTable(table as 'brake')
      .set({ ...(columns as Updateable<Tables['brake']>), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Conflict();
    await follow(trx);
  });

export async function createRequest(
  db: Db,
  doorbell: Doorbell,
  pseudonyms: Pick<RememberedPseudonyms, 'learn'>,
  decision: Decision,
  formId: string,
): Promise<AccessRequest> {
  const request = { ...decision.request, version: 1 };
  const booking = makeBooking(doorbell, request.id, decision.work);
  let written: Entries['pseudonyms'] = new Map();
  const stored = await db.transaction().execute(async (trx) => {
    if (await isOvertaken(trx, decision)) throw new Overtaken();
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
    await sql`WITH ${storeApprovers(request)}, ${storeHoldings(decision)} SELECT 1`.execute(trx);
    const people = (request.people ?? []).map((person) => ({
      request_id: request.id,
      person: beneficiaryKey(person),
    }));
    if (people.length > 0) await trx.insertInto('request_person').values(people).execute();
    written = await writeAudit(trx, request.id, decision.audit);
    await storeWork(trx, booking);
    return request;
  });
  if (stored !== request) return stored;
  pseudonyms.learn(written);
  doorbell.ring(booking.rings);
  return stored;
}

/**
 * One statement, since each way to the server is waited for.
 * Its work is rung for afterwards; a ring that is lost with its process comes with the next sweep.
 */
export async function commitDecision(
  db: Db,
  doorbell: Doorbell,
  pseudonyms: RememberedPseudonyms,
  decision: Decision,
  { finishes }: CommitOptions = {},
): Promise<'committed' | 'conflict'> {
  const { request, audit } = decision;
  const booking = makeBooking(doorbell, request.id, decision.work);
  const store = async (entries: Entries) =>
    orConflict(storeNext(db, decision, { entries, booking, finishes }));
  const made = () => makeEntries(pseudonyms.of, request.id, audit);
  const entries = await made();
  let outcome = await store(entries);
  if (outcome === 'conflict' && (await pseudonyms.moved(entries.pseudonyms)))
    outcome = await store(await made());
  if (outcome === 'committed') doorbell.ring(booking.rings);
  return outcome;
}

interface Beside {
  readonly entries: Entries;
  readonly booking: Booking;
  readonly finishes: string | undefined;
}

/**
 * Next state, audit, work, and the work that this finishes, or nothing of it. A brake, cut-offs and what was
 * not counted are asked first; a brake and the count stay as they are until the commit: they come before
 * this or after it.
 */
async function storeNext(db: Db, decision: Decision, beside: Beside): Promise<void> {
  const { request, gives, counted, cutOffs } = decision;
  const { entries, booking, finishes } = beside;
  const { id, version } = request;
  const { state, expires_at, closed_at, data, personal } = changingColumns(request);
  const { holdings = [], guestLink } = decision;
  // While it waits, others may come to decide about it.
  const isAsked = request.state === 'pending' && request.approvers.length > 0;
  await sql`
    WITH asked AS MATERIALIZED (
      SELECT CASE WHEN ${gives ? braked(gives) : sql`false`} THEN true
        WHEN ${cutOffs ? cutSince(cutOffs) : sql`false`} THEN true
        ELSE ${counted ? overtaken(counted, id) : sql`false`} END AS held_back
    ), moved AS (
      UPDATE request
      SET state = ${state}, expires_at = ${expires_at}::timestamptz,
        closed_at = ${closed_at}::timestamptz, data = ${data}::jsonb,
        personal = ${personal}::jsonb, version = ${version + 1}
      WHERE id = ${id} AND version = ${version} AND (SELECT NOT held_back FROM asked)
      RETURNING 1
    ), ${finishes ? sql`${finishing(finishes)},` : sql``}
    ${isAsked ? sql`${storeApprovers(request)},` : sql``}
    ${holdings.length > 0 || guestLink ? sql`${storeHoldings(decision)},` : sql``}
    ${insertEntries(id, entries)}, ${insertWork(booking)}
    SELECT stored_or_nothing(
      (SELECT count(*) = 1 FROM moved) AND ${stillStand(entries.pseudonyms)}
      ${finishes ? sql`AND (SELECT count(*) = 1 FROM finished)` : sql``}
    )`.execute(db);
}

/** A part of a WITH, for a statement that may store more. */
const storeApprovers = ({ id, approvers }: AccessRequest): RawBuilder<unknown> => sql`
  named AS (
    INSERT INTO request_approver (request_id, account)
    SELECT ${id}, account
    FROM unnest(${approvers.map(({ account }) => accountKey(account))}::text[]) AS rows (account)
    ON CONFLICT (account, request_id) DO NOTHING
  )`;

/** Two parts of a WITH: the work is done, and what it kept for itself is free; `finished` is empty where it was done before. */
const finishing = (workId: string): RawBuilder<unknown> => sql`
  freed AS (DELETE FROM reservation WHERE work_id = ${workId}),
  finished AS (
    UPDATE work SET done_at = ${new Date()}, leased_until = NULL
    WHERE id = ${workId} AND done_at IS NULL
    RETURNING 1
  )`;

export async function finishWork(trx: Db, workId: string): Promise<void> {
  const { rows } = await sql`WITH ${finishing(workId)} SELECT 1 FROM finished`.execute(trx);
  if (rows.length === 0) throw new Conflict();
}
