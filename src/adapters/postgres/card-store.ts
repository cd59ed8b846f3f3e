// Which message shows which request to whom, as rows.
import { type Selectable, sql } from 'kysely';
import type { CardStore } from '../../ports/card-store.ts';
import { accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';
import type { CardTable } from './tables.ts';
import { together } from './together.ts';

type Place = Pick<CardTable, 'request_id' | 'account' | 'audience'>;

export function createCardStore(db: Db): CardStore {
  const found = together(async (places: readonly Place[]) => {
    const { rows } = await sql<Selectable<CardTable>>`
      SELECT request_id, account, audience, conversation_id, activity_id, version FROM card
      JOIN jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        AS places (request_id text, account text, audience text)
      USING (request_id, account, audience)`.execute(db);
    return rows;
  });
  return {
    async find(requestId, to, audience) {
      const place = { request_id: requestId, account: accountKey(to), audience };
      const row = (await found(place)).find(
        (one) =>
          one.request_id === requestId &&
          one.account === place.account &&
          one.audience === audience,
      );
      return (
        row && {
          conversationId: row.conversation_id,
          activityId: row.activity_id,
          version: row.version,
        }
      );
    },
    async shownTo(requestId, audience) {
      const rows = await db
        .selectFrom('card')
        .select('account')
        .where('request_id', '=', requestId)
        .where('audience', '=', audience)
        .execute();
      return rows.map(({ account }) => account);
    },
    async save(requestId, to, audience, { conversationId, activityId, version }) {
      const shown = { conversation_id: conversationId, activity_id: activityId, version };
      await db
        .insertInto('card')
        .values({ request_id: requestId, account: accountKey(to), audience, ...shown })
        .onConflict((conflict) =>
          conflict
            .columns(['request_id', 'account', 'audience'])
            .doUpdateSet(shown)
            .where('card.version', '<', version),
        )
        .execute();
    },
  };
}
