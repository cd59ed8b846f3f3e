// History on a table of twenty thousand requests: what is found, in which order, and how little is read for it.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyQuery } from '../../../src/adapters/postgres/history-query.ts';
import { createHistoryStore } from '../../../src/adapters/postgres/history-store.ts';
import type { HistoryQuery, Part, Sight } from '../../../src/domain/record/history.ts';
import type { HistoryStore } from '../../../src/ports/history-store.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { AWAY, EMPLOYEE, HOME, OWNER, STRANGER } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const MANY = 20_000;
const KINDS = ['guest-access', 'pim-eligibility', 'group-membership', 'access-package'];
/** Its owners agree to every twentieth request, which is in Away. */
const FAR = '80000000-0000-4000-8000-000000000008';
const FIRST = Date.UTC(2020, 0, 1);
const MINUTE = 60_000;

/** The n-th request was asked n minutes after the first, by one of 200 people, in one of four tenants. */
const person = (n: number) =>
  `${HOME}/d0000000-0000-4000-8000-${String(n % 200).padStart(12, '0')}`;
const tenant = (n: number) => (n % 4 === 0 ? AWAY : `2000000${n % 4}-0000-4000-8000-000000000099`);

let dataDir: string;
let stores: Stores;
let history: HistoryStore;

beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
  history = createHistoryStore(stores.db);
  const plain = JSON.stringify(newDecision().request);
  await sql`
    INSERT INTO request (id, form_id, version, state, tenant_id, kind, requestor, beneficiary, asked_at, data)
    SELECT 'R' || lpad(n::text, 8, '0'), 'form-' || n, 1,
      CASE WHEN n % 500 = 0 THEN 'failed' ELSE 'ended' END,
      place,
      (ARRAY['guest-access','pim-eligibility','group-membership','access-package'])[1 + (n / 4) % 4],
      ${HOME} || '/d0000000-0000-4000-8000-' || lpad((n % 200)::text, 12, '0'),
      ${HOME} || '/d0000000-0000-4000-8000-' || lpad((n % 200)::text, 12, '0'),
      ${new Date(FIRST)}::timestamptz + make_interval(mins => n),
      jsonb_set(replace(${plain}, ${AWAY}, place)::jsonb, '{decision}',
        jsonb_build_object('by', jsonb_build_object('tenantId', ${AWAY}::text,
          'objectId', 'e0000000-0000-4000-8000-' || lpad((n % 50)::text, 12, '0'))))
        || jsonb_build_object('sides', CASE WHEN n % 20 = 0 THEN jsonb_build_array(
          jsonb_build_object('id', ${AWAY}::text), jsonb_build_object('id', ${FAR}::text))
          ELSE '[]' END)
    FROM generate_series(1, ${MANY}) AS n, LATERAL (SELECT CASE n % 4 WHEN 0 THEN ${AWAY}
      ELSE '2000000' || n % 4 || '-0000-4000-8000-000000000099' END AS place) AS places`.execute(
    stores.db,
  );
  await sql`INSERT INTO request_approver (request_id, account)
    SELECT id, ${accountKey(OWNER)} FROM request WHERE tenant_id = ${AWAY}`.execute(stores.db);
  await sql`ANALYZE`.execute(stores.db);
}, 60_000);

afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

const nobody: Sight = { own: [accountKey(STRANGER)], decider: accountKey(STRANGER), tenants: [] };
const everything: Sight = { ...nobody, tenants: 'all' };
const owner: Sight = { own: [accountKey(OWNER)], decider: accountKey(OWNER), tenants: [AWAY] };
const other: Sight = { own: [accountKey(STRANGER)], decider: accountKey(STRANGER), tenants: [FAR] };
const auditor: Sight = { ...nobody, tenants: [AWAY] };
const ofPerson = (n: number, part: 'asked' | 'any' = 'any'): HistoryQuery => ({
  person: { keys: [person(n)], part, name: 'Somebody' },
});

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** Rows that were taken out of tables and indexes, whether they were wanted or not. */
const rowsRead = (node: Node): number =>
  (node['Node Type'].includes('Scan') && node['Node Type'] !== 'Subquery Scan'
    ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
    : 0) + (node.Plans ?? []).reduce((sum, plan) => sum + rowsRead(plan), 0);

async function readFor(query: HistoryQuery, sight: Sight, than?: { askedAt: number; id: string }) {
  const turn = than && ({ to: 'earlier', than } as const);
  const { rows } = await sql<{ 'QUERY PLAN': ReadonlyArray<{ Plan: Node }> }>`
    EXPLAIN (ANALYZE, FORMAT JSON) ${historyQuery(query, sight, 11, turn)}`.execute(stores.db);
  return rowsRead(rows[0]?.['QUERY PLAN'][0]?.Plan as Node);
}

const middle = { askedAt: FIRST + 10_000 * MINUTE, id: 'R00010000' };

describe('a page of history', () => {
  test.each<[string, HistoryQuery, Sight, number]>([
    ['of everything', {}, everything, 20],
    ['of a tenant', { tenants: [AWAY] }, everything, 60],
    ['of a kind', { kinds: ['access-package'] }, everything, 60],
    ['of two kinds in a tenant', { kinds: KINDS.slice(0, 2), tenants: [AWAY] }, everything, 50],
    ['of what failed, which is rare', { states: ['failed'] }, everything, 20],
    // What they were asked to decide is gone through; it is not loaded.
    ['of what failed, for an owner', { states: ['failed'] }, owner, 10_200],
    ['of a month', { from: FIRST + 9_000 * MINUTE, to: FIRST + 9_500 * MINUTE }, everything, 20],
    ['of a person', ofPerson(8), everything, 60],
    ['of a person, for an owner', ofPerson(8), owner, 120],
    ['of what an owner may see', {}, owner, 100],
    ['of another tenant that requests concern', { tenants: [FAR] }, everything, 60],
    ['of two tenants', { tenants: [AWAY, FAR] }, everything, 100],
    [
      'of a kind in that other tenant',
      { kinds: ['guest-access'], tenants: [FAR] },
      everything,
      100,
    ],
    ['of what its owner may see', {}, other, 60],
    ['of a person, for its owner', ofPerson(20), other, 120],
    ['of what is between it and the one of its owner', { tenants: [AWAY] }, other, 60],
    ['of what is between the two, for an auditor of one', { tenants: [FAR] }, auditor, 60],
    ['of a kind between the two', { kinds: ['guest-access'], tenants: [FAR] }, auditor, 100],
    // The five thousand of the one that may be seen are not gone through.
    [
      'of what is between tenants that have nothing in common',
      { tenants: [tenant(1)] },
      auditor,
      20,
    ],
    // The thousand that concern it are gone through, for the forty of them that failed.
    ['of what failed, for its owner', { states: ['failed'] }, other, 1_200],
  ])(
    '%s reads a handful of rows, at its beginning and in the middle',
    async (_, query, sight, most) => {
      expect(await readFor(query, sight)).toBeLessThanOrEqual(most);
      expect(await readFor(query, sight, middle)).toBeLessThanOrEqual(most);
    },
  );

  test('is ten of them, newest first, and turning goes through all without a gap or a double', async () => {
    const seen: string[] = [];
    let page = await history.page(ofPerson(8), everything, 10);
    expect(page).toMatchObject({ earlier: true, later: false });
    for (;;) {
      seen.push(...page.requests.map(({ id }) => id));
      const last = page.requests.at(-1);
      if (!page.earlier || !last) break;
      const than = { askedAt: askedAt(last.id), id: last.id };
      page = await history.page(ofPerson(8), everything, 10, { to: 'earlier', than });
      expect(page.later).toBe(true);
    }
    expect(seen).toHaveLength(100);
    expect(new Set(seen).size).toBe(100);
    expect(seen).toEqual([...seen].sort().reverse());
    const first = page.requests[0]?.id ?? '';
    const than = { askedAt: askedAt(first), id: first };
    const back = await history.page(ofPerson(8), everything, 10, { to: 'later', than });
    expect(back.requests.map(({ id }) => id)).toEqual(seen.slice(80, 90));
    expect(back).toMatchObject({ earlier: true, later: true });
  });

  test('shows an owner what is in their tenant, and a stranger nothing', async () => {
    const theirs = await history.page(ofPerson(8), owner, 10);
    expect(theirs.requests).toHaveLength(10);
    expect((await history.page(ofPerson(9), owner, 10)).requests).toEqual([]);
    expect(tenant(9)).not.toBe(AWAY);
    expect((await history.page(ofPerson(8), nobody, 10)).requests).toEqual([]);
    expect((await history.page({}, nobody, 10)).requests).toEqual([]);
    expect((await history.page({ tenants: [AWAY] }, nobody, 10)).requests).toEqual([]);
  });

  test.each<[string, HistoryQuery]>([
    ['a name that nobody bears', { person: { keys: [], part: 'any', name: 'No Body' } }],
    ['a tenant that is none', { tenants: [] }],
    ['no kind', { kinds: [] }],
    ['no state', { states: [] }],
  ])('of %s is empty for everybody', async (_, query) => {
    for (const sight of [everything, owner, nobody]) {
      expect((await history.page(query, sight, 10)).requests).toEqual([]);
    }
  });

  test('finds what somebody decided apart from what they asked for', async () => {
    const decider = `${AWAY}/e0000000-0000-4000-8000-000000000007`;
    const by = (part: 'asked' | 'decided'): HistoryQuery => ({
      person: { keys: [decider], part, name: '' },
    });
    expect((await history.page(by('decided'), everything, 10)).requests).toHaveLength(10);
    expect((await history.page(by('asked'), everything, 10)).requests).toEqual([]);
    expect(await readFor(by('decided'), everything)).toBeLessThanOrEqual(20);
  });

  test('of what somebody decided of mine leaves out what they decided of others', async () => {
    const decider = `${AWAY}/e0000000-0000-4000-8000-000000000008`;
    const query: HistoryQuery = {
      person: { keys: [decider], part: 'decided', name: '' },
      mine: true,
    };
    const me: Sight = { ...everything, own: [person(8)] };
    const seen: string[] = [];
    let page = await history.page(query, me, 10);
    for (;;) {
      seen.push(...page.requests.map(({ id }) => id));
      const last = page.requests.at(-1);
      if (!page.earlier || !last) break;
      const than = { askedAt: askedAt(last.id), id: last.id };
      page = await history.page(query, me, 10, { to: 'earlier', than });
    }
    expect(seen).toHaveLength(100);
    expect(seen.every((id) => Number(id.slice(1)) % 200 === 8)).toBe(true);
  });
});

describe('people of requests', () => {
  beforeAll(async () => {
    await stores.store.create(newDecision(), 'named');
  });

  test.each(['Em Ployee', 'em p', 'PLOYEE', 'em@home.example', ' em   ployee '])(
    'are found by "%s"',
    async (words) => {
      expect(await history.called(words, 5)).toContainEqual({
        key: accountKey(EMPLOYEE),
        name: 'Em Ployee',
      });
    },
  );

  test('are found only where something of theirs may be seen, if that is asked', async () => {
    const within = (sight: Sight, query: HistoryQuery = {}, part: Part = 'any') =>
      history.called('em ployee', 5, { query, part, sight });
    const own = { ...nobody, own: [accountKey(EMPLOYEE)] };
    for (const sight of [everything, owner, own]) {
      const keys = (await within(sight)).map(({ key }) => key);
      expect(keys).toContain(accountKey(EMPLOYEE));
    }
    expect(await within(nobody)).toEqual([]);
    expect(await within(everything, { tenants: [HOME] })).toEqual([]);
    expect(await within(everything, { kinds: ['access-package'] })).toEqual([]);
    expect(await within(everything, {}, 'decided')).toEqual([]);
  });

  test('are found by a yes that was not the last one', async () => {
    const key = accountKey(OWNER);
    await sql`INSERT INTO known_name (said, account, name) VALUES ('o. wner', ${key}, 'O. Wner')
      ON CONFLICT DO NOTHING`.execute(stores.db);
    const decided = () =>
      history.called('o. wner', 5, { query: {}, part: 'decided', sight: everything });
    expect(await decided()).toEqual([]);
    const agreed = JSON.stringify([{ by: OWNER, at: FIRST, sides: [AWAY] }]);
    await sql`UPDATE request SET data = jsonb_set(data, '{agreed}', ${agreed}::jsonb)
      WHERE id = 'R00000004'`.execute(stores.db);
    expect(await decided()).toEqual([{ key, name: 'O. Wner' }]);
  });

  test.each(['mployee', '%', '', 'e', 'em_ployee'])('are not found by "%s"', async (words) => {
    expect(await history.called(words, 5)).toEqual([]);
  });
});

const askedAt = (id: string): number => FIRST + Number(id.slice(1)) * MINUTE;
