// Every request that was ever made, page by page, as something is made of each.
import type { AccessRequest } from '../../domain/access/request.ts';
import type { Db } from './database.ts';
import { fromRow, REQUEST_COLUMNS } from './request-rows.ts';

const PAGE = 500;

/** In the order in which they were asked, newest first; `make` keeps what is wanted of each. */
export async function ofEveryRequest<T extends { readonly askedAt: number }>(
  db: Db,
  make: (request: AccessRequest) => T,
): Promise<T[]> {
  const made: T[] = [];
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('request')
      .select(REQUEST_COLUMNS)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    made.push(...rows.map((row) => make(fromRow(row))));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return made.sort((a, b) => b.askedAt - a.askedAt);
    after = last.id;
  }
}
