// The brake: paused by an owner, locked down by whoever may, ended by those who may, and what waits meanwhile.
import { describe, expect, test } from 'vitest';
import { remindsAgainAt, underBrake } from '../../src/domain/access/brake-request.ts';
import type { AccessRequest } from '../../src/domain/access/request.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR, MINUTE } from '../../src/shared/duration.ts';
import { openForm } from '../../src/usecases/open-form.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake, resumeTenant } from '../../src/usecases/release-brake.ts';
import { searchOffers } from '../../src/usecases/search-offers.ts';
import { stepWith } from '../../src/usecases/step-in-hand.ts';
import { employee, NOW, pending, pendingDecision } from '../fakes/access.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  OWNER,
  rule,
  STRANGER,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const asked = async (world: World, kind?: string): Promise<string> => {
  const result = await world.ask(kind ? { kind } : {});
  if (!result.ok) throw new Error(result.error.map(({ code }) => code).join());
  await world.settle();
  return result.value.id;
};

const pulled = async (world: World, tenantId: string | null, actor = OWNER) => {
  const result = await pullBrake(world.deps, actor, tenantId, world.ids.next());
  if (!result.ok) throw new Error(result.error.code);
  return result.value.brake;
};

const codeOf = (result: { ok: true } | { ok: false; error: unknown }): string =>
  result.ok ? 'ok' : JSON.stringify(result.error);

const cardsOf = (world: World, id: string) => JSON.stringify(world.request(id));

describe('pause', () => {
  test('only an owner of the tenant pauses it, at once; nothing is asked for or approved there', async () => {
    const world = new World();
    const id = await asked(world);
    expect(codeOf(await pullBrake(world.deps, STRANGER, AWAY, 'x'))).toContain('not-an-owner');
    const brake = await pulled(world, AWAY);
    await world.settle();
    expect(codeOf(await world.ask({ kind: 'pim-eligibility' }))).toContain('paused');
    const approved = await world.approve(id);
    expect(codeOf(approved)).toContain('paused');
    expect(world.request(id).braked).toMatchObject({ id: brake.id, by: OWNER, tenantId: AWAY });
    expect(world.request(id).personal?.names).toMatchObject({
      [`${OWNER.tenantId}/${OWNER.objectId}`]: 'O. Wner',
    });
    expect(codeOf(await world.deny(id, 'Not now'))).toBe('ok');
  });

  test('is told when a form opens, with what was meant, and not when it is sent', async () => {
    const world = new World();
    await pulled(world, AWAY);
    const form = await openForm(world.deps, EMPLOYEE, 'guest-access', { chosen: `away/${GROUP}` });
    expect(form).toMatchObject({ ok: false, error: { code: 'paused' } });
    expect(await searchOffers(world.deps, EMPLOYEE, 'guest-access', '')).toEqual([]);
  });

  test('nobody is reminded of a decision that cannot be taken, and once when it ends', async () => {
    const owners = { deciders: ['tenant-owners'], needs: 1 };
    const stages = [{ groups: [owners], remindAfter: [HOUR, 3 * HOUR] }];
    const lapsesAfter = 2 * DAY;
    const world = new World(estate({ policies: [rule({ approvers: [], stages, lapsesAfter })] }));
    const id = await asked(world);
    const wanted = () =>
      [...world.messages.values()].filter(({ card }) => card.includes('decision is still wanted'));
    const brake = await pulled(world, AWAY);
    await world.settle();
    await world.moveTo(world.now + 6 * HOUR);
    expect(wanted()).toEqual([]);
    expect(codeOf(await releaseBrake(world.deps, OWNER, brake.id))).toBe('ok');
    await world.moveTo(world.now + 2 * HOUR);
    expect(wanted()).toHaveLength(1);
    const reminded = world.store.audit.filter(({ verb }) => verb === 'deciders-reminded');
    expect(reminded).toHaveLength(1);
    expect(world.request(id).state).toBe('pending');
  });

  test('a reminder that a short brake held back goes out soon after it, long before the next', async () => {
    const owners = { deciders: ['tenant-owners'], needs: 1 };
    const stages = [{ groups: [owners], remindAfter: [HOUR, 20 * HOUR] }];
    const lapsesAfter = DAY;
    const world = new World(estate({ policies: [rule({ approvers: [], stages, lapsesAfter })] }));
    await asked(world);
    const reminded = () =>
      world.store.audit.filter(({ verb }) => verb === 'deciders-reminded').length;
    const brake = await pulled(world, AWAY);
    await world.settle();
    await world.moveTo(world.now + 2 * HOUR);
    expect(codeOf(await releaseBrake(world.deps, OWNER, brake.id))).toBe('ok');
    expect(reminded()).toBe(0);
    await world.moveTo(world.now + 2 * HOUR);
    expect(reminded()).toBe(1);
  });

  test('a partner is not asked again for their half meanwhile', async () => {
    const world = new World();
    const id = await asked(world);
    const request = world.request(id);
    await pulled(world, AWAY);
    await world.settle();
    const { braked } = world.request(id);
    if (!braked) throw new Error('No brake holds it.');
    const now = world.now;
    const held: AccessRequest = { ...request, state: 'with-partner', braked };
    expect(remindsAgainAt(held, now)).toBe(now + HOUR);
    expect(remindsAgainAt({ ...held, state: 'applying' }, now)).toBeUndefined();
  });

  test('it is resumed by an owner alone, and what waited says that it goes on', async () => {
    const world = new World();
    const id = await asked(world);
    const brake = await pulled(world, AWAY, EMPLOYEE_ADMIN);
    await world.settle();
    expect(codeOf(await releaseBrake(world.deps, EMPLOYEE, brake.id))).toContain('not-an-owner');
    expect(codeOf(await releaseBrake(world.deps, OWNER, brake.id))).toBe('ok');
    await world.settle();
    expect(world.request(id).braked).toBeUndefined();
    expect(codeOf(await world.approve(id))).toBe('ok');
    await world.settle();
    expect(world.request(id).state).toBe('waiting');
  });

  test('to its owners it says that nothing is paused there, to anybody else nothing', async () => {
    const world = new World();
    const resume = (actor = OWNER) => resumeTenant(world.deps, actor, { id: AWAY, name: 'Away' });
    expect(codeOf(await resume())).toContain('Drawbridge is not paused in Away.');
    expect(codeOf(await resume(STRANGER))).toContain('not-an-owner');
    await pulled(world, null);
    expect(codeOf(await resume())).toContain('locked down in all tenants');
    await pulled(world, AWAY);
    expect(codeOf(await resume(STRANGER))).toContain('not-an-owner');
    expect(codeOf(await resume())).toBe('ok');
  });

  test('names whoever pulled it, whoever else is named beside them', () => {
    const names = { [accountKey(EMPLOYEE_ADMIN)]: 'Second', [accountKey(OWNER)]: 'O. Wner' };
    const brake = {
      id: '7K3F-9QX3',
      version: 2,
      tenantId: null,
      by: OWNER,
      at: 0,
      ends: [],
      personal: { names },
    };
    const told = underBrake(pending(), [brake], 1)?.request;
    expect(told?.personal?.names[accountKey(OWNER)]).toBe('O. Wner');
  });

  test('owners are told of it and of its end, whoever did it is not', async () => {
    const world = new World();
    const brake = await pulled(world, AWAY);
    await world.settle();
    const told = () => world.posts.map(({ to, summary }) => [to.split('/')[1], summary]);
    expect(told()).toEqual([[EMPLOYEE_ADMIN.objectId, `Drawbridge is paused in ${AWAY}`]]);
    await releaseBrake(world.deps, EMPLOYEE_ADMIN, brake.id);
    await world.settle();
    expect(told().at(-1)).toEqual([OWNER.objectId, `Drawbridge goes on in ${AWAY}`]);
  });

  test('as long as it holds, it is called to mind every day', async () => {
    const world = new World();
    const brake = await pulled(world, AWAY);
    await world.moveTo(world.now + 3 * DAY + MINUTE);
    expect(world.posts).toHaveLength(1 + 3 * 2);
    await releaseBrake(world.deps, OWNER, brake.id);
    await world.moveTo(world.now + 5 * DAY);
    expect(world.posts).toHaveLength(1 + 3 * 2 + 1);
  });
});

describe('a lockdown', () => {
  test('between approval and write holds the step, which goes on once it has ended', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    const brake = await pulled(world, null);
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(world.request(id)).toMatchObject({ state: 'applying', braked: { id: brake.id } });
    expect(world.request(id).braked?.tenantId).toBeUndefined();

    expect(codeOf(await releaseBrake(world.deps, OWNER, brake.id))).toBe('ok');
    expect(codeOf(await releaseBrake(world.deps, OWNER, brake.id))).toContain('already-agreed');
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(codeOf(await releaseBrake(world.deps, EMPLOYEE_ADMIN, brake.id))).toBe('ok');
    await world.settle();
    expect(world.request(id).state).toBe('waiting');
    expect(world.request(id).braked).toBeUndefined();
    expect(world.brakes.audit.map(({ verb }) => verb)).toEqual([
      'locked-down',
      'lockdown-end-asked',
      'lockdown-ended',
    ]);
  });

  test('as a write is about to be sent, the step steps back and is looked at anew', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    let brake: string | undefined;
    world.beforeWrite = () => {
      world.beforeWrite = undefined;
      void pullBrake(world.deps, OWNER, AWAY, 'now').then((one) => {
        brake = one.ok ? one.value.brake.id : undefined;
      });
      world.store.braked = () => true;
    };
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(world.request(id).steps[0]).toEqual({ id: 'guest', state: 'todo', ours: false });
    expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
    world.store.braked = () => false;
    await releaseBrake(world.deps, OWNER, brake ?? '');
    await world.settle();
    await world.moveTo(world.now + DAY);
    expect(world.request(id).state).toBe('waiting');
  });

  test('of one person under two accounts is no second person', async () => {
    const of = estate();
    const [home, away] = of.tenants;
    if (!home || !away) throw new Error('The estate has two tenants.');
    const owners = [{ person: 'employee', account: EMPLOYEE }];
    const world = new World({ ...of, tenants: [{ ...home, owners }, away] });
    const brake = await pulled(world, null, EMPLOYEE);
    expect(codeOf(await releaseBrake(world.deps, EMPLOYEE, brake.id))).toBe('ok');
    const second = await releaseBrake(world.deps, EMPLOYEE_ADMIN, brake.id);
    expect(codeOf(second)).toContain('two-persons');
    expect(codeOf(await releaseBrake(world.deps, OWNER, brake.id))).toBe('ok');
    expect(world.brakes.rows.get(brake.id)?.over).toBeDefined();
  });

  test('a yes to its end counts for a day, and only of somebody who may still give it', async () => {
    const world = new World();
    const brake = await pulled(world, null);
    await releaseBrake(world.deps, OWNER, brake.id);
    world.now += DAY + MINUTE;
    await releaseBrake(world.deps, EMPLOYEE_ADMIN, brake.id);
    expect(world.brakes.rows.get(brake.id)?.over).toBeUndefined();
    expect(world.brakes.rows.get(brake.id)?.ends.map(({ by }) => by)).toEqual([EMPLOYEE_ADMIN]);
    await releaseBrake(world.deps, OWNER, brake.id);
    expect(world.brakes.rows.get(brake.id)?.over).toBeDefined();
  });

  test('is pulled by those on call, and by nobody who is nothing here', async () => {
    const world = new World({
      ...estate(),
      people: [...estate().people, { name: 'duty', displayName: 'D. Uty', accounts: [STRANGER] }],
      oncall: ['duty'],
    });
    expect(codeOf(await pullBrake(world.deps, STRANGER, AWAY, 'a'))).toContain('not-an-owner');
    const brake = await pulled(world, null, STRANGER);
    expect(codeOf(await releaseBrake(world.deps, STRANGER, brake.id))).toContain('not-an-owner');
    const outsider = new World();
    expect(codeOf(await pullBrake(outsider.deps, STRANGER, null, 'a'))).toContain('not-on-call');
  });

  test('pressed twice is one, and one that has ended is not pulled again by its old card', async () => {
    const world = new World();
    await pullBrake(world.deps, OWNER, null, 'card');
    const again = await pullBrake(world.deps, EMPLOYEE_ADMIN, null, 'other card');
    expect(again.ok && again.value.already).toBe(true);
    expect(world.brakes.rows.size).toBe(1);
    const [id = ''] = world.brakes.rows.keys();
    await releaseBrake(world.deps, OWNER, id);
    await releaseBrake(world.deps, EMPLOYEE_ADMIN, id);
    expect(codeOf(await pullBrake(world.deps, OWNER, null, 'card'))).toContain('too-late');
  });

  test('takes away nothing, and hinders nobody who takes away', async () => {
    const world = new World();
    const id = await asked(world);
    const role = await asked(world, 'pim-eligibility');
    await world.approve(id);
    await world.approve(role);
    await world.settle();
    await pulled(world, null);
    await world.settle();
    expect(world.request(role).state).toBe('active');
    expect(codeOf(await world.end(id, 'return', EMPLOYEE))).toBe('ok');
    await world.settle();
    expect(world.request(id)).toMatchObject({ state: 'ended', provenAt: world.now });
    await world.moveTo(world.now + 8 * DAY);
    expect(world.request(role).state).toBe('ended');
  });

  test('that outlasts the time of an access ends it with nothing given', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    await pulled(world, null);
    await world.moveTo(world.now + 9 * DAY);
    expect(world.writes.filter((what) => what.startsWith('+'))).toEqual([]);
    expect(world.request(id).state).toBe('ended');
    expect(cardsOf(world, id)).not.toContain('provenAt');
  });
});

describe('a tenant that is observed', () => {
  const observed = () => {
    const of = estate();
    return new World({
      ...of,
      tenants: of.tenants.map((one) => ({ ...one, mode: 'observe' as const })),
    });
  };

  test('is asked and decided about, and ends as what would have been done', async () => {
    const world = observed();
    const id = await asked(world);
    expect(world.request(id).personal?.words.notes[0]).toMatch(
      /was only observed .*nothing is written/,
    );
    expect(codeOf(await world.approve(id))).toBe('ok');
    await world.moveTo(world.now + 8 * DAY);
    expect(world.writes).toEqual([]);
    expect(world.request(id)).toMatchObject({ state: 'observed' });
    expect(world.request(id).expiresAt).toBeUndefined();
    const verbs = world.store.audit.map(({ verb }) => verb);
    expect(verbs).toContain('approved');
    expect(verbs).toContain('would-have-done');
    expect(verbs).not.toContain('step-begun');
    expect(world.posts.some(({ summary }) => summary.includes('only observed'))).toBe(true);
  });

  test('is told on the card as well once the plan has changed', async () => {
    const world = observed();
    const id = await asked(world);
    world.directory.add({
      ...employee,
      tenantId: AWAY,
      objectId: 'd0000000-0000-4000-8000-000000000001',
      external: true,
      homeAddress: 'em@home.example',
      redemption: 'accepted',
    });
    const first = await world.approve(id);
    expect(first.ok && first.value.outcome).toBe('changed');
    expect(world.request(id).personal?.words.notes[0]).toMatch(
      /was only observed .*nothing is written/,
    );
    // Whoever sets it to enforce meanwhile is not contradicted by the next plan.
    for (const one of world.estate.tenants) Object.assign(one, { mode: 'enforce' });
    expect(codeOf(await world.approve(id))).toBe('ok');
    await world.settle();
    expect(world.request(id).state).toBe('active');
  });

  test('that is put under observation after an approval writes nothing either', async () => {
    const world = new World();
    const id = await asked(world);
    await world.approve(id);
    for (const one of world.estate.tenants) Object.assign(one, { mode: 'observe' });
    await world.settle();
    expect(world.writes).toEqual([]);
    expect(world.request(id).state).toBe('observed');
  });
});

test('each step knows every tenant that its request concerns, wherever it writes', () => {
  const { request } = pendingDecision();
  const concerned = { ...request, sides: [...request.sides, { id: HOME, name: 'Home' }] };
  const [first] = request.plan.steps;
  if (!first) throw new Error('A plan without a step.');
  const holders = {
    others: {},
    bars: {},
    ways: new Map(),
    grants: [],
    beside: new Map(),
    own: new Map(),
  };
  const of = { ids: { next: () => 'id' }, clock: { now: () => NOW } };
  const step = stepWith(of, concerned, first.id, true, first.change, holders);
  expect([...(step?.concerned ?? [])].sort()).toEqual([AWAY, HOME].sort());
});
