// Every request that was ever made, as the rules see it: without a name, page by page.
import { type PastAsk, pastAskOf } from '../../domain/access/past-ask.ts';
import type { Db } from './database.ts';
import { fromRow, REQUEST_COLUMNS } from './request-rows.ts';

const PAGE = 500;

export async function readPastAsks(db: Db): Promise<PastAsk[]> {
  const asks: PastAsk[] = [];
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('request')
      .select(REQUEST_COLUMNS)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    asks.push(...rows.map((row) => pastAskOf(fromRow(row))));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return asks.sort((a, b) => b.askedAt - a.askedAt);
    after = last.id;
  }
}
