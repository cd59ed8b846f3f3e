// What is looked at every night: who has left, and what somebody changed by hand; and what follows.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { observed } from '../../src/domain/access/apply.ts';
import { checked } from '../../src/domain/access/check.ts';
import { driftOf, giveAgain } from '../../src/domain/access/drift.ts';
import { tidings } from '../../src/domain/access/news.ts';
import { nextNight } from '../../src/domain/access/nights.ts';
import { performed } from '../../src/domain/access/performed.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { answerDrift } from '../../src/usecases/answer-drift.ts';
import { reconcileTenant } from '../../src/usecases/reconcile-tenant.ts';
import { NOW, pending } from '../fakes/access.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, HOME, OWNER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

async function granted(world: World, kind = 'guest-access', duration = 'P20D') {
  const asked = await world.ask({ kind, fields: { duration } });
  if (!asked.ok) throw new Error(asked.error.map((why) => why.code).join());
  await world.approve(asked.value.id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 2 * HOUR);
  world.posts.length = 0;
  return asked.value.id;
}

const night = (world: World) => world.moveTo(world.now + DAY);

const change = (world: World, account: AccountRef, how: { enabled: boolean }) => {
  const found = world.directory.accounts.get(accountKey(account));
  if (found) world.directory.add({ ...found, ...how });
};

const cardFor = (world: World, id: string, audience: 'requestor' | 'approver'): string =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer: audience === 'requestor' ? EMPLOYEE : OWNER,
      audience,
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

const heard = ({ posts }: World, who: AccountRef) =>
  posts.filter(({ to }) => to === accountKey(who)).map(({ summary }) => summary);

describe('the night', () => {
  test('spreads requests over four hours, each at its own time', () => {
    const ids = Array.from({ length: 400 }, (_, i) => `7K3F-${i}`);
    const nights = ids.map((id) => nextNight(id, NOW));
    expect(new Set(nights).size).toBe(16);
    for (const at of nights) {
      expect(at).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 21, 1));
      expect(at).toBeLessThan(Date.UTC(2026, 10, 21, 5));
    }
    expect(nextNight('7K3F-1', nights[1] ?? 0)).toBe((nights[1] ?? 0) + DAY);
  });

  test('looks, changes nothing and says nothing where all is well, with one row a request', async () => {
    const world = new World();
    const id = await granted(world);
    const { version } = world.request(id);
    const writes = world.writes.length;
    await world.moveTo(world.now + 9 * DAY);
    expect(world.request(id).version).toBe(version);
    expect(world.writes).toHaveLength(writes);
    expect(world.posts).toEqual([]);
    expect(world.queue.rows.filter(({ work }) => work.kind === 'check')).toHaveLength(1);
  });

  test('ends with the request, some nights after it', async () => {
    const world = new World();
    const id = await granted(world, 'guest-access', 'P1D');
    await world.moveTo(world.now + 40 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.queue.nextDue()).toBeUndefined();
  });
});

describe('a leaver', () => {
  test('whose account is disabled loses everything that night, and is told of as left', async () => {
    const world = new World();
    const first = await granted(world);
    const second = await granted(world, 'pim-eligibility');
    change(world, EMPLOYEE, { enabled: false });
    await night(world);
    for (const id of [first, second]) {
      expect(world.request(id)).toMatchObject({ state: 'ended', ending: { why: 'left' } });
      expect(cardFor(world, id, 'approver')).toContain('account at home was disabled or is gone');
    }
    expect(world.guest()).toBeUndefined();
    expect(world.directory.eligibilities).toEqual([]);
  });

  test('who is found to have left by one request is looked for by all of them', async () => {
    const world = new World();
    const ids = [await granted(world), await granted(world, 'pim-eligibility')];
    const due = (id: string) => nextNight(id, world.now);
    change(world, EMPLOYEE, { enabled: false });
    await world.moveTo(Math.min(...ids.map(due)) + MINUTE);
    expect(ids.map((id) => world.request(id).state)).toEqual(['ended', 'ended']);
  });

  test('is gone only when not found twice, an hour apart', async () => {
    const world = new World();
    const id = await granted(world);
    const person = world.directory.accounts.get(accountKey(EMPLOYEE));
    world.directory.accounts.delete(accountKey(EMPLOYEE));
    await world.moveTo(nextNight(id, world.now) + MINUTE);
    expect(world.request(id).state).toBe('active');
    if (person) world.directory.add(person);
    await world.moveTo(world.now + 2 * HOUR);
    expect(world.request(id).missing).toBeUndefined();
    world.directory.accounts.delete(accountKey(EMPLOYEE));
    await night(world);
    await world.moveTo(world.now + 2 * HOUR);
    expect(world.request(id)).toMatchObject({ state: 'ended', ending: { why: 'left' } });
  });

  test('is nobody whose directory cannot be read', async () => {
    const world = new World();
    const id = await granted(world);
    world.directory.broken.add(HOME);
    await world.moveTo(world.now + 3 * DAY);
    expect(world.request(id).state).toBe('active');
  });

  test('has no request waiting any more', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    change(world, EMPLOYEE, { enabled: false });
    await world.moveTo(NOW + 20 * HOUR);
    expect(world.request(asked.value.id).state).toBe('lapsed');
    expect(cardFor(world, asked.value.id, 'approver')).toContain('Lapsed');
    expect(world.posts.at(-1)?.summary).toContain('has left, so it lapsed');
  });

  test('is not let in at a later start', async () => {
    const world = new World();
    const fields = { startDate: '2026-11-21', startTime: '00:30' };
    const asked = await world.ask({ fields });
    if (!asked.ok) throw new Error('not asked');
    await world.approve(asked.value.id);
    change(world, EMPLOYEE, { enabled: false });
    await night(world);
    expect(world.request(asked.value.id)).toMatchObject({ ending: { why: 'left' } });
    expect(world.writes).toEqual([]);
  });

  test('among those who decide leaves the others; where nobody is left, whoever asked is told', async () => {
    const world = new World();
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.settle();
    world.posts.length = 0;
    change(world, OWNER, { enabled: false });
    await world.moveTo(NOW + 20 * HOUR);
    expect(world.request(asked.value.id).state).toBe('pending');
    expect(heard(world, EMPLOYEE)).toEqual([
      expect.stringContaining('Nobody is left who could decide for Away'),
    ]);
    expect(cardFor(world, asked.value.id, 'requestor')).toContain('Nobody is left who could');
    change(world, OWNER, { enabled: true });
    await reconcileTenant(world.deps, OWNER, 'away');
    await world.settle();
    expect(world.request(asked.value.id).stranded).toEqual([]);
  });

  test('who was the last owner of a tenant: security hears of what nobody is left to decide', async () => {
    const guard = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000061' };
    const people = [
      ...estate().people,
      { name: 'guard', displayName: 'Gina Guard', accounts: [guard] },
    ];
    const owners = [{ person: 'owner', account: OWNER }];
    const [home] = estate().tenants;
    if (!home) throw new Error('no home');
    const tenants = [home, tenant({ owners })];
    const world = new World(estate({ people, tenants, roles: { security: ['guard'] } }));
    world.directory.add(account(guard, { displayName: 'Gina Guard' }));
    const asked = await world.ask();
    if (!asked.ok) throw new Error('not asked');
    await world.settle();
    change(world, OWNER, { enabled: false });
    await world.moveTo(NOW + 20 * HOUR);
    expect(world.request(asked.value.id).stranded).not.toEqual([]);
    expect(heard(world, guard)).toEqual([
      expect.stringContaining('Nobody is left who could decide for Away'),
    ]);
    await world.moveTo(NOW + 44 * HOUR);
    expect(heard(world, guard)).toHaveLength(1);
  });
});

describe('what was taken away by hand', () => {
  test('is told to the owner and to whoever had it, once, and given again at the owner’s press', async () => {
    const world = new World();
    const id = await granted(world);
    world.directory.members.clear();
    await night(world);
    expect(heard(world, OWNER)).toEqual([expect.stringContaining('taken this away by hand')]);
    expect(heard(world, EMPLOYEE)).toEqual([expect.stringContaining('Its owners have been told')]);
    await night(world);
    expect(world.posts).toHaveLength(2);
    expect(cardFor(world, id, 'approver')).toContain('Give it again');
    expect(cardFor(world, id, 'requestor')).not.toContain('Give it again');

    expect(await answerDrift(world.deps, EMPLOYEE_ADMIN, id, 'give-again')).toMatchObject({
      ok: false,
      error: { code: 'own-request' },
    });
    const behind = () => 'a newer version is in force';
    expect(await answerDrift({ ...world.deps, behind }, OWNER, id, 'give-again')).toMatchObject({
      ok: false,
      error: { code: 'rules-behind' },
    });
    expect((await answerDrift(world.deps, OWNER, id, 'give-again')).ok).toBe(true);
    await world.settle();
    expect(world.directory.members.size).toBe(1);
    // The invitation was accepted once, and the account is the same.
    expect(world.request(id)).toMatchObject({ state: 'active' });
    expect(world.request(id).drift).toBeUndefined();
    await world.moveTo(world.now + 30 * DAY);
    expect(world.directory.members.size).toBe(0);
    expect(world.guest()).toBeUndefined();
    expect(world.request(id).provenAt).toBeDefined();
  });

  test('with the guest account is made once more, whole', async () => {
    const world = new World();
    const id = await granted(world);
    const guest = world.guest();
    if (guest) world.directory.accounts.delete(accountKey(guest));
    world.directory.members.clear();
    await night(world);
    expect(world.request(id).drift?.stepIds).toEqual(['guest', 'member']);
    await answerDrift(world.deps, OWNER, id, 'give-again');
    await world.settle();
    expect(world.guest()).toBeDefined();
    expect(world.directory.members.size).toBe(1);
    expect(world.request(id).state).toBe('waiting');
    await world.moveTo(world.now + 30 * DAY);
    expect(world.guest()).toBeUndefined();
    expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
  });

  test('and given back by hand as well is ours as before', async () => {
    const world = new World();
    const id = await granted(world);
    const [membership = ''] = world.directory.members;
    world.directory.members.clear();
    await night(world);
    world.directory.members.add(membership);
    await answerDrift(world.deps, OWNER, id, 'give-again');
    await world.moveTo(world.now + 30 * DAY);
    expect(world.directory.members.size).toBe(0);
  });

  test('and found there by the write alone is ours as before', async () => {
    const world = new World();
    const request = world.request(await granted(world));
    const { now } = world;
    const drift = driftOf(request, [{ stepId: 'member', as: 'gone' }], now);
    if (!drift) throw new Error('no drift');
    const by = { account: OWNER, displayName: 'O. Wner' };
    const again = giveAgain({ ...request, drift }, by, now)?.request;
    const begun = again && observed(again, 'member', { found: 'absent' }, 'c', {}, now)?.request;
    if (!begun) throw new Error('not begun');
    // No look showed it, and the directory refuses to give it twice.
    const found = { outputs: {}, evidence: { at: now, says: '', requestIds: [] }, ours: false };
    const given = performed(begun, 'member', found, now);
    expect(given?.request.steps.at(-1)).toMatchObject({ id: 'member', state: 'done', ours: true });
    expect(given?.holdings ?? []).toEqual([]);
  });

  test.each([
    ['is refused', { refuse: 'join-group' } as const, 'Trouble: refused.'],
    ['fails for hours', { failingWrites: 100 }, 'Given up after 6 tries: '],
  ])(
    'and cannot be given again since that %s: what there is stays, and the owner hears why',
    async (_how, trouble, why) => {
      const world = new World();
      const id = await granted(world);
      world.directory.members.clear();
      await night(world);
      world.posts.length = 0;
      Object.assign(world, trouble);
      await answerDrift(world.deps, OWNER, id, 'give-again');
      await world.moveTo(world.now + 6 * HOUR);
      expect(world.request(id)).toMatchObject({
        state: 'active',
        drift: { found: 'removed', stepIds: ['member'] },
      });
      expect(world.guest()).toBeDefined();
      expect(heard(world, OWNER)).toEqual([expect.stringContaining('could not be given again')]);
      expect(cardFor(world, id, 'approver')).toContain(`could not be given again: ${why}`);
      // It is still theirs to give, and ends as it would have.
      Object.assign(world, { refuse: undefined, failingWrites: 0 });
      await answerDrift(world.deps, OWNER, id, 'give-again');
      await world.settle();
      expect(world.directory.members.size).toBe(1);
      expect(world.request(id).drift).toBeUndefined();
      expect(cardFor(world, id, 'approver')).not.toContain('could not be given again');
      await world.moveTo(world.now + 30 * DAY);
      expect(world.request(id).state).toBe('ended');
      expect(world.directory.members.size).toBe(0);
      expect(world.guest()).toBeUndefined();
      expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
    },
  );

  test('is no longer spoken of once it is there again', async () => {
    const world = new World();
    const id = await granted(world);
    const [membership = ''] = world.directory.members;
    world.directory.members.clear();
    await night(world);
    world.directory.members.add(membership);
    await night(world);
    expect(world.request(id).drift).toBeUndefined();
    expect(cardFor(world, id, 'approver')).not.toContain('by hand');
  });

  test('is let end at the owner’s press, and proven', async () => {
    const world = new World();
    const id = await granted(world, 'pim-eligibility');
    world.directory.eligibilities.length = 0;
    await night(world);
    expect(cardFor(world, id, 'approver')).toContain('Let it end');
    await world.end(id, 'revoke', OWNER);
    await world.settle();
    expect(world.request(id)).toMatchObject({ state: 'ended' });
  });

  test('is not given again after its end', async () => {
    const world = new World();
    const id = await granted(world, 'guest-access', 'P2D');
    world.directory.members.clear();
    await night(world);
    world.now += 2 * DAY;
    expect(await answerDrift(world.deps, OWNER, id, 'give-again')).toMatchObject({ ok: false });
  });
});

describe('what somebody else made', () => {
  test('wider is told to the owners alone', async () => {
    const world = new World();
    const id = await granted(world, 'pim-eligibility');
    const [held] = world.directory.eligibilities.splice(0);
    if (held) world.directory.eligibilities.push({ ...held, until: null });
    await night(world);
    expect(heard(world, OWNER)).toEqual([expect.stringContaining('wider than was approved')]);
    expect(heard(world, EMPLOYEE)).toEqual([]);
    expect(world.request(id).drift?.found).toBe('widened');
  });

  test('again after an end is told, and taken away only when an owner says so', async () => {
    const world = new World();
    const id = await granted(world, 'pim-eligibility', 'P2D');
    await world.moveTo(world.now + 2 * DAY + HOUR);
    expect(world.request(id).state).toBe('ended');
    world.posts.length = 0;
    const until = world.now;
    const principalId = EMPLOYEE_ADMIN.objectId;
    const roleId = '40000000-0000-4000-8000-000000000004';
    world.directory.eligibilities.push({ principalId, roleId, scope: '/', until });
    await night(world);
    await night(world);
    expect(heard(world, OWNER)).toEqual([expect.stringContaining('there again after its end')]);
    expect(cardFor(world, id, 'approver')).toContain('Take it away');
    expect(world.directory.eligibilities).toHaveLength(1);
    await answerDrift(world.deps, OWNER, id, 'take-away');
    await world.settle();
    // What goes beyond what we ever gave is somebody else's, whatever the button says.
    expect(world.request(id)).toMatchObject({ state: 'ended' });
    expect(world.request(id).drift).toBeUndefined();
  });

  test('again after an end goes when an owner takes it away', async () => {
    const world = new World();
    const id = await granted(world, 'guest-access', 'P2D');
    const guest = world.guest();
    const [membership = ''] = world.directory.members;
    await world.moveTo(world.now + 2 * DAY + HOUR);
    if (guest) world.directory.add(guest);
    world.directory.members.add(membership);
    await night(world);
    expect(world.request(id).drift).toMatchObject({ found: 'restored' });
    await answerDrift(world.deps, OWNER, id, 'take-away');
    await world.settle();
    expect(world.directory.members.size).toBe(0);
    expect(world.request(id)).toMatchObject({ state: 'ended', ending: { by: OWNER } });
  });

  test.each([7, 31])(
    'again after an end and taken away on night %i is looked at in the nights after that',
    async (nights) => {
      const world = new World();
      const id = await granted(world, 'pim-eligibility', 'P2D');
      const [held] = world.directory.eligibilities;
      if (!held) throw new Error('not eligible');
      await world.moveTo(world.now + 2 * DAY + HOUR);
      // After the night before the last that it is found in.
      await world.moveTo(world.now + (nights - 2) * DAY);
      world.directory.eligibilities.push(held);
      await world.moveTo(world.now + 2 * DAY);
      expect(world.request(id).drift).toMatchObject({ found: 'restored' });
      await answerDrift(world.deps, OWNER, id, 'take-away');
      await world.settle();
      expect(world.request(id).state).toBe('ended');
      expect(world.directory.eligibilities).toEqual([]);
      world.directory.eligibilities.push(held);
      await night(world);
      expect(world.request(id).drift).toMatchObject({ found: 'restored' });
      expect(world.queue.rows.filter((row) => row.work.kind === 'check' && !row.done)).toHaveLength(
        1,
      );
    },
  );

  test('again with an account that was deleted before, and restored weeks after the end, is told as well', async () => {
    const world = new World();
    const id = await granted(world, 'guest-access', 'P2D');
    const guest = world.guest();
    const [membership = ''] = world.directory.members;
    if (!guest) throw new Error('no guest');
    // Deleted by hand: while it can be restored, so can what it was in.
    world.directory.accounts.delete(accountKey(guest));
    world.directory.members.clear();
    await world.moveTo(world.now + 3 * DAY);
    expect(world.request(id).state).toBe('ended');
    await world.moveTo(world.now + 25 * DAY);
    world.posts.length = 0;
    world.directory.add(guest);
    world.directory.members.add(membership);
    await world.moveTo(world.now + 10 * DAY);
    expect(world.request(id).drift).toMatchObject({
      found: 'restored',
      stepIds: ['guest', 'member'],
    });
    expect(heard(world, OWNER)).toHaveLength(1);
    await world.moveTo(world.now + 60 * DAY);
    expect(world.queue.rows.filter(({ done }) => !done)).toEqual([]);
  });

  test('again after an end is nobody’s business where another grant of ours gave it', async () => {
    const world = new World();
    await granted(world, 'guest-access', 'P1D');
    await world.moveTo(world.now + DAY);
    await granted(world, 'guest-access', 'P20D');
    world.posts.length = 0;
    await world.moveTo(world.now + 8 * DAY);
    expect(world.posts).toEqual([]);
  });
});

describe('reconcile', () => {
  test('an owner has it looked at now', async () => {
    const world = new World();
    await granted(world);
    world.directory.members.clear();
    expect(await reconcileTenant(world.deps, OWNER, 'Away')).toEqual({
      ok: true,
      value: { tenant: 'Away', count: 1 },
    });
    await world.settle();
    expect(heard(world, OWNER)).toHaveLength(1);
  });

  test('nobody else', async () => {
    const world = new World();
    const why = { ok: false, error: { code: 'not-an-owner' } };
    expect(await reconcileTenant(world.deps, EMPLOYEE, 'home')).toMatchObject(why);
    const next = 'You own Away. Write "reconcile away".';
    expect(await reconcileTenant(world.deps, OWNER, 'nowhere')).toMatchObject({
      error: { code: 'not-an-owner', next },
    });
    expect(await reconcileTenant(world.deps, { ...OWNER, tenantId: HOME }, AWAY)).toMatchObject(
      why,
    );
  });
});

describe('a setting whose sponsor has left', () => {
  const setting = (): AccessRequest => ({
    ...pending(),
    lifecycle: 'relationship-setting',
    state: 'active',
    reviewAt: NOW + 90 * DAY,
  });
  const gone = { accounts: { [accountKey(EMPLOYEE)]: 'disabled' as const }, findings: [] };

  test('is handed to its owners by a review at once, once, and never ended', () => {
    const first = checked(setting(), gone, ['Twelve people lose it.'], NOW);
    if (!first) throw new Error('Nothing was decided.');
    expect(first.request).toMatchObject({ state: 'active', review: { asked: 1 } });
    expect(first.request.personal?.impact).toEqual(['Twelve people lose it.']);
    expect(tidings(setting(), first).map(({ work }) => work)).toMatchObject([
      { kind: 'tell', account: OWNER, news: 'review' },
    ]);
    expect(checked(first.request, gone, [], NOW + DAY)).toBeUndefined();
  });
});
