// A request may concern other tenants than the one it is in: each of them finds it in its record.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const PUT = `INSERT INTO request_other_tenant (request_id, tenant_id, asked_at)
  SELECT one.id, tenant, one.asked_at FROM unnest(other_tenants(one.tenant_id, one.data)) AS tenant
  ON CONFLICT DO NOTHING`;

const STATEMENTS = [
  // What `tenantsOf` of the domain says, without the tenant that is a column of the request: where a plan
  // writes, and who has to agree. A side may have its place in the rule before its tenant.
  `CREATE FUNCTION other_tenants(home text, data jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
     SELECT array(
       SELECT step #>> '{}' FROM jsonb_path_query(data, '$.plan.steps[*].change.tenantId') AS step
       UNION
       SELECT regexp_replace(side #>> '{}', '^[^/]*/', '')
       FROM jsonb_path_query(data, '$.sides[*].id') AS side
       WHERE side #>> '{}' <> 'besides' AND side #>> '{}' !~ '^s[0-9]+g[0-9]+$'
       EXCEPT
       SELECT home)
   $$`,
  // Nearly every request is in one tenant alone, and has no row here.
  `CREATE TABLE request_other_tenant (
     request_id text NOT NULL REFERENCES request (id) ON DELETE CASCADE,
     tenant_id text NOT NULL, asked_at timestamptz NOT NULL, PRIMARY KEY (request_id, tenant_id)
   )`,
  `CREATE INDEX request_other_tenant_asked
     ON request_other_tenant (tenant_id, asked_at DESC, request_id DESC)`,
  // By trigger, so that it holds for what an earlier version writes until the last replica is replaced.
  `CREATE FUNCTION keeps_other_tenants() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' THEN
       DELETE FROM request_other_tenant
       WHERE request_id = NEW.id AND tenant_id <> ALL (other_tenants(NEW.tenant_id, NEW.data));
     END IF;
     ${PUT.replaceAll('one.', 'NEW.')};
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER request_other_tenants AFTER INSERT ON request FOR EACH ROW
     EXECUTE FUNCTION keeps_other_tenants()`,
  // Most commits leave the plan and who agrees to it as they are.
  `CREATE TRIGGER request_new_tenants AFTER UPDATE OF data ON request FOR EACH ROW
     WHEN (NEW.data #> '{plan,steps}' IS DISTINCT FROM OLD.data #> '{plan,steps}'
       OR NEW.data -> 'sides' IS DISTINCT FROM OLD.data -> 'sides')
     EXECUTE FUNCTION keeps_other_tenants()`,
  // After the triggers, whose lock keeps other writers out until all of this is there.
  PUT.replace('FROM unnest', 'FROM request AS one, unnest'),
];
