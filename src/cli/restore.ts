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
import { CannotRun, runCommand, say } from './shared/terminal.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (!file || positionals.length > 1) throw new CannotRun(['Write: npm run restore -- FILE']);
  if (!existsSync(file)) throw new CannotRun([`There is no file ${file}.`]);
  const database = await openConfigured(readDatabaseSettings(), createJsonLog('error'), openAsItIs);
  try {
    const { counts, audit, openWork } = await restore(
      database.db,
      createInterface({ input: createReadStream(file) }),
    );
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    say(
      `Restored: ${rows} rows of ${Object.keys(counts).length} tables; ${openWork} pieces of work wait.`,
    );
    say(
      audit.sound
        ? `The audit is sound: ${audit.entries} entries, head ${audit.entries}:${audit.hash}`
        : `The audit is NOT sound. Entry ${audit.entry}: ${audit.problem}.`,
    );
    return audit.sound ? 0 : 1;
  } finally {
    await database.close();
  }
});
