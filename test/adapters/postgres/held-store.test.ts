// What is held about a person: every table is classified, and each count is what the table says.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHeldStore } from '../../../src/adapters/postgres/held-store.ts';
import { IMPERSONAL } from '../../../src/adapters/postgres/impersonal-tables.ts';
import { PERSONAL } from '../../../src/adapters/postgres/personal-tables.ts';
import { heldCard, heldPage } from '../../../src/cards/held.ts';
import { auditOf } from '../../../src/domain/access/decision.ts';
import { type Held, subjectOf } from '../../../src/domain/record/held.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { lookOf } from '../../../src/shared/look-of.ts';
import { NOW } from '../../fakes/access.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, OWNER, STRANGER } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
const ME = accountKey(EMPLOYEE);
const about = (...keys: string[]) => createHeldStore(stores.db).about(subjectOf(keys));
const countOf = (held: Held, id: string) => held.parts.find((part) => part.id === id)?.count;

/** A row about the employee in every table that can hold one, by plain statements. */
const ROWS: Readonly<Record<string, string>> = {
  request_person: `SELECT id, '${ME}' FROM request LIMIT 1`,
  holding: `VALUES ('7K3F-9QX2', 'guest', 'key', '${ME}', true, false)`,
  card: `VALUES ('7K3F-9QX2', '${ME}', 'requestor', 'a:1', '1', 1)`,
  guest_link: `VALUES ('${accountKey(EMPLOYEE_ADMIN)}', '${ME}')`,
  cut_off: `VALUES ('C', 1, now(), null, '{"by":{"objectId":"${EMPLOYEE.objectId}"}}', null)`,
  brake: `VALUES ('B', 1, null, now(), null, '{"by":{"objectId":"${EMPLOYEE.objectId}"}}', null)`,
  partner_review: `VALUES ('P', 1, '${AWAY}', 'p', null, now(), '{"answer":{"by":{"objectId":"${EMPLOYEE.objectId}"}}}', null)`,
  absence: `VALUES ('A', 1, '${ME}', 'x', now(), null, null, '{}', null)`,
  posture_value: `VALUES ('${AWAY}', 'users', 'h', '[{"id":"${EMPLOYEE.objectId}"}]')`,
  posture_critical: `VALUES ('${AWAY}', 'k', '${EMPLOYEE.objectId}', now(), null)`,
  posture_asked: `VALUES ('${ME}', 'alone', '{}', now())`,
  subscription: `VALUES ('S', 1, '${ME}', null, now(), null, '{}')`,
  legal_hold: `VALUES ('H', 'person/${ME}', 'a matter', 'counsel', now(), null)`,
  sign_in_use: `VALUES ('${ME}', 'm', 'p', now())`,
  estate_version: `VALUES ('E', 1, 'x', null, 'over', false, now(), '["${EMPLOYEE.objectId}"]', '{}', null)`,
};

beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
  const created = await stores.store.create(newDecision(), randomUUID());
  const decision = { verdict: 'denied', by: EMPLOYEE_ADMIN, at: NOW, planHash: 'x' } as const;
  const remarks = {
    [ME]: { 1: 'For the audit in May?', 10: 'Thanks.' },
    [accountKey(OWNER)]: { 2: 'Why so long?' },
  };
  const personal = created.personal && { ...created.personal, remarks };
  const unable = { [ME]: 'at-risk' } as const;
  const closed = {
    ...created,
    personal,
    unable,
    state: 'denied',
    closedAt: NOW,
    decision,
  } as const;
  await stores.store.commit({
    request: closed,
    audit: [auditOf(created, 'denied', NOW, {}, EMPLOYEE_ADMIN)],
    work: [],
  });
  await stores.conversations.save({
    ...EMPLOYEE,
    conversationId: 'a:1',
    serviceUrl: 'https://one.example/',
    userId: '29:x',
    botId: '28:y',
    locale: 'en-GB',
    timeZone: 'Europe/Berlin',
  });
  for (const [table, values] of Object.entries(ROWS)) {
    await sql.raw(`INSERT INTO ${table} ${values}`).execute(stores.db);
  }
  const event = { event: { type: 'ended', ids: { requestor: 'x', beneficiary: ME } } };
  await sql`INSERT INTO work (id, request_id, kind, payload, due_at)
    VALUES (${randomUUID()}, '7K3F-9QX2', 'announce', ${JSON.stringify(event)}::jsonb, now())`.execute(
    stores.db,
  );
  await sql`INSERT INTO card VALUES
    (${lookOf('7K3F-9QX2')}, ${accountKey(EMPLOYEE_ADMIN)}, 'requestor', 'a:2', '2', 1)`.execute(
    stores.db,
  );
}, 60_000);

afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

describe('tables that hold something about people', () => {
  test('are all classified: a migration that adds a table says what of a person can stand in it', async () => {
    const { rows } = await sql<{ table_name: string }>`
      SELECT table_name FROM information_schema.tables
      WHERE table_schema = 'public' ORDER BY table_name`.execute(stores.db);
    const known = [...PERSONAL.map(({ id }) => id.split('.')[0]), ...Object.keys(IMPERSONAL)];
    expect(rows.map(({ table_name }) => table_name)).toEqual([...new Set(known)].sort());
  });

  test('each have something about somebody who took part in everything', async () => {
    const held = await about(ME, accountKey(EMPLOYEE_ADMIN));
    const empty = held.parts.filter(({ count }) => count === 0).map(({ id }) => id);
    expect(empty).toEqual([]);
    for (const { count, items } of held.parts) expect(items).toHaveLength(count);
  });

  test.each([...Object.keys(ROWS), 'conversation'])(
    '%s is counted as the table says',
    async (table) => {
      const { rows } = await sql<{ row: string }>`SELECT ${sql.table(table)}::text AS row
      FROM ${sql.table(table)}`.execute(stores.db);
      const mine = rows.filter(({ row }) => row.includes(EMPLOYEE.objectId));
      expect(countOf(await about(ME), table)).toBe(mine.length);
      expect(mine.length).toBeGreaterThan(0);
    },
  );

  test('tell of a request in which only a name stands: whoever ended it, or was asked to stand in', async () => {
    const one = accountKey({ ...STRANGER, objectId: randomUUID() });
    expect(countOf(await about(one), 'request.named')).toBe(0);
    await sql`UPDATE request SET personal = jsonb_set(personal, ARRAY['names', ${one}]::text[], '"S."')
      WHERE id = (SELECT id FROM request LIMIT 1)`.execute(stores.db);
    expect(countOf(await about(one), 'request.named')).toBe(1);
  });

  test('tell what other systems were told of, or will be', async () => {
    const part = (await about(ME)).parts.find(({ id }) => id === 'work.announced');
    expect(part).toMatchObject({ count: 1, items: [{ event: 'ended', done_at: null }] });
  });

  test('hold nothing about somebody who never was there', async () => {
    const held = await about(accountKey({ ...STRANGER, objectId: randomUUID() }));
    expect(held.parts.every(({ count }) => count === 0)).toBe(true);
    expect((await about()).parts.every(({ count }) => count === 0)).toBe(true);
  });

  test('hand over what somebody said about a request, and nothing that others said', async () => {
    const said = async (key: string) =>
      (await about(key)).parts.find(({ id }) => id === 'request.remarks')?.items;
    expect(await said(ME)).toEqual([
      { id: expect.any(String), said: ['For the audit in May?', 'Thanks.'] },
    ]);
    expect(await said(accountKey(OWNER))).toMatchObject([{ said: ['Why so long?'] }]);
    expect(await said(accountKey(STRANGER))).toEqual([]);
  });

  test('tell somebody why their yes could not be taken, and nobody else', async () => {
    const found = async (key: string) =>
      (await about(key)).parts.find(({ id }) => id === 'request.unable')?.items;
    expect(await found(ME)).toEqual([{ id: expect.any(String), found: { [ME]: 'at-risk' } }]);
    expect(await found(accountKey(OWNER))).toEqual([]);
  });

  test('tell a look by what it shows, apart from cards', async () => {
    const { parts } = await about(accountKey(EMPLOYEE_ADMIN));
    expect(parts.find(({ id }) => id === 'card.beside')?.items).toEqual([
      { shows: '7K3F-9QX2', audience: 'requestor' },
    ]);
    expect(parts.find(({ id }) => id === 'card')?.count).toBe(0);
  });

  test('tell nobody else’s name and no secret', async () => {
    const told = JSON.stringify(await about(ME, accountKey(EMPLOYEE_ADMIN)));
    for (const other of ['O. Wner', OWNER.objectId, '29:x', 'a matter']) {
      expect(told).not.toContain(other);
    }
    expect(told).toContain('Closing the quarter');
  });
});

describe('the card', () => {
  test('says how much of what, and hands it over as JSON in parts that fit together', async () => {
    const held = await about(ME, accountKey(EMPLOYEE_ADMIN));
    expect(JSON.stringify(heldCard(held))).toContain('How you are reached in Teams: ');
    const many = {
      ...held,
      parts: held.parts.map((part) => ({ ...part, items: Array(30).fill(part.items[0]) })),
    };
    const page = (at: number) => {
      const body = heldPage(many, at).body as Array<{ value?: string }>;
      return body.find(({ value }) => value)?.value ?? '';
    };
    const count = Number(/of (\d+)/.exec(JSON.stringify(heldPage(many, 0)))?.[1]);
    expect(count).toBeGreaterThan(1);
    const text = Array.from({ length: count }, (_, i) => page(i)).join('\n');
    expect(JSON.parse(text).held).toHaveLength(held.parts.length);
  });
});
