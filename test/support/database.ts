// A database for one test file: its own folder, its own doorbell, a clock that can be moved.
import { createClock } from '../../src/adapters/clock.ts';
import { createBrakeStore } from '../../src/adapters/postgres/brake-store.ts';
import { createCardStore } from '../../src/adapters/postgres/card-store.ts';
import { createConversationStore } from '../../src/adapters/postgres/conversation-store.ts';
import { createCutOffStore } from '../../src/adapters/postgres/cut-off-store.ts';
import { type DatabaseSettings, openDatabase } from '../../src/adapters/postgres/database.ts';
import { createDoorbell } from '../../src/adapters/postgres/doorbell.ts';
import { createRequestStore } from '../../src/adapters/postgres/request-store.ts';
import { createWorkQueue } from '../../src/adapters/postgres/work-queue.ts';
import { createRoom } from '../../src/adapters/room.ts';
import { quiet } from '../fakes/world.ts';

export async function openStores(settings: DatabaseSettings, offsetMs = 0) {
  const database = await openDatabase(settings, quiet);
  const clock = createClock(offsetMs);
  const doorbell = await createDoorbell(database.boss, clock.toReal);
  const { db } = database;
  return {
    db,
    clock,
    store: createRequestStore(db, doorbell),
    cutOffs: createCutOffStore(db, doorbell),
    brakes: createBrakeStore(db, doorbell, clock),
    queue: createWorkQueue({
      db,
      doorbell,
      clock,
      log: quiet,
      alone: database.embedded,
      room: createRoom(),
    }),
    cards: createCardStore(db),
    conversations: createConversationStore(db, clock),
    async close() {
      await database.boss.stop({ graceful: false });
      await database.close();
    },
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
