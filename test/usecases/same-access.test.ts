// "Same access as …": only what the asker may ask for is told, and only about one certain colleague.
import { expect, test } from 'vitest';
import { compareAccess } from '../../src/usecases/compare-access.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  estate,
  GROUP,
  HOME,
  OWNER,
  ROLE,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const COLLEAGUE = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' };

function worldWith(...policies: ReturnType<typeof rule>[]): World {
  const world = new World(estate(policies.length > 0 ? { policies } : {}));
  world.directory.add(
    account(COLLEAGUE, { displayName: 'Col League', userPrincipalName: 'col@away.example' }),
  );
  return world;
}

const compare = (world: World, as: string, actor = STRANGER) =>
  compareAccess(world.deps, actor, as);

async function offersOf(world: World, as = 'Col League') {
  const result = await compare(world, as);
  if (!result.ok || result.value.found !== 'one') throw new Error(JSON.stringify(result));
  return result.value;
}

async function codeOf(world: World, as: string, actor = STRANGER) {
  const result = await compare(world, as, actor);
  return result.ok ? result.value.found : result.error.code;
}

test('a membership and an eligibility of the colleague are offered, each with its own form', async () => {
  const world = worldWith();
  world.directory.members.add(`${GROUP}/${COLLEAGUE.objectId}`);
  const eligible = { principalId: COLLEAGUE.objectId, roleId: ROLE, scope: '/', until: null };
  world.directory.eligibilities.push(eligible);
  const { offers } = await offersOf(world);
  expect(offers.map(({ value, mine }) => [value, mine])).toEqual([
    [`away/${GROUP}`, false],
    [`away/${ROLE}`, false],
  ]);
  expect((await offersOf(world, 'COL@away.example')).offers).toHaveLength(2);
});

test('what the asker could not ask for is not told', async () => {
  const world = worldWith(rule({ kinds: ['guest-access'] }));
  const eligible = { principalId: COLLEAGUE.objectId, roleId: ROLE, scope: '/', until: null };
  world.directory.eligibilities.push(eligible);
  expect((await offersOf(world)).offers).toEqual([]);
});

test('who may ask for nothing learns nothing, not even whether somebody exists', async () => {
  const world = worldWith(rule({ requestors: { people: ['employee'] } }));
  expect(await codeOf(world, 'Col League')).toBe('nothing-offered');
  expect(await codeOf(world, 'No Body')).toBe('nothing-offered');
  expect(world.store.audit).toEqual([]);
});

test('an open grant counts before the directory shows it, an ended one does not', async () => {
  const world = worldWith();
  const asked = await world.ask();
  if (!asked.ok) throw new Error('It could not be asked.');
  expect((await offersOf(world, 'Em Ployee')).offers).toEqual([]);
  await world.approve(asked.value.id);
  expect((await offersOf(world, 'Em Ployee')).offers).toHaveLength(1);
});

test('what the asker has as well is marked', async () => {
  const world = worldWith();
  const guest = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
  const home = { external: true, userType: 'guest', homeAddress: 's@home.example' } as const;
  world.directory.add(account(guest, home));
  for (const { objectId } of [COLLEAGUE, guest])
    world.directory.members.add(`${GROUP}/${objectId}`);
  expect((await offersOf(world)).offers.map(({ mine }) => mine)).toEqual([true]);
});

test('a name that several people bear asks back; accounts of one person are one', async () => {
  const world = worldWith();
  expect(await codeOf(world, 'em ployee')).toBe('one');
  const other = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000002' };
  world.directory.add(account(other, { displayName: 'Col League' }));
  expect(await codeOf(world, 'Col League')).toBe('several');
});

test('nobody is found by part of a name, by an address outside, or as themselves', async () => {
  const world = worldWith();
  expect(await codeOf(world, 'Col')).toBe('colleague-unknown');
  expect(await codeOf(world, 'col@elsewhere.example')).toBe('colleague-unknown');
  expect(await codeOf(world, 'Em Ployee', EMPLOYEE)).toBe('yourself');
});

test('a tenant that does not answer is told, and is never a no', async () => {
  const world = worldWith();
  const read = world.directory.read.bind(world.directory);
  world.directory.read = async (queries) =>
    (await read(queries)).map((fact, i) =>
      queries[i]?.fact === 'membership'
        ? { known: false, reason: { tenantId: AWAY, code: 'no-answer', sentence: 'silent' } }
        : fact,
    );
  const { offers, unread } = await offersOf(world);
  expect(offers).toEqual([]);
  expect(unread).toEqual(['Away']);
});

test('each look is in the audit, with who looked, at whom, and what was told', async () => {
  const world = worldWith();
  world.directory.members.add(`${GROUP}/${COLLEAGUE.objectId}`);
  await offersOf(world);
  expect(world.store.audit).toEqual([
    expect.objectContaining({
      verb: 'access-compared',
      requestId: null,
      actor: STRANGER,
      people: { colleague: COLLEAGUE },
      details: { told: [{ kind: 'guest-access', tenantId: AWAY, id: GROUP }] },
    }),
  ]);
});

test('tenants that Drawbridge does not read are not searched', async () => {
  const isolated = { name: 'apart', id: OWNER.objectId, signIn: [], access: [] };
  const world = new World(
    estate({ tenants: [...estate().tenants, tenant({ ...isolated, domains: ['apart.example'] })] }),
  );
  world.directory.add(
    account({ tenantId: isolated.id, objectId: COLLEAGUE.objectId }, { displayName: 'Ap Art' }),
  );
  expect(await codeOf(world, 'Ap Art')).toBe('colleague-unknown');
});

test('what a colleague asked for others is not what they have', async () => {
  const world = worldWith(rule({ kinds: ['guest-access', 'external-guest', 'project-team'] }));
  const away = world.estate.tenants.find(({ id }) => id === AWAY);
  if (away) Object.assign(away, { access: ['guest-access', 'external-guest', 'project-team'] });
  world.directory.members.add(`${GROUP}/${COLLEAGUE.objectId}`);
  expect((await offersOf(world)).offers.map(({ resource }) => resource.kind)).toEqual([
    'guest-access',
  ]);
});
