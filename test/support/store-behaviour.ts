// What the stores promise, whichever Postgres is behind them.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealSome } from '../../src/adapters/postgres/audit-seal.ts';
import { verifyAudit } from '../../src/adapters/postgres/audit-verify.ts';
import { nextDue, outstandingWork } from '../../src/adapters/postgres/outstanding.ts';
import type { Brake } from '../../src/domain/access/brake.ts';
import type { CutOff } from '../../src/domain/access/cut-off.ts';
import type { Decision } from '../../src/domain/access/decision.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { Overtaken } from '../../src/ports/request-store.ts';
import type { WorkItem } from '../../src/ports/work-queue.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY } from '../../src/shared/duration.ts';
import { requestIdFrom } from '../../src/shared/ids.ts';
import { pendingDecision } from '../fakes/access.ts';
import { AWAY, EMPLOYEE, OWNER } from '../fakes/estate.ts';
import type { Stores } from './database.ts';

/** A decision about a request of its own. */
export const newDecision = (change: Partial<Decision> = {}): Decision => {
  const decision = pendingDecision();
  const id = requestIdFrom(randomUUID());
  return { ...decision, ...change, request: { ...decision.request, id } };
};

const chat = {
  conversationId: 'a:1',
  serviceUrl: 'https://one.example/',
  userId: '29:x',
  botId: '28:y',
  locale: null,
  timeZone: null,
};

const later = <T>(value: () => T | undefined, ms = 5_000): Promise<T> =>
  new Promise((resolve, reject) => {
    const until = Date.now() + ms;
    const look = () => {
      const found = value();
      if (found !== undefined) resolve(found);
      else if (Date.now() > until) reject(new Error('It did not happen in time.'));
      else setTimeout(look, 5);
    };
    look();
  });

export function storesBehave(open: () => Promise<Stores>): void {
  let stores: Stores;
  const heard: WorkItem[] = [];
  /** The next piece is put off by the hand it is in. */
  let putsOff = false;
  beforeAll(async () => {
    stores = await open();
    await stores.queue.start(async (item) => {
      heard.push(item);
      if (putsOff) {
        putsOff = false;
        await stores.queue.postpone(item.id, stores.clock.now(), 'changed meanwhile');
      } else if (item.work.kind !== 'lapse') await stores.queue.finish(item.id);
    });
  });
  afterAll(async () => {
    await stores.queue.stop();
    await stores.close();
  });
  const heardOf = (id: string) => heard.filter((item) => item.requestId === id);

  describe('requests', () => {
    test('come back as they were stored', async () => {
      const decision = newDecision();
      const stored = await stores.store.create(decision, randomUUID());
      expect(await stores.store.load(stored.id)).toEqual({ ...decision.request, version: 1 });
    });

    test('with a name that holds what Postgres cannot keep are stored without that', async () => {
      const decision = newDecision();
      const { personal } = decision.request;
      const odd = personal && { ...personal, beneficiaryAddress: 'em\u0000@home.\uD83Dexample' };
      const request = { ...decision.request, personal: odd };
      const stored = await stores.store.create({ ...decision, request }, randomUUID());
      const loaded = await stores.store.load(stored.id);
      expect(loaded?.personal?.beneficiaryAddress).toBe('em@home.example');
      await stores.conversations.save({ ...chat, ...EMPLOYEE, locale: 'en\u0000-GB' });
      expect((await stores.conversations.find(EMPLOYEE))?.locale).toBe('en-GB');
    });

    test('one form is one request, also when it is sent eight times at once', async () => {
      const form = randomUUID();
      const all = await Promise.all(
        Array.from({ length: 8 }, () => stores.store.create(newDecision(), form)),
      );
      expect(new Set(all.map((request) => request.id)).size).toBe(1);
    });

    test('of eight commits on one version, one is stored and the others are told', async () => {
      const request = await stores.store.create(newDecision(), randomUUID());
      const decide = (): Decision => ({
        request: { ...request, state: 'withdrawn' },
        audit: [{ verb: 'withdrawn', at: 0, tenantId: AWAY, details: {} }],
        work: [],
      });
      const results = await Promise.all(
        Array.from({ length: 8 }, () => stores.store.commit(decide())),
      );
      expect(results.filter((result) => result === 'committed')).toHaveLength(1);
      const entries = await stores.db
        .selectFrom('audit_entry')
        .select('id')
        .where('request_id', '=', request.id)
        .where('body', 'like', '%"withdrawn"%')
        .execute();
      expect(entries).toHaveLength(1);
    });

    test('a commit that cannot be finished leaves nothing behind', async () => {
      const request = await stores.store.create(newDecision(), randomUUID());
      const lost = await stores.store.commit(
        {
          request: { ...request, state: 'lapsed' },
          audit: [{ verb: 'lapsed', at: 0, tenantId: AWAY, details: {} }],
          work: [{ work: { kind: 'prove-end' }, dueAt: 0 }],
        },
        { finishes: randomUUID() },
      );
      expect(lost).toBe('conflict');
      expect((await stores.store.load(request.id))?.state).toBe('pending');
      const left = await stores.db
        .selectFrom('work')
        .select('kind')
        .where('request_id', '=', request.id)
        .where('kind', '=', 'prove-end')
        .execute();
      expect(left).toEqual([]);
    });

    test('are found by person, by what they hold, and by who decides', async () => {
      const request = await stores.store.create(newDecision(), randomUUID());
      await stores.store.commit({
        request,
        audit: [],
        work: [],
        holdings: [{ hold: `k/${request.id}`, ours: true, stepId: 'member' }],
        guestLink: { guest: { tenantId: AWAY, objectId: request.id }, home: EMPLOYEE },
      });
      const mine = await stores.store.ofPerson([EMPLOYEE], { limit: 100 });
      expect(mine.map((item) => item.id)).toContain(request.id);
      expect((await stores.store.waitingFor(OWNER, 100)).map((item) => item.id)).toContain(
        request.id,
      );
      expect(await stores.store.heldBy([EMPLOYEE])).toContain(`k/${request.id}`);
      expect(await stores.store.heldByOthers([`k/${request.id}`], 'another')).toEqual({
        [`k/${request.id}`]: true,
      });
      expect(await stores.store.heldByOthers([`k/${request.id}`], request.id)).toEqual({});
      const grants = async (key: string) =>
        (await stores.store.grantsOn(key)).map((item) => item.id);
      expect(await grants(`k/${request.id}`)).toEqual([request.id]);
      expect(await grants(`k/${request.id}/other`)).toEqual([]);
      const within = async (prefix: string, since = 0) =>
        (await stores.store.grantsWithin(prefix, since)).map((item) => item.id);
      expect(await within(`k/${request.id.slice(0, -1)}`)).toContain(request.id);
      expect(await within(`/${request.id}`)).toEqual([]);
      expect(await within('k_')).toEqual([]);
      const closed = { ...request, version: 2, state: 'ended', closedAt: 5_000 } as const;
      const over = { request: closed, audit: [], work: [] };
      expect(await within(`k/${request.id}`, 9_000)).toEqual([request.id]);
      expect(await stores.store.commit(over)).toBe('committed');
      expect(await within(`k/${request.id}`, 5_000)).toEqual([request.id]);
      expect(await within(`k/${request.id}`, 5_001)).toEqual([]);
      expect(await stores.store.guestLinks([EMPLOYEE])).toContainEqual({
        guest: { tenantId: AWAY, objectId: request.id.toLowerCase() },
        home: EMPLOYEE,
      });
    });
  });

  test('what a press asks about is read in one statement, and is what each question would give', async () => {
    const { store } = stores;
    const request = await store.create(newDecision(), randomUUID());
    const guest = { tenantId: AWAY, objectId: randomUUID() };
    await store.commit({
      request,
      audit: [],
      work: [],
      holdings: [{ hold: `p/${request.id}`, ours: true, stepId: 'member' }],
      guestLink: { guest, home: EMPLOYEE },
    });
    const press = { requestId: request.id, account: OWNER };
    const nowhere = { tenantId: AWAY, objectId: randomUUID() };
    const [read, other] = await Promise.all([
      store.readForPress(press),
      store.readForPress({ requestId: 'ZZZZ-ZZZZ', account: nowhere }),
    ]);
    expect(read.request).toEqual(await store.load(request.id));
    expect(read.guestLinks([OWNER])).toEqual(await store.guestLinks([OWNER]));
    const links = read.guestLinks([EMPLOYEE, OWNER]);
    expect(links).toContainEqual({ guest, home: EMPLOYEE });
    expect(links).toHaveLength((await store.guestLinks([EMPLOYEE, OWNER])).length);
    const held = read.heldBy([EMPLOYEE, guest]);
    expect(held).toContain(`p/${request.id}`);
    expect(held).toEqual(await store.heldBy([EMPLOYEE, guest]));
    expect(read.heldBy([guest])).not.toContain(`p/${request.id}`);
    expect(read.guestLinks([{ ...nowhere, objectId: randomUUID() }])).toBeUndefined();
    expect(read.heldBy([EMPLOYEE, { addressHash: 'a' }])).toBeUndefined();
    expect(other.request).toBeUndefined();
    expect(other.guestLinks([nowhere])).toEqual([]);
    // What is remembered is asked about, and told anew once it has changed.
    await store.commit({
      request: { ...request, version: 2, state: 'lapsed' },
      audit: [],
      work: [],
    });
    expect((await store.readForPress(press)).request?.state).toBe('lapsed');
    expect((await store.readForPress(press)).request).toEqual(await store.load(request.id));
  });

  test('a request for others is found by each of them, and each holds what is theirs', async () => {
    const { request: asked, ...rest } = newDecision();
    const other = { tenantId: AWAY, objectId: 'f0000000-0000-4000-8000-000000000001' };
    const outsider = { addressHash: asked.id.toLowerCase() };
    const [first, ...more] = asked.plan.steps;
    if (!first) throw new Error('The plan has no step.');
    const steps = [{ ...first, person: `outside/${outsider.addressHash}` }, ...more];
    const request = await stores.store.create(
      {
        ...rest,
        request: { ...asked, people: [other, outsider], plan: { ...asked.plan, steps } },
      },
      randomUUID(),
    );
    const found = await stores.store.ofPerson([other], { limit: 100 });
    expect(found.map(({ id }) => id)).toContain(request.id);
    expect(found.find(({ id }) => id === request.id)?.people).toEqual([other, outsider]);
    const hold = `o/${request.id}`;
    const holdings = [{ hold, ours: true, stepId: first.id }];
    await stores.store.commit({ request, audit: [], work: [], holdings });
    expect(await stores.store.heldBy([outsider])).toEqual(new Set([hold]));
    expect(await stores.store.heldBy([EMPLOYEE])).not.toContain(hold);
  });

  test('what was let go of is still known to have been held, and whose it was is kept', async () => {
    const request = await stores.store.create(newDecision(), randomUUID());
    const key = `k/${request.id}`;
    const change = (holdings: Decision['holdings'] & object, version: number) =>
      stores.store.commit({ request: { ...request, version }, audit: [], work: [], holdings });
    await change([{ hold: key, ours: true, stepId: 'guest' }], 1);
    await change([{ hold: key, ours: false, stepId: 'guest' }], 2);
    expect(await stores.store.heldByOthers([key], 'another')).toEqual({ [key]: false });
    await change([{ release: 'guest' }], 3);
    expect(await stores.store.heldByOthers([key], 'another')).toEqual({});
    expect((await stores.store.grantsOn(key)).map(({ id }) => id)).toEqual([request.id]);
  });

  test('what was just loaded is loaded anew once anything of it has changed', async () => {
    const request = await stores.store.create(newDecision(), randomUUID());
    const { id } = request;
    const read = async () => {
      const [one, two] = await Promise.all([stores.store.load(id), stores.store.load(id)]);
      expect(two).toEqual(one);
      return one;
    };
    expect(await read()).toEqual(request);
    expect(await read()).toEqual(request);
    await stores.store.commit({ request: { ...request, state: 'withdrawn' }, audit: [], work: [] });
    expect(await read()).toMatchObject({ state: 'withdrawn', version: 2 });
    // As when names are erased: the version stays.
    await stores.db.updateTable('request').set({ personal: null }).where('id', '=', id).execute();
    expect(await read()).toMatchObject({ state: 'withdrawn', version: 2, personal: null });
    expect(await stores.store.load('nobody')).toBeUndefined();
  });

  test('of several changes to what is held, each counts after the one before', async () => {
    const request = await stores.store.create(newDecision(), randomUUID());
    const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((part) => `k/${request.id}/${part}`);
    const hold = (key: string, ours = true, stepId = 'one') => ({ hold: key, ours, stepId });
    const commit = (version: number, holdings: Decision['holdings'] & object) =>
      stores.store.commit({ request: { ...request, version }, audit: [], work: [], holdings });
    const held = () => stores.store.heldByOthers([a, b, c], 'another');
    await commit(1, [hold(a), hold(b), hold(a, false)]);
    expect(await held()).toEqual({ [a]: false, [b]: true });
    await commit(2, [hold(c), { release: 'one' }, hold(b, false), hold(a, true, 'two')]);
    expect(await held()).toEqual({ [a]: true, [b]: false });
    await commit(3, [hold(a), { release: 'two' }, { release: 'one' }]);
    expect(await held()).toEqual({});
  });

  test('a step may hold several things, and lets go of all of them at once', async () => {
    const request = await stores.store.create(newDecision(), randomUUID());
    const keys = [`s/${request.id}/1`, `s/${request.id}/2`];
    const held = () => stores.store.heldByOthers(keys, 'another');
    const holdings = keys.map((hold, i) => ({ hold, ours: i === 0, stepId: 'section' }));
    await stores.store.commit({ request, audit: [], work: [], holdings });
    expect(await held()).toEqual({ [String(keys[0])]: true, [String(keys[1])]: false });
    const next = { ...request, version: 2 };
    const release = [{ release: 'section' }];
    await stores.store.commit({ request: next, audit: [], work: [], holdings: release });
    expect(await held()).toEqual({});
  });

  test('a cut-off is stored once, found until it is lifted, and its work stands under its id', async () => {
    const cutOff: CutOff = {
      id: requestIdFrom(randomUUID()),
      version: 1,
      subject: { tenantId: AWAY },
      by: OWNER,
      at: stores.clock.now(),
      tenants: [AWAY],
      personal: { subject: 'Away', by: 'O. Wner' },
    };
    const audit = [{ verb: 'cut-off', at: cutOff.at, tenantId: AWAY, details: {} } as const];
    const work = [{ work: { kind: 'cut-off' } as const, dueAt: cutOff.at }];
    await stores.cutOffs.create({ cutOff, audit, work });
    await stores.cutOffs.create({ cutOff, audit, work });
    const [item] = [await later(() => heardOf(cutOff.id)[0])];
    expect(item.work).toEqual({ kind: 'cut-off' });
    expect(await stores.cutOffs.load(cutOff.id)).toEqual(cutOff);
    expect(await stores.cutOffs.open()).toContainEqual(cutOff);
    const lifted = { ...cutOff, lifted: { by: OWNER, at: cutOff.at + 1 } };
    expect(await stores.cutOffs.commit({ cutOff: lifted, audit, work: [] })).toBe('committed');
    expect(await stores.cutOffs.commit({ cutOff: lifted, audit, work: [] })).toBe('conflict');
    expect(await stores.cutOffs.open()).not.toContainEqual(
      expect.objectContaining({ id: cutOff.id }),
    );
    expect(heardOf(cutOff.id)).toHaveLength(1);
  });

  test('a brake comes before or after each commit that gives, and never holds what gives nothing', async () => {
    const { brakes, store } = stores;
    const at = stores.clock.now();
    const id = requestIdFrom(randomUUID());
    const brake: Brake = {
      id,
      version: 1,
      tenantId: randomUUID(),
      by: OWNER,
      at,
      ends: [],
      personal: { names: { x: 'O. Wner' } },
    };
    const there = [String(brake.tenantId)];
    const work = [{ work: { kind: 'brake' } as const, dueAt: at }];
    const asked = await Promise.all(
      Array.from({ length: 24 }, () => store.create({ ...newDecision(), work: [] }, randomUUID())),
    );
    let pulled = false;
    const given: boolean[] = [];
    const give = async (request: (typeof asked)[number]) => {
      const sawIt = pulled;
      const gives = { request, audit: [], work: [], gives: there };
      const stored = (await store.commit(gives)) === 'committed';
      if (stored) given.push(sawIt);
    };
    const pull = async () => {
      expect(await brakes.pull({ brake, audit: [], work })).toBe('committed');
      pulled = true;
    };
    await Promise.all([...asked.slice(0, 8).map(give), pull(), ...asked.slice(8, 16).map(give)]);
    await Promise.all(asked.slice(16).map(give));
    expect(given.every((sawIt) => !sawIt)).toBe(true);
    expect(given.length).toBeLessThanOrEqual(16);
    expect(await brakes.holds(there)).toBe(true);
    expect(await brakes.holds([AWAY])).toBe(false);
    expect(await brakes.inForce()).toContainEqual(brake);
    expect(await brakes.pull({ brake: { ...brake, id: `${id}2` }, audit: [], work })).toBe('held');
    const [last] = asked.slice(-1);
    if (!last) throw new Error('Nothing was asked.');
    expect(await store.commit({ request: last, audit: [], work: [] })).toBe('committed');

    const over = { ...brake, over: { by: OWNER, at: at + 1 } };
    expect(await brakes.commit({ brake: over, audit: [], work: [] })).toBe('committed');
    expect(await brakes.commit({ brake: over, audit: [], work: [] })).toBe('conflict');
    expect(await brakes.holds(there)).toBe(false);
    const again = { request: { ...last, version: 2 }, audit: [], work: [], gives: there };
    expect(await store.commit(again)).toBe('committed');
  });

  test('break-glass that nobody has reviewed is found for those who were told, oldest first', async () => {
    const { store } = stores;
    const owner = { tenantId: AWAY, objectId: randomUUID() };
    const take = async (askedAt: number, change: Partial<AccessRequest> = {}) => {
      const { request, ...rest } = newDecision({ work: [] });
      const approvers = request.approvers.map((one) => ({ ...one, account: owner }));
      const glass = { id: 'g', title: 'G', because: 'B', reviewBy: 1, reminded: 0 };
      const taken = { ...request, state: 'active', askedAt, approvers, glass, ...change } as const;
      return store.create({ ...rest, request: taken }, randomUUID());
    };
    const later = await take(2_000);
    const first = await take(1_000, { state: 'ended', closedAt: 1_500 });
    await store.create(newDecision({ work: [] }), randomUUID());
    // Nothing was given by it.
    await take(500, { state: 'observed', closedAt: 500 });
    const found = async (limit: number) =>
      (await store.unreviewedFor(owner, limit)).map(({ id }) => id);
    expect(await found(10)).toEqual([first.id, later.id]);
    expect(await found(1)).toEqual([first.id]);
    const { glass } = later;
    const reviewed = glass && { ...glass, reviewed: { by: OWNER, at: 3, justified: true } };
    await store.commit({
      request: { ...later, ...(reviewed && { glass: reviewed }) },
      audit: [],
      work: [],
    });
    expect(await found(10)).toEqual([first.id]);
  });

  test('of approvals for one person in the same moment, each sees those before it', async () => {
    const { store } = stores;
    const mine = { tenantId: AWAY, objectId: randomUUID() };
    const also = { tenantId: AWAY, objectId: randomUUID() };
    const people = [mine, also].map(accountKey);
    const pending = await Promise.all(
      Array.from({ length: 8 }, async (_, i) => {
        const { request, audit } = newDecision();
        const beneficiary = i % 2 ? mine : also;
        const decision = { request: { ...request, beneficiary }, audit, work: [] };
        return store.create(decision, randomUUID());
      }),
    );
    const approve = (request: AccessRequest, requestIds: readonly string[]) =>
      store.commit({
        request: { ...request, state: 'applying' },
        audit: [],
        work: [],
        // The locks are taken in one order, whatever order the people are in.
        counted: {
          people: request.beneficiary === mine ? people : people.toReversed(),
          requestIds,
        },
      });
    const first = await Promise.all(pending.map((one) => approve(one, [])));
    expect(first.filter((stored) => stored === 'committed')).toHaveLength(1);
    const given = pending.filter((_, i) => first[i] === 'committed').map(({ id }) => id);
    const open = pending.filter(({ id }) => !given.includes(id));
    const second = await Promise.all(open.map((one) => approve(one, given)));
    expect(second.filter((stored) => stored === 'committed')).toHaveLength(1);

    const { request, ...rest } = newDecision({ work: [], counted: { people, requestIds: given } });
    const taken = { ...rest, request: { ...request, beneficiary: mine } };
    await expect(store.create(taken, randomUUID())).rejects.toThrow(Overtaken);
    expect(await store.load(request.id)).toBeUndefined();
    const apart = { people: [accountKey({ ...mine, objectId: randomUUID() })], requestIds: [] };
    expect((await store.create({ ...taken, counted: apart }, randomUUID())).id).toBe(request.id);
  });

  test('nothing that gives is stored over a cut-off that it did not know of', async () => {
    const { store, cutOffs } = stores;
    const known = (await cutOffs.open()).map(({ id }) => id);
    const { id: requestId } = await store.create(newDecision({ work: [] }), randomUUID());
    const request = (await store.load(requestId)) as AccessRequest;
    const cutOff = {
      ...{ id: requestIdFrom(randomUUID()), version: 1, by: OWNER, at: stores.clock.now() },
      ...{ subject: { people: [OWNER] }, tenants: [AWAY], personal: null },
    };
    await cutOffs.create({ cutOff, audit: [], work: [] });
    const next = { request: { ...request, state: 'applying' }, audit: [], work: [] } as const;
    expect(await store.commit({ ...next, cutOffs: known })).toBe('conflict');
    expect((await store.load(requestId))?.state).toBe('pending');
    const fresh = newDecision({ work: [], cutOffs: known });
    await expect(store.create(fresh, randomUUID())).rejects.toThrow(Overtaken);
    expect(await store.commit({ ...next, cutOffs: [...known, cutOff.id] })).toBe('committed');
    const lifted = { ...cutOff, lifted: { by: OWNER, at: stores.clock.now() } };
    await cutOffs.commit({ cutOff: lifted, audit: [], work: [] });
    expect((await store.create(fresh, randomUUID())).id).toBe(fresh.request.id);
  });

  test('a lockdown holds in every tenant, and steps that wait are woken', async () => {
    const { brakes, store } = stores;
    const at = stores.clock.now();
    const brake: Brake = {
      id: requestIdFrom(randomUUID()),
      version: 1,
      tenantId: null,
      by: OWNER,
      at,
      ends: [],
      personal: null,
    };
    await brakes.pull({ brake, audit: [], work: [] });
    expect(await brakes.holds([randomUUID()])).toBe(true);
    expect((await brakes.inForce())[0]).toEqual(brake);
    await brakes.commit({
      brake: { ...brake, over: { by: OWNER, at } },
      audit: [],
      work: [],
    });
    const step = { work: { kind: 'observe-step', stepId: 'x' } as const, dueAt: at + DAY };
    const request = await store.create({ ...newDecision(), work: [step] }, randomUUID());
    expect((await brakes.onTheWay(undefined, 1_000)).map((one) => one.id)).toContain(request.id);
    await brakes.wake([request.id]);
    const woken = await later(() => heardOf(request.id)[0]);
    expect(woken.work.kind).toBe('observe-step');
  });

  test('open requests are found by a word that stands in them', async () => {
    const request = await stores.store.create(newDecision(), randomUUID());
    const ids = async (word: string) =>
      (await stores.store.openMentioning([word], 1_000)).map(({ id }) => id);
    expect(await ids(AWAY)).toContain(request.id);
    expect(await ids('em@home.example')).toContain(request.id);
    expect(await ids('nobody@nowhere.example')).toEqual([]);
    const closed = { ...request, state: 'withdrawn', closedAt: 1 } as const;
    await stores.store.commit({ request: closed, audit: [], work: [] });
    expect(await ids(AWAY)).not.toContain(request.id);
  });

  describe('work', () => {
    const add = async (work: Decision['work']) => {
      const request = await stores.store.create({ ...newDecision(), work }, randomUUID());
      return request.id;
    };

    test('that is due now is handed out at once, and only once', async () => {
      const id = await add([{ work: { kind: 'prove-end' }, dueAt: stores.clock.now() }]);
      await later(() => heardOf(id)[0]);
      await stores.queue.sweep();
      await stores.queue.sweep();
      expect(heardOf(id)).toHaveLength(1);
    });

    test('that is due later waits for its time, and is there after the clock moved 20 days', async () => {
      const dueAt = stores.clock.now() + 20 * DAY;
      const id = await add([{ work: { kind: 'prove-end' }, dueAt }]);
      await stores.queue.sweep();
      expect(heardOf(id)).toEqual([]);
      expect((await nextDue(stores.db, stores.clock.now())).seen).toBeLessThanOrEqual(dueAt);
      stores.clock.setOffset(21 * DAY);
      await stores.queue.sweep();
      await later(() => heardOf(id)[0]);
      stores.clock.setOffset(0);
    });

    test('that falls due soon after the clock moved is rung then, though its bell is for much later', async () => {
      const id = await add([
        { work: { kind: 'prove-end' }, dueAt: stores.clock.now() + 20 * DAY + 400 },
      ]);
      stores.clock.setOffset(20 * DAY);
      await stores.queue.sweep();
      expect(heardOf(id)).toEqual([]);
      await later(() => heardOf(id)[0]);
      stores.clock.setOffset(0);
    });

    test('that looks at night is brought forward, and is no moment that anybody waits for', async () => {
      const dueAt = stores.clock.now() + DAY;
      const id = await add([{ work: { kind: 'check' }, dueAt }]);
      const { any = 0, seen = dueAt + 1 } = await nextDue(stores.db, dueAt - 1);
      expect(any).toBe(dueAt);
      expect(seen).toBeGreaterThan(dueAt);
      expect(await stores.queue.checkNow({ requestIds: [] })).toBe(0);
      expect(await stores.queue.checkNow({ requestIds: [id] })).toBe(1);
      await later(() => heardOf(id)[0]);
      const next = await add([{ work: { kind: 'check' }, dueAt }]);
      expect(await stores.queue.checkNow({ tenantId: 'another' })).toBe(0);
      const { tenantId } = newDecision().request.plan.resource;
      expect(await stores.queue.checkNow({ tenantId })).toBeGreaterThan(0);
      await later(() => heardOf(next)[0]);
    });

    test('is rung by its row when every bell is lost', async () => {
      const id = await add([]);
      await stores.db
        .insertInto('work')
        .values({
          id: randomUUID(),
          request_id: id,
          kind: 'prove-end',
          payload: '{}',
          due_at: new Date(0),
        })
        .execute();
      await stores.queue.sweep();
      await later(() => heardOf(id)[0]);
    });

    test('that ends an access is booked again when it was lost', async () => {
      const { request, audit } = newDecision();
      const expiresAt = stores.clock.now() - DAY;
      const running = { ...request, state: 'active', expiresAt } as const;
      await stores.store.create({ request: running, audit, work: [] }, randomUUID());
      await stores.queue.sweep();
      const item = await later(() => heardOf(request.id)[0]);
      expect(item.work).toEqual({ kind: 'expire' });
    });

    test('that was postponed comes back with one more try', async () => {
      const id = await add([{ work: { kind: 'lapse' }, dueAt: stores.clock.now() }]);
      const first = await later(() => heardOf(id)[0]);
      await stores.queue.postpone(first.id, stores.clock.now() + 50, 'not yet');
      const second = await later(() => heardOf(id)[1]);
      expect([first.attempts, second.attempts]).toEqual([1, 2]);
      const [open] = (await outstandingWork(stores.db, stores.clock.now())).filter(
        (item) => item.requestId === id,
      );
      expect(open).toMatchObject({ kind: 'lapse', attempts: 2, lastError: 'not yet' });
      await stores.queue.finish(second.id);
    });

    test('that is put off to now by the hand it is in comes back when that hand is over', async () => {
      putsOff = true;
      const id = await add([{ work: { kind: 'expire' }, dueAt: stores.clock.now() }]);
      const second = await later(() => heardOf(id)[1]);
      expect(second).toMatchObject({ work: { kind: 'expire' }, attempts: 2 });
      expect(heardOf(id)).toHaveLength(2);
    });

    test('of two that want the same thing, one gets it until it is done', async () => {
      const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
      const key = `thing/${a}`;
      expect(await stores.queue.reserve(a, [key, `${key}/2`])).toBe(true);
      expect(await stores.queue.reserve(a, [key])).toBe(true);
      expect(await stores.queue.reserve(b, [`${key}/3`, key])).toBe(false);
      expect(await stores.queue.reserve(c, [`${key}/3`])).toBe(true);
      await stores.queue.finish(a);
      expect(await stores.queue.reserve(b, [key])).toBe(true);
    });

    test('of many that want things at the same moment, each thing is in one hand', async () => {
      const some = `thing/${randomUUID()}`;
      const wants = Array.from({ length: 40 }, (_, n) => ({
        id: randomUUID(),
        keys: [`${some}/${n % 8}`, `${some}/${n % 3 === 0 ? 'shared' : `own-${n}`}`],
      }));
      const got = await Promise.all(wants.map(({ id, keys }) => stores.queue.reserve(id, keys)));
      const held = wants.flatMap(({ keys }, n) => (got[n] ? keys : []));
      expect(new Set(held).size).toBe(held.length);
      // Whoever got nothing wants what is held, so that trying again without them is right.
      for (const [n, { id, keys }] of wants.entries()) {
        if (got[n]) continue;
        expect(keys.some((key) => held.includes(key))).toBe(true);
        expect(await stores.queue.reserve(id, keys)).toBe(false);
      }
      for (const { id } of wants) await stores.queue.finish(id);
      const [first] = wants;
      expect(first && (await stores.queue.reserve(first.id, first.keys))).toBe(true);
    });
  });

  describe('cards and conversations', () => {
    test('of many that are stored at the same moment each keeps its own, and the newest of the same', async () => {
      const at = (version: number) => ({ conversationId: 'c', activityId: `a${version}`, version });
      const people = Array.from({ length: 20 }, () => ({ ...OWNER, objectId: randomUUID() }));
      await Promise.all(
        people.flatMap((one, n) => [
          stores.cards.save('many', one, 'approver', at(n + 2)),
          stores.cards.save('many', one, 'approver', at(1)),
          stores.cards.save('many', one, 'requestor', at(n + 1)),
        ]),
      );
      const found = await Promise.all(
        people.flatMap((one) => [
          stores.cards.find('many', one, 'approver'),
          stores.cards.find('many', one, 'requestor'),
          stores.cards.find('another', one, 'approver'),
        ]),
      );
      expect(found).toEqual(people.flatMap((_, n) => [at(n + 2), at(n + 1), undefined]));
    });

    test('a card that was brought is kept as its work is finished, for as many as finish at once', async () => {
      const { id: requestId } = await stores.store.create(newDecision(), randomUUID());
      const people = Array.from({ length: 12 }, () => ({ ...OWNER, objectId: randomUUID() }));
      const works = people.map(() => ({ id: randomUUID(), request_id: requestId }));
      await stores.db
        .insertInto('work')
        .values(
          works.map((work) => ({
            ...work,
            kind: 'lapse',
            payload: '{}',
            due_at: new Date(stores.clock.now() + DAY),
          })),
        )
        .execute();
      const shown = { conversationId: 'c', activityId: 'a', version: 4 };
      const audience = 'approver' as const;
      await Promise.all(
        works.map(async ({ id }, n) => {
          const to = people[n] as typeof OWNER;
          expect(await stores.queue.reserve(id, [`card/${id}`])).toBe(true);
          await stores.queue.finish(
            id,
            n % 2 === 0 ? { requestId, to, audience, shown } : undefined,
          );
        }),
      );
      const found = people.map((to) => stores.cards.find(requestId, to, audience));
      expect(await Promise.all(found)).toEqual(
        people.map((_, n) => (n % 2 === 0 ? shown : undefined)),
      );
      const ids = works.map(({ id }) => id);
      const open = stores.db.selectFrom('work').select('id').where('id', 'in', ids);
      expect(await open.where('done_at', 'is', null).execute()).toEqual([]);
      expect(
        await stores.queue.reserve(
          randomUUID(),
          ids.map((id) => `card/${id}`),
        ),
      ).toBe(true);
    });

    test('a card that was overtaken on its way does not take the place of the newer one', async () => {
      const at = (version: number) => ({ conversationId: 'c', activityId: `a${version}`, version });
      await stores.cards.save('R2', OWNER, 'approver', at(3));
      await stores.cards.save('R2', OWNER, 'approver', at(2));
      expect(await stores.cards.find('R2', OWNER, 'approver')).toEqual(at(3));
    });

    test('the latest stands', async () => {
      const shown = { conversationId: 'c', activityId: 'a', version: 1 };
      await stores.cards.save('R', OWNER, 'approver', shown);
      await stores.cards.save('R', OWNER, 'approver', { ...shown, version: 2 });
      expect(await stores.cards.find('R', OWNER, 'approver')).toEqual({ ...shown, version: 2 });
      expect(await stores.cards.find('R', OWNER, 'requestor')).toBeUndefined();
      const conversation = { ...OWNER, ...chat };
      expect(await stores.conversations.save(conversation)).toBe(true);
      const moved = { ...conversation, serviceUrl: 'https://two.example/' };
      expect(await stores.conversations.save(moved)).toBe(false);
      expect(await stores.conversations.find(OWNER)).toEqual(moved);
    });
  });

  describe('audit', () => {
    const sealAll = async () => {
      while ((await sealSome(stores.db)) > 0);
    };

    test('is sealed into a chain that can be verified, and names no person', async () => {
      const decision = newDecision();
      await stores.store.create(decision, randomUUID());
      await sealAll();
      const verdict = await verifyAudit(stores.db);
      expect(verdict).toMatchObject({ sound: true });
      const { body } = await stores.db
        .selectFrom('audit_entry')
        .select('body')
        .where('request_id', '=', decision.request.id)
        .executeTakeFirstOrThrow();
      expect(body).not.toMatch(/Ployee|Closing the quarter|em@home/);
      expect(body).not.toContain(EMPLOYEE.objectId);
      expect(body).toContain('everything');
    });

    test('stays sound when names and justifications are erased', async () => {
      const { request } = newDecision();
      await stores.store.create({ ...newDecision(), request }, randomUUID());
      await sealAll();
      await stores.db.deleteFrom('audit_salt').execute();
      await stores.db
        .updateTable('request')
        .set({ personal: null })
        .where('id', '=', request.id)
        .execute();
      expect(await verifyAudit(stores.db)).toMatchObject({ sound: true });
      expect((await stores.store.load(request.id))?.personal).toBeNull();
    });

    test('cannot be changed or cut by the application', async () => {
      await sealAll();
      const change = stores.db
        .updateTable('audit_entry')
        .set({ body: '{}' })
        .where('sequence', 'is not', null)
        .execute();
      await expect(change).rejects.toThrow('append-only');
      await expect(stores.db.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only');
    });

    test.each([
      'TRUNCATE audit_entry',
      'TRUNCATE audit_entry CASCADE',
      'TRUNCATE audit_head',
      'DELETE FROM audit_head',
      'UPDATE audit_head SET sequence = 0',
      'UPDATE audit_head SET sequence = sequence - 1',
      `UPDATE audit_head SET hash = '${'0'.repeat(64)}'`,
      'UPDATE audit_head SET sequence = sequence + 1',
      `INSERT INTO audit_entry (body, sequence, hash) VALUES ('{}', 999999, 'x')`,
    ])('cannot be emptied, and its head only grows with its entries: %s', async (statement) => {
      await stores.store.create(newDecision(), randomUUID());
      await sealAll();
      await expect(sql.raw(statement).execute(stores.db)).rejects.toThrow(/append-only|only grows/);
      expect(await verifyAudit(stores.db)).toMatchObject({ sound: true });
    });

    test('several sealers at once make one chain', async () => {
      await Promise.all(
        Array.from({ length: 20 }, () => stores.store.create(newDecision(), randomUUID())),
      );
      await Promise.all(Array.from({ length: 4 }, sealAll));
      await sealAll();
      expect(await verifyAudit(stores.db)).toMatchObject({ sound: true });
    });
  });
}
