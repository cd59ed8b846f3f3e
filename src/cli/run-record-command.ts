// Runs a command about the record: on the database itself, or where that is in use, through the product that runs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClock } from '../adapters/clock.ts';
import { createDoorbell } from '../adapters/postgres/doorbell.ts';
import { FolderTaken } from '../adapters/postgres/folder-lock.ts';
import { createRequestStore } from '../adapters/postgres/request-store.ts';
import { createJsonLog } from '../adapters/telemetry/json-log.ts';
import { readDatabaseSettings } from '../config/database-settings.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Result } from '../shared/result.ts';
import { openConfigured } from '../wiring/open-database.ts';
import { type RecordCommand, runRecordCommand } from '../wiring/record-commands.ts';
import { estateOfRecord } from './record-estate.ts';

export async function runCommand(command: RecordCommand): Promise<Result<unknown, Refusal>> {
  const settings = readDatabaseSettings();
  try {
    const database = await openConfigured(settings, createJsonLog('error'));
    try {
      const clock = createClock(0);
      const doorbell = await createDoorbell(database.boss, clock.toReal);
      const { db } = database;
      const store = createRequestStore(db, doorbell);
      const estate = await estateOfRecord(db);
      return await runRecordCommand({ db, store, doorbell, clock, estate }, command);
    } finally {
      await database.boss.stop({ graceful: false });
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return askRunning(settings.dataDir, error.message, command);
  }
}

/** The embedded database has one process: while it runs beside the sandbox, it does it itself. */
async function askRunning(
  dataDir: string,
  otherwise: string,
  command: RecordCommand,
): Promise<Result<unknown, Refusal>> {
  const run = join(dataDir, 'run.json');
  const secret = join(dataDir, 'control.secret');
  if (!existsSync(run) || !existsSync(secret)) throw new Error(otherwise);
  const { ports } = JSON.parse(readFileSync(run, 'utf8')) as { ports: { product: number } };
  const response = await fetch(`http://127.0.0.1:${ports.product}/control/record`, {
    method: 'POST',
    headers: {
      'x-control-secret': readFileSync(secret, 'utf8').trim(),
      'content-type': 'application/json',
    },
    body: JSON.stringify(command),
  }).catch((error: Error) => error);
  if (response instanceof Error) throw new Error(`${otherwise} ${response.message}`);
  if (!response.ok) throw new Error(`${otherwise} It answered ${response.status}.`);
  return (await response.json()) as Result<unknown, Refusal>;
}
