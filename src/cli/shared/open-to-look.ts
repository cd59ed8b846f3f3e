// The database for commands that only look: nothing is migrated, and one in which nothing is is no answer.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, hasStarted, openAsItIs } from '../../adapters/postgres/database.ts';
import { createJsonLog } from '../../adapters/telemetry/json-log.ts';
import type { DatabaseSettings } from '../../config/database-settings.ts';
import { openConfigured } from '../../wiring/open-database.ts';

/** `message` is a sentence for people: "nothing is there" would be told of the wrong database. */
export class NeverStarted extends Error {
  override readonly name = 'NeverStarted';
}

export async function openToLook(settings: DatabaseSettings): Promise<Database> {
  const { databaseUrl, dataDir } = settings;
  if (!databaseUrl && !existsSync(join(dataDir, 'postgres'))) throw neverStarted(settings);
  const database = await openConfigured(settings, createJsonLog('error'), openAsItIs);
  try {
    if (await hasStarted(database.db)) return database;
    throw neverStarted(settings);
  } catch (error) {
    // Its connections would keep the command from ending.
    await database.close();
    throw error;
  }
}

const neverStarted = ({ databaseUrl, dataDir }: DatabaseSettings): NeverStarted =>
  new NeverStarted(
    `Drawbridge has never started on ${databaseUrl ? 'the database of DATABASE_URL' : `the database in ${dataDir}`}. Is it the right one?`,
  );
