// Tenants of a request: history, evidence and the domain mean the same ones, whatever a plan or its sides say.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../../src/adapters/postgres/database.ts';
import { createEvidenceStore } from '../../../src/adapters/postgres/evidence-store.ts';
import { createHistoryStore } from '../../../src/adapters/postgres/history-store.ts';
import { KNOWN_MIGRATIONS, migrate, migrateLike } from '../../../src/adapters/postgres/migrate.ts';
import { toRow } from '../../../src/adapters/postgres/request-rows.ts';
import type { Tables } from '../../../src/adapters/postgres/tables.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { tenantsOf } from '../../../src/domain/access/tenants-of.ts';
import type { HistoryQuery } from '../../../src/domain/record/history.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { AWAY, HOME, STRANGER } from '../../fakes/estate.ts';
import type { Stores } from '../../support/database.ts';
import { newEmptyDatabase } from '../../support/database-template.ts';
import { ownStores } from '../../support/own-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const FAR = '80000000-0000-4000-8000-000000000008';
const PLACES = [AWAY, HOME, FAR];
const SIDES = [...PLACES, 'besides', 's1g2', `s1g2/${HOME}`, `s12g1/${FAR}`];

let stores: Stores;
ownStores((opened) => {
  stores = opened;
});

/** Written in these tenants, and agreed to by these sides. */
function within(
  request: AccessRequest,
  writes: readonly string[],
  sides: readonly string[],
): AccessRequest {
  const [step] = newDecision().request.plan.steps;
  if (!step) throw new Error('no step');
  const steps = writes.map((tenantId, i) => ({
    ...step,
    id: `step-${i}`,
    change: { ...step.change, tenantId },
  }));
  const plan = { ...request.plan, steps };
  return { ...request, plan, sides: sides.map((id) => ({ id, name: id })) };
}

let moment = Date.UTC(2031, 0, 1);

/** Asked for a minute after the one before, and over at once: a period can be of it alone. */
function next(writes: readonly string[], sides: readonly string[]) {
  moment += 60_000;
  const decision = newDecision();
  const over = { state: 'ended', askedAt: moment, closedAt: moment } as const;
  return { ...decision, request: within({ ...decision.request, ...over }, writes, sides) };
}

const create = (writes: readonly string[], sides: readonly string[]) =>
  stores.store.create(next(writes, sides), randomUUID());

const change = (request: AccessRequest) => stores.store.commit({ request, audit: [], work: [] });

async function found(db: Db, tenants: 'all' | string[], query: HistoryQuery, size = 100) {
  const sight = { own: [accountKey(STRANGER)], decider: accountKey(STRANGER), tenants };
  const { requests } = await createHistoryStore(db).page(query, sight, size);
  return requests.map(({ id }) => id);
}

/** In each way in which a tenant is asked about, the tenants in which it is found. */
async function whereFound(db: Db, { id, askedAt, state, plan, beneficiary }: AccessRequest) {
  const time = { from: askedAt, to: askedAt + 1 };
  const person = { keys: [accountKey(beneficiary)], part: 'any', name: '' } as const;
  const kinds = [plan.resource.kind, 'another'];
  const ways: Array<(tenant: string) => Promise<boolean>> = [
    async (tenant) => (await found(db, 'all', { ...time, tenants: [tenant] })).includes(id),
    async (tenant) => (await found(db, 'all', { ...time, tenants: [tenant], person })).includes(id),
    async (tenant) => (await found(db, [tenant], time)).includes(id),
    async (tenant) => (await found(db, [tenant], { ...time, kinds, states: [state] })).includes(id),
    async (tenant) => (await found(db, [tenant], { ...time, person })).includes(id),
    async (tenant) => (await createEvidenceStore(db).count({ ...time, tenants: [tenant] })) === 1,
  ];
  return Promise.all(
    ways.map(async (isIn) => {
      const places: string[] = [];
      for (const tenant of PLACES) if (await isIn(tenant)) places.push(tenant);
      return places;
    }),
  );
}

const inPlaces = ({ plan, sides }: AccessRequest) => {
  const tenants = tenantsOf(plan, sides);
  return PLACES.filter((id) => tenants.includes(id));
};

describe('a setting between tenants', () => {
  test('is found by whoever looks in either of them, and by nobody else', async () => {
    const request = await create([AWAY, HOME], [AWAY, HOME]);
    for (const places of await whereFound(stores.db, request)) expect(places).toEqual([AWAY, HOME]);
    expect(await found(stores.db, [], { tenants: [HOME] })).toEqual([]);
  });

  test('that only has to be agreed to by a tenant is found there as well', async () => {
    const request = await create([AWAY], [AWAY, `s1g2/${HOME}`, 'besides', 's2g1']);
    for (const places of await whereFound(stores.db, request)) expect(places).toEqual([AWAY, HOME]);
  });

  test('is in the tenants of its present plan', async () => {
    const request = await create([AWAY, HOME], [AWAY]);
    const moved = within(request, [AWAY, FAR], [AWAY]);
    expect(await change(moved)).toBe('committed');
    for (const places of await whereFound(stores.db, moved)) expect(places).toEqual([AWAY, FAR]);
  });

  test('stands among the others in its order, once, and turning finds each of them', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 9; i += 1) {
      const elsewhere = i % 3 === 0 ? [AWAY] : i % 3 === 1 ? [AWAY, FAR] : [FAR, HOME];
      ids.unshift((await create(elsewhere, [AWAY])).id);
    }
    const query = { from: moment - 8 * 60_000, tenants: [AWAY, FAR] };
    const me = accountKey(STRANGER);
    const sight = { own: [me], decider: me, tenants: [AWAY, FAR, HOME] };
    const history = createHistoryStore(stores.db);
    const seen: AccessRequest[] = [];
    let page = await history.page(query, sight, 2);
    for (;;) {
      seen.push(...page.requests);
      const last = page.requests.at(-1);
      if (!page.earlier || !last) break;
      page = await history.page(query, sight, 2, { to: 'earlier', than: last });
    }
    expect(seen.map(({ id }) => id)).toEqual(ids);
    const [, , , than] = seen;
    if (!than) throw new Error('no request');
    const back = await history.page(query, sight, 2, { to: 'later', than });
    expect(back.requests.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    expect(back.later).toBe(true);
  });
});

test('the domain, history and evidence mean the same tenants, whoever asks about whichever', async () => {
  const some = (of: readonly string[]) => fc.array(fc.constantFrom(...of), { maxLength: 4 });
  const scenes = fc.record({
    writes: some(PLACES),
    sides: some(SIDES),
    mine: fc.subarray(PLACES),
    asked: fc.subarray(PLACES),
  });
  const agree = async (request: AccessRequest, mine: string[], asked: string[]) => {
    const concerned = inPlaces(request);
    for (const places of await whereFound(stores.db, request)) expect(places).toEqual(concerned);
    const isIn = (tenants: string[]) => tenants.some((id) => concerned.includes(id));
    const { id, askedAt, state, plan, beneficiary } = request;
    const query = { from: askedAt, to: askedAt + 1, tenants: asked };
    const person = { keys: [accountKey(beneficiary)], part: 'any', name: '' } as const;
    const narrow = { kinds: [plan.resource.kind, 'another'], states: [state] };
    const expected = isIn(mine) && isIn(asked) ? [id] : [];
    for (const more of [{}, { person }, narrow]) {
      expect(await found(stores.db, mine, { ...query, ...more })).toEqual(expected);
    }
    expect(await found(stores.db, mine, { ...query, kinds: ['another'] })).toEqual([]);
  };
  await fc.assert(
    fc.asyncProperty(scenes, scenes, async (first, then) => {
      const request = await create(first.writes, first.sides);
      await agree(request, first.mine, first.asked);
      const moved = within(request, then.writes, then.sides);
      expect(await change(moved)).toBe('committed');
      await agree(moved, then.mine, then.asked);
    }),
    { numRuns: 40 },
  );
}, 60_000);

describe('beside an earlier version', { timeout: 60_000 }, () => {
  const empty = () =>
    new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: newEmptyDatabase() }) });
  const plain = (db: Kysely<Tables>) => db as unknown as Kysely<unknown>;
  const between = () => next([AWAY, HOME], [AWAY, `s1g2/${FAR}`]).request;

  test('what it wrote before the migration is found, also without sides', async () => {
    const db = empty();
    await migrateLike(
      plain(db),
      KNOWN_MIGRATIONS.filter((name) => name < '0031'),
    );
    const request = between();
    await db.insertInto('request').values(toRow(request, 'one')).execute();
    const old = next([HOME], []).request;
    await db.insertInto('request').values(toRow(old, 'two')).execute();
    await sql`UPDATE request SET data = data - 'sides' WHERE id = ${old.id}`.execute(db);
    await migrate(plain(db));
    for (const places of await whereFound(db, request)) expect(places).toEqual([AWAY, HOME, FAR]);
    for (const places of await whereFound(db, old)) expect(places).toEqual([AWAY, HOME]);
    await db.destroy();
  });

  test('what it writes after the migration is found', async () => {
    const db = empty();
    await migrate(plain(db));
    const request = between();
    await db.insertInto('request').values(toRow(request, 'one')).execute();
    for (const places of await whereFound(db, request)) expect(places).toEqual([AWAY, HOME, FAR]);
    const { data } = toRow(within(request, [AWAY], [AWAY]), 'one');
    await sql`UPDATE request SET data = ${data}::jsonb WHERE id = ${request.id}`.execute(db);
    for (const places of await whereFound(db, request)) expect(places).toEqual([AWAY]);
    await db.destroy();
  });
});

test('the person of a request does not bring in the tenant of their home', async () => {
  const request = await create([AWAY], [AWAY]);
  expect(request.beneficiary.tenantId).toBe(HOME);
  for (const places of await whereFound(stores.db, request)) expect(places).toEqual([AWAY]);
});
