// What an account was asked about: what waits for it, what it missed, and break-glass that it has to review.
import { sql } from 'kysely';
import type { RequestStore } from '../../ports/request-store.ts';
import { type AccountRef, accountKey } from '../../shared/account.ts';
import type { Db } from './database.ts';
import { fromRow } from './request-rows.ts';

type AskedStore = Pick<RequestStore, 'waitingFor' | 'missedBy' | 'unreviewedFor'>;

export const createAskedRequests = (db: Db): AskedStore => ({
  async waitingFor(account, limit, after) {
    const rows = await askedOf(db, account)
      .where('request.state', '=', 'pending')
      .$if(after !== undefined, (query) =>
        query.where(
          sql<boolean>`(request.asked_at, request.id)
            > (${new Date(after?.askedAt ?? 0)}, ${after?.id ?? ''})`,
        ),
      )
      .orderBy('request.asked_at')
      .orderBy('request.id')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  },

  async missedBy(account, limit) {
    const rows = await askedOf(db, account)
      .where('request.state', '=', 'pending')
      .where(
        sql<boolean>`EXISTS (SELECT 1 FROM jsonb_array_elements(request.data -> 'approvers') AS one
          WHERE one ? 'unreachedSince'
            AND lower(concat_ws('/', one #>> '{account,tenantId}', one #>> '{account,objectId}'))
              = ${accountKey(account)})`,
      )
      .orderBy('request.asked_at', 'desc')
      .orderBy('request.id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  },

  async unreviewedFor(account, limit) {
    const rows = await askedOf(db, account)
      .where(sql<boolean>`data #> '{glass,id}' IS NOT NULL`)
      .where(sql<boolean>`data #> '{glass,reviewed}' IS NULL`)
      .where('request.state', '<>', 'observed')
      .orderBy('request.asked_at')
      .limit(limit)
      .execute();
    return rows.map(fromRow);
  },
});

const askedOf = (db: Db, account: AccountRef) =>
  db
    .selectFrom('request')
    .innerJoin('request_approver', 'request_approver.request_id', 'request.id')
    .select(['request.id', 'request.version', 'request.data', 'request.personal'])
    .where('request_approver.account', '=', accountKey(account));
