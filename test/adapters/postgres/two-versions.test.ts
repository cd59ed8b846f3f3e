// During an upgrade two versions share one database: the older one goes on with what the newer one has added to.
import { readdirSync, readFileSync } from 'node:fs';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { bookWork } from '../../../src/adapters/postgres/book-work.ts';
import {
  appliedMigrations,
  KNOWN_MIGRATIONS,
  migrate,
  migrateLike,
} from '../../../src/adapters/postgres/migrate.ts';
import { fromRow, REQUEST_COLUMNS, toRow } from '../../../src/adapters/postgres/request-rows.ts';
import type { Tables } from '../../../src/adapters/postgres/tables.ts';
import { newEmptyDatabase } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

/** What the first release that others ran had. */
const EARLIER = KNOWN_MIGRATIONS.filter((name) => name <= '0010-subscriptions');

const empty = () =>
  new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: newEmptyDatabase() }) });
const plain = (db: Kysely<Tables>) => db as unknown as Kysely<unknown>;

/** As the earlier release writes them: with the columns that it knows. */
async function earlierRows(db: Kysely<Tables>) {
  const { request } = newDecision();
  const row = toRow(request, `form-${request.id}`);
  await db.insertInto('request').values(row).execute();
  await sql`INSERT INTO work (id, request_id, kind, payload, due_at)
    VALUES (${crypto.randomUUID()}, ${request.id}, 'expire', '{}', now())`.execute(db);
  await sql`INSERT INTO request_approver (request_id, account)
    VALUES (${request.id}, 'tenant/person')`.execute(db);
  await sql`INSERT INTO conversation (account, data, updated_at)
    VALUES (${request.id}, '{}', now())`.execute(db);
  return request;
}

/** As the earlier release reads and changes them. */
async function earlierQueries(db: Kysely<Tables>, requestId: string) {
  const claimed = await sql<{ kind: string }>`
    UPDATE work SET leased_until = clock_timestamp() + interval '60 seconds', attempts = attempts + 1
    WHERE request_id = ${requestId} AND done_at IS NULL AND due_at <= now()
    RETURNING id, request_id, kind, payload, attempts`.execute(db);
  const loaded = await sql<{ id: string }>`
    SELECT id, version, data, personal FROM request WHERE id = ${requestId}`.execute(db);
  await sql`UPDATE request SET version = version + 1, state = 'lapsed', closed_at = now()
    WHERE id = ${requestId}`.execute(db);
  return { claimed: claimed.rows.map(({ kind }) => kind), loaded: loaded.rows.length };
}

describe('two versions on one database', { timeout: 60_000 }, () => {
  test('rows of the earlier one are read by this one, with work that it has not done', async () => {
    const db = empty();
    await migrateLike(plain(db), EARLIER);
    const request = await earlierRows(db);
    await migrate(plain(db));
    const row = await db
      .selectFrom('request')
      .select(REQUEST_COLUMNS)
      .where('id', '=', request.id)
      .executeTakeFirstOrThrow();
    expect(fromRow(row).plan).toEqual(request.plan);
    const work = await db.selectFrom('work').selectAll().execute();
    expect(work).toEqual([expect.objectContaining({ kind: 'expire', operation: null })]);
    await db.destroy();
  });

  test('the earlier one goes on writing and reading after this one has migrated', async () => {
    const db = empty();
    await migrate(plain(db));
    const request = await earlierRows(db);
    expect(await earlierQueries(db, request.id)).toEqual({ claimed: ['expire'], loaded: 1 });
    await db.destroy();
  });

  test('work says which operation led to it, and work without one is done as well', async () => {
    const db = empty();
    await migrate(plain(db));
    const operation = 'ab'.repeat(16);
    const rings: string[] = [];
    const doorbell = {
      operation: () => operation,
      book: async (_: unknown, booked: ReadonlyArray<{ workId: string }>) => {
        rings.push(...booked.map(({ workId }) => workId));
      },
      listen: async () => undefined,
    };
    await bookWork(db, doorbell as never, 'request', [{ work: { kind: 'lapse' }, dueAt: 0 }]);
    const rows = await db.selectFrom('work').select(['id', 'operation']).execute();
    expect(rows).toEqual([{ id: rings[0], operation }]);
    await db.destroy();
  });

  test('a database that is newer is left as it is; one of another line is refused', async () => {
    const db = empty();
    await migrate(plain(db));
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-later', 'x')`.execute(
      db,
    );
    await migrate(plain(db));
    expect(await appliedMigrations(plain(db))).toContain('9999-later');
    await sql`DELETE FROM kysely_migration WHERE name = '0010-subscriptions'`.execute(db);
    await expect(migrate(plain(db))).rejects.toThrow(/another version/);
    await db.destroy();
  });

  test('no migration after the first releases takes anything away', () => {
    const folder = 'src/adapters/postgres/migrations';
    const taking = readdirSync(folder)
      .filter((name) => name > '0010')
      .filter((name) =>
        /\bDROP (TABLE|COLUMN)\b|\bRENAME (TO|COLUMN)\b|\bALTER COLUMN \w+ (TYPE|SET NOT NULL)\b/i.test(
          readFileSync(`${folder}/${name}`, 'utf8'),
        ),
      );
    expect(taking).toEqual([]);
  });
});
