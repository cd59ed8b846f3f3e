// Versions of the estate as rows, with their audit and their work in one transaction.
import { type Kysely, sql } from 'kysely';
import type { EstateVersion, VersionChange } from '../../domain/estate/change/version.ts';
import type { EstateVersionStore } from '../../ports/estate-versions.ts';
import { writeAudit } from './audit-write.ts';
import { bookWork } from './book-work.ts';
import { Conflict, finishWork } from './commit.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { inForceOf } from './in-force.ts';
import { toJson } from './json.ts';
import { appliedMigrations } from './migrate.ts';

/** Two looks of a process, and some room. */
const LOADED_WITHIN = '150 seconds';

const COLUMNS = ['id', 'version', 'hash', 'base', 'state', 'texts', 'data', 'personal'] as const;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly base: string | null;
  readonly state: string;
  readonly texts: unknown;
  readonly data: unknown;
  readonly personal: unknown;
}

const fromRow = ({ data, base, ...row }: Row): EstateVersion =>
  ({ ...(data as object), ...row, ...(base !== null && { base }) }) as EstateVersion;

/** `23505`: a unique index refused, because somebody else was first. */
const isDouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

const rowsOf = (db: Db) => db.selectFrom('estate_version').select(COLUMNS);

async function one(query: ReturnType<typeof rowsOf>): Promise<EstateVersion | undefined> {
  const row = await query.executeTakeFirst();
  return row && fromRow(row);
}

/** False: nothing that keeps them has started on it. */
export const keepsVersions = async (db: Db): Promise<boolean> =>
  (await appliedMigrations(db as unknown as Kysely<unknown>)).includes('0012-estate-versions');

/** The version in force, also for who only looks. */
export const acceptedVersion = (db: Db): Promise<EstateVersion | undefined> =>
  one(rowsOf(db).where('in_force', '=', true));

export function createEstateVersionStore(db: Db, doorbell: Doorbell): EstateVersionStore {
  const rows = () => rowsOf(db);
  return {
    accepted: () => acceptedVersion(db),
    acceptedHash: () => inForceOf(db).estateHash(),
    // By the clock of the server, which all of them share.
    async saysLoaded(hash) {
      await sql`UPDATE estate_version SET loaded_at = clock_timestamp()
        WHERE in_force AND hash = ${hash}`.execute(db);
    },
    async isLoaded() {
      const { rows: found } = await sql<{ recent: boolean | null }>`
        SELECT loaded_at > clock_timestamp() - ${LOADED_WITHIN}::interval AS recent
        FROM estate_version WHERE in_force`.execute(db);
      return found[0]?.recent === true;
    },
    waiting: () => one(rows().where('state', '=', 'waiting')),
    load: (id) => one(rows().where('id', '=', id)),
    found: (hash, base) =>
      one(
        rows()
          .where('hash', '=', hash)
          .where('base', '=', base)
          .orderBy('found_at', 'desc')
          .limit(1),
      ),

    async commit(changes, { finishes } = {}) {
      try {
        await db.transaction().execute(async (trx) => {
          if (finishes) await finishWork(trx, finishes);
          for (const change of changes) await write(trx, change);
          for (const { version, audit, work } of changes) {
            await writeAudit(trx, null, audit);
            await bookWork(trx, doorbell, version.id, work);
          }
        });
        return 'committed';
      } catch (error) {
        if (error instanceof Conflict || isDouble(error)) return 'conflict';
        throw error;
      }
    },
  };
}

async function write(trx: Db, { version: of }: VersionChange): Promise<void> {
  const { id, version, hash, base, state, texts, personal, ...data } = of;
  const kept = await trx
    .selectFrom('estate_version')
    .select(['version', 'in_force'])
    .where('id', '=', id)
    .executeTakeFirst();
  const comes = state === 'accepted' && !kept?.in_force;
  if (comes) await step(trx, base);
  const columns = { state, data: toJson(data), personal: personal && toJson(personal) };
  // Whoever brings it into force has loaded it.
  const inForce = comes ? { in_force: true, loaded_at: sql<Date>`clock_timestamp()` } : {};
  if (!kept) {
    await trx
      .insertInto('estate_version')
      .values({
        ...{ id, version, hash, base: base ?? null, found_at: new Date(data.foundAt) },
        ...{ texts: toJson(texts), ...columns, ...inForce },
      })
      .execute();
    return;
  }
  const updated = await trx
    .updateTable('estate_version')
    .set({ ...columns, ...inForce, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) throw new Conflict();
}

/** What it was compared with makes room; where something else is in force by now, nothing happens. */
async function step(trx: Db, base: string | undefined): Promise<void> {
  if (base === undefined) return;
  const left = await trx
    .updateTable('estate_version')
    .set({ in_force: false })
    .where('in_force', '=', true)
    .where('hash', '=', base)
    .executeTakeFirst();
  if (left.numUpdatedRows === 0n) throw new Conflict();
}
