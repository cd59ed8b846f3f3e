// Who subscribed to how tenants stand, and which critical things of a tenant were seen already.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE subscription (
     id text PRIMARY KEY, version integer NOT NULL, account text NOT NULL,
     alert text, made_at timestamptz NOT NULL, ended_at timestamptz, data jsonb NOT NULL
   )`,
  'CREATE INDEX subscription_account ON subscription (account) WHERE ended_at IS NULL',
  'CREATE INDEX subscription_alert ON subscription (alert) WHERE ended_at IS NULL',
  // One row for each tenant that was looked at; whoever counts it up first is the one who tells.
  `CREATE TABLE posture_look (
     tenant_id text PRIMARY KEY, version integer NOT NULL, first jsonb NOT NULL
   )`,
  `CREATE TABLE posture_critical (
     tenant_id text NOT NULL, kind text NOT NULL, object text NOT NULL, since timestamptz NOT NULL,
     over_at timestamptz, PRIMARY KEY (tenant_id, kind, object, since)
   )`,
];
