// What is between one's own tenant and the one that is asked about, on Postgres and in memory alike.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryQuery } from '../../../src/domain/record/history.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { EMPLOYEE, STRANGER } from '../../fakes/estate.ts';
import { BOTH_STORES, type BothStores } from '../../support/both-stores.ts';
import { newDecision } from '../../support/store-behaviour.ts';

const [MINE, ASKED, THIRD, EMPTY] = ['1', '2', '3', '4'].map(
  (n) => `${n}0000000-0000-4000-8000-000000000077`,
) as [string, string, string, string];
const person = { keys: [accountKey(EMPLOYEE)], part: 'any', name: '' } as const;

describe.each(BOTH_STORES)('%s', (_, open) => {
  let side: BothStores;
  /** By where they are, and whose owners agree to them besides. */
  const made = new Map<string, string>();
  let moment = Date.UTC(2031, 0, 1);

  async function make(name: string, tenantId: string, besides: readonly string[]) {
    const { request, audit } = newDecision();
    const { plan } = request;
    const steps = plan.steps.map((step) => ({ ...step, change: { ...step.change, tenantId } }));
    const resource = { ...plan.resource, tenantId };
    moment += 60_000;
    const decided = {
      ...request,
      askedAt: moment,
      plan: { ...plan, steps, resource },
      sides: [tenantId, ...besides].map((id) => ({ id, name: id })),
    };
    const created = await side.store.create({ request: decided, audit, work: [] }, randomUUID());
    made.set(created.id, name);
  }

  beforeAll(async () => {
    side = await open();
    await make('mine alone', MINE, []);
    await make('mine with asked', MINE, [ASKED]);
    await make('asked alone', ASKED, []);
    await make('asked with mine', ASKED, [MINE]);
    await make('third alone', THIRD, []);
    await make('third with both', THIRD, [ASKED, MINE]);
    await make('third with asked', THIRD, [ASKED]);
  }, 60_000);
  afterAll(() => side.close());

  const me = accountKey(STRANGER);
  const sightOf = (tenants: string[]) => ({ own: [me], decider: me, tenants });
  async function seen(mine: string[], query: HistoryQuery) {
    const { requests } = await side.history.page(query, sightOf(mine), 100);
    return requests.map(({ id }) => made.get(id));
  }

  const BETWEEN = ['third with both', 'asked with mine', 'mine with asked'];

  test.each<[string, Partial<HistoryQuery>]>([
    ['without a person', {}],
    ['with a person', { person }],
    ['of a kind', { kinds: ['guest-access', 'another'] }],
  ])(
    'is found by whoever may look in the one alone, %s, newest first and once',
    async (_, more) => {
      expect(await seen([MINE], { tenants: [ASKED], ...more })).toEqual(BETWEEN);
      expect(await seen([ASKED], { tenants: [MINE], ...more })).toEqual(BETWEEN);
      expect(await seen([MINE, EMPTY], { tenants: [EMPTY, ASKED], ...more })).toEqual(BETWEEN);
    },
  );

  test('is found beside what is in those of one’s own tenants that were asked about', async () => {
    expect(await seen([MINE, THIRD], { tenants: [ASKED, THIRD] })).toEqual([
      'third with asked',
      'third with both',
      'third alone',
      'asked with mine',
      'mine with asked',
    ]);
  });

  test('is found page by page, a name of somebody in it as well', async () => {
    const query = { tenants: [ASKED] };
    const first = await side.history.page(query, sightOf([MINE]), 2);
    expect(first.requests.map(({ id }) => made.get(id))).toEqual(BETWEEN.slice(0, 2));
    expect(first).toMatchObject({ earlier: true, later: false });
    const [, than] = first.requests;
    if (!than) throw new Error('no request');
    const next = await side.history.page(query, sightOf([MINE]), 2, { to: 'earlier', than });
    expect(next.requests.map(({ id }) => made.get(id))).toEqual(BETWEEN.slice(2));
    expect(next).toMatchObject({ earlier: false, later: true });
    const within = { query, part: 'gets', sight: sightOf([MINE]) } as const;
    expect((await side.history.called('em ployee', 5, within)).map(({ key }) => key)).toEqual(
      person.keys,
    );
  });

  test('is not found by anybody else, nor where nothing is between', async () => {
    expect(await seen([], { tenants: [ASKED] })).toEqual([]);
    expect(await seen([EMPTY], { tenants: [ASKED] })).toEqual([]);
    expect(await seen([MINE], { tenants: [EMPTY] })).toEqual([]);
    expect(await seen([MINE], { tenants: [] })).toEqual([]);
    expect(await seen([MINE], { tenants: [ASKED], mine: true })).toEqual([]);
  });
});
