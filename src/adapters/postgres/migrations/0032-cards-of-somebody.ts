// The cards of one account are found without looking at those of everybody.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('CREATE INDEX card_account ON card (account)').execute(db);
}
