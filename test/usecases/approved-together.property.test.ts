// Approvals of one person in the same moment see each other: what does not go together, and how much at once.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Estate } from '../../src/domain/estate/estate.ts';
import type { Incompatible } from '../../src/domain/estate/limits.ts';
import type { AccountRef } from '../../src/shared/account.ts';
import { reviewRequest } from '../../src/usecases/review-request.ts';
import { account, group } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  rule,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const SECOND = { tenantId: HOME, objectId: 'a0000000-0000-4000-8000-0000000000aa' };
const GROUPS = Array.from({ length: 5 }, (_, i) => `30000000-0000-4000-8000-00000000000${i}`);

const APART: Incompatible = {
  id: 'order-and-pay',
  place: 'estate.yaml:9',
  between: [
    [{ kind: 'guest-access', tenantId: AWAY, resource: '*0' }],
    [{ kind: 'guest-access', tenantId: AWAY, resource: '*1' }],
  ],
  because: 'Whoever orders does not pay.',
};

/** Answers after so many turns of the loop, the next question after the next number. */
function slowed(world: World, turns: readonly number[]): World['deps'] {
  let asked = 0;
  const wait = async () => {
    for (let n = turns[asked++ % turns.length] ?? 0; n > 0; n -= 1) await Promise.resolve();
  };
  const facts: World['deps']['facts'] = Object.assign(Object.create(world.directory), {
    read: async (queries: Parameters<World['directory']['read']>[0]) => {
      await wait();
      return world.directory.read(queries);
    },
  });
  return { ...world.deps, facts };
}

function worldOf(change: Partial<Estate>, atOnce?: number): World {
  const home = tenant({
    name: 'home',
    id: HOME,
    displayName: 'Home',
    domains: ['home.example'],
    owners: [],
  });
  const away = tenant({ offers: { ...tenant().offers, groups: GROUPS } });
  const world = new World(
    estate({
      tenants: [home, away],
      people: [
        {
          name: 'employee',
          displayName: 'Em Ployee',
          accounts: [EMPLOYEE, EMPLOYEE_ADMIN, SECOND],
        },
        { name: 'owner', displayName: 'O. Wner', accounts: [OWNER] },
      ],
      policies: [rule(atOnce === undefined ? {} : { atOnce })],
      ...change,
    }),
  );
  for (const id of GROUPS) world.directory.groups.set(id, group({ id, displayName: id.slice(-1) }));
  world.directory.add(account(SECOND, { userPrincipalName: 'em2@home.example' }));
  return world;
}

/** Asked while nothing of it is against a rule, and decided all at the same time under the rules. */
async function pressAll(
  before: World,
  rules: Estate,
  asks: ReadonlyArray<{ actor: AccountRef; groupId: string }>,
  turns: readonly number[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const { actor, groupId } of asks) {
    const sent = await before.ask({ actor, fields: { resource: `away/${groupId}` } });
    if (!sent.ok) throw new Error(sent.error.map(({ sentence }) => sentence).join());
    ids.push(sent.value.id);
  }
  const deps = { ...slowed(before, turns), estate: rules };
  await Promise.all(
    ids.map((requestId) =>
      reviewRequest(deps, {
        actor: OWNER,
        requestId,
        verdict: { approve: true, shownHash: before.request(requestId).plan.hash },
      }),
    ),
  );
  return ids.filter((id) => before.request(id).state !== 'pending');
}

const actors = fc.constantFrom(EMPLOYEE, SECOND);
const turns = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });

test('of what does not go together one is approved, whoever presses first', async () => {
  const rules = worldOf({ incompatible: [APART] }).estate;
  await fc.assert(
    fc.asyncProperty(actors, actors, turns, async (one, other, slow) => {
      const approved = await pressAll(
        worldOf({}),
        rules,
        [
          { actor: one, groupId: GROUPS[0] ?? '' },
          { actor: other, groupId: GROUPS[1] ?? '' },
        ],
        slow,
      );
      expect(approved).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

test('as many are approved as one may have at once, neither more nor fewer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(actors, { minLength: 2, maxLength: 5 }),
      turns,
      async (atOnce, who, slow) => {
        const rules = worldOf({}, atOnce).estate;
        const asks = who.map((actor, i) => ({ actor, groupId: GROUPS[i] ?? '' }));
        const approved = await pressAll(worldOf({}), rules, asks, slow);
        expect(approved).toHaveLength(Math.min(atOnce, who.length));
      },
    ),
    { numRuns: 60 },
  );
});
