// Whatever is asked, approved, paused, locked down and ended in whatever order: nothing is given under a brake.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal } from '../../src/domain/access/request.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake } from '../../src/usecases/release-brake.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, OWNER } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

type Act =
  | { readonly act: 'ask'; readonly kind: 'guest-access' | 'pim-eligibility' }
  | { readonly act: 'approve' | 'return' | 'revoke'; readonly nth: number }
  | { readonly act: 'pause' | 'lockdown' | 'release' | 'step' | 'settle' }
  /** The brake is pulled as the next write is about to be sent. */
  | { readonly act: 'pull-at-write' }
  /** Approved, some of what follows done, then the brake. */
  | { readonly act: 'approve-and-pull'; readonly nth: number; readonly steps: number }
  | { readonly act: 'wait'; readonly hours: number };

const nth = fc.nat({ max: 3 });
const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('ask' as const),
      kind: fc.constantFrom('guest-access' as const, 'pim-eligibility' as const),
    }),
    { weight: 3, arbitrary: fc.record({ act: fc.constant('approve' as const), nth }) },
    {
      weight: 2,
      arbitrary: fc.record({
        act: fc.constant('approve-and-pull' as const),
        nth,
        steps: fc.nat({ max: 14 }),
      }),
    },
    fc.record({ act: fc.constantFrom('return' as const, 'revoke' as const), nth }),
    fc.record({ act: fc.constantFrom('pause' as const, 'lockdown' as const, 'release' as const) }),
    { weight: 5, arbitrary: fc.record({ act: fc.constantFrom('step' as const) }) },
    fc.record({ act: fc.constantFrom('settle' as const, 'pull-at-write' as const) }),
    fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  ) as fc.Arbitrary<Act>,
  { minLength: 6, maxLength: 40 },
);

async function play(world: World, act: Act): Promise<void> {
  const ids = [...world.store.requests.keys()];
  const id = 'nth' in act ? (ids[act.nth % Math.max(ids.length, 1)] ?? '') : '';
  switch (act.act) {
    case 'ask':
      await world.ask({ kind: act.kind });
      return;
    case 'approve':
      if (id) await world.approve(id);
      return;
    case 'approve-and-pull':
      if (id) await world.approve(id);
      for (let i = 0; i < act.steps; i += 1) await world.step();
      await pullBrake(world.deps, OWNER, AWAY, world.ids.next());
      return;
    case 'return':
      if (id) await world.end(id, 'return', EMPLOYEE);
      return;
    case 'revoke':
      if (id) await world.end(id, 'revoke', OWNER);
      return;
    case 'pause':
      await pullBrake(world.deps, OWNER, AWAY, world.ids.next());
      return;
    case 'lockdown':
      await pullBrake(world.deps, OWNER, null, world.ids.next());
      return;
    case 'release':
      for (const { id: brake } of await world.brakes.inForce()) {
        await releaseBrake(world.deps, OWNER, brake);
        await releaseBrake(world.deps, EMPLOYEE_ADMIN, brake);
      }
      return;
    case 'pull-at-write':
      world.beforeWrite = (what) => {
        if (!what.startsWith('+')) return;
        world.beforeWrite = undefined;
        // The memory keeps it before the first await, as a commit of another replica would.
        void world.brakes.pull({
          brake: {
            id: world.ids.next(),
            version: 1,
            tenantId: null,
            by: OWNER,
            at: world.now,
            ends: [],
            personal: { names: {} },
          },
          audit: [],
          work: [],
        });
      };
      return;
    case 'step':
      await world.step();
      return;
    case 'settle':
      return world.settle();
    case 'wait':
      return world.moveTo(world.now + act.hours * HOUR);
  }
}

/** What was written while a brake held, and everything that was written. */
function watched(guarded: boolean): { world: World; under: string[] } {
  const world = new World();
  world.guarded = guarded;
  const under: string[] = [];
  const { writes } = world;
  writes.push = (...what) => {
    if (world.store.braked([AWAY])) under.push(...what.filter((one) => one.startsWith('+')));
    return Array.prototype.push.apply(writes, what);
  };
  return { world, under };
}

const check = (guarded: boolean, these: fc.Arbitrary<Act[]>) =>
  fc.assert(
    fc.asyncProperty(these, async (all) => {
      const { world, under } = watched(guarded);
      for (const act of all) await play(world, act);
      world.beforeWrite = undefined;
      // Whether or not a brake still holds, everything comes to its end and is taken back.
      await world.moveTo(world.now + 40 * DAY);
      expect(under).toEqual([]);
      for (const request of world.store.requests.values()) {
        expect(isFinal(request.state), `${request.id} is ${request.state}`).toBe(true);
      }
      expect(world.directory.members.size).toBe(0);
      expect(world.directory.eligibilities).toEqual([]);
      expect(world.store.holdings.filter(({ released }) => !released)).toEqual([]);
    }),
    { numRuns: 60 },
  );

test('a brake that is pulled between two pieces of work holds, whatever the writers ask', async () => {
  const between = acts.map((all) => all.filter(({ act }) => act !== 'pull-at-write'));
  await check(false, between);
});

test('one that is pulled as a write is about to be sent stops that write', async () => {
  await check(true, acts);
});
