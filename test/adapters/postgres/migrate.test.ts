// A database of an earlier release goes forward with what is in it.
import { PGlite } from '@electric-sql/pglite';
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
import { newDecision } from '../../support/store-behaviour.ts';

test('a sealed audit of the first release stays sound and is guarded from then on', async () => {
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: new PGlite() }) });
  const provider = { getMigrations: async () => ({ '0001-first': first }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  expect(error).toBeUndefined();
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
