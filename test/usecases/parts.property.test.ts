// Whatever teams overlap, whoever leaves, gives back or is taken out, and whenever it is killed: exactly what is justified stays.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { goingOn } from '../../src/domain/access/parts.ts';
import { isFinal } from '../../src/domain/access/request.ts';
import { accountKey } from '../../src/shared/account.ts';
import { beneficiaryKey } from '../../src/shared/beneficiary.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { endAccess } from '../../src/usecases/end-access.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, GROUP, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { type Moment, trouble, World } from '../fakes/world.ts';
import { killed } from './mishaps.ts';

/** One who is invited as a guest, and three who are at home where the group is. */
const PEOPLE = [
  EMPLOYEE,
  ...[5, 6, 7].map((n) => ({
    tenantId: AWAY,
    objectId: `d0000000-0000-4000-8000-00000000000${n}`,
  })),
];
const addressOf = (i: number) => (i === 0 ? 'em@home.example' : `p${i}@away.example`);

type Step =
  | { readonly do: 'team'; readonly who: readonly number[]; readonly days: number }
  | { readonly do: 'return' | 'remove'; readonly who: number; readonly which: number }
  | { readonly do: 'end'; readonly which: number }
  | { readonly do: 'leave'; readonly who: number }
  | { readonly do: 'accept' }
  | { readonly do: 'wait'; readonly hours: number }
  /** Some of what is due is done. */
  | { readonly do: 'work'; readonly turns: number }
  | { readonly do: 'kill'; readonly at: Moment }
  | { readonly do: 'trouble'; readonly kind: 'unavailable' | 'ambiguous' };

const person = fc.nat(PEOPLE.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('team' as const),
      who: fc.uniqueArray(person, { minLength: 2, maxLength: PEOPLE.length }),
      days: fc.integer({ min: 1, max: 20 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('return' as const, 'remove' as const),
      who: person,
      which: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who: person }) },
  { weight: 2, arbitrary: fc.constant({ do: 'accept' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.integer({ min: 1, max: 80 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      turns: fc.integer({ min: 1, max: 12 }),
    }),
  },
  killed,
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('trouble' as const),
      kind: fc.constantFrom('unavailable' as const, 'ambiguous' as const),
    }),
  },
);

function begin(before: readonly number[]): World {
  const kinds = ['project-team'];
  const away = tenant({ access: kinds, owners: [{ person: 'owner', account: OWNER }] });
  const [home] = estate().tenants;
  const people = [{ name: 'owner', displayName: 'O. Wner', accounts: [OWNER] }];
  const world = new World(
    estate({ tenants: home ? [home, away] : [away], policies: [rule({ kinds })], people }),
  );
  for (const [i, one] of PEOPLE.entries()) {
    if (i === 0) continue;
    world.directory.add(account(one, { displayName: `P${i}`, userPrincipalName: addressOf(i) }));
    // A member before anything was asked for, who stays one.
    if (before.includes(i)) world.directory.members.add(`${GROUP}/${one.objectId}`);
  }
  return world;
}

async function play(world: World, item: Step): Promise<void> {
  const all = [...world.store.requests.values()];
  const idOf = (which: number) => all[which % Math.max(all.length, 1)]?.id ?? 'none';
  switch (item.do) {
    case 'team': {
      const asked = await world.ask({
        kind: 'project-team',
        actor: STRANGER,
        fields: {
          resource: `away/${GROUP}`,
          'input-people': item.who.map(addressOf).join('\n'),
          duration: `P${item.days}D`,
        },
      });
      if (!asked.ok) return;
      const first = await world.approve(asked.value.id);
      if (first.ok && first.value.outcome === 'changed') await world.approve(asked.value.id);
      return;
    }
    case 'return':
      await world.end(idOf(item.which), 'return', PEOPLE[item.who] ?? EMPLOYEE);
      return;
    case 'remove': {
      const whose = accountKey(PEOPLE[item.who] ?? EMPLOYEE);
      await endAccess(world.deps, OWNER, idOf(item.which), 'revoke', whose);
      return;
    }
    case 'end':
      await world.end(idOf(item.which), 'return', STRANGER);
      return;
    case 'leave': {
      const found = world.directory.accounts.get(accountKey(PEOPLE[item.who] ?? EMPLOYEE));
      if (found) world.directory.add({ ...found, enabled: false });
      return;
    }
    case 'accept': {
      const guest = world.guest();
      if (guest) world.directory.add({ ...guest, redemption: 'accepted' });
      return;
    }
    case 'wait':
      return world.moveTo(world.now + item.hours * HOUR);
    case 'work':
      for (let i = 0; i < item.turns; i += 1) await world.step();
      return;
    case 'kill':
      world.killAt = item.at;
      return;
    case 'trouble':
      world.troubles.push(trouble(item.kind));
      return;
  }
}

/** Indexes of those who are members, the guest by the person it stands for. */
const membersIn = (world: World): number[] =>
  PEOPLE.flatMap((one, i) => {
    const objectId = i === 0 ? world.guest()?.objectId : one.objectId;
    return objectId !== undefined && world.isMember(objectId) ? [i] : [];
  });

test('exactly those whose part goes on are members, and whoever was before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 16 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 1 }),
      async (steps, before) => {
        const world = begin(before);
        for (const item of steps) await play(world, item);
        // What is under way comes to rest; an end that is a day away does not come.
        world.killAt = undefined;
        await world.moveTo(world.now + 5 * HOUR);
        const open = [...world.store.requests.values()].filter(({ state }) =>
          ['waiting', 'active'].includes(state),
        );
        const justified = new Set(
          open.flatMap((request) =>
            goingOn(request).map((one) => PEOPLE.map(accountKey).indexOf(beneficiaryKey(one))),
          ),
        );
        const expected = [...new Set([...justified, ...before])].sort();
        expect(membersIn(world)).toEqual(expected);
        expect(world.guest() !== undefined).toBe(justified.has(0));
        for (const { partEnds = [] } of world.store.requests.values()) {
          expect(partEnds.filter(({ closedAt }) => closedAt === undefined)).toEqual([]);
        }

        await world.moveTo(world.now + 60 * DAY);
        expect(membersIn(world)).toEqual([...before].sort());
        expect(world.guest()).toBeUndefined();
        for (const { state } of world.store.requests.values()) expect(isFinal(state)).toBe(true);
        expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
