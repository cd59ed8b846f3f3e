// Who asks as a guest while the directory at home is away: nobody is asked where a rule refuses that tenant.
import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../src/domain/access/compare-policies.ts';
import { pastAskOf } from '../../src/domain/access/past-ask.ts';
import { createInbound } from '../../src/inbound/create-inbound.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, rule, STRANGER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const NOT_HOME = rule({
  id: 'not-home',
  requestors: { tenants: [HOME] },
  decision: 'refuse',
  because: 'Home has a desk of its own.',
});
const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };

function worldWith(homeAddress: string | null, ...policies: ReturnType<typeof rule>[]): World {
  const world = new World(estate({ policies }));
  const kind = { external: true, userType: 'guest', redemption: 'accepted' } as const;
  world.directory.add(account(GUEST, { displayName: 'Guest', homeAddress, ...kind }));
  return world;
}
const ask = (world: World) => world.ask({ kind: 'pim-eligibility', actor: GUEST });

describe('a rule that refuses a tenant', () => {
  test.each([
    ['its people', 's@home.example', 'refused-by-rule'],
    ['people of whom nothing tells the tenant', null, 'home-unknown'],
  ])('stops %s, and nobody is asked', async (_whom, address, code) => {
    const world = worldWith(address, NOT_HOME, rule());
    world.directory.broken.add(HOME);
    const away = await ask(world);
    world.directory.broken.delete(HOME);
    const back = await ask(world);
    for (const result of [away, back]) expect(!result.ok && result.error[0]?.code).toBe(code);
    expect(world.store.requests.size).toBe(0);
  });

  test('does not stop the people of another, whose home cannot be read either', async () => {
    expect((await ask(worldWith('nobody@away.example', NOT_HOME, rule()))).ok).toBe(true);
  });

  test('is told by a request that was made while its home was away, when rules are compared', async () => {
    const world = worldWith('s@home.example', rule());
    world.directory.broken.add(HOME);
    const asked = await ask(world);
    if (!asked.ok) throw new Error('It could not be asked.');
    expect(asked.value.asked).toMatchObject({ homeTenantId: HOME });
    const under = (...policies: ReturnType<typeof rule>[]) =>
      comparePolicies(world.estate, estate({ policies }), [pastAskOf(asked.value)])[0]?.differences;
    expect(under(NOT_HOME, rule())?.[0]).toBe('refused now: Home has a desk of its own.');
    expect(under({ ...NOT_HOME, requestors: { tenants: [AWAY] } }, rule())).toBeUndefined();
  });
});

describe('a rule that refuses people by name', () => {
  const NOT_EM = rule({
    id: 'not-em',
    place: 'rules.yaml:3',
    requestors: { people: ['employee'] },
    decision: 'refuse',
    because: 'Em decides about this.',
  });
  const codes = async (world: World) => {
    const result = await ask(world);
    return result.ok ? result.value.id : result.error.map(({ code }) => code).join();
  };

  test('stops whoever may be one of them, as long as their home cannot be read', async () => {
    const world = worldWith('s@home.example', NOT_EM, rule());
    world.directory.broken.add(HOME);
    expect(await codes(world)).toBe('person-untold');
    expect(world.store.requests.size).toBe(0);
    world.directory.broken.delete(HOME);
    expect((await ask(world)).ok).toBe(true);
  });

  test('stops nobody of a tenant in which none of them has an account', async () => {
    const owner = { ...NOT_EM, requestors: { people: ['owner'] } };
    const world = worldWith('s@home.example', owner, rule());
    world.directory.broken.add(HOME);
    expect((await ask(world)).ok).toBe(true);
  });

  test.each([
    ['one of them', EMPLOYEE, 'refused-by-rule'],
    ['somebody else', STRANGER, undefined],
  ])('knows whom we invited, read or not: %s', async (_whom, home, code) => {
    const world = worldWith('s@home.example', NOT_EM, rule());
    world.store.links.push({ guest: GUEST, home });
    world.directory.broken.add(HOME);
    const result = await ask(world);
    expect(result.ok ? undefined : result.error[0]?.code).toBe(code);
    if (!result.ok) return;
    expect(result.value.asked).toMatchObject({ homeTold: STRANGER });
    const again = comparePolicies(world.estate, world.estate, [pastAskOf(result.value)]);
    expect(again.flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('is told when nothing can be asked for because of it', async () => {
    const world = worldWith('s@home.example', NOT_EM, rule());
    world.directory.broken.add(HOME);
    const who = { ...GUEST, locale: 'en', timeZone: 'UTC', alone: true };
    const inbound = createInbound({ ...world.deps, deadline: () => new AbortController().signal });
    for (const words of ['request', 'request guest access']) {
      const reply = JSON.stringify(await inbound.onMessage(who, words));
      expect(reply).toContain('It cannot be told whether rule not-em (rules.yaml:3) refuses you');
    }
    const form = { verb: 'open-form', kind: 'pim-eligibility' };
    expect(JSON.stringify(await inbound.onDialogOpen(who, form))).toContain(
      'cannot be told whether',
    );
  });
});
