// Who asks as a guest while the directory at home is away: nobody is asked where a rule refuses that tenant.
import { describe, expect, test } from 'vitest';
import { comparePolicies } from '../../src/domain/access/compare-policies.ts';
import { pastAskOf } from '../../src/domain/access/past-ask.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, rule } from '../fakes/estate.ts';
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
