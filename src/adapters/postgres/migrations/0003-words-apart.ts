// Words of directories move to the part of a request that can be erased; queued work keeps codes only.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Where the personal part was erased before, the words go as well.
  `UPDATE request SET
    personal = personal || jsonb_strip_nulls(jsonb_build_object(
      'trouble', data #> '{trouble,sentence}', 'failure', data #> '{ending,because}')),
    data = (data #- '{trouble,sentence}') #- '{ending,because}'
    WHERE data #> '{trouble,sentence}' IS NOT NULL OR data #> '{ending,because}' IS NOT NULL`,
  'UPDATE work SET last_error = NULL WHERE last_error IS NOT NULL',
];
