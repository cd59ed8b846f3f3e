// The stores of requests, cards, work and history, in memory and on Postgres: what one promises, the other keeps.
import { createHistoryStore } from '../../src/adapters/postgres/history-store.ts';
import type { CardStore } from '../../src/ports/card-store.ts';
import type { HistoryStore } from '../../src/ports/history-store.ts';
import type { RequestStore } from '../../src/ports/request-store.ts';
import type { WorkQueue } from '../../src/ports/work-queue.ts';
import { type AccountRef, sameAccount } from '../../src/shared/account.ts';
import { memoryHistory } from '../fakes/memory-history.ts';
import { MemoryQueue } from '../fakes/memory-queue.ts';
import { MemoryStore } from '../fakes/memory-store.ts';
import { openStores } from './database.ts';
import { newDataDir, removeDataDir } from './database-template.ts';

interface CardWork {
  readonly account: AccountRef;
  readonly quiet?: true;
}

export interface BothStores {
  readonly store: RequestStore;
  readonly cards: CardStore;
  readonly queue: WorkQueue;
  readonly history: HistoryStore;
  /** Of which requests cards are on their way to this account, and whether they only redraw. */
  bringing(to: AccountRef): Promise<Array<{ readonly id: string; readonly quiet: boolean }>>;
  close(): Promise<void>;
}

type Row = readonly [string, CardWork];

const bringing = (rows: readonly Row[], to: AccountRef) =>
  rows
    .filter(([, { account }]) => sameAccount(account, to))
    .map(([id, { quiet = false }]) => ({ id, quiet }));

async function inMemory(): Promise<BothStores> {
  const queue = new MemoryQueue();
  const store = new MemoryStore(queue);
  return {
    store,
    cards: queue.cards,
    queue,
    history: memoryHistory(() => [...store.requests.values()]),
    bringing: async (to) =>
      bringing(
        queue.rows.flatMap(({ requestId, work }) =>
          work.kind === 'deliver-card' ? [[requestId, work] as const] : [],
        ),
        to,
      ),
    close: async () => {},
  };
}

async function onPostgres(): Promise<BothStores> {
  const dataDir = newDataDir();
  const stores = await openStores({ databaseUrl: undefined, dataDir });
  return {
    store: stores.store,
    cards: stores.cards,
    queue: stores.queue,
    history: createHistoryStore(stores.db),
    async bringing(to) {
      const rows = await stores.db
        .selectFrom('work')
        .select(['request_id', 'payload'])
        .where('kind', '=', 'deliver-card')
        .execute();
      return bringing(
        rows.map(({ request_id, payload }) => [request_id, payload as CardWork]),
        to,
      );
    },
    async close() {
      await stores.close();
      removeDataDir(dataDir);
    },
  };
}

export const BOTH_STORES = [
  ['in memory', inMemory],
  ['on Postgres', onPostgres],
] as const;
