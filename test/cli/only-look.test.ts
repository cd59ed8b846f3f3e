// Commands that only look leave the database as it is: an auditor's newer version does not migrate what an older one runs on.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAsItIs, openDatabase } from '../../src/adapters/postgres/database.ts';
import {
  appliedMigrations,
  KNOWN_MIGRATIONS,
  migrateLike,
} from '../../src/adapters/postgres/migrate.ts';
import { quiet } from '../fakes/world.ts';
import { startPostgres } from '../support/postgres-server.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-older-'));
const older = KNOWN_MIGRATIONS.slice(0, -1);
const opened = () => openAsItIs({ databaseUrl: undefined, dataDir }, quiet);

beforeAll(async () => {
  const database = await opened();
  await migrateLike(database.db as unknown as Kysely<unknown>, older);
  await database.close();
}, 60_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function run(
  dataDir: string,
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  const child = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { said, code };
}

test.each([
  ['audit-verify', [], /The audit is sound: 0 entries/],
  ['grants', ['open'], /Nothing is granted/],
  ['policy', ['simulate'], /0 requests looked at/],
] as const)(
  '%s',
  async (command, args, says) => {
    const child = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (said += chunk));
    await new Promise((resolve) => child.once('close', resolve));
    expect(said).toMatch(says);
    const database = await opened();
    const applied = await appliedMigrations(database.db as unknown as Kysely<unknown>);
    await database.close();
    expect(applied).toEqual(older);
  },
  60_000,
);

test.each([
  ['audit-verify', []],
  ['grants', ['open']],
] as const)(
  '%s says of a database in which nothing is that it may be the wrong one',
  async (command, args) => {
    const wrong = join(dataDir, 'not-there');
    const told = await run(wrong, command, args);
    expect(told).toMatchObject({ code: 2, said: expect.stringMatching(/has never started on/) });
    expect(existsSync(wrong)).toBe(false);
  },
  60_000,
);

test('a simulation says where there is no record to look at, and goes on with the files', async () => {
  const wrong = join(dataDir, 'not-there');
  const told = await run(wrong, 'policy', ['simulate']);
  expect(told).toMatchObject({ code: 0, said: expect.stringMatching(/has never started on/) });
  expect(told.said).toMatch(/0 requests looked at/);
}, 60_000);

test('a simulation on a database from before versions were kept says so, and goes by the files', async () => {
  const oldest = join(dataDir, 'oldest');
  const database = await openAsItIs({ databaseUrl: undefined, dataDir: oldest }, quiet);
  const before = KNOWN_MIGRATIONS.filter((name) => name < '0012');
  await migrateLike(database.db as unknown as Kysely<unknown>, before);
  await database.close();
  const told = await run(oldest, 'policy', ['simulate']);
  expect(told).toMatchObject({ code: 0, said: expect.stringMatching(/0 requests looked at/) });
  expect(told.said).toMatch(/keeps no versions of the estate yet.*files of now/);
  expect(told.said).not.toMatch(/relation|does not exist/);
}, 60_000);

test('grants ends at once where its role may not even see what was done to the database', async () => {
  const server = await startPostgres();
  const owner = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: '' }, quiet);
  await sql`CREATE ROLE looker LOGIN PASSWORD 'drawbridge'`.execute(owner.db);
  await owner.close();
  const url = new URL(server.databaseUrl);
  url.username = 'looker';
  const told = await run(dataDir, 'grants', ['open'], { DATABASE_URL: url.href });
  await server.stop();
  expect(told).toMatchObject({ code: 2, said: expect.stringMatching(/permission denied/) });
}, 60_000);
