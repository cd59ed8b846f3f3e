// Everything that is kept, as lines of JSON: one moment of it, whatever is written meanwhile.
import { type Kysely, sql } from 'kysely';
import type { Db } from './database.ts';
import { appliedMigrations } from './migrate.ts';

export interface BackupBegin {
  readonly format: 'drawbridge-backup';
  readonly version: 1;
  readonly migrations: readonly string[];
  /** The moment that it shows; backups of before do not say it. */
  readonly at?: string;
  readonly head: { readonly sequence: string; readonly hash: string };
}

export interface BackupRows {
  readonly table: string;
  readonly rows: readonly unknown[];
}

/** The last line; a file without it is not whole. */
export interface BackupEnd {
  readonly counts: Readonly<Record<string, number>>;
}

const PAGE = 500;

/** Bells are not kept: every start rings for what is due. */
export async function tablesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
      AND table_name NOT LIKE 'kysely\\_%'
    ORDER BY table_name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Hands over line after line, within one transaction that sees one moment. */
export async function backUp(
  db: Db,
  line: (text: string) => Promise<void> | void,
): Promise<BackupEnd> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const head = await trx
        .selectFrom('audit_head')
        .select(['sequence', 'hash'])
        .executeTakeFirstOrThrow();
      const { rows } = await sql<{ at: Date }>`SELECT now() AS at`.execute(trx);
      const [moment] = rows;
      const begin: BackupBegin = {
        format: 'drawbridge-backup',
        version: 1,
        migrations: await appliedMigrations(trx as unknown as Kysely<unknown>),
        ...(moment && { at: moment.at.toISOString() }),
        head: { sequence: String(head.sequence), hash: head.hash },
      };
      await line(JSON.stringify(begin));
      const counts: Record<string, number> = {};
      for (const table of await tablesOf(trx)) {
        counts[table] = 0;
        for await (const page of pagesOf(trx, table)) {
          counts[table] += page.length;
          // The database's own JSON: times to the microsecond, and numbers as they are.
          await line(`{"table":${JSON.stringify(table)},"rows":[${page.join(',')}]}`);
        }
      }
      const end: BackupEnd = { counts };
      await line(JSON.stringify(end));
      return end;
    });
}

async function* pagesOf(trx: Db, table: string): AsyncGenerator<string[]> {
  await sql`DECLARE backup_rows NO SCROLL CURSOR FOR
    SELECT row_to_json(one)::text AS row FROM ${sql.table(table)} AS one`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`FETCH ${sql.lit(PAGE)} FROM backup_rows`.execute(
      trx,
    );
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < PAGE) break;
  }
  await sql`CLOSE backup_rows`.execute(trx);
}
