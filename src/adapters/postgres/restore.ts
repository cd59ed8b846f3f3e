// A backup into a database in which nothing is: first the form that it had, then its rows, then the present form.
import { type Kysely, sql } from 'kysely';
import { type AuditVerdict, verifyAudit } from './audit-verify.ts';
import { type BackupBegin, type BackupEnd, type BackupRows, tablesOf } from './backup.ts';
import type { Db } from './database.ts';
import { appliedMigrations, KNOWN_MIGRATIONS, migrate, migrateLike } from './migrate.ts';

/** `message` is a sentence for people. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
}

export interface Restored {
  readonly counts: Readonly<Record<string, number>>;
  readonly audit: AuditVerdict;
  /** Work that is still to be done. */
  readonly openWork: number;
  /** What came later is not in it; backups of before do not say when they were made. */
  readonly madeAt?: string;
}

/** All rows or none; `lines` as the backup wrote them. After a refusal the next try takes another empty database. */
export async function restore(db: Db, lines: AsyncIterable<string>): Promise<Restored> {
  const plain = db as unknown as Kysely<unknown>;
  if ((await appliedMigrations(plain)).length > 0) {
    throw new CannotRestore(
      'There is a Drawbridge in that database already. Restore into one in which nothing is.',
    );
  }
  const reader = lines[Symbol.asyncIterator]();
  const begin = beginOf(await reader.next());
  await migrateLike(plain, begin.migrations);
  const counts = await db.transaction().execute(async (trx) => {
    const tables = await tablesOf(trx);
    await guards(trx, tables, 'DISABLE');
    await sql`DELETE FROM audit_head`.execute(trx);
    const end = await putRows(trx, new Set(tables), reader);
    for (const table of tables) await continueSequences(trx, table);
    await guards(trx, tables, 'ENABLE');
    return end;
  });
  await migrate(plain);
  const { hash, sequence } = begin.head;
  // What was being sealed at the time of the backup is sealed at the next start.
  const audit = await verifyAudit(db, { sequence, hash }, { sealing: false });
  const { open } = await db
    .selectFrom('work')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  const { at: madeAt } = begin;
  return { counts, audit, openWork: Number(open), ...(madeAt !== undefined && { madeAt }) };
}

function beginOf({ value, done }: IteratorResult<string>): BackupBegin {
  const begin = done ? undefined : (JSON.parse(value) as Partial<BackupBegin>);
  if (begin?.format !== 'drawbridge-backup' || begin.version !== 1 || !begin.migrations) {
    throw new CannotRestore('That file is not a backup of Drawbridge.');
  }
  const newer = begin.migrations.filter((name) => !KNOWN_MIGRATIONS.includes(name));
  if (newer.length > 0) {
    throw new CannotRestore(
      `That backup is of a newer version: it has ${newer.join(', ')}. Restore it with that version.`,
    );
  }
  return begin as BackupBegin;
}

async function putRows(
  trx: Db,
  tables: ReadonlySet<string>,
  reader: AsyncIterator<string>,
): Promise<BackupEnd['counts']> {
  const put: Record<string, number> = {};
  for (let next = await reader.next(); !next.done; next = await reader.next()) {
    const line = JSON.parse(next.value) as BackupRows | BackupEnd;
    if ('counts' in line) {
      const wrong = Object.entries(line.counts).find(([name, count]) => (put[name] ?? 0) !== count);
      if (wrong) throw new CannotRestore(`The backup is not whole: ${wrong[0]} lacks rows.`);
      return line.counts;
    }
    if (!tables.has(line.table)) {
      throw new CannotRestore(`The backup has a table that it may not have: ${line.table}.`);
    }
    const columns = sql.join((await columnsOf(trx, line.table)).map((name) => sql.ref(name)));
    const table = sql.table(line.table);
    // The text of the line, not what was parsed: a number may be larger than this program holds.
    await sql`INSERT INTO ${table} (${columns}) OVERRIDING SYSTEM VALUE
      SELECT ${columns} FROM json_populate_recordset(NULL::${table}, (${next.value}::json)->'rows')`.execute(
      trx,
    );
    put[line.table] = (put[line.table] ?? 0) + line.rows.length;
  }
  throw new CannotRestore('The backup is not whole: its last line is missing.');
}

async function columnsOf(trx: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT column_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table} AND is_generated = 'NEVER'`.execute(
    trx,
  );
  return rows.map(({ name }) => name);
}

/** Numbers that the database gives out go on behind the highest. */
async function continueSequences(trx: Db, table: string): Promise<void> {
  const { rows } = await sql<{ column: string; sequence: string }>`
    SELECT column_name AS column, pg_get_serial_sequence(${table}, column_name) AS sequence
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = ${table}
      AND pg_get_serial_sequence(${table}, column_name) IS NOT NULL`.execute(trx);
  for (const { column, sequence } of rows) {
    await sql`SELECT setval(${sequence}, (SELECT coalesce(max(${sql.ref(column)}), 0) + 1
      FROM ${sql.table(table)}), false)`.execute(trx);
  }
}

/** What is put back was written under these guards once. Only an owner of the tables can do it. */
async function guards(
  trx: Db,
  tables: readonly string[],
  change: 'DISABLE' | 'ENABLE',
): Promise<void> {
  for (const table of tables) {
    await sql`ALTER TABLE ${sql.table(table)} ${sql.raw(change)} TRIGGER USER`.execute(trx);
  }
}
