// The brake: what is paused or locked down, and the one place where what gives asks whether it may.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE brake (
     id text PRIMARY KEY, version integer NOT NULL, tenant_id text, made_at timestamptz NOT NULL,
     over_at timestamptz, data jsonb NOT NULL, personal jsonb
   )`,
  `CREATE UNIQUE INDEX brake_one ON brake (coalesce(tenant_id, '')) WHERE over_at IS NULL`,
  // Whoever gives takes the lock shared until its commit, whoever brakes takes it alone: one is before
  // the other. Each statement of the function sees what was committed while it waited for the lock.
  `CREATE FUNCTION brake_holds(tenants text[]) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(1651663717);
    RETURN EXISTS (
      SELECT 1 FROM brake
      WHERE over_at IS NULL AND (tenant_id IS NULL OR tenant_id = ANY (tenants))
    );
  END $$`,
];
