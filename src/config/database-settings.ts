// The settings a command needs that only looks at the database.
import type { Environment } from './settings.ts';

export interface DatabaseSettings {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}

export const readDatabaseSettings = (env: Environment = process.env): DatabaseSettings => ({
  databaseUrl: env.DATABASE_URL?.trim() || undefined,
  dataDir: env.DATA_DIR?.trim() || '.data',
});
