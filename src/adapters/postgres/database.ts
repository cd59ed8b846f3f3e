// Opens the database: a Postgres server by its address, or the embedded one in the data folder.
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss';
import type { Log } from '../../ports/log.ts';
import { type Bounds, poolBounds } from './bounds.ts';
import { lockFolder } from './folder-lock.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import { createNaming, prepare } from './prepared.ts';
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
  /** Asked for at each new connection, for a password that does not last; without it the address has one. */
  readonly databasePassword?: (() => Promise<string>) | undefined;
  /** For who has people waiting; without them a command takes as long as it takes. */
  readonly bounds?: Bounds | undefined;
}

const BOSS: ConstructorOptions = {
  schema: 'bell',
  schedule: false,
  useListenNotify: true,
  monitorVacuum: false,
};

/** Migrates before it returns, for as long as that takes and others migrate. */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  const { bounds, ...patient } = settings;
  const opened = await openAsItIs(patient, log);
  try {
    await migrate(opened.db as Kysely<unknown>);
    if (!bounds || opened.embedded) return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
  await opened.close();
  return openAsItIs(settings, log);
}

/** For who only looks: nothing is migrated. */
export async function openAsItIs(settings: DatabaseSettings, log: Log): Promise<Database> {
  const { databaseUrl, databasePassword, bounds } = settings;
  const opened = databaseUrl
    ? openServer(connectionTo(databaseUrl, databasePassword), log, bounds)
    : await openEmbedded(settings.dataDir);
  opened.boss.on('error', (error) => log.error('bell.error', { error: String(error) }));
  return opened;
}

/** Whether a Drawbridge ever started on it. */
export const hasStarted = async (db: Db): Promise<boolean> =>
  (await appliedMigrations(db as Kysely<unknown>)).length > 0;

/** A password that the address holds, even an empty one, would win; so the address is taken apart. */
function connectionTo(address: string, password?: () => Promise<string>): pg.ClientConfig {
  if (!password) return { connectionString: address };
  const { hostname, port, username, pathname, searchParams } = new URL(address);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    password,
    ssl: searchParams.get('sslmode') !== 'disable',
  };
}

function openServer(connection: pg.ClientConfig, log: Log, bounds?: Bounds): Database {
  // Asked for signs of life, so that a connection whose other end is gone does not hang for hours.
  const pool = new pg.Pool({
    ...connection,
    max: 16,
    // Whoever presses after a pause does not wait for new connections and their sign-in.
    idleTimeoutMillis: 300_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(bounds && poolBounds(bounds)),
  });
  // A connection that breaks while nobody uses it must not end the process; the pool makes a new one.
  const tell = (error: Error) => log.warn('database.connection-lost', { error: error.message });
  pool.on('error', tell);
  const naming = createNaming();
  pool.on('connect', (client) => {
    client.on('error', tell);
    prepare(client, naming);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    boss: new PgBoss({
      ...{ ...BOSS, ...connection, max: 4 },
      ...(bounds && poolBounds(bounds)),
    } as ConstructorOptions),
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
