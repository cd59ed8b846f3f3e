// What rules approved by themselves is counted, and events that wait to be sent are found, without looking at every row.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `CREATE INDEX request_by_rule ON request ((data #>> '{decision,rule,id}'))
   WHERE data #>> '{decision,rule,id}' IS NOT NULL`,
  `CREATE INDEX work_events ON work (request_id) WHERE kind = 'announce' AND done_at IS NULL`,
];
