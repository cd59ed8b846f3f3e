// Requests are found again by person, tenant, kind, state and time, and people by what they were called.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

/** Who decided, as the key of an account; null while nobody has. */
export const DECIDER = `lower((data #>> '{decision,by,tenantId}') || '/' || (data #>> '{decision,by,objectId}'))`;

const ORDER = 'asked_at DESC, id DESC';
const OTHER_ORDER = 'asked_at DESC, request_id DESC';

/** The names in `personal` as rows, each also without its first words, so that any part of a name leads to it. */
const NAMES = `INSERT INTO known_name (said, account, name)
  SELECT DISTINCT left(said, 200), account, left(name, 200) FROM (
    SELECT array_to_string(words[i:], ' ') AS said, account, name FROM (
      SELECT key AS account, value AS name,
        regexp_split_to_array(lower(trim(value)), '\\s+') AS words
      FROM jsonb_each_text(coalesce(one.personal -> 'names', '{}'))
    ) AS named, generate_series(1, least(cardinality(words), 6)) AS i
    UNION ALL
    SELECT lower(value), key, coalesce(one.personal -> 'names' ->> key, value)
      FROM jsonb_each_text(coalesce(one.personal -> 'addresses', '{}'))
    UNION ALL
    SELECT lower(one.personal ->> 'beneficiaryAddress'), one.beneficiary,
      coalesce(one.personal -> 'names' ->> one.beneficiary, one.personal ->> 'beneficiaryAddress')
  ) AS known WHERE said <> '' ORDER BY 1, 2
  ON CONFLICT DO NOTHING`;

const STATEMENTS = [
  // With its moment, a row of these is found in order without its request.
  'ALTER TABLE request_approver ADD COLUMN asked_at timestamptz',
  'ALTER TABLE request_person ADD COLUMN asked_at timestamptz',
  `UPDATE request_approver SET asked_at = request.asked_at
     FROM request WHERE request.id = request_approver.request_id`,
  `UPDATE request_person SET asked_at = request.asked_at
     FROM request WHERE request.id = request_person.request_id`,
  `CREATE FUNCTION takes_moment_of_request() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     NEW.asked_at := (SELECT asked_at FROM request WHERE id = NEW.request_id);
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER request_approver_moment BEFORE INSERT ON request_approver
     FOR EACH ROW EXECUTE FUNCTION takes_moment_of_request()`,
  `CREATE TRIGGER request_person_moment BEFORE INSERT ON request_person
     FOR EACH ROW EXECUTE FUNCTION takes_moment_of_request()`,
  `CREATE INDEX request_approver_asked ON request_approver (account, ${OTHER_ORDER})`,
  `CREATE INDEX request_person_asked ON request_person (person, ${OTHER_ORDER})`,
  'DROP INDEX request_person_of',
  `CREATE INDEX request_by_requestor ON request (requestor, ${ORDER})`,
  'DROP INDEX request_requestor',
  `CREATE INDEX request_by_beneficiary ON request (beneficiary, ${ORDER})`,
  'DROP INDEX request_beneficiary',
  `CREATE INDEX request_by_decider ON request ((${DECIDER}), ${ORDER})`,
  `CREATE INDEX request_by_moment ON request (${ORDER})`,
  `CREATE INDEX request_by_tenant ON request (tenant_id, ${ORDER})`,
  `CREATE INDEX request_by_tenant_and_kind ON request (tenant_id, kind, ${ORDER})`,
  `CREATE INDEX request_by_kind ON request (kind, ${ORDER})`,
  `CREATE INDEX request_by_state ON request (state, ${ORDER})`,
  // What there is to let go of, in the order in which its time comes.
  `CREATE INDEX request_kept ON request (closed_at)
     WHERE personal IS NOT NULL AND closed_at IS NOT NULL`,
  `CREATE TABLE known_name (
     said text NOT NULL, account text NOT NULL, name text NOT NULL, PRIMARY KEY (said, account)
   )`,
  'CREATE INDEX known_name_said ON known_name (said text_pattern_ops)',
  'CREATE INDEX known_name_account ON known_name (account)',
  `CREATE FUNCTION names_become_known() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     ${NAMES.replaceAll('one.', 'NEW.')};
     RETURN NULL;
   END $$`,
  `CREATE TRIGGER request_names AFTER INSERT ON request FOR EACH ROW
     WHEN (NEW.personal IS NOT NULL) EXECUTE FUNCTION names_become_known()`,
  `CREATE TRIGGER request_new_names AFTER UPDATE OF personal ON request FOR EACH ROW
     WHEN (NEW.personal IS NOT NULL
       AND NEW.personal -> 'names' IS DISTINCT FROM OLD.personal -> 'names')
     EXECUTE FUNCTION names_become_known()`,
  `DO $$
   DECLARE one request%ROWTYPE;
   BEGIN
     FOR one IN SELECT * FROM request WHERE personal IS NOT NULL LOOP
       ${NAMES};
     END LOOP;
   END $$`,
];
