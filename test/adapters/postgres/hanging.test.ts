// A statement that hangs holds up nothing else: not behind a lock, not on a way that has gone silent, not for a process that is gone.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBrakeStore } from '../../../src/adapters/postgres/brake-store.ts';
import { type Database, openDatabase } from '../../../src/adapters/postgres/database.ts';
import { OWNER } from '../../fakes/estate.ts';
import { quiet } from '../../fakes/world.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';

const BOUNDS = { lockMs: 300, statementMs: 2_000, idleMs: 600, answerMs: 2_500, roomMs: 5_000 };

let server: PostgresServer;
let way: Awaited<ReturnType<typeof openWay>>;
let database: Database;
let other: pg.Client;

/** A way to the server that can go silent as a broken network does: nothing is closed, nothing arrives. */
async function openWay(port: number) {
  const pairs = new Set<readonly [Socket, Socket]>();
  const hellos: string[] = [];
  const listening: Server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    pairs.add([near, far]);
    near.once('data', (first) => hellos.push(String(first)));
    for (const one of [near, far]) one.on('error', () => {});
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return {
    port: (listening.address() as { port: number }).port,
    /** With what each connection began. */
    hellos,
    /** Those that are open; new ones go through. */
    silence() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    close() {
      for (const pair of pairs) for (const one of pair) one.destroy();
      listening.close();
    },
  };
}

beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

beforeEach(async () => {
  const port = Number(new URL(server.databaseUrl).port);
  way = await openWay(port);
  const databaseUrl = server.databaseUrl.replace(`:${port}/`, `:${way.port}/`);
  database = await openDatabase({ databaseUrl, dataDir: '', bounds: BOUNDS }, quiet);
  other = new pg.Client({ connectionString: server.databaseUrl });
  await other.connect();
  await other.query('DROP TABLE IF EXISTS held; CREATE TABLE held AS SELECT 0 AS taken');
}, 60_000);
afterEach(async () => {
  await other.end();
  way.close();
  await database.close();
});

const take = 'UPDATE held SET taken = taken + 1';
const takeIt = () => sql.raw(take).execute(database.db);

test('who waits for a lock is let go, and can do it once it is free', async () => {
  await other.query('BEGIN');
  await other.query(take);
  await expect(takeIt()).rejects.toThrow(/lock timeout/);
  await other.query('ROLLBACK');
  await takeIt();
}, 30_000);

test('a brake waits as long as a commit before it may take, and is not given up like others', async () => {
  await other.query('BEGIN');
  await other.query("SELECT brake_holds('{away}')");
  const doorbell = { book: async () => {} };
  const brakes = createBrakeStore(database.db, doorbell as never, { now: () => 0 });
  const brake = {
    ...{ id: 'a brake', version: 1, tenantId: null, by: OWNER, at: 0, ends: [] },
    personal: null,
  };
  const pulled = brakes.pull({ brake, audit: [], work: [] }).catch(String);
  await other.query('SELECT pg_sleep(1)');
  await other.query('COMMIT');
  expect(await pulled).toBe('committed');
}, 30_000);

test('a statement that never ends is ended', async () => {
  await expect(sql`SELECT pg_sleep(60)`.execute(database.db)).rejects.toThrow(/statement timeout/);
  await takeIt();
}, 30_000);

test('on a way that went silent nobody waits for ever, and the next goes another way', async () => {
  await takeIt();
  way.silence();
  await expect(takeIt()).rejects.toThrow(/terminated/i);
  await takeIt();
}, 30_000);

test('what a process that is gone has begun is taken back by the server', async () => {
  const over = database.db
    .transaction()
    .execute(async (trx) => {
      await sql.raw(take).execute(trx);
      way.silence();
      // For this other one it takes as long as the server leaves an idle transaction alone.
      await other.query(take);
    })
    .catch((error: unknown) => String(error));
  expect(await over).toMatch(/terminated|not queryable/i);
}, 30_000);

test('the limits are told once a connection stands, so that a pooler that keeps sessions lets it in', async () => {
  const { rows } = await sql<Record<string, string>>`
    SELECT current_setting('lock_timeout') AS lock,
      current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle`.execute(database.db);
  expect(rows).toEqual([{ lock: '300ms', statement: '2s', idle: '600ms' }]);
  expect(way.hellos.length).toBeGreaterThan(0);
  expect(way.hellos.filter((one) => one.includes('timeout'))).toEqual([]);
}, 30_000);

test('what is rung over a connection of its own is bounded in the same way', async () => {
  const { boss } = database;
  await boss.start();
  try {
    const ask = (text: string) => boss.getDb().executeSql(text, []);
    const { rows } = await ask(`SELECT current_setting('lock_timeout') AS lock,
      current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle`);
    expect(rows).toEqual([{ lock: '300ms', statement: '2s', idle: '600ms' }]);
    way.silence();
    await expect(ask('SELECT 1')).rejects.toThrow(/terminated/i);
  } finally {
    way.close();
    await boss.stop({ graceful: false });
  }
}, 30_000);

test('whoever only runs a command waits as long as it takes', async () => {
  const patient = await openDatabase({ databaseUrl: server.databaseUrl, dataDir: '' }, quiet);
  const { rows } = await sql<{ lock_timeout: string; statement_timeout: string }>`
    SELECT current_setting('lock_timeout') AS lock_timeout,
      current_setting('statement_timeout') AS statement_timeout`.execute(patient.db);
  expect(rows).toEqual([{ lock_timeout: '0', statement_timeout: '0' }]);
  await patient.close();
}, 30_000);
