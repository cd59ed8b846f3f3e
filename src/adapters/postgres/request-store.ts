// Requests in Postgres: loaded as they are, changed only by whole decisions.

import { sql } from 'kysely';
import type { RequestStore } from '../../ports/request-store.ts';
import { accountKey } from '../../shared/account.ts';
import { beneficiaryKey } from '../../shared/beneficiary.ts';
import { createAskedRequests } from './asked-requests.ts';
import { pseudonymsIn, writeAudit } from './audit-write.ts';
import { cardsBehind } from './cards-behind.ts';
import { commitDecision, createRequest } from './commit.ts';
import type { Db } from './database.ts';
import type { Doorbell } from './doorbell.ts';
import { inForceOf } from './in-force.ts';
import { refOf } from './ref-of.ts';
import { rememberPseudonyms } from './remembered-pseudonyms.ts';
import { requestLoadsOf } from './request-loads.ts';
import { fromRow, REQUEST_COLUMNS } from './request-rows.ts';
import { together } from './together.ts';

/** Said with no value, so that a plan for every value can use the index of what is held. */
const isHeld = sql<boolean>`NOT released`;

export function createRequestStore(db: Db, doorbell: Doorbell): RequestStore {
  const links = together(async (keys: ReadonlyArray<readonly string[]>) =>
    db
      .selectFrom('guest_link')
      .select(['guest', 'home'])
      .where((where) => where.or([among('guest', keys.flat()), among('home', keys.flat())]))
      .execute(),
  );
  const held = together(async (keys: ReadonlyArray<readonly string[]>) =>
    db
      .selectFrom('holding')
      .select(['key', 'beneficiary'])
      .where(among('beneficiary', keys.flat()))
      .where('ours', '=', true)
      .where(isHeld)
      .execute(),
  );
  const holders = together(async (keys: ReadonlyArray<readonly string[]>) =>
    db
      .selectFrom('holding')
      .select(['request_id', 'key', 'ours'])
      .where(among('key', keys.flat()))
      .where(isHeld)
      .execute(),
  );
  const granted = together(async (keys: readonly string[]) =>
    db
      .selectFrom('request')
      .innerJoin('holding', 'holding.request_id', 'request.id')
      .select([...REQUEST_COLUMNS, sql<string[]>`array_agg(holding.key)`.as('keys')])
      .where(among('holding.key', keys))
      .groupBy('request.id')
      .execute(),
  );
  const pseudonyms = pseudonymsIn(db);
  const remembered = rememberPseudonyms(
    together((keys: ReadonlyArray<readonly string[]>) => pseudonyms(keys.flat())),
  );
  return {
    ...createAskedRequests(db),
    load: requestLoadsOf(db).load,
    readForPress: (press) => inForceOf(db).press(press),
    cardsBehind: (to, limit) => cardsBehind(db, to, limit),

    async byForm(formId) {
      const row = await db
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where('form_id', '=', formId)
        .executeTakeFirst();
      return row && fromRow(row);
    },

    create: (decision, formId) => createRequest(db, doorbell, remembered, decision, formId),
    commit: (decision, options) => commitDecision(db, doorbell, remembered, decision, options),
    async note(requestId, entry) {
      await writeAudit(db, requestId, [entry]);
    },

    async ofPerson(accounts, { states, limit }) {
      if (accounts.length === 0) return [];
      const keys = accounts.map(beneficiaryKey);
      const rows = await db
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where((where) =>
          where.or([
            where('requestor', 'in', keys),
            where('beneficiary', 'in', keys),
            where(
              'id',
              'in',
              where.selectFrom('request_person').select('request_id').where('person', 'in', keys),
            ),
          ]),
        )
        .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
        .orderBy('asked_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async heldBy(people) {
      if (people.length === 0) return new Set();
      const keys = people.map(beneficiaryKey);
      const rows = await held(keys);
      return new Set(
        rows.filter(({ beneficiary }) => keys.includes(beneficiary)).map(({ key }) => key),
      );
    },

    async heldByOthers(keys, requestId) {
      if (keys.length === 0) return {};
      const rows = (await holders(keys)).filter(
        (row) => row.request_id !== requestId && keys.includes(row.key),
      );
      const held: Record<string, boolean> = {};
      for (const { key, ours } of rows) held[key] = (held[key] ?? false) || ours;
      return held;
    },

    grantsOn: async (key) =>
      (await granted(key)).filter((row) => row.keys.includes(key)).map(fromRow),

    async grantsWithin(prefix, since) {
      const rows = await db
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where(
          'id',
          'in',
          db
            .selectFrom('holding')
            .select('request_id')
            .where(sql<boolean>`starts_with(key, ${prefix})`),
        )
        .where((where) =>
          where.or([where('closed_at', 'is', null), where('closed_at', '>=', new Date(since))]),
        )
        .execute();
      return rows.map(fromRow);
    },

    async openMentioning(words, limit, after) {
      if (words.length === 0) return [];
      const rows = await db
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where('closed_at', 'is', null)
        .where((where) =>
          where.or(
            words.map(
              (word) =>
                sql<boolean>`strpos(lower(data::text || coalesce(personal::text, '')), ${word}) > 0`,
            ),
          ),
        )
        .$if(after !== undefined, (query) =>
          query.where(
            sql<boolean>`(asked_at, id) > (${new Date(after?.askedAt ?? 0)}, ${after?.id ?? ''})`,
          ),
        )
        .orderBy('asked_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    async openSettings() {
      const rows = await db
        .selectFrom('request')
        .select(REQUEST_COLUMNS)
        .where('closed_at', 'is', null)
        .where('state', '!=', 'pending')
        .where(sql<boolean>`data ->> 'lifecycle' = 'relationship-setting'`)
        .execute();
      return rows.map(fromRow);
    },

    async approvedByRule(ruleId, since) {
      const at = sql<string>`data #>> '{decision,at}'`;
      const rows = await db
        .selectFrom('request')
        .select(['requestor', 'beneficiary', at.as('at')])
        .where(sql<string>`data #>> '{decision,rule,id}'`, '=', ruleId)
        .where(sql<boolean>`(${at})::bigint > ${since}`)
        .execute();
      return rows.map((row) => ({ at: Number(row.at), keys: [row.requestor, row.beneficiary] }));
    },

    async guestLinks(accounts) {
      if (accounts.length === 0) return [];
      const keys = accounts.map(accountKey);
      const rows = await links(keys);
      return rows
        .filter(({ guest, home }) => keys.includes(guest) || keys.includes(home))
        .map(({ guest, home }) => ({ guest: refOf(guest), home: refOf(home) }));
    },
  };
}

/** One text for any number of them, so that it is planned once. */
const among = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = ANY (${[...new Set(values)]}::text[])`;
