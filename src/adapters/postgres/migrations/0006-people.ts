// A request may be for others than the one who asks: each of them finds it under what is theirs.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE TABLE request_person (
     request_id text NOT NULL REFERENCES request (id) ON DELETE CASCADE,
     person text NOT NULL,
     PRIMARY KEY (request_id, person)
   )`,
  'CREATE INDEX request_person_of ON request_person (person)',
];
