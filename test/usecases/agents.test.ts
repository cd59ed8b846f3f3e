// An agent has an account like anybody, and nobody is behind it: it neither decides nor asks.
import { expect, test } from 'vitest';
import { accountKey } from '../../src/shared/account.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { account, group } from '../fakes/directory.ts';
import {
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

const GATE = '30000000-0000-4000-8000-000000000077';
const gate = { tenantId: HOME, groupId: GATE, name: 'Gate' };

function becomesAgent(world: World, ref = OWNER): void {
  const known = world.directory.accounts.get(accountKey(ref));
  if (!known) throw new Error('There is no such account.');
  world.directory.add({ ...known, agent: true });
}

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  return result.value.id;
}

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;

test('an owner who is one decides nothing, neither yes nor no', async () => {
  const world = new World();
  const id = await asked(world);
  becomesAgent(world);
  expect(code(await world.approve(id))).toBe('approver-is-agent');
  expect(code(await world.deny(id, 'no'))).toBe('approver-is-agent');
});

test('where nobody else could decide, it cannot be asked for', async () => {
  const world = new World();
  becomesAgent(world);
  const result = await world.ask();
  expect(result.ok ? [] : result.error.map((why) => why.code)).toEqual(['no-approver']);
});

test('in a group that decides, or as an owner of what is asked for, it is not asked', async () => {
  const world = new World(
    estate({
      policies: [
        rule({
          approvers: [],
          stages: [{ groups: [{ deciders: [gate, 'resource-owners'], needs: 1 }] }],
        }),
      ],
    }),
  );
  const robot = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000001' };
  world.directory.add({
    ...account(robot, { displayName: 'Robot', userPrincipalName: 'robot@home.example' }),
    agent: true,
  });
  world.directory.groups.set(GATE, group({ tenantId: HOME, id: GATE }));
  world.directory.members.add(`${GATE}/${robot.objectId}`);
  world.directory.members.add(`${GATE}/${STRANGER.objectId}`);
  const id = await asked(world);
  expect(world.request(id).approvers.map(({ account: ref }) => ref)).toEqual([STRANGER]);
});

test('nobody puts their decisions into its hands', async () => {
  const world = new World();
  becomesAgent(world, EMPLOYEE);
  const named = await beAway(world.deps, OWNER, {
    until: world.now + 3_600_000,
    delegate: 'Em Ployee',
  });
  expect(named.ok ? 'ok' : named.error.code).toBe('delegate-unfit');
});

test('it asks for nothing, also where a rule would approve by itself', async () => {
  const automatic = {
    longest: 86_400_000 * 7,
    atMost: { perPerson: 9, perRule: 9, in: 86_400_000 },
  };
  for (const policies of [[rule()], [rule({ automatic })]]) {
    const world = new World(estate({ policies }));
    becomesAgent(world, EMPLOYEE);
    const result = await world.ask();
    expect(result.ok ? [] : result.error.map((why) => why.code)).toEqual(['agent-asks']);
    expect(world.directory.members.has(`${GROUP}/${EMPLOYEE_ADMIN.objectId}`)).toBe(false);
  }
});
