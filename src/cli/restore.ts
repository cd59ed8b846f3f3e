// `npm run restore -- FILE`: a backup into a database in which nothing is, and the proof that it is whole.
// Exit 0: restored and the audit is sound; 1: restored, and the audit is not; 2: it was not restored.
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openAsItIs } from '../adapters/postgres/database.ts';
import { restore } from '../adapters/postgres/restore.ts';
import { createJsonLog } from '../adapters/telemetry/json-log.ts';
import { readDatabaseSettings } from '../config/database-settings.ts';
import { openConfigured } from '../wiring/open-database.ts';
import { passing, tellingLines } from './backup/progress.ts';
import { restoredWords } from './backup/words.ts';
import { CannotRun, runCommand, say } from './shared/terminal.ts';

const READ =
  'All rows are read. The tables are brought to the form of this version, and the audit is proven entry by entry.';

if (existsSync('.env')) process.loadEnvFile('.env');
await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new CannotRun(['Write: npm run restore -- FILE']);
  if (!existsSync(file)) throw new CannotRun([`There is no file ${file}.`]);
  const database = await openConfigured(readDatabaseSettings(), createJsonLog('error'), openAsItIs);
  try {
    say(`Restoring ${file}: all of it or nothing.`);
    const tell = tellingLines(say, READ);
    const lines = createInterface({ input: createReadStream(file) });
    const restored = await restore(database.db, passing(lines, tell));
    say(...restoredWords(restored));
    return restored.audit.sound ? 0 : 1;
  } finally {
    await database.close();
  }
});
