// Opens the database as the settings say, signed in as they say.
import { databasePassword } from '../adapters/entra/tokens/database-password.ts';
import type { Bounds } from '../adapters/postgres/bounds.ts';
import { type Database, openDatabase } from '../adapters/postgres/database.ts';
import type { DatabaseSettings } from '../config/database-settings.ts';
import type { Log } from '../ports/log.ts';

export const openConfigured = (
  { databaseUrl, dataDir, databaseSignIn }: DatabaseSettings,
  log: Log,
  open: typeof openDatabase = openDatabase,
  bounds?: Bounds,
): Promise<Database> =>
  open(
    {
      databaseUrl,
      dataDir,
      bounds,
      databasePassword: databaseSignIn && databasePassword(databaseSignIn),
    },
    log,
  );
