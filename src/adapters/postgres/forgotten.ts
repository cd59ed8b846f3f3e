// Looks for requests that no work will ever carry on: an end is booked again, anything else is told.
import { randomUUID } from 'node:crypto';
import type { CommandKind, WorkKind } from '../../domain/access/decision.ts';
import type { RequestState } from '../../domain/access/request.ts';
import type { Instant } from '../../domain/facts.ts';
import type { Log } from '../../ports/log.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';

const PAGE = 100;

const RUNNING: readonly RequestState[] = ['applying', 'waiting', 'active'];

/** Work that brings something to people, or only looks: none of it carries a request on. */
const CARRIES_NOTHING: readonly WorkKind[] = [
  'deliver-card',
  'tell',
  'check',
  'glass-review',
  'announce',
  'remind-deciders',
  'escalate',
];

/** What was to be taken back earlier is not carried on by the end that was booked at its approval. */
const TAKES_BACK: readonly WorkKind[] = ['undo-step', 'prove-end'];
const ENDING: readonly RequestState[] = ['ending', 'rolling-back'];

/** A proof finds what is left to be taken back, and does that first. A grant ends at its time; a relationship setting, which has none, is asked about. */
function carriesOn(
  state: RequestState,
  end: Date | null,
): { kind: CommandKind | 'prove-end'; dueAt?: Date } | undefined {
  if (ENDING.includes(state)) return { kind: 'prove-end' };
  if (state === 'scheduled') return { kind: 'begin' };
  if (state === 'with-partner') return { kind: 'remind-partner' };
  if (end) return RUNNING.includes(state) ? { kind: 'expire', dueAt: end } : undefined;
  return state === 'active' ? { kind: 'review' } : undefined;
}

/**
 * Nothing that is known leads here; it is the last net under an access that must not stay for ever.
 * Every request that is not over has work that carries it on, besides its cards.
 */
export async function findForgotten(
  db: Db,
  doorbell: Doorbell,
  now: Instant,
  log: Log,
): Promise<void> {
  // All of them, page by page: what can only be told of is found again each time, and keeps nobody else waiting.
  for (let after = ''; ; ) {
    const rows = await forgotten(db, after);
    for (const row of rows) {
      log.error('request.forgotten', { requestId: row.id, state: row.state });
      await carryOn(db, doorbell, now, row);
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

const forgotten = (db: Db, after: string) =>
  db
    .selectFrom('request')
    .select(['id', 'state', 'expires_at'])
    .where('id', '>', after)
    .where('closed_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('work')
            .select('work.id')
            .whereRef('work.request_id', '=', 'request.id')
            .where('work.done_at', 'is', null)
            .where('work.kind', 'not in', CARRIES_NOTHING)
            .where(({ eb, or }) =>
              or([eb('request.state', 'not in', ENDING), eb('work.kind', 'in', TAKES_BACK)]),
            ),
        ),
      ),
    )
    .orderBy('id')
    .limit(PAGE)
    .execute();

async function carryOn(
  db: Db,
  doorbell: Doorbell,
  now: Instant,
  { id, state, expires_at: end }: Awaited<ReturnType<typeof forgotten>>[number],
): Promise<void> {
  const next = carriesOn(state as RequestState, end);
  if (!next) return;
  const { kind, dueAt = new Date(now) } = next;
  const work = { id: randomUUID(), request_id: id, kind, payload: '{}', due_at: dueAt };
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('work').values(work).execute();
    await doorbell.book(trx, [{ workId: work.id, dueAt: Math.max(dueAt.getTime(), now) }]);
  });
}
