// `npm run backup -- --out FILE`: everything that is kept, in one file, also while `npm start` runs.
// It holds names and justifications: keep it as you keep the database. Exit 0: written; 2: it was not.

import { once } from 'node:events';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { backUp } from '../adapters/postgres/backup.ts';
import { openAsItIs } from '../adapters/postgres/database.ts';
import { FolderTaken } from '../adapters/postgres/folder-lock.ts';
import { createJsonLog } from '../adapters/telemetry/json-log.ts';
import { type DatabaseSettings, readDatabaseSettings } from '../config/database-settings.ts';
import { openConfigured } from '../wiring/open-database.ts';
import { tellingLines } from './backup/progress.ts';
import { writtenWords } from './backup/words.ts';
import { responseOf } from './shared/running.ts';
import { CannotRun, runCommand, say } from './shared/terminal.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
await runCommand(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const { out } = values;
  if (!out) throw new CannotRun(['Write: npm run backup -- --out FILE']);
  if (existsSync(out)) throw new CannotRun([`${out} is there already, and is not written over.`]);
  // Whole or not at all: half a backup must not look like one.
  const file = createWriteStream(`${out}.part`, { mode: 0o600, flags: 'wx' });
  say('Reading everything that is kept, as of this moment. Drawbridge may go on running.');
  const tell = tellingLines(say, 'All rows are read.');
  let last = '';
  const line = async (text: string) => {
    last = text;
    tell(text);
    if (!file.write(`${text}\n`)) await once(file, 'drain');
  };
  try {
    await write(readDatabaseSettings(), line);
    const { counts } = JSON.parse(last) as { counts?: Record<string, number> };
    if (!counts) throw new Error('The backup broke off.');
    file.end();
    await once(file, 'close');
    renameSync(`${out}.part`, out);
    say(...writtenWords(out, counts));
    return 0;
  } catch (error) {
    file.destroy();
    rmSync(`${out}.part`, { force: true });
    throw error;
  }
});

async function write(
  settings: DatabaseSettings,
  line: (text: string) => Promise<void>,
): Promise<void> {
  try {
    const database = await openConfigured(settings, createJsonLog('error'), openAsItIs);
    try {
      await backUp(database.db, line);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    const { body } = await responseOf(settings.dataDir, 'backup', error.message);
    if (!body) throw error;
    for await (const text of createInterface({ input: Readable.fromWeb(body as never) })) {
      await line(text);
    }
  }
}
