// The life of a request over fake directories: ask, decide, change, take back, prove.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { standing } from '../../src/cards/standing.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { Unproven } from '../../src/ports/directory-error.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { employee } from '../fakes/access.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  OWNER,
  ROLE,
  rule,
  STRANGER,
} from '../fakes/estate.ts';
import { trouble, World } from '../fakes/world.ts';

async function asked(world: World, change: Parameters<World['ask']>[0] = {}) {
  const result = await world.ask(change);
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value.id;
}

const accept = (world: World) => {
  const guest = world.guest();
  if (guest) world.directory.accounts.set(accountKey(guest), { ...guest, redemption: 'accepted' });
};

async function active(world: World, change: Parameters<World['ask']>[0] = {}) {
  const id = await asked(world, change);
  await world.approve(id);
  await world.settle();
  accept(world);
  await world.moveTo(world.now + 5 * MINUTE);
  return id;
}

const code = (result: { ok: boolean; error?: unknown }) =>
  result.ok ? 'ok' : (result.error as { refusal: { code: string } }).refusal.code;

describe('guest access', () => {
  test('asked, approved, waited for, active, expired, proven', async () => {
    const world = new World();
    const id = await asked(world);
    expect(world.request(id).state).toBe('pending');
    expect(world.writes).toEqual([]);

    await world.approve(id);
    await world.settle();
    expect(world.request(id).state).toBe('waiting');
    expect(world.writes).toEqual(['+invite-guest', '+join-group']);

    accept(world);
    await world.moveTo(world.now + 5 * MINUTE);
    expect(world.request(id).state).toBe('active');

    await world.moveTo(world.now + 7 * DAY);
    const ended = world.request(id);
    expect(ended.state).toBe('ended');
    expect(ended.ending?.why).toBe('expired');
    expect(ended.provenAt).toBeDefined();
    expect(world.guest()).toBeUndefined();
    expect(world.directory.members.size).toBe(0);
    expect(world.writes.slice(2)).toEqual(['-join-group', '-invite-guest']);
  });

  test('the access runs from the approval, not from the asking', async () => {
    const world = new World();
    const id = await asked(world);
    world.now += 3 * HOUR;
    await world.approve(id);
    expect(world.request(id).expiresAt).toBe(world.now + 7 * DAY);
  });

  test('nothing is written to a directory before a commit names who approved', async () => {
    const world = new World();
    const id = await asked(world);
    await world.settle();
    expect(world.writes).toEqual([]);
    await world.approve(id);
    expect(world.writes).toEqual([]);
    expect(world.store.audit.map((entry) => entry.verb)).toContain('approved');
  });

  test('an invitation that is never accepted ends like any other access', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.guest()).toBeUndefined();
  });

  test('the redeem link is gone once the invitation is used or over', async () => {
    for (const end of ['accepted', 'over'] as const) {
      const world = new World();
      const id = await asked(world);
      await world.approve(id);
      await world.settle();
      expect(world.request(id).personal?.redeemLink).toContain('ticket');
      if (end === 'accepted') accept(world);
      await world.moveTo(world.now + (end === 'accepted' ? 5 * MINUTE : 8 * DAY));
      expect(world.request(id).state).toBe(end === 'accepted' ? 'active' : 'ended');
      expect(world.request(id).personal?.redeemLink).toBeUndefined();
    }
  });
});

describe('who decides', () => {
  test('the requestor cannot approve their own request, under none of their accounts', async () => {
    const world = new World();
    const id = await asked(world);
    expect(code(await world.approve(id, EMPLOYEE))).toBe('own-request');
    expect(code(await world.approve(id, EMPLOYEE_ADMIN))).toBe('own-request');
    expect(world.request(id).state).toBe('pending');
    const refused = world.store.audit.filter((entry) => entry.verb === 'approval-refused');
    expect(refused).toHaveLength(2);
  });

  test('somebody who is not an approver cannot decide', async () => {
    const world = new World();
    const id = await asked(world);
    expect(code(await world.approve(id, STRANGER))).toBe('not-an-approver');
    expect(code(await world.deny(id, 'no', STRANGER))).toBe('not-an-approver');
  });

  test('an owner whose account is disabled, or is a guest, does not decide', async () => {
    const world = new World();
    const id = await asked(world);
    const key = accountKey(OWNER);
    const owner = world.directory.accounts.get(key);
    if (!owner) throw new Error('no owner');
    world.directory.accounts.set(key, { ...owner, enabled: false });
    expect(code(await world.approve(id))).toBe('approver-disabled');
    world.directory.accounts.set(key, { ...owner, userType: 'guest' });
    expect(code(await world.approve(id))).toBe('approver-is-guest');
  });

  test('an owner who was removed from the estate meanwhile does not decide', async () => {
    const world = new World();
    const id = await asked(world);
    const later = new World({
      ...estate(),
      tenants: estate().tenants.map((item) => ({ ...item, owners: [] })),
    });
    later.store.requests.set(id, world.request(id));
    expect(code(await later.approve(id))).toBe('not-an-approver');
  });

  test('when nobody but the requestor owns the tenant, asking is refused', async () => {
    const world = new World({
      ...estate(),
      tenants: estate().tenants.map((item) => ({
        ...item,
        owners: item.owners.filter((owner) => owner.person === 'employee'),
      })),
    });
    const result = await world.ask();
    expect(!result.ok && result.error[0]?.code).toBe('no-approver');
  });

  test('no rule means no, and an empty list of approvers denies', async () => {
    const none = await new World({ ...estate(), policies: [] }).ask();
    expect(!none.ok && none.error[0]?.code).toBe('no-rule');
    const nobody = await new World({ ...estate(), policies: [rule({ approvers: [] })] }).ask();
    expect(!nobody.ok && nobody.error[0]?.code).toBe('no-approver');
  });

  test('the first rule that fits decides, from the top', async () => {
    const no = rule({ id: 'no', decision: 'refuse', because: 'Not this way.' });
    const result = await new World({ ...estate(), policies: [no, rule()] }).ask();
    expect(!result.ok && result.error[0]?.sentence).toBe('Not this way.');
    const other = await new World({ ...estate(), policies: [rule(), no] }).ask();
    expect(other.ok).toBe(true);
  });

  test('a tenant that cannot be read at the click: nothing is decided', async () => {
    const world = new World();
    const id = await asked(world);
    world.directory.broken.add(AWAY);
    expect(code(await world.approve(id))).toBe('tenant-unreadable');
    expect(world.request(id).state).toBe('pending');
  });
});

describe('what is approved is what was shown', () => {
  test('a directory that moved shows the new difference instead of writing', async () => {
    const world = new World();
    const id = await asked(world);
    const shown = world.request(id).plan.hash;
    world.directory.add({
      ...employee,
      tenantId: AWAY,
      objectId: 'd0000000-0000-4000-8000-000000000001',
      external: true,
      homeAddress: 'em@home.example',
      redemption: 'accepted',
    });
    const first = await world.approve(id, OWNER, shown);
    expect(first.ok && first.value.outcome).toBe('changed');
    expect(world.request(id).state).toBe('pending');
    expect(world.request(id).plan.steps.map((step) => step.id)).toEqual(['member']);
    expect(code(await world.approve(id, OWNER, shown))).toBe('stale-card');
    const second = await world.approve(id);
    expect(second.ok && second.value.outcome).toBe('approved');
  });

  test('an edited hash on the card approves nothing', async () => {
    const world = new World();
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER, 'edited'))).toBe('stale-card');
    expect(world.request(id).state).toBe('pending');
  });

  test('rules that became stricter since then are followed at the click', async () => {
    const world = new World();
    const id = await asked(world);
    const strict = new World({ ...estate(), policies: [rule({ longest: DAY })] });
    strict.store.requests.set(id, world.request(id));
    expect(code(await strict.approve(id))).toBe('rule-changed');
  });

  test('a directory that refuses the second step gets the first one undone', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    world.refuse = 'join-group';
    await world.settle();
    await world.moveTo(world.now + 10 * MINUTE);
    expect(world.writes).toEqual(['+invite-guest', '-invite-guest']);
    expect(world.guest()).toBeUndefined();
    expect(world.request(id).state).toBe('failed');
  });
});

describe('only once', () => {
  test('a form sent twice is one request', async () => {
    const world = new World();
    const first = await asked(world, { formId: 'form-1' });
    const second = await asked(world, { formId: 'form-1' });
    expect(second).toBe(first);
    expect(world.store.requests.size).toBe(1);
  });

  test('somebody else cannot reach a request through its form', async () => {
    const world = new World();
    await asked(world, { formId: 'form-1' });
    const result = await world.ask({ formId: 'form-1', actor: STRANGER });
    expect(!result.ok && result.error[0]?.code).toBe('form-unknown');
  });

  test('a second click finds the decision and says so', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    expect(code(await world.approve(id))).toBe('already-decided');
    expect(code(await world.deny(id, 'no'))).toBe('already-decided');
  });

  test('two approvers at once: one decision', async () => {
    const world = new World();
    const id = await asked(world);
    const results = await Promise.all([world.approve(id), world.approve(id), world.deny(id, 'no')]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const verdicts = world.store.audit.filter((e) => ['approved', 'denied'].includes(e.verb));
    expect(verdicts).toHaveLength(1);
  });
});

describe('other ends', () => {
  test('a denial needs a reason, and ends the request', async () => {
    const world = new World();
    const id = await asked(world);
    expect(code(await world.deny(id, '  '))).toBe('reason-needed');
    expect(code(await world.deny(id, 'x'.repeat(1_001)))).toBe('reason-needed');
    expect(code(await world.deny(id, 'Ask for less'))).toBe('ok');
    expect(world.request(id).state).toBe('denied');
    await world.moveTo(world.now + 30 * DAY);
    expect(world.writes).toEqual([]);
  });

  test('nobody decides: it lapses, also when nothing ran for 20 days', async () => {
    const world = new World();
    const id = await asked(world);
    world.now += 20 * DAY;
    await world.settle();
    expect(world.request(id).state).toBe('lapsed');
  });

  test('the requestor withdraws; nobody else can', async () => {
    const world = new World();
    const id = await asked(world);
    expect(await world.end(id, 'withdraw', STRANGER)).toMatchObject({ ok: false });
    expect(await world.end(id, 'withdraw', EMPLOYEE)).toMatchObject({ ok: true });
    expect(world.request(id).state).toBe('withdrawn');
    expect(await world.end(id, 'withdraw', EMPLOYEE)).toMatchObject({
      error: { code: 'too-late' },
    });
  });

  test('the beneficiary gives back, the owner revokes: proven like an expiry', async () => {
    for (const [verb, actor, why] of [
      ['return', EMPLOYEE, 'returned'],
      ['revoke', OWNER, 'revoked'],
    ] as const) {
      const world = new World();
      const id = await active(world);
      expect(await world.end(id, verb, STRANGER)).toMatchObject({ ok: false });
      expect(await world.end(id, verb, actor)).toMatchObject({ ok: true });
      await world.settle();
      expect(world.request(id)).toMatchObject({ state: 'ended', ending: { why } });
      expect(world.directory.members.size).toBe(0);
    }
  });

  test('an access whose time came while nothing ran for 20 days still ends', async () => {
    const world = new World();
    const id = await active(world);
    world.now += 27 * DAY;
    await world.settle();
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
  });
});

describe('overlapping grants', () => {
  test('the first to end does not cut the second, and the last one takes everything back', async () => {
    const world = new World();
    const first = await active(world, { fields: { duration: 'P3D' } });
    const second = await active(world, { fields: { duration: 'P7D' } });
    await world.moveTo(world.now + 4 * DAY);
    expect(world.request(first).state).toBe('ended');
    expect(world.request(second).state).toBe('active');
    expect(world.directory.members.size).toBe(1);
    await world.moveTo(world.now + 4 * DAY);
    expect(world.request(second).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
    expect(world.guest()).toBeUndefined();
  });

  test('what somebody else did between the approval and our hand stays at the end', async () => {
    const world = new World();
    const id = await asked(world, { kind: 'pim-eligibility' });
    await world.approve(id);
    const { objectId } = EMPLOYEE_ADMIN;
    world.directory.eligibilities.push({
      principalId: objectId,
      roleId: ROLE,
      scope: '/',
      until: null,
    });
    await world.settle();
    expect(world.request(id).steps[0]).toMatchObject({ state: 'found', ours: false });
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(id).state).toBe('ended');
    expect(world.request(id).steps[0]).toMatchObject({ state: 'kept' });
    expect(world.directory.eligibilities).toHaveLength(1);
    expect(world.writes).toEqual([]);
  });

  test('a step that was on its way when the access was given back is undone as well', async () => {
    const world = new World();
    const id = await asked(world, { kind: 'pim-eligibility' });
    await world.approve(id);
    let given: Promise<unknown> | undefined;
    const push = world.directory.eligibilities.push.bind(world.directory.eligibilities);
    world.directory.eligibilities.push = (...items) => {
      given ??= world.end(id, 'return', EMPLOYEE);
      return push(...items);
    };
    await world.settle();
    await given;
    await world.moveTo(world.now + HOUR);
    expect(world.request(id)).toMatchObject({ state: 'ended', ending: { why: 'returned' } });
    expect(world.directory.eligibilities).toHaveLength(0);
  });
});

describe('rough weather', () => {
  test('a passing trouble is tried again and leads to the same end', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    world.troubles.push(trouble('unavailable'), trouble('ambiguous'), trouble('throttled'));
    await world.moveTo(world.now + HOUR);
    expect(world.request(id).state).toBe('waiting');
    expect(world.writes).toEqual(['+invite-guest', '+join-group']);
  });

  test('what cannot be set up for long is given up, undone and told', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    world.troubles.push(...Array.from({ length: 6 }, () => trouble('unavailable')));
    await world.moveTo(world.now + 2 * HOUR);
    const failed = world.request(id);
    expect(failed.state).toBe('failed');
    expect(failed.personal?.failure).toContain('Given up after 6 tries');
    expect(world.writes).toEqual([]);
  });

  test('what the directory says it is still at is waited for, and nobody is told of trouble', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    const still = () => new Unproven(AWAY, 'Away hands it out', { underway: true });
    world.troubles.push(...Array.from({ length: 20 }, still));
    await world.moveTo(world.now + 2 * HOUR);
    const waiting = world.request(id);
    expect(waiting).toMatchObject({ state: 'applying', trouble: { underway: true } });
    const card = requestCard({
      request: waiting,
      viewer: OWNER,
      audience: 'approver',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    });
    expect(JSON.stringify(card)).toContain(
      'still being set up: Away hands it out. It is looked at',
    );
    await world.moveTo(world.now + 30 * HOUR);
    expect(world.request(id).state).toBe('waiting');
  });

  test('a first step that was refused has nothing to undo, and is told at once', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    const shift = world.troubles.shift.bind(world.troubles);
    let calls = 0;
    world.troubles.shift = () => (++calls === 2 ? trouble('forbidden') : shift());
    await world.settle();
    const failed = world.request(id);
    expect(failed.state).toBe('failed');
    expect(failed.steps.map(({ state }) => state)).toEqual(['todo', 'todo']);
    expect(failed.personal?.failure).toContain('trouble: forbidden');
    expect(world.writes).toEqual([]);
    expect(standing(failed)).toContain('nothing was changed');
  });

  test('a write whose outcome nobody told is looked for again before nothing is said to be left', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    await world.settle();
    accept(world);
    const second = await asked(world, { kind: 'pim-eligibility' });
    await world.approve(second);
    const shift = world.troubles.shift.bind(world.troubles);
    let calls = 0;
    world.troubles.shift = () => (++calls > 1 && calls < 8 ? trouble('ambiguous') : shift());
    for (let i = 0; i < 40 && world.request(second).steps[0]?.state !== 'undone'; i += 1) {
      await world.moveTo(world.now + MINUTE);
    }
    expect(world.request(second).state).toBe('rolling-back');
    const { objectId } = EMPLOYEE_ADMIN;
    const until = world.request(second).expiresAt ?? null;
    const late = { principalId: objectId, roleId: ROLE, scope: '/', until };
    world.directory.eligibilities.push(late);
    await world.moveTo(world.now + HOUR);
    expect(world.request(second).state).toBe('failed');
    expect(world.directory.eligibilities).toEqual([]);
  });

  test('what made it fail stays the reason, whatever else went wrong on the way back', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    const shift = world.troubles.shift.bind(world.troubles);
    let calls = 0;
    world.troubles.shift = () => {
      calls += 1;
      if (calls === 4) return trouble('forbidden');
      return calls > 4 && calls < 12 ? trouble('unavailable') : shift();
    };
    await world.moveTo(world.now + 20 * MINUTE);
    expect(world.request(id)).toMatchObject({
      state: 'rolling-back',
      personal: { failure: 'trouble: forbidden', trouble: 'trouble: unavailable' },
    });
    await world.moveTo(world.now + 5 * HOUR);
    expect(world.request(id)).toMatchObject({ state: 'failed' });
    expect(world.request(id).personal?.failure).toBe('trouble: forbidden');
    expect(world.request(id).trouble).toBeUndefined();
  });

  test('a card about trouble never names a next try that is already over', async () => {
    const world = new World();
    const id = await active(world);
    world.troubles.push(...Array.from({ length: 100 }, () => trouble('unavailable')));
    await world.moveTo(world.now + 7 * DAY);
    for (let hours = 0; hours < 12; hours += 1) {
      await world.moveTo(world.now + HOUR);
      const { trouble: told, version } = world.request(id);
      // Where it is tried every few minutes, the card says so instead.
      if (!told?.often) expect(told?.nextTry).toBeGreaterThan(world.now);
      const drawn = await world.cards.find(id, EMPLOYEE, 'requestor');
      expect(drawn?.version).toBe(version);
    }
  });

  test('a permission that is missing half-way undoes the first step', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    const [invite] = world.queue.due(world.now).filter((item) => item.work.kind === 'observe-step');
    expect(invite).toBeDefined();
    let calls = 0;
    const push = world.troubles.shift.bind(world.troubles);
    world.troubles.shift = () => (++calls === 4 ? trouble('forbidden') : push());
    await world.settle();
    expect(world.request(id).state).toBe('failed');
    expect(world.writes).toEqual(['+invite-guest', '-invite-guest']);
  });

  test('taking back is never given up', async () => {
    const world = new World();
    const id = await active(world);
    world.troubles.push(...Array.from({ length: 30 }, () => trouble('unavailable')));
    await world.moveTo(world.now + 7 * DAY + 60 * HOUR);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
  });

  test('it is tried every few minutes, and not each try is a card to everybody', async () => {
    const world = new World();
    const id = await active(world);
    world.troubles.push(...Array.from({ length: 100 }, () => trouble('throttled')));
    await world.moveTo(world.now + 7 * DAY + 2 * HOUR);
    const before = world.request(id).version;
    let tries = 0;
    for (const until = world.now + 5 * HOUR; world.now < until; tries += 1) {
      const undo = world.queue.rows.find(({ done, work }) => !done && work.kind === 'undo-step');
      if (!undo) throw new Error('Nobody tries it any more.');
      expect(undo.dueAt - world.now).toBeLessThanOrEqual(10 * MINUTE);
      await world.moveTo(undo.dueAt);
    }
    expect(tries).toBeGreaterThanOrEqual(30);
    const told = world.request(id).version - before;
    expect(told).toBeGreaterThanOrEqual(4);
    expect(told).toBeLessThanOrEqual(6);
    world.troubles.push(trouble('unavailable'));
    world.troubles.splice(0, world.troubles.length - 1);
    await world.moveTo(world.now + 10 * MINUTE);
    expect(world.request(id).personal?.trouble).toContain('trouble: unavailable');
  });

  test('owners who heard that it is not proven hear of the proof, and others do not', async () => {
    const told = async (troubles: number) => {
      const world = new World();
      const id = await active(world);
      world.troubles.push(...Array.from({ length: troubles }, () => trouble('unavailable')));
      await world.moveTo(world.now + 8 * DAY);
      expect(world.request(id).state).toBe('ended');
      return world.queue.rows.flatMap(({ work }) =>
        work.kind === 'tell' && work.audience === 'approver' ? [work.news] : [],
      );
    };
    expect(await told(20)).toEqual(['end-unproven', 'ended']);
    expect(await told(5)).toEqual([]);
  });

  test('after a pause that the service asked for, the moment that the card named is not left on it', async () => {
    const world = new World();
    const id = await active(world);
    const asked = trouble('throttled', { retryAfterMs: 2 * HOUR });
    world.troubles.push(...Array.from({ length: 5 }, () => trouble('throttled')), asked);
    world.troubles.push(...Array.from({ length: 5 }, () => trouble('throttled')));
    await world.moveTo(world.now + 7 * DAY + HOUR);
    const named = world.request(id).trouble;
    expect(named?.often).toBeUndefined();
    expect(named?.nextTry).toBeGreaterThan(world.now);
    await world.moveTo(named?.nextTry ?? 0);
    expect(world.request(id).trouble?.often).toBe(true);
  });

  test('while it cannot be taken back, the cards say so and nothing is called ended', async () => {
    const world = new World();
    const id = await active(world);
    world.troubles.push(...Array.from({ length: 30 }, () => trouble('unavailable')));
    await world.moveTo(world.now + 7 * DAY + HOUR);
    const stuck = world.request(id);
    expect(stuck.state).toBe('ending');
    expect(stuck.personal?.trouble).toContain('trouble: unavailable');
    expect(stuck.provenAt).toBeUndefined();
  });
});
