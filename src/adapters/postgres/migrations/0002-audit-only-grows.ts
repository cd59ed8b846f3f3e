// The audit cannot be emptied by the application, and its head only grows, entry by entry.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A row trigger never hears of TRUNCATE.
  `CREATE FUNCTION audit_is_never_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The audit is append-only.';
  END $$`,
  `CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_never_emptied()`,
  // An entry comes without a place in the chain; only the sealer gives it one.
  `CREATE FUNCTION audit_begins_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.sequence IS NULL AND NEW.previous_hash IS NULL AND NEW.hash IS NULL THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The audit is append-only: an entry comes unsealed.';
  END $$`,
  `CREATE TRIGGER audit_entry_begins_unsealed BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_begins_unsealed()`,
  `CREATE FUNCTION audit_head_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.sequence > OLD.sequence
      AND EXISTS (SELECT 1 FROM audit_entry
        WHERE audit_entry.sequence = NEW.sequence AND audit_entry.hash = NEW.hash) THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The head of the audit only grows, with its entries.';
  END $$`,
  `CREATE TRIGGER audit_head_only_grows BEFORE UPDATE OR DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_head_only_grows()`,
  `CREATE TRIGGER audit_head_never_emptied BEFORE TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_head_only_grows()`,
];
