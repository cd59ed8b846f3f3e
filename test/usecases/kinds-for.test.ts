// The first card shows what somebody may ask for, and nothing that no rule lets them.
import { describe, expect, test } from 'vitest';
import { kindsFor } from '../../src/usecases/kinds-for.ts';
import { EMPLOYEE, EMPLOYEE_ADMIN, estate, HOME, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const ids = async (world: World, actor = EMPLOYEE) =>
  (await kindsFor(world.deps, actor)).map(({ id }) => id);

describe('kinds to ask for', () => {
  test('are those that a tenant offers under a rule that fits', async () => {
    expect(await ids(new World())).toEqual(['guest-access', 'pim-eligibility']);
    const one = estate({ policies: [rule({ kinds: ['pim-eligibility'] })] });
    expect(await ids(new World(one))).toEqual(['pim-eligibility']);
  });

  test('leave out what nobody asks for at home', async () => {
    const away = estate({ tenants: estate().tenants.filter(({ id }) => id !== HOME) });
    expect(await ids(new World(away), EMPLOYEE_ADMIN)).toEqual(['pim-eligibility']);
  });

  test('are none where a rule refuses or none fits', async () => {
    const refuses = estate({ policies: [rule({ decision: 'refuse' })] });
    expect(await ids(new World(refuses))).toEqual([]);
    const others = estate({ policies: [rule({ requestors: { tenants: ['elsewhere'] } })] });
    expect(await ids(new World(others))).toEqual([]);
  });

  test('are all shown where it cannot be told who asks: the form says so then', async () => {
    const world = new World();
    world.directory.broken.add(HOME);
    expect((await ids(world)).length).toBeGreaterThan(1);
  });
});
