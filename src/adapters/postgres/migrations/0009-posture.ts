// How tenants stood, area by area, as often as that changed; and what people asked last.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Grows with everything that is kept of a tenant, so that whoever has it in memory knows whether it is current.
  'CREATE TABLE posture_tenant (tenant_id text PRIMARY KEY, counter bigint NOT NULL)',
  // Text, not jsonb: directories hold characters that jsonb refuses, and the order of keys is part of the hash.
  `CREATE TABLE posture_value (
     tenant_id text NOT NULL, area text NOT NULL, hash text NOT NULL, value text NOT NULL,
     PRIMARY KEY (tenant_id, area, hash)
   )`,
  `CREATE TABLE posture_snapshot (
     tenant_id text NOT NULL, area text NOT NULL, taken_at timestamptz NOT NULL,
     seen_at timestamptz NOT NULL, counter bigint NOT NULL, current boolean NOT NULL,
     state text NOT NULL, hash text, about text NOT NULL,
     PRIMARY KEY (tenant_id, area, taken_at)
   )`,
  'CREATE UNIQUE INDEX posture_snapshot_current ON posture_snapshot (tenant_id, area) WHERE current',
  'CREATE INDEX posture_snapshot_hash ON posture_snapshot (tenant_id, area, hash)',
  `CREATE TABLE posture_asked (
     account text NOT NULL, conversation text NOT NULL, asked text NOT NULL,
     asked_at timestamptz NOT NULL, PRIMARY KEY (account, conversation)
   )`,
];
