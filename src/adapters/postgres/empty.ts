// Empties every table, for the sandbox's reset. Nothing else may call this.
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** In the order in which others come to them: requests before what belongs to them, the audit last. */
const TABLES = [
  'request',
  'request_approver',
  'request_person',
  'request_other_tenant',
  'work',
  'reservation',
  'holding',
  'card',
  'conversation',
  'guest_link',
  'cut_off',
  'absence',
  'estate_version',
  'brake',
  'partner_review',
  'pseudonym',
  'posture_tenant',
  'posture_value',
  'posture_snapshot',
  'posture_asked',
  'subscription',
  'posture_look',
  'posture_critical',
  'known_name',
  'legal_hold',
  'sign_in_use',
  'audit_salt',
  'audit_entry',
];

/** Whoever works on goes first: all locks are taken at once, the head of the audit before its entries, as the sealer does. */
const LOCK = `LOCK TABLE ${['audit_head', ...TABLES].join(', ')} IN ACCESS EXCLUSIVE MODE`;
const DEADLOCK = '40P01';

export async function emptyDatabase(db: Db): Promise<void> {
  try {
    await emptyAtOnce(db);
  } catch (error) {
    if ((error as { code?: unknown }).code !== DEADLOCK) throw error;
    // Somebody came to two tables the other way round, and is through by now.
    await emptyAtOnce(db);
  }
}

async function emptyAtOnce(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql.raw(LOCK).execute(trx);
    // This is a new beginning, not a correction. Only an owner of the tables can do it.
    await guards(trx, 'DISABLE');
    await sql.raw(`TRUNCATE ${TABLES.join(', ')} RESTART IDENTITY`).execute(trx);
    await trx
      .updateTable('audit_head')
      .set({ sequence: '0', hash: '0'.repeat(64) })
      .execute();
    await guards(trx, 'ENABLE');
  });
}

async function guards(trx: Db, change: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const table of ['audit_entry', 'audit_head']) {
    await sql.raw(`ALTER TABLE ${table} ${change} TRIGGER USER`).execute(trx);
  }
}
