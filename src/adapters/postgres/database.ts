// Opens the database: a Postgres server by its address, or the embedded one in the data folder.
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss';
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
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  const opened = settings.databaseUrl
    ? openServer(settings.databaseUrl)
    : await openEmbedded(settings.dataDir);
  try {
    await migrate(opened.db as Kysely<unknown>);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

function openServer(connectionString: string): Database {
  const pool = new pg.Pool({ connectionString, max: 16 });
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
