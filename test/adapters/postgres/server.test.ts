// The same stores on a real Postgres server.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../../src/adapters/postgres/audit-verify.ts';
import { createClaims } from '../../../src/adapters/postgres/claims.ts';
import type { Doorbell } from '../../../src/adapters/postgres/doorbell.ts';
import { emptyDatabase } from '../../../src/adapters/postgres/empty.ts';
import { createRequestStore } from '../../../src/adapters/postgres/request-store.ts';
import { openStores } from '../../support/database.ts';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.ts';
import { newDecision, storesBehave } from '../../support/store-behaviour.ts';

describe('Postgres server', () => {
  let server: PostgresServer;
  let databaseUrl = '';
  let folder = '';
  beforeAll(async () => {
    server = await startPostgres();
    ({ databaseUrl, folder } = server);
  }, 60_000);
  afterAll(() => server.stop());
  storesBehave(() => openStores({ databaseUrl, dataDir: folder }));

  test('work that is taken up, finished and brought forward in one moment locks nobody out', async () => {
    const stores = await openStores({ databaseUrl, dataDir: folder });
    const { db, clock, queue } = stores;
    const ids = Array.from({ length: 120 }, () => randomUUID());
    const requestIds = ids.map((id) => `looked/${id}`);
    const rows = ids.map((id) => ({ id, request_id: `looked/${id}`, kind: 'check' }));
    await db
      .insertInto('work')
      .values(rows.map((row) => ({ ...row, payload: '{}', due_at: new Date(0) })))
      .execute();
    const replica = async (from: number) => {
      const claims = createClaims(db, clock);
      for (let i = 0; i < 40; i += 1) {
        const some = ids
          .map((_, n) => ids[(n * 29 + i * 7 + from) % ids.length] ?? '')
          .slice(0, 20);
        const taken = await Promise.all(some.map((id) => claims.claim(id)));
        await Promise.all(taken.flatMap((item) => (item ? [claims.finish(item.id)] : [])));
      }
    };
    const look = async () => {
      for (let i = 0; i < 40; i += 1) await queue.checkNow({ requestIds });
    };
    await Promise.all([replica(0), replica(11), replica(50), look(), look(), look()]);
    // What was passed over since somebody brought it forward is rung for by them.
    await replica(3);
    const left = db.selectFrom('work').select('id').where('done_at', 'is', null);
    expect(await left.where('request_id', 'in', requestIds).execute()).toEqual([]);
    await stores.close();
  });

  test.each([
    ['seals the audit', 'SELECT FROM audit_head FOR UPDATE', 'DELETE FROM audit_salt', 'lasts'],
    ['stores a request', 'SELECT FROM request FOR UPDATE', 'DELETE FROM request_approver', 'lasts'],
    ['came the other way round', 'SELECT FROM work FOR UPDATE', 'UPDATE request SET id = id', ''],
  ])('a new beginning gets along with whoever %s meanwhile', async (_, first, then, lasts) => {
    const stores = await openStores({ databaseUrl, dataDir: folder });
    const { db } = stores;
    await stores.store.create(newDecision(), `beginning-${then}`);
    const waits = async () => {
      const { rows } = await sql`
        SELECT FROM pg_locks JOIN pg_class ON pg_class.oid = relation
        WHERE NOT granted AND relnamespace = 'public'::regnamespace`.execute(db);
      return rows.length > 0;
    };
    let emptied: Promise<unknown> = Promise.resolve();
    const theirs = await db
      .transaction()
      .execute(async (trx) => {
        await sql.raw(first).execute(trx);
        emptied = emptyDatabase(db).catch((error: unknown) => error);
        while (!(await waits()));
        await sql.raw(then).execute(trx);
        return 'lasts';
      })
      .catch(() => '');
    expect(await emptied).toBeUndefined();
    expect(theirs).toContain(lasts);
    expect(await db.selectFrom('request').select('id').execute()).toEqual([]);
    await stores.close();
  });

  test('what is held within a section is found without looking at everything that was ever held', async () => {
    const asOwner = await openStores({ databaseUrl, dataDir: folder });
    // As on a managed server, whose order of words is no order of bytes.
    await sql
      .raw(`CREATE DATABASE words TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`)
      .execute(asOwner.db);
    await asOwner.close();
    const words = databaseUrl.replace(/postgres$/, 'words');
    const stores = await openStores({ databaseUrl: words, dataDir: folder });
    await sql`
      INSERT INTO holding (request_id, step_id, key, beneficiary, ours, released)
      SELECT i::text, 'step', 'section/' || i % 500 || '/' || i, 'them', true, true
      FROM generate_series(1, 20000) AS i`.execute(stores.db);
    await sql`ANALYZE holding`.execute(stores.db);
    const doorbell = { ring: async () => {} } as unknown as Doorbell;
    await stores.db.transaction().execute(async (trx) => {
      const store = createRequestStore(trx, doorbell);
      const looks = async () => {
        const { rows } = await sql<{ scans: string }>`
          SELECT pg_stat_get_xact_numscans('holding'::regclass) AS scans`.execute(trx);
        return rows.map(({ scans }) => scans);
      };
      const before = await looks();
      await store.grantsWithin('section/7/', 0);
      await store.grantsOn('section/7/7');
      expect(await looks()).toEqual(before);
    });
    await stores.close();
  });

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
