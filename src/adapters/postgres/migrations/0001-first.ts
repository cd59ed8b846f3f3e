// The first tables: requests, their work and holdings, cards, conversations, and the sealed audit.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE request (
    id text PRIMARY KEY, form_id text NOT NULL UNIQUE, version integer NOT NULL,
    state text NOT NULL, tenant_id text NOT NULL, kind text NOT NULL,
    requestor text NOT NULL, beneficiary text NOT NULL,
    asked_at timestamptz NOT NULL, expires_at timestamptz, closed_at timestamptz,
    data jsonb NOT NULL, personal jsonb)`,
  'CREATE INDEX request_requestor ON request (requestor, asked_at DESC)',
  'CREATE INDEX request_beneficiary ON request (beneficiary, asked_at DESC)',
  `CREATE TABLE request_approver (
    request_id text NOT NULL REFERENCES request (id) ON DELETE CASCADE,
    account text NOT NULL, PRIMARY KEY (account, request_id))`,
  `CREATE TABLE work (
    id uuid PRIMARY KEY, request_id text NOT NULL, kind text NOT NULL, payload jsonb NOT NULL,
    due_at timestamptz NOT NULL, done_at timestamptz, attempts integer NOT NULL DEFAULT 0,
    last_error text, leased_until timestamptz)`,
  'CREATE INDEX work_due ON work (due_at) WHERE done_at IS NULL',
  'CREATE INDEX work_request ON work (request_id) WHERE done_at IS NULL',
  `CREATE TABLE reservation (
    key text PRIMARY KEY, work_id uuid NOT NULL, until timestamptz NOT NULL)`,
  'CREATE INDEX reservation_work ON reservation (work_id)',
  `CREATE TABLE holding (
    request_id text NOT NULL, step_id text NOT NULL, key text NOT NULL, beneficiary text NOT NULL,
    ours boolean NOT NULL, released boolean NOT NULL DEFAULT false,
    PRIMARY KEY (request_id, step_id))`,
  'CREATE INDEX holding_key ON holding (key) WHERE NOT released',
  'CREATE INDEX holding_beneficiary ON holding (beneficiary) WHERE NOT released',
  `CREATE TABLE card (
    request_id text NOT NULL, account text NOT NULL, audience text NOT NULL,
    conversation_id text NOT NULL, activity_id text NOT NULL, version integer NOT NULL,
    PRIMARY KEY (request_id, account, audience))`,
  `CREATE TABLE conversation (
    account text PRIMARY KEY, data jsonb NOT NULL, updated_at timestamptz NOT NULL)`,
  'CREATE TABLE guest_link (guest text PRIMARY KEY, home text NOT NULL)',
  'CREATE INDEX guest_link_home ON guest_link (home)',
  'CREATE TABLE pseudonym (id uuid PRIMARY KEY, account text NOT NULL UNIQUE)',
  `CREATE TABLE audit_entry (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, request_id text, body text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    sequence bigint UNIQUE, previous_hash text, hash text)`,
  'CREATE INDEX audit_unsealed ON audit_entry (id) WHERE sequence IS NULL',
  'CREATE INDEX audit_request ON audit_entry (request_id)',
  `CREATE TABLE audit_salt (
    entry_id bigint NOT NULL, name text NOT NULL, salt text NOT NULL,
    PRIMARY KEY (entry_id, name))`,
  `CREATE TABLE audit_head (
    id integer PRIMARY KEY CHECK (id = 1), sequence bigint NOT NULL, hash text NOT NULL)`,
  `INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '${'0'.repeat(64)}')`,
  // Append-only: what stands in an entry never changes, and a seal is set once.
  `CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL
      AND NEW.id = OLD.id AND NEW.body = OLD.body AND NEW.written_at = OLD.written_at
      AND NEW.request_id IS NOT DISTINCT FROM OLD.request_id THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The audit is append-only.';
  END $$`,
  `CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()`,
];
