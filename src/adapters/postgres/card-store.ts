// Which message shows which request to whom, as rows.

import type { CardStore } from '../../ports/card-store.ts';
import { accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';

export function createCardStore(db: Db): CardStore {
  return {
    async find(requestId, to, audience) {
      const row = await db
        .selectFrom('card')
        .select(['conversation_id', 'activity_id', 'version'])
        .where('request_id', '=', requestId)
        .where('account', '=', accountKey(to))
        .where('audience', '=', audience)
        .executeTakeFirst();
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
