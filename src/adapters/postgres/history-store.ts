// History in Postgres: a page is a handful of rows of indexes, and then the ten requests themselves.
import { type RawBuilder, sql } from 'kysely';
import type { Cursor } from '../../domain/record/history.ts';
import type { HistoryStore, Within } from '../../ports/history-store.ts';
import type { Db } from './database.ts';
import { historyQuery } from './history-query.ts';
import { fromRow, REQUEST_COLUMNS } from './request-rows.ts';

/** One request of the account in that column, if there is any. */
const foundOf = (account: RawBuilder<unknown>, { query, part, sight }: Within) =>
  historyQuery({ ...query, person: { keys: [], part, name: '' } }, sight, 1, undefined, [account]);

const plainly = (words: string): string => words.toLowerCase().trim().replace(/\s+/g, ' ');

export function createHistoryStore(db: Db): HistoryStore {
  const load = async (ids: readonly string[]) => {
    if (ids.length === 0) return [];
    const rows = await db
      .selectFrom('request')
      .select(REQUEST_COLUMNS)
      .where('id', 'in', ids)
      .execute();
    const byId = new Map(rows.map((row) => [row.id, fromRow(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  };
  return {
    async page(query, sight, size, turn) {
      const { rows } = await historyQuery(query, sight, size + 1, turn).execute(db);
      const back = turn?.to === 'later';
      const shown = rows.slice(0, size);
      if (back) shown.reverse();
      const more = rows.length > size;
      const [first] = shown;
      const there = async (to: 'earlier' | 'later', than: Cursor) =>
        (await historyQuery(query, sight, 1, { to, than }).execute(db)).rows.length > 0;
      const newest = first && { askedAt: first.asked_at.getTime(), id: first.id };
      return {
        requests: await load(shown.map(({ id }) => id)),
        // Coming back from a page, there is that page.
        earlier: back ? shown.length > 0 : more,
        later: back ? more : turn !== undefined && !!newest && (await there('later', newest)),
      };
    },

    async called(words, limit, within) {
      const said = plainly(words);
      if (said.length < 2) return [];
      const like = `${said.replace(/[\\%_]/g, '\\$&')}%`;
      const seen = within ? sql`EXISTS (${foundOf(sql.ref('known.account'), within)})` : sql`TRUE`;
      const { rows } = await sql<{ account: string; name: string }>`
        SELECT account, min(name) AS name FROM known_name AS known
        WHERE said LIKE ${like} AND ${seen}
        GROUP BY account ORDER BY min(name), account LIMIT ${limit}`.execute(db);
      return rows.map(({ account, name }) => ({ key: account, name }));
    },

    async bearing(name, limit) {
      // A name is also known without its first words.
      const { rows } = await sql<{ account: string; name: string }>`
        SELECT account, min(name) AS name FROM known_name
        WHERE said = ${plainly(name)} AND (strpos(said, '@') > 0
          OR said = regexp_replace(lower(trim(name)), '\\s+', ' ', 'g'))
        GROUP BY account ORDER BY min(name), account LIMIT ${limit}`.execute(db);
      return rows.map(({ account, name }) => ({ key: account, name }));
    },
  };
}
