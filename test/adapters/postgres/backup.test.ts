// A backup goes into an empty database and is the same there: rows, due work, and an audit that is whole.
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { backUp } from '../../../src/adapters/postgres/backup.ts';
import { type Database, openAsItIs } from '../../../src/adapters/postgres/database.ts';
import { CannotRestore, restore } from '../../../src/adapters/postgres/restore.ts';
import { HOUR } from '../../../src/shared/duration.ts';
import { quiet } from '../../fakes/world.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, newEmptyDataDir, removeDataDir } from '../../support/database-template.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const DUE = Date.parse('2026-12-24T18:00:00.123Z');

async function* these(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function linesOf(db: Database['db']): Promise<string[]> {
  const lines: string[] = [];
  await backUp(db, (line) => void lines.push(line));
  return lines;
}

/** Two requests with their work, sealed but for the last entry. */
async function fill({ db, store }: Stores): Promise<string[]> {
  const ids: string[] = [];
  for (const sealed of [true, false]) {
    const decision = newDecision();
    ids.push(decision.request.id);
    await store.create(
      { ...decision, work: [...decision.work, { work: { kind: 'expire' }, dueAt: DUE }] },
      decision.request.id,
    );
    if (sealed) await sealSome(db);
  }
  return ids;
}

async function sameAgain(from: Database['db'], to: Database['db']): Promise<void> {
  const lines = await linesOf(from);
  const restored = await restore(to, these(lines));
  expect(restored.audit).toMatchObject({ sound: true, entries: 1, waiting: 1 });
  expect(Date.now() - Date.parse(restored.madeAt ?? '')).toBeLessThan(HOUR);
  const again = await linesOf(to);
  // Rows of a table have no order of their own.
  expect(again.map(sorted)).toEqual(lines.map(sorted));
  const due = await to.selectFrom('work').select('due_at').where('kind', '=', 'expire').execute();
  expect(due.map(({ due_at }) => due_at.getTime())).toEqual([DUE, DUE]);
  expect(restored.openWork).toBeGreaterThanOrEqual(2);
}

const sorted = (line: string) => {
  const { rows, at: _, ...rest } = JSON.parse(line) as { rows?: unknown[]; at?: string };
  return { ...rest, rows: rows?.map((row) => JSON.stringify(row)).sort() };
};

describe('backup and restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-restored-'));
  const dataDir = newDataDir();
  let stores: Stores;
  let ids: string[];
  beforeAll(async () => {
    stores = await openStores({ databaseUrl: undefined, dataDir });
    ids = await fill(stores);
  }, 60_000);
  afterAll(async () => {
    await stores.close();
    removeDataDir(dataDir);
    rmSync(folder, { recursive: true, force: true });
  });
  const empty = (name: string) => {
    const dataDir = join(folder, name);
    renameSync(newEmptyDataDir(), dataDir);
    return openAsItIs({ databaseUrl: undefined, dataDir }, quiet);
  };

  test('the embedded database is the same again, and goes on', async () => {
    const target = await empty('same');
    await sameAgain(stores.db, target.db);
    await target.close();
    const again = await openStores({ databaseUrl: undefined, dataDir: join(folder, 'same') });
    expect((await again.store.load(ids[0] ?? ''))?.state).toBe('pending');
    // Numbers that the database gives out do not begin anew, and the guards of the audit stand.
    const decision = newDecision();
    await again.store.create(decision, decision.request.id);
    expect(await sealSome(again.db)).toBeGreaterThan(0);
    await expect(again.db.deleteFrom('audit_entry').execute()).rejects.toThrow(/append-only/);
    await again.close();
  }, 60_000);

  test('half a backup, a foreign file and a database with something in it are refused', async () => {
    const lines = await linesOf(stores.db);
    const target = await empty('refused');
    await expect(restore(target.db, these(['{"a":1}']))).rejects.toThrow(CannotRestore);
    await expect(restore(target.db, these(lines.slice(0, -1)))).rejects.toThrow(/not whole/);
    await target.close();
    await expect(restore(stores.db, these(lines))).rejects.toThrow(/already/);
  }, 60_000);

  test('what was not sealed yet at the backup is no fault an hour later', async () => {
    const lines = await linesOf(stores.db);
    const target = await empty('later');
    const hourAgo = new Date(Date.now() - HOUR).toISOString();
    const old = lines.map((line) =>
      line.replaceAll(/"written_at":"[^"]+"/g, `"written_at":"${hourAgo}"`),
    );
    const { audit } = await restore(target.db, these(old));
    expect(audit).toMatchObject({ sound: true, entries: 1, waiting: 1 });
    await target.close();
  }, 60_000);

  test('an audit that was changed in the file is found out', async () => {
    const lines = await linesOf(stores.db);
    const target = await empty('changed');
    const touched = lines.map((line) =>
      line.startsWith('{"table":"audit_entry"') ? line.replace('requested', 'Requested') : line,
    );
    const { audit } = await restore(target.db, these(touched));
    expect(audit.sound).toBe(false);
    await target.close();
  }, 60_000);

  test('from the embedded database to a server', async () => {
    let server: PostgresServer | undefined;
    try {
      server = await startPostgres();
      const target = await openAsItIs({ databaseUrl: server.databaseUrl, dataDir: folder }, quiet);
      await sameAgain(stores.db, target.db);
      await target.close();
    } finally {
      await server?.stop();
    }
  }, 120_000);
});
