// What a legal hold keeps beside requests, what is told to stay, and what nobody can try any more after an erasure.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Doorbell } from '../../../src/adapters/postgres/doorbell.ts';
import { erasePerson } from '../../../src/adapters/postgres/erase-person.ts';
import { liftHold, placeHold } from '../../../src/adapters/postgres/hold-store.ts';
import { keepFacts } from '../../../src/adapters/postgres/posture-keep.ts';
import { purgePosture } from '../../../src/adapters/postgres/posture-purge.ts';
import { createRecordKeeper } from '../../../src/adapters/postgres/record-keeper.ts';
import { auditOf } from '../../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../../src/domain/access/request.ts';
import { subjectOf } from '../../../src/domain/record/held.ts';
import type { HoldSubject } from '../../../src/domain/record/hold.ts';
import { type AccountRef, accountKey } from '../../../src/shared/account.ts';
import { DAY } from '../../../src/shared/duration.ts';
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
const YEARS = { requests: 7 * 365 * DAY, tenants: {} };
const LATER = NOW + 8 * 365 * DAY;
const keeper = () => createRecordKeeper(stores.db, doorbell);
const load = async (id: string) => (await stores.store.load(id)) as AccessRequest;
const erase = (who: readonly AccountRef[]) =>
  erasePerson(
    { db: stores.db, doorbell, now: NOW + DAY, listed: false },
    subjectOf(who.map(accountKey)),
    true,
  );
const holding = async (subject: HoldSubject, act: () => Promise<void>): Promise<void> => {
  const hold = { subjects: [subject], because: 'Case 20', placedBy: 'Counsel' };
  const id = await placeHold(stores.db, hold, NOW);
  await act();
  await liftHold(stores.db, id, NOW);
};

/** Denied by somebody with a reason, whether they were asked or not. */
async function deniedBy(by: AccountRef): Promise<string> {
  const { id } = await stores.store.create(newDecision(), randomUUID());
  const before = await load(id);
  const entry = { ...auditOf(before, 'denied', NOW, {}, by), committed: { reason: 'Not now' } };
  const names = { ...before.personal?.names, [accountKey(by)]: 'De Cider' };
  await stores.store.commit({
    request: {
      ...before,
      state: 'denied',
      closedAt: NOW,
      decision: { verdict: 'denied', by, at: NOW, planHash: before.plan.hash },
      personal: before.personal && { ...before.personal, names, decisionNote: 'Not now' },
    },
    audit: [entry],
    work: [],
  });
  return id;
}

/** Over, with names beside it. */
async function beside(
  table: 'brake' | 'partner_review' | 'cut_off',
  data: object,
): Promise<string> {
  const id = randomUUID();
  const columns = {
    brake: sql`(id, version, tenant_id, made_at, over_at, data, personal)
      VALUES (${id}, 1, ${HOME}, ${new Date(NOW)}, ${new Date(NOW)}`,
    cut_off: sql`(id, version, made_at, lifted_at, data, personal)
      VALUES (${id}, 1, ${new Date(NOW)}, ${new Date(NOW)}`,
    partner_review: sql`(id, version, tenant_id, partner_id, answered_at, data, personal)
      VALUES (${id}, 1, ${HOME}, ${randomUUID()}, ${new Date(NOW)}`,
  };
  await sql`INSERT INTO ${sql.table(table)} ${columns[table]}, ${JSON.stringify(data)}::jsonb,
    '{"names":{"x":"De Cider"}}')`.execute(stores.db);
  return id;
}
const namesIn = async (table: string, id: string): Promise<boolean> => {
  const { rows } = await sql<{ kept: boolean }>`SELECT personal IS NOT NULL AS kept
    FROM ${sql.table(table)} WHERE id = ${id}`.execute(stores.db);
  return rows[0]?.kept ?? false;
};
const saltsOf = async (id: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM audit_salt
    JOIN audit_entry ON audit_entry.id = entry_id WHERE request_id = ${id} ORDER BY name`.execute(
    stores.db,
  );
  return rows.map(({ name }) => name);
};

beforeAll(async () => {
  dataDir = newDataDir();
  stores = await openStores({ databaseUrl: undefined, dataDir });
}, 60_000);

afterAll(async () => {
  await stores.close();
  removeDataDir(dataDir);
});

test('whoever only decided leaves no salt of what they wrote, and that of others stays', async () => {
  const id = await deniedBy(OWNER);
  expect(await saltsOf(id)).toEqual(['justification', 'reason']);
  await erase([OWNER]);
  expect(await saltsOf(id)).toEqual(['justification']);
});

describe('a legal hold on a person', () => {
  test('keeps what they decided without having been asked', async () => {
    const by = { tenantId: AWAY, objectId: randomUUID() };
    const [theirs, other] = [await deniedBy(by), await deniedBy(OWNER)];
    await holding(`person/${accountKey(by)}`, async () => {
      const done = await erase([EMPLOYEE, EMPLOYEE_ADMIN]);
      expect(done.stays.map(({ what }) => what)).toContain('Closed requests under a legal hold');
      await keeper().letGo(YEARS, LATER);
      expect((await load(other)).personal).toBeNull();
      expect((await load(theirs)).personal).not.toBeNull();
    });
  });

  test('keeps what was read of a tenant that shows them, whoever else is erased', async () => {
    const tenantId = randomUUID();
    const [held, other] = [
      { tenantId, objectId: randomUUID() },
      { tenantId, objectId: randomUUID() },
    ];
    const value = (ids: readonly string[]) => ids.map((id) => ({ id, displayName: `Name ${id}` }));
    const read = (at: number, ids: readonly string[]) =>
      keepFacts(
        stores.db,
        { tenantId, readings: { users: { state: 'read', asOf: at, value: value(ids) } } } as never,
        at,
      );
    await read(NOW, [held.objectId, other.objectId]);
    await read(NOW + DAY, []);
    const shows = async (id: string) => {
      const { rows } = await sql`SELECT 1 FROM posture_snapshot JOIN posture_value
        USING (tenant_id, area, hash) WHERE strpos(value, ${id}) > 0`.execute(stores.db);
      return rows.length > 0;
    };
    await holding(`person/${accountKey(held)}`, async () => {
      const { stays } = await erase([other]);
      expect(await shows(other.objectId)).toBe(true);
      expect(stays.map(({ what }) => what)).toContain('Readings of tenants under a legal hold');
    });
    await erase([other]);
    expect([await shows(other.objectId), await shows(held.objectId)]).toEqual([false, true]);
  });

  test('keeps the names beside which they stand, whoever else is erased', async () => {
    const held = { tenantId: AWAY, objectId: randomUUID() };
    const data = { by: STRANGER, over: { by: held } };
    const [brake, free] = [await beside('brake', data), await beside('brake', { by: STRANGER })];
    await holding(`person/${accountKey(held)}`, async () => {
      await erase([STRANGER]);
      expect([await namesIn('brake', brake), await namesIn('brake', free)]).toEqual([true, false]);
    });
    await erase([STRANGER]);
    expect(await namesIn('brake', brake)).toBe(false);
  });
});

describe('a legal hold on a tenant', () => {
  test('keeps the names in its pauses, partners and cut-offs, whoever asks and whatever time', async () => {
    const rows = [
      ['brake', await beside('brake', { by: STRANGER })],
      ['partner_review', await beside('partner_review', { by: STRANGER })],
      ['cut_off', await beside('cut_off', { by: STRANGER, tenants: [HOME] })],
    ] as const;
    const kept = () => Promise.all(rows.map(([table, id]) => namesIn(table, id)));
    await holding(`tenant/${HOME}`, async () => {
      await erase([STRANGER]);
      await keeper().letGo(YEARS, LATER);
      expect(await kept()).toEqual([true, true, true]);
    });
    await erase([STRANGER]);
    expect(await kept()).toEqual([false, false, false]);
  });

  test('keeps that the audit can be told whose entries are about it', async () => {
    const id = await deniedBy(OWNER);
    const pseudonyms = async () =>
      (await stores.db.selectFrom('pseudonym').select('account').execute()).filter(({ account }) =>
        [EMPLOYEE, EMPLOYEE_ADMIN].map(accountKey).includes(account),
      ).length;
    expect(await pseudonyms()).toBeGreaterThan(0);
    await holding(`tenant/${AWAY}`, async () => {
      await erase([EMPLOYEE, EMPLOYEE_ADMIN]);
      expect((await load(id)).personal).not.toBeNull();
      expect(await pseudonyms()).toBeGreaterThan(0);
    });
    await erase([EMPLOYEE, EMPLOYEE_ADMIN]);
    expect(await pseudonyms()).toBe(0);
  });

  test('keeps who ended what it holds, though nobody had asked them, and says so', async () => {
    const by = { tenantId: AWAY, objectId: randomUUID() };
    const { id } = await stores.store.create(newDecision(), randomUUID());
    const before = await load(id);
    const names = { ...before.personal?.names, [accountKey(by)]: 'Own Er' };
    await stores.store.commit({
      request: {
        ...before,
        state: 'withdrawn',
        closedAt: NOW,
        personal: before.personal && { ...before.personal, names },
      },
      audit: [auditOf(before, 'withdrawn', NOW, {}, by)],
      work: [],
    });
    const known = async () => {
      const rows = await stores.db.selectFrom('pseudonym').select('account').execute();
      return rows.some(({ account }) => account === accountKey(by));
    };
    await holding(`tenant/${AWAY}`, async () => {
      const { stays } = await erase([by]);
      expect(stays.map(({ what }) => what)).toContain('Closed requests under a legal hold');
      expect((await load(id)).personal?.names).toMatchObject(names);
      expect(await known()).toBe(true);
    });
    await erase([by]);
    expect((await load(id)).personal?.names).not.toHaveProperty([accountKey(by)]);
    expect(await known()).toBe(false);
  });

  test('keeps what was read of it, also what would go after thirty days', async () => {
    const read = async (tenantId: string, at: number, ids: readonly string[]) => {
      const value = ids.map((id) => ({ id, displayName: `Name ${id}` }));
      const areas = ['riskyUsers', 'users'].map((area) => [
        area,
        { state: 'read', asOf: at, value },
      ]);
      const facts = { tenantId, readings: Object.fromEntries(areas) };
      await keepFacts(stores.db, facts as never, at);
    };
    const left = async () => {
      const { rows } = await sql<{ tenant_id: string; area: string }>`SELECT tenant_id, area
        FROM posture_snapshot JOIN posture_value USING (tenant_id, area, hash)
        WHERE strpos(value, ${STRANGER.objectId}) > 0 ORDER BY tenant_id, area`.execute(stores.db);
      return rows.map(({ tenant_id, area }) => `${tenant_id === HOME ? 'home' : 'away'} ${area}`);
    };
    for (const tenantId of [HOME, AWAY]) {
      await read(tenantId, NOW, [STRANGER.objectId, 'other']);
      await read(tenantId, NOW + 8 * DAY, ['other']);
    }
    const all = ['away riskyUsers', 'away users', 'home riskyUsers', 'home users'];
    expect((await left()).sort()).toEqual(all);
    await holding(`person/${accountKey(STRANGER)}`, async () => {
      await purgePosture(stores.db, NOW + 60 * DAY);
      expect((await left()).sort()).toEqual(all);
    });
    await holding(`tenant/${HOME}`, async () => {
      await purgePosture(stores.db, NOW + 60 * DAY);
      expect((await left()).sort()).toEqual(['away users', 'home riskyUsers', 'home users']);
      const done = await erase([STRANGER]);
      expect((await left()).sort()).toEqual(['home riskyUsers', 'home users']);
      expect(done.stays).toContainEqual({
        what: 'Readings of tenants under a legal hold',
        count: 2,
        because: 'the hold keeps them',
      });
    });
    await purgePosture(stores.db, NOW + 60 * DAY);
    expect((await left()).sort()).toEqual(['home users']);
    await erase([STRANGER]);
    expect(await left()).toEqual([]);
  });
});

test('what stays beside requests is told with its reason', async () => {
  const who = { tenantId: AWAY, objectId: randomUUID() };
  const brake = await beside('brake', { by: who });
  await sql`UPDATE brake SET over_at = NULL WHERE id = ${brake}`.execute(stores.db);
  await sql`INSERT INTO estate_version VALUES (${randomUUID()}, 1, 'h', NULL, 'accepted', false,
    now(), ${JSON.stringify([{ text: who.objectId }])}::jsonb, '{}', NULL)`.execute(stores.db);
  const stays = new Map((await erase([who])).stays.map(({ what, count }) => [what, count]));
  expect(stays.get('Names in cut-offs, pauses, absences, partners and the estate')).toBe(1);
  expect(stays.get('Versions of the estate’s files that list their accounts')).toBe(1);
});

test('break-glass keeps who took it and why until an owner has reviewed it', async () => {
  const id = await deniedBy(OWNER);
  const { decision: _, ...before } = await load(id);
  const glass = { id: 'g', title: 'It stands still', because: 'x', reviewBy: NOW, reminded: 0 };
  const put = (change: Partial<AccessRequest>) =>
    sql`UPDATE request SET data = data || ${JSON.stringify(change)}::jsonb, state = 'ended'
      WHERE id = ${id}`.execute(stores.db);
  await put({ glass });
  const done = await erase([EMPLOYEE, EMPLOYEE_ADMIN]);
  expect((await load(id)).personal?.justification).toBe(before.personal?.justification);
  expect(done.stays).toContainEqual(
    expect.objectContaining({ what: 'Requests that are not over, or await a review', count: 1 }),
  );
  await put({ glass: { ...glass, reviewed: { by: OWNER, at: NOW, justified: true } } });
  await erase([EMPLOYEE, EMPLOYEE_ADMIN]);
  expect((await load(id)).personal).toBeNull();
});
