// Brings a database to the present form, forwards only, under a lock where several replicas start.
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as first from './migrations/0001-first.ts';
import * as auditOnlyGrows from './migrations/0002-audit-only-grows.ts';
import * as wordsApart from './migrations/0003-words-apart.ts';
import * as holdingHistory from './migrations/0004-holding-history.ts';
import * as heldInParts from './migrations/0005-held-in-parts.ts';
import * as people from './migrations/0006-people.ts';
import * as lookedAfter from './migrations/0007-looked-after.ts';
import * as cutOffs from './migrations/0008-cut-offs.ts';
import * as posture from './migrations/0009-posture.ts';
import * as subscriptions from './migrations/0010-subscriptions.ts';
import * as absences from './migrations/0011-absences.ts';
import * as estateVersions from './migrations/0012-estate-versions.ts';
import * as rulesAndEvents from './migrations/0013-rules-and-events.ts';
import * as brakes from './migrations/0014-brakes.ts';
import * as recordFoundAgain from './migrations/0015-record-found-again.ts';
import * as legalHolds from './migrations/0016-legal-holds.ts';
import * as workOperation from './migrations/0017-work-operation.ts';
import * as partnerReviews from './migrations/0018-partner-reviews.ts';
import * as signIns from './migrations/0026-sign-ins.ts';
import * as unreviewedGlass from './migrations/0029-unreviewed-glass.ts';
import * as heldBack from './migrations/0030-held-back.ts';
import * as otherTenants from './migrations/0031-other-tenants.ts';
import * as cardsOfSomebody from './migrations/0032-cards-of-somebody.ts';
import * as heldWithin from './migrations/0033-held-within.ts';
import * as loadedVersions from './migrations/0034-loaded-versions.ts';

const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-audit-only-grows': auditOnlyGrows,
  '0003-words-apart': wordsApart,
  '0004-holding-history': holdingHistory,
  '0005-held-in-parts': heldInParts,
  '0006-people': people,
  '0007-looked-after': lookedAfter,
  '0008-cut-offs': cutOffs,
  '0009-posture': posture,
  '0010-subscriptions': subscriptions,
  '0012-estate-versions': estateVersions,
  '0013-rules-and-events': rulesAndEvents,
  '0011-absences': absences,
  '0014-brakes': brakes,
  '0015-record-found-again': recordFoundAgain,
  '0016-legal-holds': legalHolds,
  '0017-work-operation': workOperation,
  '0018-partner-reviews': partnerReviews,
  '0026-sign-ins': signIns,
  '0029-unreviewed-glass': unreviewedGlass,
  '0030-held-back': heldBack,
  '0031-other-tenants': otherTenants,
  '0032-cards-of-somebody': cardsOfSomebody,
  '0033-held-within': heldWithin,
  '0034-loaded-versions': loadedVersions,
};

/** Of this version, in their order. */
export const KNOWN_MIGRATIONS: readonly string[] = Object.keys(MIGRATIONS).sort();

/** What a database has had done to it; empty before its first start. */
export async function appliedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const { rows: tables } = await sql<{ found: string | null }>`
    SELECT to_regclass('kysely_migration')::text AS found`.execute(db);
  if (!tables[0]?.found) return [];
  const { rows } = await sql<{ name: string }>`
    SELECT name FROM kysely_migration ORDER BY name`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * A database that a newer version has migrated already is left as it is: migrations only add, so this
 * version goes on working beside the newer one until the last replica is replaced.
 */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  const applied = await appliedMigrations(db);
  const newer = applied.filter((name) => !KNOWN_MIGRATIONS.includes(name));
  const pending = KNOWN_MIGRATIONS.filter((name) => !applied.includes(name));
  // Looking is enough at nearly every start: the migrator would first read the whole catalogue.
  if (pending.length === 0) return;
  if (newer.length > 0) {
    throw new Error(
      `The database was made by another version: it has ${newer.join(', ')}, and this one would add ${pending.join(', ')}`,
    );
  }
  await carryOut(db, MIGRATIONS);
}

/** Brings an empty database to the form that another one has: all of these, and no more. */
export const migrateLike = (db: Kysely<unknown>, names: readonly string[]): Promise<void> =>
  carryOut(
    db,
    Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => names.includes(name))),
  );

async function carryOut(db: Kysely<unknown>, migrations: Record<string, Migration>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // What was written side by side arrives in whatever order it was merged.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
