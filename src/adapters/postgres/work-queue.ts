// Hands out due work: one worker at a time by a lease in the row, rung by the doorbell, swept up by the clock.
import type { Instant } from '../../domain/facts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { WorkItem, WorkQueue } from '../../ports/work-queue.ts';
import type { Resting } from '../resting.ts';
import type { Room } from '../room.ts';
import { rowOf } from './card-store.ts';
import { bookRedraws } from './cards-behind.ts';
import { checkNow } from './check-now.ts';
import { createClaims } from './claims.ts';
import type { Db } from './database.ts';
import { type Doorbell, FIRST, goesFirst } from './doorbell.ts';
import { earlierEvent } from './earlier-event.ts';
import { findForgotten } from './forgotten.ts';
import { createHands } from './hands.ts';
import { openTries } from './open-tries.ts';
import { createReservations } from './reserve.ts';
import { thisMoment } from './together.ts';

export interface WorkQueueDeps {
  readonly db: Db;
  readonly doorbell: Doorbell;
  readonly clock: Clock;
  readonly log: Log;
  /** Nobody else can be using this database: leases of a process that died may be dropped at once. */
  readonly alone: boolean;
  readonly room: Pick<Room, 'begins' | 'heed'>;
  /** What only waits for its moment holds no hand. */
  resting?: Resting | undefined;
}

const SWEEP_EVERY_MS = 60_000;
const GATHERS_MS = 15;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, GATHERS_MS));

export interface SweepingWorkQueue extends WorkQueue {
  /**
   * Rings for everything that is due, and in time for what falls due within a minute; after the clock
   * was moved, when bells booked before ring at the wrong moment, and every minute anyway.
   */
  sweep(): Promise<void>;
  /** Items being worked on in this process. */
  readonly busy: number;
}

export function createWorkQueue({
  db,
  doorbell,
  clock,
  log,
  alone,
  room,
  resting,
}: WorkQueueDeps): SweepingWorkQueue {
  /** Nobody waits for it: so what else is in hand may come along. */
  const gathered = () => (hands.busy > 1 ? soon() : thisMoment());
  const claims = createClaims(db, clock, gathered);
  const alarms = new Map<string, NodeJS.Timeout>();
  let handle: ((item: WorkItem) => Promise<void>) | undefined;
  let timer: NodeJS.Timeout | undefined;

  const work = async (id: string) => {
    // What is begun while this stops is done: it is leased, and would be left alone for a minute.
    const handleIt = handle;
    try {
      const item = await claim(id);
      if (item && handleIt) await handleIt(item);
    } catch (error) {
      // The lease runs out and the sweep rings again.
      log.error('work.broken', { workId: id, error: String(error) });
    }
  };

  const hands = createHands({ work, room, resting });
  const ring = (id: string, first: boolean) => handle !== undefined && hands.take(id, first);

  const claim = async (id: string): Promise<WorkItem | undefined> => {
    // Before it is asked for: what was not due then may be due by the time the answer is here.
    const now = clock.now();
    const item = await claims.claim(id);
    if (!item) await ringWhenDue(id, now);
    return item;
  };

  /** The bell may be a little ahead of the product's clock. */
  const ringWhenDue = async (id: string, now: Instant) => {
    const row = await db
      .selectFrom('work')
      .select(['kind', 'due_at'])
      .where('id', '=', id)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    if (row && row.due_at.getTime() > now) ringAt(id, row);
  };

  /** For what falls due before the next sweep. */
  const ringAt = (id: string, { kind, due_at }: { kind: string; due_at: Date }) => {
    clearTimeout(alarms.get(id));
    const early = due_at.getTime() - clock.now();
    if (early > SWEEP_EVERY_MS) return;
    const alarm = setTimeout(
      () => {
        alarms.delete(id);
        ring(id, goesFirst(kind));
      },
      Math.max(early, 1),
    );
    alarms.set(id, alarm.unref());
  };

  const sweep = async () => {
    const rows = await db
      .selectFrom('work')
      .select(['id', 'kind', 'due_at'])
      .where('done_at', 'is', null)
      .where('due_at', '<=', new Date(clock.now() + SWEEP_EVERY_MS))
      // More may be overdue than this takes: what takes something back waits for no later one.
      .orderBy(({ eb }) => eb('kind', 'in', FIRST), 'desc')
      .orderBy('due_at')
      .limit(1_000)
      .execute();
    for (const { id, ...row } of rows) {
      if (row.due_at.getTime() <= clock.now()) ring(id, goesFirst(row.kind));
      else ringAt(id, row);
    }
    await findForgotten(db, doorbell, clock.now(), log);
  };

  return {
    sweep,
    get busy() {
      return hands.busy;
    },
    async start(worker) {
      handle = worker;
      if (alone) {
        await db.updateTable('work').set({ leased_until: null }).execute();
        await db.deleteFrom('reservation').execute();
      }
      await doorbell.listen({ hear: ring, waits: hands.waits });
      await sweep();
      timer = setInterval(() => {
        sweep().catch((error) => log.error('sweep.failed', { error: String(error) }));
      }, SWEEP_EVERY_MS);
      timer.unref();
    },
    async stop() {
      handle = undefined;
      clearInterval(timer);
      for (const alarm of alarms.values()) clearTimeout(alarm);
      const dueAt = clock.now();
      const left = hands.left().map(({ id, first }) => ({ workId: id, dueAt, first }));
      // Before anything is waited for: a hand that is free by then would lease what it does not do.
      const done = hands.empty();
      await doorbell.leave(left);
      await done;
    },
    finish: (id, brought) => hands.rests(id, claims.finish(id, brought && rowOf(brought))),
    async postpone(id, dueAt, why, counts = true) {
      const kind = await claims.postpone({ id, dueAt, why, counts });
      // Whoever puts it off mostly has it in hand yet, and would not hear a ring for it.
      void hands
        .over(id)
        .then(() => doorbell.ring([{ workId: id, dueAt, first: goesFirst(kind) }]));
    },
    reserve: createReservations(db),
    openTries: (kind, requestId, stepId) => openTries(db, kind, requestId, stepId),
    earlierEvent: (requestId, sequence) => earlierEvent(db, requestId, sequence),
    redraw: (cards) => bookRedraws(db, doorbell, cards, clock.now()),
    checkNow: (of) => checkNow(db, doorbell, of, clock.now()),
  };
}
