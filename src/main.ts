// Starts Drawbridge: settings, estate, wiring, listening; drains on SIGTERM; says everything that is wrong at once.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { relative } from 'node:path';
import { createJsonLog } from './adapters/telemetry/json-log.ts';
import { parseEstateFiles } from './config/estate/load.ts';
import { madeUpProblems } from './config/estate/made-up.ts';
import { folderOf, readEstateFiles } from './config/estate/read-texts.ts';
import { resolveIdentities } from './config/identity-secrets.ts';
import { sandboxClockOffset } from './config/sandbox-clock.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { roleIsNeverGranted } from './domain/access/ceiling.ts';
import { kinds } from './domain/access/kinds/index.ts';
import { writersFor } from './domain/access/kinds/membership-way.ts';
import { limitRules } from './domain/access/limit-rules.ts';
import { checks } from './domain/posture/checks/index.ts';
import { type EstateSource, EstateUnusable, wire } from './wire.ts';

/** sysexits.h: the configuration is wrong; starting again would not help. */
const WRONG_CONFIGURATION = 78;

if (existsSync('.env')) process.loadEnvFile('.env');
const settings = readSettings(process.env);
const estateFile =
  ('problems' in settings ? process.env.ESTATE_FILE : settings.estateFile) ?? 'estate/estate.yaml';
const sandbox = !('problems' in settings) && settings.mode === 'sandbox';
const source: EstateSource = {
  read: () => readEstateFiles(estateFile),
  load(texts) {
    const loaded = parseEstateFiles(
      { folder: folderOf(estateFile), texts },
      {
        writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
        membershipWriters: writersFor,
        limits: limitRules,
        neverGranted: roleIsNeverGranted,
        checks,
        cloud: 'problems' in settings ? undefined : settings.cloud,
      },
    );
    if ('problems' in loaded) return loaded;
    const { estate, identities } = loaded;
    const resolved = resolveIdentities(identities, process.env, sandbox);
    const madeUp = sandbox ? [] : madeUpProblems(estate, relative('.', estateFile));
    const problems = [...resolved.problems, ...madeUp];
    return problems.length > 0
      ? { problems }
      : { estate, identities, resolved: resolved.identities };
  },
};
if ('problems' in settings) refuse([...settings.problems, ...problemsOfFiles()]);
await run(settings).catch((error: unknown) => {
  if (error instanceof EstateUnusable) refuse(error.problems);
  createJsonLog('error').error('product.not-started', { detail: String(error) });
  process.stderr.write(`Drawbridge does not start: ${sentenceOf(error)}\n`);
  for (const line of problemsOfFiles()) process.stderr.write(`  - ${line}\n`);
  process.exit(1);
});

function problemsOfFiles(): readonly string[] {
  const files = source.read();
  const loaded = 'problems' in files ? files : source.load(files.texts);
  return 'problems' in loaded ? loaded.problems : [];
}

function refuse(problems: readonly string[]): never {
  const count = `${problems.length} ${problems.length === 1 ? 'thing is' : 'things are'}`;
  process.stderr.write(
    `Drawbridge does not start: ${count} wrong.\n${problems.map((line) => `  - ${line}\n`).join('')}`,
  );
  process.exit(WRONG_CONFIGURATION);
}

function sentenceOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'its port is in use. Stop what runs there, or set PORT.';
  if (code === 'ECONNREFUSED') return `${message}. Is the database server of DATABASE_URL running?`;
  return message;
}

async function run(settings: Settings): Promise<void> {
  const log = createJsonLog(settings.logLevel);
  const clockOffsetMs = await sandboxClockOffset(settings.sandboxOrigin);
  const product = await wire({ settings, estateSource: source, clockOffsetMs, log });
  const http = createServer(product.server);
  let stopping = false;
  const stop = async (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info('product.stopping', { why });
    http.close();
    http.closeIdleConnections();
    await product.stop();
    process.exit(0);
  };
  process.on('SIGHUP', () => void product.look());
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  // Started by a parent: without it nobody is there to answer to.
  process.on('disconnect', () => void stop('the parent is gone'));
  const host = settings.mode === 'sandbox' ? '127.0.0.1' : undefined;
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(settings.port, host, resolve);
  });
  await product.start();
  log.info('product.ready', { mode: settings.mode, port: settings.port });
}
