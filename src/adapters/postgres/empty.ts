// Empties every table, for the sandbox's reset. Nothing else may call this.
import { sql } from 'kysely';
import type { Db } from './database.ts';

const TABLES = [
  'request_approver',
  'request_person',
  'request',
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

export async function emptyDatabase(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
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
