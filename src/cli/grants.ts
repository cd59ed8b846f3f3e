// `npm run grants -- open [--json]`: what is still granted, from the database alone, and how to end each by hand.
// Exit 0: told, also where nothing is; 2: it could not be read.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FolderTaken } from '../adapters/postgres/folder-lock.ts';
import { requestsNotOver } from '../adapters/postgres/open-grants.ts';
import { type DatabaseSettings, readDatabaseSettings } from '../config/database-settings.ts';
import { surveyEnvironment } from '../config/survey-settings.ts';
import { type OpenGrant, openGrants } from '../domain/access/open-grants.ts';
import { loadCommandEstate } from './shared/estate.ts';
import { openToLook } from './shared/open-to-look.ts';
import { askRunning } from './shared/running.ts';
import { CannotRun, runCommand, say } from './shared/terminal.ts';
import { grantLines, type TenantName } from './tell-grants.ts';

const USAGE = 'Write: npm run grants -- open [--json]';

await runCommand(async () => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.join() !== 'open') throw new CannotRun([USAGE]);
  const grants = await readGrants(readDatabaseSettings());
  say(...(values.json ? [JSON.stringify({ grants }, null, 2)] : grantLines(grants, tenantNames())));
  return 0;
});

/** From the estate's file where it can be read: it is a help, and nothing depends on it. */
function tenantNames(): TenantName {
  const loaded = loadCommandEstate(surveyEnvironment(true));
  if ('problems' in loaded) return () => undefined;
  const names = new Map(loaded.estate.tenants.map(({ id, displayName }) => [id, displayName]));
  return (tenantId) => names.get(tenantId);
}

async function readGrants(settings: DatabaseSettings): Promise<OpenGrant[]> {
  try {
    const database = await openToLook(settings);
    try {
      return openGrants(await requestsNotOver(database.db));
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    // The embedded database has one process: while it runs beside the sandbox, it answers itself.
    return askRunning<OpenGrant[]>(settings.dataDir, 'grants', error.message);
  }
}
