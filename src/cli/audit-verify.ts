// `npm run audit:verify [-- --head SEQUENCE:HASH]`: is the audit as it was written?
// Exit 0: it is; 1: it is not; 2: it could not be read.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditVerdict, verifyAudit } from '../adapters/postgres/audit-verify.ts';
import { FolderTaken } from '../adapters/postgres/folder-lock.ts';
import { type DatabaseSettings, readDatabaseSettings } from '../config/database-settings.ts';
import { openToLook } from './shared/open-to-look.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { values } = parseArgs({ options: { head: { type: 'string' } } });
const expected = readHead(values.head);
try {
  const verdict = await verify(readDatabaseSettings());
  process.stdout.write(`${say(verdict)}\n`);
  process.exitCode = verdict.sound ? 0 : 1;
} catch (error) {
  refuse(`The audit could not be read: ${error instanceof Error ? error.message : String(error)}`);
}

function say(verdict: AuditVerdict): string {
  if (!verdict.sound) return `The audit is NOT sound. Entry ${verdict.entry}: ${verdict.problem}.`;
  const { entries, hash, waiting } = verdict;
  const count = entries === 1 ? '1 entry' : `${entries} entries`;
  const more = waiting > 0 ? `, ${waiting} more wait${waiting === 1 ? 's' : ''} to be sealed` : '';
  return `The audit is sound: ${count}, head ${entries}:${hash}${more}`;
}

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}

/** A head that was kept elsewhere, as this command or the log prints it. */
function readHead(text: string | undefined): { sequence: string; hash: string } | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (!match) refuse('--head wants SEQUENCE:HASH, as this command prints it.');
  return { sequence: match[1] ?? '', hash: match[2] ?? '' };
}

async function verify(settings: DatabaseSettings): Promise<AuditVerdict> {
  try {
    const database = await openToLook(settings);
    try {
      return await verifyAudit(database.db, expected);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return askRunning(settings.dataDir, error.message);
  }
}

/** The embedded database has one process: while it runs beside the sandbox, it verifies itself. */
async function askRunning(dataDir: string, otherwise: string): Promise<AuditVerdict> {
  const run = join(dataDir, 'run.json');
  const secret = join(dataDir, 'control.secret');
  if (!existsSync(run) || !existsSync(secret)) throw new Error(otherwise);
  const { ports } = JSON.parse(readFileSync(run, 'utf8')) as { ports: { product: number } };
  const head = expected ? `?head=${expected.sequence}:${expected.hash}` : '';
  const response = await fetch(`http://127.0.0.1:${ports.product}/control/audit${head}`, {
    headers: { 'x-control-secret': readFileSync(secret, 'utf8').trim() },
  }).catch((error: Error) => error);
  if (response instanceof Error) throw new Error(`${otherwise} ${response.message}`);
  if (!response.ok) throw new Error(`${otherwise} It answered ${response.status}.`);
  return (await response.json()) as AuditVerdict;
}
