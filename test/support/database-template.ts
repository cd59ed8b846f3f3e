// Database folders for all tests, one migrated and one with nothing in it: the first start of PGlite takes seconds, a copy does not.
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { openDatabase } from '../../src/adapters/postgres/database.ts';
import { createDoorbell } from '../../src/adapters/postgres/doorbell.ts';
import { fingerprint } from '../../src/shared/hash.ts';
import { quiet } from '../fakes/world.ts';
import { isAlive } from './alive.ts';

const CACHE = join('node_modules', '.cache', 'drawbridge');

/** Changes with the migrations and with the versions of what makes the folder. */
function name(): string {
  const sources = globSync('src/adapters/postgres/migrations/*.ts').sort();
  const packages = ['@electric-sql/pglite', 'pg-boss'].map((item) =>
    join('node_modules', item, 'package.json'),
  );
  const order = ['migrate.ts', 'doorbell.ts'].map((file) => join('src/adapters/postgres', file));
  const content = [...sources, ...packages, ...order].map((file) => readFileSync(file, 'utf8'));
  return `databases-${fingerprint(content).slice(0, 16)}`;
}

export const templateFolder = (): string => join(CACHE, name());

/** Makes the template if there is none for this state of the code. */
export async function makeTemplate(): Promise<string> {
  const folder = templateFolder();
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const dataDir = mkdtempSync(join(CACHE, 'making-'));
  await (await PGlite.create(join(dataDir, 'empty'))).close();
  cpSync(join(dataDir, 'empty'), join(dataDir, 'postgres'), { recursive: true });
  const database = await openDatabase({ databaseUrl: undefined, dataDir }, quiet);
  await createDoorbell(database.boss, (instant) => instant);
  await database.boss.stop({ graceful: false });
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  renameSync(dataDir, folder);
  return folder;
}

/** A data folder of its own with the migrated database in it. */
export const newDataDir = (): string => copyOf('postgres');

/** One whose database has no tables yet, as after the first seconds of a first start. */
export const newEmptyDataDir = (): string => copyOf('empty');

/** A database without tables, in a folder that goes when the run ends. */
export const newEmptyDatabase = (): PGlite => new PGlite(join(newEmptyDataDir(), 'postgres'));

function copyOf(name: 'postgres' | 'empty'): string {
  const dataDir = mkdtempSync(
    join(process.env.DRAWBRIDGE_TEST_DATA ?? tmpdir(), 'drawbridge-test-'),
  );
  cpSync(join(templateFolder(), name), join(dataDir, 'postgres'), { recursive: true });
  return dataDir;
}

export const removeDataDir = (dataDir: string): void =>
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });

/** For vitest's globalSetup. At the end nothing runs any more and nothing is left of what was begun here. */
export default async function setup(): Promise<() => Promise<void>> {
  await makeTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-tests-'));
  process.env.DRAWBRIDGE_TEST_DATA = folder;
  return async () => {
    for (const file of globSync(join(folder, '*', 'run.json'))) await endStart(file);
    removeDataDir(folder);
  };
}

/** Ends a start, told from the file that says which processes are its own. */
async function endStart(file: string): Promise<void> {
  const { parent } = JSON.parse(readFileSync(file, 'utf8')) as { parent: number };
  const patience = Date.now() + 15_000;
  if (isAlive(parent)) process.kill(parent, 'SIGTERM');
  while (isAlive(parent) && Date.now() < patience) await setTimeout(50);
}
