// The database as the doctor sees it: opened as it is, or asked of the product that holds it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createClock } from '../../adapters/clock.ts';
import { openAsItIs } from '../../adapters/postgres/database.ts';
import { lookAtDatabase } from '../../adapters/postgres/database-look.ts';
import { FolderTaken } from '../../adapters/postgres/folder-lock.ts';
import { createJsonLog } from '../../adapters/telemetry/json-log.ts';
import type { DatabaseSettings } from '../../config/database-settings.ts';
import { sandboxClockOffset } from '../../config/sandbox-clock.ts';
import type { DatabaseLook } from '../../domain/doctor/database-look.ts';
import { openConfigured } from '../../wiring/open-database.ts';
import { askRunning } from '../shared/running.ts';

/** `undefined`: there is no database yet. */
export async function databaseLook(
  settings: DatabaseSettings,
  sandboxOrigin: string | undefined,
  accounts: readonly string[],
): Promise<DatabaseLook | undefined> {
  const { databaseUrl, dataDir } = settings;
  if (!databaseUrl && !existsSync(join(dataDir, 'postgres'))) return undefined;
  try {
    const database = await openConfigured(settings, createJsonLog('error'), openAsItIs);
    try {
      const clock = createClock(await sandboxClockOffset(sandboxOrigin));
      return await lookAtDatabase(database.db, clock.now(), accounts);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return askRunning<DatabaseLook>(dataDir, 'doctor', error.message, { accounts });
  }
}
