// Everything that is kept, and the work that falls due: one database, and its doors.

import type { createClock } from '../adapters/clock.ts';
import { createAbsenceStore } from '../adapters/postgres/absence-store.ts';
import { createAskedStore } from '../adapters/postgres/asked-store.ts';
import { BOUNDS } from '../adapters/postgres/bounds.ts';
import { createBrakeStore } from '../adapters/postgres/brake-store.ts';
import { createCardStore } from '../adapters/postgres/card-store.ts';
import { createConversationStore } from '../adapters/postgres/conversation-store.ts';
import { createCutOffStore } from '../adapters/postgres/cut-off-store.ts';
import { openDatabase } from '../adapters/postgres/database.ts';
import { createDoorbell } from '../adapters/postgres/doorbell.ts';
import { createEstateVersionStore } from '../adapters/postgres/estate-version-store.ts';
import { createHistoryStore } from '../adapters/postgres/history-store.ts';
import { createPartnerReviewStore } from '../adapters/postgres/partner-review-store.ts';
import { createPartnerSchedule } from '../adapters/postgres/partner-schedule.ts';
import { createPostureSchedule } from '../adapters/postgres/posture-schedule.ts';
import { createPostureStore } from '../adapters/postgres/posture-store.ts';
import { createRecordKeeper } from '../adapters/postgres/record-keeper.ts';
import { bookTidying } from '../adapters/postgres/record-schedule.ts';
import { createRequestStore } from '../adapters/postgres/request-store.ts';
import { createSignInStore } from '../adapters/postgres/sign-in-store.ts';
import { createSubscriptionStore } from '../adapters/postgres/subscription-store.ts';
import { createWorkQueue } from '../adapters/postgres/work-queue.ts';
import { createResting } from '../adapters/resting.ts';
import { createRoom, type Room } from '../adapters/room.ts';
import type { DatabaseSettings } from '../config/database-settings.ts';
import type { Log } from '../ports/log.ts';
import { openConfigured } from './open-database.ts';

export type Stores = Awaited<ReturnType<typeof openStores>>;

export async function openStores(
  settings: DatabaseSettings,
  clock: ReturnType<typeof createClock>,
  log: Log,
  operation?: () => string | undefined,
  room: Pick<Room, 'begins' | 'heed'> = createRoom(),
) {
  const database = await openConfigured(settings, log, openDatabase, BOUNDS);
  const { db, boss } = database;
  const resting = createResting();
  const doorbell = await createDoorbell(boss, clock.toReal, operation, log);
  return {
    database,
    db,
    boss,
    doorbell,
    resting,
    store: createRequestStore(db, doorbell),
    cutOffs: createCutOffStore(db, doorbell),
    absences: createAbsenceStore(db, doorbell),
    versions: createEstateVersionStore(db, doorbell),
    brakes: createBrakeStore(db, doorbell, clock),
    conversations: createConversationStore(db, clock),
    queue: createWorkQueue({
      db,
      doorbell,
      clock,
      log,
      alone: database.embedded,
      room,
      resting,
    }),
    signIns: createSignInStore(db, clock),
    cards: createCardStore(db),
    asked: createAskedStore(db, clock),
    history: createHistoryStore(db),
    recordKeeper: createRecordKeeper(db, doorbell),
    bookTidying: () => bookTidying(db, doorbell, clock),
    postureStore: createPostureStore(db, clock),
    subscriptions: createSubscriptionStore(db, doorbell),
    partnerReviews: createPartnerReviewStore(db, doorbell),
    partnerSchedule: createPartnerSchedule(db, doorbell),
    schedule: createPostureSchedule(db, doorbell, clock),
  };
}
