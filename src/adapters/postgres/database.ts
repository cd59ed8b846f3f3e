// Opens the database: a Postgres server by its address, or the embedded one in the data folder.
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss';
import type { Log } from '../../ports/log.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export interface Database {
  readonly db: Db;
  readonly boss: PgBoss;
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface DatabaseSettings {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

const BOSS: ConstructorOptions = {
  schema: 'bell',
  schedule: false,
  useListenNotify: true,
  monitorVacuum: false,
};

/** Migrates before it returns. */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  const opened = settings.databaseUrl
    ? openServer(settings.databaseUrl, log)
    : await openEmbedded(settings.dataDir);
  opened.boss.on('error', (error) => log.error('bell.error', { error: String(error) }));
  try {
    await migrate(opened.db as Kysely<unknown>);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

function openServer(connectionString: string, log: Log): Database {
  const pool = new pg.Pool({ connectionString, max: 16 });
  // A connection that breaks while nobody uses it must not end the process; the pool makes a new one.
  const tell = (error: Error) => log.warn('database.connection-lost', { error: error.message });
  pool.on('error', tell);
  pool.on('connect', (client) => client.on('error', tell));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    boss: new PgBoss({ ...BOSS, connectionString, max: 4 }),
    embedded: false,
    close: () => db.destroy(),
  };
}

async function openEmbedded(dataDir: string): Promise<Database> {
  const unlock = lockFolder(dataDir);
  const pglite = await PGlite.create(join(dataDir, 'postgres'));
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  return {
    db,
    boss: new PgBoss({ ...BOSS, db: fromPglite(pglite), backend: 'pglite' }),
    embedded: true,
    async close() {
      await db.destroy();
      unlock();
    },
  };
}
