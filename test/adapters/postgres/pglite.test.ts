// The stores on the embedded database.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../../src/adapters/postgres/audit-verify.ts';
import { openDatabase } from '../../../src/adapters/postgres/database.ts';
import { emptyDatabase } from '../../../src/adapters/postgres/empty.ts';
import { FolderTaken } from '../../../src/adapters/postgres/folder-lock.ts';
import { toRow } from '../../../src/adapters/postgres/request-rows.ts';
import { quiet } from '../../fakes/world.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision, storesBehave } from '../../support/store-behaviour.ts';

describe('PGlite', () => {
  const dataDir = newDataDir();
  afterAll(() => removeDataDir(dataDir));
  storesBehave(() => openStores({ databaseUrl: undefined, dataDir }));

  test('a second process on the same folder is refused with a sentence', async () => {
    await expect(openDatabase({ databaseUrl: undefined, dataDir }, quiet)).rejects.toThrow(
      FolderTaken,
    );
  });
});

describe('the sandbox’s new beginning', () => {
  test('empties everything, and guards the audit again afterwards', async () => {
    const dataDir = newDataDir();
    const stores = await openStores({ databaseUrl: undefined, dataDir });
    await stores.store.create(newDecision(), 'form');
    await sealSome(stores.db);
    await emptyDatabase(stores.db);
    expect(await verifyAudit(stores.db)).toMatchObject({ sound: true, entries: 0 });
    await stores.store.create(newDecision(), 'form');
    await sealSome(stores.db);
    expect(await verifyAudit(stores.db)).toMatchObject({ sound: true, entries: 1 });
    await expect(sql`TRUNCATE audit_entry`.execute(stores.db)).rejects.toThrow('append-only');
    await expect(sql`DELETE FROM audit_head`.execute(stores.db)).rejects.toThrow('only grows');
    await stores.close();
    removeDataDir(dataDir);
  });
});

describe('a forged audit', () => {
  let dataDir: string;
  let stores: Stores;
  beforeAll(async () => {
    dataDir = newDataDir();
    stores = await openStores({ databaseUrl: undefined, dataDir });
    for (let i = 0; i < 5; i += 1) await stores.store.create(newDecision(), `form-${i}`);
    while ((await sealSome(stores.db)) > 0);
    // What an owner of the tables can do.
    await sql`ALTER TABLE audit_entry DISABLE TRIGGER USER`.execute(stores.db);
    await sql`ALTER TABLE audit_head DISABLE TRIGGER USER`.execute(stores.db);
  });
  afterAll(async () => {
    await stores.close();
    removeDataDir(dataDir);
  });
  const forged = async (forge: () => Promise<unknown>) => {
    class Undo extends Error {}
    let verdict: unknown;
    await stores.db
      .transaction()
      .execute(async (trx) => {
        const db = stores.db;
        stores = { ...stores, db: trx };
        try {
          await forge();
          verdict = await verifyAudit(trx);
        } finally {
          stores = { ...stores, db };
        }
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
    return verdict;
  };

  test('a changed entry is named', async () => {
    const verdict = await forged(() =>
      stores.db
        .updateTable('audit_entry')
        .set({ body: '{"verb":"approved"}' })
        .where('sequence', '=', '3')
        .execute(),
    );
    expect(verdict).toEqual({ sound: false, entry: '3', problem: 'its content was changed' });
  });

  test('a missing entry is named', async () => {
    const verdict = await forged(() =>
      stores.db.deleteFrom('audit_entry').where('sequence', '=', '2').execute(),
    );
    expect(verdict).toEqual({ sound: false, entry: '2', problem: 'it is missing' });
  });

  test('entries cut off the end are named', async () => {
    const verdict = await forged(() =>
      stores.db.deleteFrom('audit_entry').where('sequence', '>', '3').execute(),
    );
    expect(verdict).toMatchObject({ entry: '4', problem: 'entries are missing at the end' });
  });

  test('an entry that has been unsealed for too long is named', async () => {
    const verdict = await forged(() =>
      sql`INSERT INTO audit_entry (body, written_at) VALUES ('{}', now() - interval '6 minutes')`.execute(
        stores.db,
      ),
    );
    expect(verdict).toMatchObject({ sound: false, problem: expect.stringContaining('unsealed') });
  });

  test('an audit that was emptied does not fit the requests that are there', async () => {
    const verdict = await forged(async () => {
      await sql`TRUNCATE audit_entry`.execute(stores.db);
      await sql`UPDATE audit_head SET sequence = 0, hash = ${'0'.repeat(64)}`.execute(stores.db);
    });
    expect(verdict).toMatchObject({
      sound: false,
      entry: expect.stringMatching(/^of request [0-9A-Z]{4}-[0-9A-Z]{4}$/),
      problem: expect.stringContaining('no entry says that it was requested'),
    });
  });

  test('a request whose entries were never written is named', async () => {
    const { request } = newDecision();
    const verdict = await forged(() =>
      stores.db.insertInto('request').values(toRow(request, 'no-entry')).execute(),
    );
    expect(verdict).toMatchObject({ entry: `of request ${request.id}` });
  });

  test('an entry that was moved to another request is named', async () => {
    const verdict = await forged(() =>
      sql`UPDATE audit_entry SET request_id = 'AAAA-AAAA' WHERE sequence = 4`.execute(stores.db),
    );
    expect(verdict).toMatchObject({ entry: '4', problem: expect.stringContaining('request') });
  });

  test('entries beyond the head are named', async () => {
    const verdict = await forged(() =>
      sql`INSERT INTO audit_entry (body, sequence, hash) VALUES ('{}', 6, 'x')`.execute(stores.db),
    );
    expect(verdict).toMatchObject({ sound: false, entry: '6' });
  });

  test('a chain that was cut and written anew does not match a head that was kept', async () => {
    const hash = 'f'.repeat(64);
    const verdict = await verifyAudit(stores.db, { sequence: '3', hash });
    expect(await verifyAudit(stores.db, { sequence: '03', hash })).toEqual(verdict);
    expect(verdict).toMatchObject({ sound: false, entry: '3' });
  });

  test('as it is, it is sound', async () => {
    expect(await verifyAudit(stores.db)).toMatchObject({ sound: true, entries: 5 });
  });
});
