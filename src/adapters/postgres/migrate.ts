// Brings a database to the present form, forwards only, under a lock where several replicas start.
import type { Kysely } from 'kysely';
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
import * as estateVersions from './migrations/0012-estate-versions.ts';
import * as rulesAndEvents from './migrations/0013-rules-and-events.ts';
import * as brakes from './migrations/0014-brakes.ts';
import * as recordFoundAgain from './migrations/0015-record-found-again.ts';
import * as legalHolds from './migrations/0016-legal-holds.ts';
import * as signIns from './migrations/0026-sign-ins.ts';

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
  '0014-brakes': brakes,
  '0015-record-found-again': recordFoundAgain,
  '0016-legal-holds': legalHolds,
  '0026-sign-ins': signIns,
};

export async function migrate(db: Kysely<unknown>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
