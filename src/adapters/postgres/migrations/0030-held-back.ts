// What holds a commit back, as functions: a commit that asks them is one statement, and one way to the server.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Approvals for one person stand in line here, so that each sees those before it: locks in one order for
  // everybody, until the commit. The second statement sees what was committed while the first one waited.
  `CREATE FUNCTION grants_overtaken(people text[], counted text[]) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('counted/' || person, 0) AS key
      FROM unnest(people) AS person ORDER BY key
    ) AS keys;
    RETURN EXISTS (
      SELECT 1 FROM request
      WHERE state <> 'pending' AND closed_at IS NULL AND id <> ALL (counted)
        AND (beneficiary = ANY (people)
          OR id IN (SELECT request_id FROM request_person WHERE person = ANY (people)))
    );
  END $$`,
  // Undoes the statement that asks, and the transaction around it.
  `CREATE FUNCTION stored_or_nothing(stored boolean) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
  BEGIN
    IF stored IS NOT TRUE THEN
      RAISE EXCEPTION 'Something else came first; nothing was stored.' USING ERRCODE = 'DB409';
    END IF;
    RETURN true;
  END $$`,
];
