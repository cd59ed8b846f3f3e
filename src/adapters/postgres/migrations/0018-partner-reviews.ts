// Whether partners are still needed: for each tenant of ours and partner what was asked, and what was said.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE partner_review (
     id text PRIMARY KEY, version integer NOT NULL, tenant_id text NOT NULL, partner_id text NOT NULL,
     asked_at timestamptz, answered_at timestamptz, data jsonb NOT NULL, personal jsonb
   )`,
  'CREATE UNIQUE INDEX partner_review_of ON partner_review (tenant_id, partner_id)',
];
