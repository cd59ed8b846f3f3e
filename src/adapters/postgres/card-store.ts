// Which message shows which request to whom, as rows.
import { type Selectable, sql } from 'kysely';
import type { BroughtCard, CardStore } from '../../ports/card-store.ts';
import { accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';
import type { CardTable } from './tables.ts';
import { together } from './together.ts';

type Place = Pick<CardTable, 'request_id' | 'account' | 'audience'>;

export function createCardStore(db: Db): CardStore {
  // One look in the index for each: guessing at how many are asked for, the server would read the whole table.
  const found = together(async (places: readonly Place[]) => {
    const { rows } = await sql<Selectable<CardTable>>`
      SELECT shown.request_id, shown.account, shown.audience, shown.conversation_id,
        shown.activity_id, shown.version
      FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        AS places (request_id text, account text, audience text)
      CROSS JOIN LATERAL (
        SELECT request_id, account, audience, conversation_id, activity_id, version FROM card
        WHERE card.request_id = places.request_id AND card.account = places.account
          AND card.audience = places.audience
        LIMIT 1
      ) AS shown`.execute(db);
    return rows;
  });
  const kept = together(async (cards: readonly ShownRow[]) => {
    await keeping(cards).execute(db);
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
    save: (requestId, to, audience, shown) => kept(rowOf({ requestId, to, audience, shown })),
    async forget({ requestId, to, audience }, activityId) {
      await db
        .deleteFrom('card')
        .where('request_id', '=', requestId)
        .where('account', '=', accountKey(to))
        .where('audience', '=', audience)
        .where('activity_id', '=', activityId)
        .execute();
    },
  };
}

export type ShownRow = Selectable<CardTable>;

export const rowOf = ({ requestId, to, audience, shown }: BroughtCard): ShownRow => ({
  request_id: requestId,
  account: accountKey(to),
  audience,
  conversation_id: shown.conversationId,
  activity_id: shown.activityId,
  version: shown.version,
});

/** A statement that keeps them, each unless a newer one is kept. */
export const keeping = (cards: readonly ShownRow[]) => sql`
  INSERT INTO card AS shown
    (request_id, account, audience, conversation_id, activity_id, version)
  SELECT request_id, account, audience, conversation_id, activity_id, version
  FROM jsonb_to_recordset(${JSON.stringify(latestOf(cards))}::jsonb)
    AS cards (request_id text, account text, audience text,
      conversation_id text, activity_id text, version integer)
  ON CONFLICT (request_id, account, audience) DO UPDATE
  SET conversation_id = excluded.conversation_id,
    activity_id = excluded.activity_id, version = excluded.version
  WHERE shown.version < excluded.version`;

/** One of each, the newest: a statement may touch a row once. In the same order, whoever stores them. */
function latestOf(rows: readonly ShownRow[]): ShownRow[] {
  const latest = new Map<string, ShownRow>();
  for (const row of [...rows].sort((one, other) => one.version - other.version))
    latest.set(`${row.request_id} ${row.account} ${row.audience}`, row);
  return [...latest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
