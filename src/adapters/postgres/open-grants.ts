// Every request of which something may still be in a directory: those that are not over, and what came back after an end.
import { sql } from 'kysely';
import type { AccessRequest } from '../../domain/access/request.ts';
import type { Db } from './database.ts';
import { fromRow, REQUEST_COLUMNS } from './request-rows.ts';

const PAGE = 500;

export async function requestsNotOver(db: Db): Promise<AccessRequest[]> {
  const found: AccessRequest[] = [];
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('request')
      .select(REQUEST_COLUMNS)
      .where('id', '>', after)
      .where((where) =>
        where.or([
          where('closed_at', 'is', null),
          sql<boolean>`data -> 'drift' ->> 'found' = 'restored'`,
        ]),
      )
      .where('state', '!=', 'pending')
      .orderBy('id')
      .limit(PAGE)
      .execute();
    found.push(...rows.map(fromRow));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return found;
    after = last.id;
  }
}
