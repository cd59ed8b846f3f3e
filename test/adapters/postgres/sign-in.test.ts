// A password that does not last: each new connection asks for the one of its moment.
import type { TokenCredential } from '@azure/identity';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databasePassword } from '../../../src/adapters/entra/tokens/database-password.ts';
import { openDatabase } from '../../../src/adapters/postgres/database.ts';
import { quiet } from '../../fakes/world.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
}, 60_000);
afterAll(() => server.stop());

const SIGN_IN = { managedIdentityClientId: 'identity', scope: 'scope/.default' };

/** Gives the token that is good now, and counts. */
function credential() {
  const state = { token: 'drawbridge', asked: [] as string[] };
  const source: TokenCredential = {
    async getToken(scopes) {
      state.asked.push(String(scopes));
      return { token: state.token, expiresOnTimestamp: Date.now() + 60_000 };
    },
  };
  return { state, password: databasePassword(SIGN_IN, source) };
}

const settings = (databasePassword: () => Promise<string>) => ({
  databaseUrl: `${server.databaseUrl.replace('drawbridge:drawbridge@', 'drawbridge@')}?sslmode=disable`,
  dataDir: server.folder,
  databasePassword,
});

test('a new token is used for new connections, and the bell signs in with it as well', async () => {
  const { state, password } = credential();
  const database = await openDatabase(settings(password), quiet);
  await database.boss.start();
  expect(state.asked.length).toBeGreaterThanOrEqual(2);
  expect(new Set(state.asked)).toEqual(new Set([SIGN_IN.scope]));

  await sql.raw(`ALTER ROLE drawbridge PASSWORD 'the-next-token'`).execute(database.db);
  state.token = 'the-next-token';
  // All of them break, as they do when a server is moved; the pool makes new ones.
  await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()`.execute(
    database.db,
  );
  const rows = await Promise.all(
    Array.from({ length: 6 }, () => sql<{ one: number }>`SELECT 1 AS one`.execute(database.db)),
  );
  expect(rows.map(({ rows }) => rows[0]?.one)).toEqual([1, 1, 1, 1, 1, 1]);
  await database.boss.stop({ graceful: false });
  await database.close();
}, 60_000);

test('a token that is not good, or none, is no start', async () => {
  const { state, password } = credential();
  state.token = 'somebody-else';
  await expect(openDatabase(settings(password), quiet)).rejects.toThrow(/password/);
  const none = async () => {
    throw new Error('The managed identity gave no token for the database.');
  };
  await expect(openDatabase(settings(none), quiet)).rejects.toThrow(/gave no token/);
}, 60_000);
