// Who finds which requests: one's own, those of tenants one owns or audits, and nothing by guessing.
import { beforeAll, describe, expect, test } from 'vitest';
import { createHistoryReader } from '../../src/adapters/language/history.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import type { HistoryWords } from '../../src/domain/record/history.ts';
import { accountKey } from '../../src/shared/account.ts';
import {
  type FoundHistory,
  findHistory,
  historyPage,
  openFromHistory,
} from '../../src/usecases/find-history.ts';
import { readHistoryQuery } from '../../src/usecases/read-history-query.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, HOME, OWNER, STRANGER } from '../fakes/estate.ts';
import { memoryHistory } from '../fakes/memory-history.ts';
import { World } from '../fakes/world.ts';

const AUDITOR = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000001' };
const GROUPED = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000002' };
const AUDIT_GROUP = 'f0000000-0000-4000-8000-00000000000a';

const of = estate({
  people: [...estate().people, { name: 'auditor', displayName: 'Au Ditor', accounts: [AUDITOR] }],
  auditors: [
    { person: 'auditor', tenants: 'all' },
    { group: { tenantId: HOME, groupId: AUDIT_GROUP }, tenants: [AWAY] },
  ],
});
const world = new World(of);
const deps = () => ({
  ...world.deps,
  history: memoryHistory(() => [...world.store.requests.values()]),
});
const find = async (who: typeof OWNER, words: Partial<HistoryWords>) => {
  const found = await findHistory(deps(), who, { query: {}, ...words });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const count = (found: FoundHistory) => (found.is === 'page' ? found.page.requests.length : -1);
const em = { person: { said: 'Em Ployee', part: 'any' } } as const;
const asked = () => world.store.audit.filter(({ verb }) => verb === 'history-asked');

let id = '';
beforeAll(async () => {
  world.directory.add(
    account(AUDITOR, { displayName: 'Au Ditor' }),
    account(GROUPED, { displayName: 'Grou Ped' }),
  );
  world.directory.members.add(`${AUDIT_GROUP}/${GROUPED.objectId}`);
  const made = await world.ask();
  if (!made.ok) throw new Error(made.error.map(({ code }) => code).join());
  id = made.value.id;
  await world.approve(id);
});

describe('history of a person', () => {
  test.each([
    ['an auditor', AUDITOR],
    ['whoever is in a group of auditors', GROUPED],
    ['an owner of the tenant', OWNER],
    ['the person', EMPLOYEE],
    ['the person with another account', EMPLOYEE_ADMIN],
  ])('is shown to %s', async (_, who) => {
    expect(count(await find(who, em))).toBe(1);
  });

  test('shows a stranger the same, whether the name is known or not', async () => {
    const [known, unknown] = [
      await find(STRANGER, em),
      await find(STRANGER, { person: { said: 'No Body', part: 'any' } }),
    ];
    expect([known, unknown].map(count)).toEqual([0, 0]);
    expect(unknown).toMatchObject({ self: false });
    const shape = (found: FoundHistory) =>
      found.is === 'page' && { ...found, query: { ...found.query, person: null } };
    expect(shape(known)).toEqual(shape(unknown));
  });

  test('finds them by every account of theirs, asked for, got and decided apart', async () => {
    const found = await find(AUDITOR, em);
    const keys = found.is === 'page' ? found.query.person?.keys : [];
    expect(keys).toEqual(expect.arrayContaining([EMPLOYEE, EMPLOYEE_ADMIN].map(accountKey)));
    const owner = (part: 'asked' | 'decided') => find(AUDITOR, { person: { said: 'owner', part } });
    expect(count(await owner('decided'))).toBe(1);
    expect(count(await owner('asked'))).toBe(0);
  });

  test('is written into the audit with whom it was about, but not for oneself', async () => {
    const before = asked().length;
    await find(AUDITOR, em);
    expect(asked().slice(before)).toMatchObject([
      { actor: AUDITOR, people: { 'about-1': EMPLOYEE }, details: { part: 'any', shown: 1 } },
    ]);
    await find(EMPLOYEE, { query: { mine: true } });
    await find(EMPLOYEE, { person: { said: 'Em Ployee', part: 'any' } });
    // As an owner's other account, it sees the tenant, and is asked about itself alone.
    expect(asked()).toHaveLength(before + 1);
  });

  test('of a disabled account is refused, and of an unreadable one shows their own alone', async () => {
    const found = await findHistory(deps(), { ...AUDITOR, objectId: 'f1' }, { query: {} });
    expect(found).toMatchObject({ ok: false, error: { code: 'posture-disabled' } });
    world.directory.broken.add(HOME);
    const own = await find(EMPLOYEE, { query: {} });
    expect(own).toMatchObject({ is: 'page', unsure: true });
    expect(count(own)).toBe(1);
    expect(count(await find(AUDITOR, em))).toBe(0);
    world.directory.broken.delete(HOME);
  });
});

describe('history of what I decided', () => {
  const read = createHistoryReader(kinds);
  const said = (text: string) =>
    read({ text: `history ${text}`, estate: of, now: world.now, timeZone: 'UTC' });

  test.each(['approved by me', 'decided by me', 'approved by O. Wner', 'of my decisions'])(
    '%s shows it to an owner',
    async (text) => {
      const before = asked().length;
      const found = await find(OWNER, said(text));
      expect(count(found)).toBe(1);
      expect(found).toMatchObject({ self: true });
      expect(asked().slice(before)).toEqual([]);
    },
  );

  test('leaves out what was decided otherwise, and what I asked for', async () => {
    expect(count(await find(OWNER, said('denied by me')))).toBe(0);
    expect(count(await find(EMPLOYEE, said('approved by me')))).toBe(0);
    expect(count(await find(EMPLOYEE, said('asked by me')))).toBe(1);
    expect(count(await find(EMPLOYEE_ADMIN, said('given to me')))).toBe(1);
  });
});

describe('one request from a history', () => {
  test('opens for an auditor to look at, which is written down, and not for a stranger', async () => {
    const opened = await openFromHistory(deps(), AUDITOR, id);
    expect(opened).toMatchObject({ ok: true, value: { audience: 'person' } });
    expect(asked().at(-1)).toMatchObject({ requestId: id, details: { opened: true } });
    expect((await openFromHistory(deps(), STRANGER, id)).ok).toBe(false);
    expect(await openFromHistory(deps(), OWNER, id)).toMatchObject({
      value: { audience: 'approver' },
    });
  });
});

describe('a button of a history', () => {
  test('shows whoever presses it what they may see, whatever it carries', async () => {
    const query = { person: { keys: [accountKey(EMPLOYEE)], part: 'any', name: 'X' } } as const;
    const read = readHistoryQuery(JSON.stringify(query));
    expect(read).toEqual(query);
    const found = await historyPage(deps(), STRANGER, read ?? {});
    expect(found.ok && count(found.value)).toBe(0);
  });

  test('is read of somebody who has accounts in many tenants', () => {
    const keys = Array.from({ length: 90 }, (_, i) =>
      accountKey({ ...EMPLOYEE, tenantId: EMPLOYEE.tenantId.slice(0, -2) + String(10 + i) }),
    );
    const query = { person: { keys, part: 'any', name: 'X' } } as const;
    expect(readHistoryQuery(JSON.stringify(query))).toEqual(query);
  });

  test.each([
    '',
    '{',
    '[]2',
    'null',
    '{"person":{"keys":["x"],"part":"any"}}',
    '{"person":{"keys":[],"part":"all"}}',
    '{"tenants":"all"}',
    '{"states":["\'; DROP TABLE"]}',
    `{"kinds":${JSON.stringify(Array(60).fill('a'))}}`,
  ])('that was made up is not read: %s', (text) => {
    expect(readHistoryQuery(text)).toBeUndefined();
  });
});
