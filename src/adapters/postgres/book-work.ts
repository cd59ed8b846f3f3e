// Work as rows of the transaction that led to it, each with its ring.
import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { DueWork } from '../../domain/access/decision.ts';
import type { Db } from './database.ts';
import { acts, type Doorbell, goesFirst, type Ring } from './doorbell.ts';

export interface Booking {
  readonly rows: readonly object[];
  readonly rings: readonly Ring[];
}

/** `under`: the id of what the work is about, a request or a cut-off. */
export async function bookWork(
  trx: Db,
  doorbell: Doorbell,
  under: string,
  work: readonly DueWork[],
): Promise<void> {
  if (work.length === 0) return;
  const booking = makeBooking(doorbell, under, work);
  await storeWork(trx, booking);
  await doorbell.book(trx, booking.rings);
}

/** Without its rings. */
export async function storeWork(trx: Db, booking: Booking): Promise<void> {
  await sql`WITH ${insertWork(booking)} SELECT 1`.execute(trx);
}

export function makeBooking(doorbell: Doorbell, under: string, work: readonly DueWork[]): Booking {
  const operation = doorbell.operation?.() ?? null;
  const made = work.map(({ work: { kind, ...payload }, dueAt }) => ({
    id: randomUUID(),
    request_id: under,
    kind,
    payload,
    due_at: new Date(dueAt).toISOString(),
    operation,
    dueAt,
  }));
  return {
    rows: made.map(({ dueAt: _dueAt, ...row }) => row),
    rings: made.map(({ id, kind, dueAt }) => ({
      workId: id,
      dueAt,
      first: goesFirst(kind),
      acts: acts(kind),
    })),
  };
}

/** A part of a WITH, for a statement that may store more. */
export const insertWork = ({ rows }: Booking): RawBuilder<unknown> => sql`
  booked AS (
    INSERT INTO work (id, request_id, kind, payload, due_at, operation)
    SELECT id, request_id, kind, payload, due_at, operation
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS rows (id uuid, request_id text, kind text, payload jsonb, due_at timestamptz, operation text)
  )`;
