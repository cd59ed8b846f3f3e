// A database of an earlier release goes forward with what is in it.
import { randomUUID } from 'node:crypto';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../../src/adapters/postgres/audit-verify.ts';
import { writeAudit } from '../../../src/adapters/postgres/audit-write.ts';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import * as first from '../../../src/adapters/postgres/migrations/0001-first.ts';
import { toRow } from '../../../src/adapters/postgres/request-rows.ts';
import type { Tables } from '../../../src/adapters/postgres/tables.ts';
import { newEmptyDatabase } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

async function firstRelease(): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: newEmptyDatabase() }) });
  const provider = { getMigrations: async () => ({ '0001-first': first }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
  return db;
}

test('words of directories move to what can be erased, and are gone where it was', async () => {
  const db = await firstRelease();
  const words = {
    trouble: { sentence: 'em@home.example', since: 1 },
    ending: { because: 'em@x.y' },
  };
  const ids: string[] = [];
  for (const erased of [false, true]) {
    const { request } = newDecision();
    ids.push(request.id);
    const row = toRow({ ...request, ...(erased && { personal: null }) }, request.id);
    const data = JSON.stringify({ ...JSON.parse(String(row.data)), ...words });
    await db
      .insertInto('request')
      .values({ ...row, data })
      .execute();
  }
  const work = { id: randomUUID(), request_id: ids[0] ?? '', kind: 'prove-end', payload: '{}' };
  await db
    .insertInto('work')
    .values({ ...work, due_at: new Date(0), last_error: 'em@home.example' })
    .execute();

  await migrate(db as Kysely<unknown>);
  const rows = await db.selectFrom('request').select(['id', 'data', 'personal']).execute();
  const [kept, erased] = ids.map((id) => rows.find((row) => row.id === id));
  expect(kept?.data).toMatchObject({ trouble: { since: 1 } });
  expect(kept?.personal).toMatchObject({ trouble: 'em@home.example', failure: 'em@x.y' });
  expect(kept?.personal).toHaveProperty('justification');
  expect(erased?.personal).toBeNull();
  expect(JSON.stringify(rows.map(({ data }) => data))).not.toContain('em@');
  const { last_error } = await db.selectFrom('work').select('last_error').executeTakeFirstOrThrow();
  expect(last_error).toBeNull();
  await db.destroy();
});

test('a sealed audit of the first release stays sound and is guarded from then on', async () => {
  const db = await firstRelease();
  const { request, audit } = newDecision();
  await db.insertInto('request').values(toRow(request, 'form')).execute();
  await writeAudit(db, request.id, audit);
  await sealSome(db);
  await sql`UPDATE audit_head SET hash = hash`.execute(db);

  await migrate(db as Kysely<unknown>);
  expect(await verifyAudit(db)).toMatchObject({ sound: true, entries: 1 });
  await expect(sql`TRUNCATE audit_entry`.execute(db)).rejects.toThrow('append-only');
  await expect(sql`UPDATE audit_head SET sequence = 0`.execute(db)).rejects.toThrow('only grows');
  await writeAudit(db, request.id, [{ verb: 'lapsed', at: 0, tenantId: 't', details: {} }]);
  await sealSome(db);
  expect(await verifyAudit(db)).toMatchObject({ sound: true, entries: 2 });
  await db.destroy();
});
