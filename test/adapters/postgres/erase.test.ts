// Erasing a person on a real database: what goes, what stays, under a hold and by time, and an audit that is sound afterwards.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../../src/adapters/postgres/audit-verify.ts';
import type { Doorbell } from '../../../src/adapters/postgres/doorbell.ts';
import { erasePerson } from '../../../src/adapters/postgres/erase-person.ts';
import { createHeldStore } from '../../../src/adapters/postgres/held-store.ts';
import { createHistoryStore } from '../../../src/adapters/postgres/history-store.ts';
import { liftHold, listHolds, placeHold } from '../../../src/adapters/postgres/hold-store.ts';
import { keepFacts } from '../../../src/adapters/postgres/posture-keep.ts';
import { createRecordKeeper } from '../../../src/adapters/postgres/record-keeper.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import { auditOf } from '../../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { subjectOf } from '../../../src/domain/record/held.ts';
import { accountKey } from '../../../src/shared/account.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { lookOf, questionOf, wantedOf } from '../../../src/shared/look-of.ts';
import { withoutPerson } from '../../../src/shared/without-person.ts';
import { NOW } from '../../fakes/access.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, HOME, OWNER, STRANGER } from '../../fakes/estate.ts';
import { openStores, type Stores } from '../../support/database.ts';
import { newDataDir, removeDataDir } from '../../support/database-template.ts';
import { newDecision } from '../../support/store-behaviour.ts';

let dataDir: string;
let stores: Stores;
const doorbell: Doorbell = {
  book: async () => {},
  ring: () => {},
  listen: async () => {},
  leave: async () => {},
};
const KEYS = [accountKey(EMPLOYEE), accountKey(EMPLOYEE_ADMIN)];
const YEARS = { requests: 7 * 365 * DAY, tenants: {} };

const load = async (id: string) => (await stores.store.load(id)) as AccessRequest;

async function asked(change: Partial<AccessRequest> = {}): Promise<string> {
  const { id } = await stores.store.create(newDecision(), randomUUID());
  const before = await load(id);
  const decision = { verdict: 'denied', by: OWNER, at: NOW, planHash: before.plan.hash } as const;
  const personal = before.personal && { ...before.personal, decisionNote: 'Not this quarter' };
  const request = {
    ...before,
    state: 'denied',
    closedAt: NOW,
    decision,
    personal,
    ...change,
  } as const;
  const entry = { ...auditOf(before, 'denied', NOW, {}, OWNER), committed: { reason: 'Not now' } };
  await stores.store.commit({ request, audit: [entry], work: [] });
  return id;
}

const erase = (really: boolean, keys = KEYS, listed = false) =>
  erasePerson({ db: stores.db, doorbell, now: NOW + DAY, listed }, subjectOf(keys), really);
const sound = async () => {
  while ((await sealSome(stores.db)) > 0);
  expect(await verifyAudit(stores.db)).toMatchObject({ sound: true });
};
const countOf = (of: ReadonlyArray<{ what: string; count: number }>, what: string) =>
  of.find((line) => line.what.startsWith(what))?.count ?? 0;
/** Everything in the database as one text, without what is meant to name people. */
async function everything(): Promise<string> {
  const texts: string[] = [];
  for (const table of [
    'request',
    'audit_entry',
    'work',
    'known_name',
    'card',
    'conversation',
    'cut_off',
    'posture_value',
    'subscription',
    'posture_asked',
  ]) {
    const { rows } = await sql<{ row: string }>`
      SELECT ${sql.table(table)}::text AS row FROM ${sql.table(table)}`.execute(stores.db);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
}, 60_000);

afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

describe('erasing a person', () => {
  let closed = '';
  let open = '';
  let held = '';
  let hold = '';

  beforeAll(async () => {
    closed = await asked();
    held = await asked();
    open = (await stores.store.create(newDecision(), randomUUID())).id;
    hold = await placeHold(
      stores.db,
      { subjects: [`request/${held}`], because: 'Case 12', placedBy: 'Counsel' },
      NOW,
    );
    await stores.cards.save(closed, OWNER, 'approver', {
      conversationId: 'c',
      activityId: 'a',
      version: 1,
    });
    for (const one of [OWNER, STRANGER]) {
      await stores.cards.save(lookOf(closed), one, 'approver', {
        conversationId: 'c',
        activityId: 'look',
        version: 1,
      });
    }
    await stores.conversations.save({
      ...EMPLOYEE,
      conversationId: 'a:1',
      serviceUrl: 'https://one.example/',
      userId: '29:x',
      botId: '28:y',
      locale: null,
      timeZone: null,
    });
  }, 60_000);

  test('shows first what would go, and changes nothing', async () => {
    const before = await everything();
    const shown = await erase(false);
    expect(countOf(shown.gone, 'Closed requests of theirs')).toBe(1);
    expect(countOf(shown.stays, 'Requests that are not over')).toBe(1);
    expect(countOf(shown.stays, 'Closed requests under a legal hold')).toBe(1);
    expect(await everything()).toBe(before);
  });

  test('lets go of what is closed, leaves what is open or held, and the audit stays sound', async () => {
    const shown = await erase(false);
    const done = await erase(true);
    expect(done).toEqual(shown);
    expect((await load(closed)).personal).toBeNull();
    expect((await load(open)).personal?.justification).toBe('Closing the quarter');
    expect((await load(held)).personal?.justification).toBe('Closing the quarter');
    expect(await stores.conversations.find(EMPLOYEE)).toBeDefined();
    const salts = await sql`SELECT 1 FROM audit_salt JOIN audit_entry ON audit_entry.id = entry_id
      WHERE request_id = ${closed}`.execute(stores.db);
    expect(salts.rows).toEqual([]);
    await sound();
  });

  test('leaves cards that say so, and redraws those in chats', async () => {
    const card = JSON.stringify(
      requestCard({
        request: await load(closed),
        viewer: OWNER,
        audience: 'approver',
        tenant: 'Away',
        reader: { locale: 'en-GB', timeZone: 'UTC' },
        now: NOW + DAY,
      }),
    );
    expect(card).toContain('[erased]');
    for (const word of [
      'Em Ployee',
      'em@home.example',
      'Closing the quarter',
      'Not this quarter',
    ]) {
      expect(card).not.toContain(word);
    }
    const redrawn = async (objectId: string) => {
      const { rows } = await sql`SELECT 1 FROM work
        WHERE request_id = ${closed} AND done_at IS NULL AND kind = 'deliver-card'
          AND payload #>> '{account,objectId}' = ${objectId}`.execute(stores.db);
      return rows.length;
    };
    expect(await redrawn(OWNER.objectId)).toBeGreaterThan(0);
    // Who has no card of it looked at it, and their look is redrawn.
    expect(await redrawn(STRANGER.objectId)).toBe(1);
  });

  test('once nothing is open or held lets go of everything that names them', async () => {
    expect(await liftHold(stores.db, hold, NOW)).toBe(true);
    expect(await liftHold(stores.db, hold, NOW)).toBe(false);
    expect((await listHolds(stores.db))[0]).toMatchObject({ id: hold, liftedAt: NOW });
    const before = await load(open);
    await stores.store.commit({
      request: { ...before, state: 'withdrawn', closedAt: NOW },
      audit: [],
      work: [],
    });
    const done = await erase(true);
    expect(countOf(done.gone, 'Closed requests of theirs')).toBe(2);
    const left = (await everything()).toLowerCase();
    for (const word of ['em ployee', 'em@home.example', 'closing the quarter']) {
      expect(left).not.toContain(word);
    }
    expect(await createHistoryStore(stores.db).called('Em Ployee', 5)).toEqual([]);
    const about = await createHeldStore(stores.db).about(subjectOf(KEYS));
    for (const id of ['conversation', 'pseudonym', 'known_name', 'subscription', 'posture_asked']) {
      expect(about.parts.find((part) => part.id === id)?.count).toBe(0);
    }
    await sound();
    expect((await erase(true)).gone).toEqual([]);
  });

  test('is refused by a hold on the person, under any of their accounts', async () => {
    const id = await asked();
    const on = await placeHold(
      stores.db,
      {
        subjects: [`person/${accountKey(EMPLOYEE_ADMIN)}`],
        because: 'Case 13',
        placedBy: 'Counsel',
      },
      NOW,
    );
    expect((await erase(true)).heldBy).toEqual([on]);
    expect((await load(id)).personal).not.toBeNull();
    await liftHold(stores.db, on, NOW);
  });

  test('takes whoever only decided out of the requests of others, with what they wrote', async () => {
    const id = await asked();
    const done = await erase(true, [accountKey(OWNER)], true);
    expect(countOf(done.gone, 'Closed requests of others')).toBeGreaterThan(0);
    const { personal } = await load(id);
    expect(personal?.justification).toBe('Closing the quarter');
    expect(personal?.decisionNote).toBeUndefined();
    expect(personal?.names).not.toHaveProperty(accountKey(OWNER));
    expect(countOf(done.stays, 'Pseudonyms')).toBe(1);
  });

  test('takes out what somebody said while it waited, and whom it was only offered to', async () => {
    const id = await asked();
    const before = await load(id);
    const colleague = { tenantId: OWNER.tenantId, objectId: randomUUID() };
    const words = { [accountKey(OWNER)]: { 1: 'Why so?' }, [accountKey(EMPLOYEE)]: { 2: 'So' } };
    const names = { ...before.personal?.names, [accountKey(colleague)]: 'Greta Lang' };
    const personal = before.personal && { ...before.personal, names, remarks: words };
    await stores.store.commit({ request: { ...before, personal }, audit: [], work: [] });
    await erase(true, [accountKey(OWNER), accountKey(colleague)], true);
    const after = (await load(id)).personal;
    expect(after?.remarks).toEqual({ [accountKey(EMPLOYEE)]: { 2: 'So' } });
    expect(after?.names).not.toHaveProperty(accountKey(colleague));
    await sound();
  });
});

describe('earlier readings of a tenant', () => {
  const ME = EMPLOYEE_ADMIN.objectId;
  const users = (...ids: string[]) =>
    ({
      tenantId: AWAY,
      readings: {
        users: {
          state: 'read',
          asOf: 0,
          value: ids.map((id) => ({ id, displayName: `Name ${id}` })),
        },
      },
    }) as never;
  const keep = async (at: number, ...ids: string[]) => {
    const facts = users(...ids) as { readings: { users: { asOf: number } } };
    facts.readings.users.asOf = at;
    await keepFacts(stores.db, facts as never, at);
  };

  test('stay while the directory shows them, and go without them once it does not', async () => {
    await keep(NOW, ME, 'other');
    expect(countOf((await erase(true)).stays, 'Readings of tenants')).toBe(1);
    await keep(NOW + DAY, 'other');
    const done = await erase(true);
    expect(countOf(done.gone, 'Earlier readings')).toBe(1);
    const { rows } = await sql<{ value: string }>`SELECT value FROM posture_value
      JOIN posture_snapshot USING (tenant_id, area, hash) ORDER BY taken_at`.execute(stores.db);
    expect(rows).toHaveLength(2);
    for (const { value } of rows) expect(value).not.toContain(ME);
    expect(rows[0]?.value).toContain('other');
  });

  test('in any form lose the person and nothing else', () => {
    const ids = new Set(['id-1']);
    expect(
      withoutPerson(
        {
          list: [{ principalId: 'ID-1' }, { principalId: 'id-2' }, 'id-1'],
          'id-1': 'x',
          'of/ID-1': 'y',
          manager: { id: 'id-1', name: 'N' },
          link: '/users/id-1/x',
          said: 'İ is id-1, ID-1',
          deep: [{ id: 'g', members: [{ id: 'id-1' }, { id: 'id-3' }] }],
          count: 3,
        },
        ids,
      ),
    ).toEqual({
      list: [{ principalId: 'id-2' }],
      manager: null,
      link: '/users/[erased]/x',
      said: 'İ is [erased], [erased]',
      deep: [{ id: 'g', members: [{ id: 'id-3' }] }],
      count: 3,
    });
  });
});

describe('what was kept long enough', () => {
  const keeper = () => createRecordKeeper(stores.db, doorbell);

  test('where a look stands is forgotten once it shows nothing that changes, and no name', async () => {
    const open = (await stores.store.create(newDecision(), randomUUID())).id;
    await sql`INSERT INTO work (id, request_id, kind, payload, due_at)
      VALUES (${randomUUID()}, ${open}, 'lapse', '{}', ${new Date(NOW)})`.execute(stores.db);
    const over = await asked({ closedAt: NOW });
    await sql`UPDATE work SET done_at = now() WHERE request_id = ${over}`.execute(stores.db);
    // A reminder is left where whoever was reminded is not there: it changes once they are.
    const named = [lookOf(over), wantedOf(over)];
    const kept = [lookOf(open), questionOf(open, '1'), wantedOf(open), ...named];
    const all = [...kept, questionOf(over, '1'), lookOf('NEVER'), wantedOf('NEVER'), over];
    for (const under of all) {
      await stores.cards.save(under, STRANGER, 'requestor', {
        ...{ conversationId: 'c', activityId: under, version: 1 },
      });
    }
    const left = async () => {
      const rows = await sql<{ request_id: string }>`SELECT request_id FROM card
        WHERE account = ${accountKey(STRANGER)} AND audience = 'requestor'`.execute(stores.db);
      return all.filter((under) => rows.rows.some(({ request_id }) => request_id === under));
    };
    await keeper().letGo(YEARS, NOW + DAY);
    expect(await left()).toEqual([...kept, over]);
    // Its names go from the message first.
    await keeper().letGo({ ...YEARS, requests: DAY }, NOW + 3 * DAY);
    expect(await left()).toEqual(expect.arrayContaining(named));
    await sql`UPDATE work SET done_at = now() WHERE request_id = ${over}`.execute(stores.db);
    await keeper().letGo({ ...YEARS, requests: DAY }, NOW + 4 * DAY);
    for (const under of named) expect(await left()).not.toContain(under);
    await sql`DELETE FROM card WHERE account = ${accountKey(STRANGER)}`.execute(stores.db);
  });

  test('goes by the time of its tenant, not before, and not under a hold', async () => {
    const id = await asked({ closedAt: NOW });
    const kept = await asked({ closedAt: NOW });
    const on = await placeHold(
      stores.db,
      { subjects: [`request/${kept}`], because: 'Case 14', placedBy: 'Counsel' },
      NOW,
    );
    const short = { ...YEARS, tenants: { [AWAY]: 90 * DAY, [HOME]: 365 * DAY } };
    await keeper().letGo(YEARS, NOW + 91 * DAY);
    expect((await load(id)).personal).not.toBeNull();
    await keeper().letGo(short, NOW + 89 * DAY);
    expect((await load(id)).personal).not.toBeNull();
    expect(await keeper().letGo(short, NOW + 91 * DAY)).toBeGreaterThan(0);
    expect((await load(id)).personal).toBeNull();
    expect((await load(kept)).personal).not.toBeNull();
    await liftHold(stores.db, on, NOW);
    expect(await keeper().letGo(short, NOW + 92 * DAY)).toBe(1);
    expect(await keeper().letGo(short, NOW + 93 * DAY)).toBe(0);
    const told = await sql`SELECT 1 FROM audit_entry WHERE request_id = ${id}
      AND body LIKE '%personal-erased%' AND body LIKE '%"why":"time"%'`.execute(stores.db);
    expect(told.rows).toHaveLength(1);
    await sound();
  });

  test('what concerns several tenants is kept as long as the longest of their times', async () => {
    const sides = [{ id: HOME, name: 'Home' }];
    const [between, within] = [
      await asked({ closedAt: NOW, sides }),
      await asked({ closedAt: NOW }),
    ];
    const names = async (id: string) => (await load(id)).personal;
    const away = { ...YEARS, tenants: { [AWAY]: 90 * DAY } };
    await keeper().letGo(away, NOW + 91 * DAY);
    expect(await names(within)).toBeNull();
    expect(await names(between)).not.toBeNull();
    const both = { ...YEARS, tenants: { [AWAY]: 90 * DAY, [HOME]: 365 * DAY } };
    await keeper().letGo(both, NOW + 364 * DAY);
    expect(await names(between)).not.toBeNull();
    await keeper().letGo(both, NOW + 366 * DAY);
    expect(await names(between)).toBeNull();
  });

  test('the time of another tenant also keeps for longer than the usual one', async () => {
    const sides = [{ id: HOME, name: 'Home' }];
    const id = await asked({ closedAt: NOW, sides });
    const longer = { requests: 90 * DAY, tenants: { [HOME]: 365 * DAY } };
    await keeper().letGo(longer, NOW + 91 * DAY);
    expect((await load(id)).personal).not.toBeNull();
    await keeper().letGo(longer, NOW + 366 * DAY);
    expect((await load(id)).personal).toBeNull();
  });

  test('a hold on a tenant keeps a setting that another tenant has with it', async () => {
    const side = { id: HOME, name: 'Home' };
    const [between, within] = [await asked({ sides: [side] }), await asked()];
    const hold = await placeHold(
      stores.db,
      { subjects: [`tenant/${HOME}`], because: 'Case 15', placedBy: 'Counsel' },
      NOW,
    );
    await keeper().letGo(YEARS, NOW + 8 * 365 * DAY);
    expect((await load(within)).personal).toBeNull();
    expect((await load(between)).personal).not.toBeNull();
    await liftHold(stores.db, hold, NOW);
    expect(await keeper().letGo(YEARS, NOW + 8 * 365 * DAY)).toBe(1);
  });

  test('never touches what is open', async () => {
    const { id } = await stores.store.create(newDecision(), randomUUID());
    await keeper().letGo(YEARS, NOW + 100 * 365 * DAY);
    expect((await load(id)).personal).not.toBeNull();
  });
});
