// More than one side has to agree: each by a person of its own, to the very same plan.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { decidingOn } from '../../src/domain/access/deciding.ts';
import { canAllAgree } from '../../src/domain/access/enough-people.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { accountKey } from '../../src/shared/account.ts';
import { employee, plannedGuestAccess } from '../fakes/access.ts';
import { account, FakeDirectory, runNow } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const SECURITY = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000001' };
const SECOND = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };

const people = [
  ...estate().people,
  { name: 'second', displayName: 'S. Econd', accounts: [SECOND] },
  { name: 'security', displayName: 'S. Ecurity', accounts: [SECURITY] },
];

/** The owners of the tenant and security have to agree. */
const both = (also: string[] = ['security']): Estate => {
  const base = estate({ people, policies: [rule({ alsoApprovers: also })] });
  const owners = [
    { person: 'owner', account: OWNER },
    { person: 'second', account: SECOND },
  ];
  return {
    ...base,
    tenants: base.tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
  };
};

function worldOf(also?: string[]): World {
  const world = new World(both(also));
  world.directory.add(
    account(SECURITY, { displayName: 'S. Ecurity' }),
    account(SECOND, { displayName: 'S. Econd' }),
  );
  return world;
}

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value.id;
}

const code = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;

const cardFor = (world: World, id: string, viewer: typeof OWNER): string =>
  JSON.stringify(
    requestCard({
      request: world.request(id),
      viewer,
      audience: 'approver',
      tenant: 'Away',
      reader: readerFrom(null, null),
      now: world.now,
    }),
  );

describe('two sides', () => {
  test('nothing changes before both have agreed', async () => {
    const world = worldOf();
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    await world.settle();
    expect(world.request(id).state).toBe('pending');
    expect(world.writes).toEqual([]);
    expect(cardFor(world, id, OWNER)).toContain('you have agreed for Away');
    expect(cardFor(world, id, OWNER)).not.toContain('"Approve"');
    expect(cardFor(world, id, SECURITY)).toContain('O. Wner for Away');
    expect(cardFor(world, id, SECURITY)).toContain('"Approve"');

    expect(code(await world.approve(id, SECURITY))).toBe('approved');
    await world.settle();
    expect(world.writes).toContain('+join-group');
    const entry = world.store.audit.find(({ verb }) => verb === 'approved');
    expect(entry?.actor).toEqual(SECURITY);
    expect(entry?.people).toMatchObject({ agreed1: OWNER });
    const told = cardFor(world, id, OWNER);
    expect(told).toMatch(/Agreed by O. Wner for Away.*Approved by S. Ecurity/);
  });

  test('a yes counts no more once it has come out that it may be of whoever asks', async () => {
    const world = worldOf();
    const id = await asked(world);
    await world.approve(id, OWNER);
    for (const who of [EMPLOYEE, OWNER]) {
      const known = world.directory.accounts.get(accountKey(who));
      if (known) world.directory.add({ ...known, displayName: 'Em P. Loyee' });
    }
    Object.assign(world, { estate: { ...world.estate, people: people.slice(2) } });
    expect(code(await world.approve(id, SECURITY))).toBe('agreed');
    await world.settle();
    expect(world.writes).toEqual([]);
  });

  test('whose yes was to another plan is told, and asked again', async () => {
    const world = worldOf();
    const id = await asked(world);
    await world.settle();
    await world.approve(id);
    await world.settle();
    world.directory.add({
      ...employee,
      tenantId: AWAY,
      objectId: 'd0000000-0000-4000-8000-000000000009',
      external: true,
      homeAddress: 'em@home.example',
      redemption: 'accepted',
    });
    expect(code(await world.approve(id, SECURITY))).toBe('changed');
    const before = world.posts.length;
    await world.settle();
    const told = world.posts.slice(before).map(({ to, summary }) => [to, summary]);
    expect(told).toEqual([
      [accountKey(OWNER), expect.stringContaining('your yes does not count any more')],
    ]);
    expect(cardFor(world, id, OWNER)).toContain('"Approve"');
    expect(cardFor(world, id, SECURITY)).toContain('Changed: ');
    await world.approve(id);
    await world.approve(id, SECURITY);
    expect(cardFor(world, id, SECURITY)).not.toContain('Changed: ');
  });

  test('a second owner of the side that has agreed is told that it waits for the other', async () => {
    const world = worldOf();
    const id = await asked(world);
    await world.approve(id, OWNER);
    expect(code(await world.approve(id, SECOND))).toBe('already-agreed');
  });

  test('one person is one yes, also when named for both', async () => {
    const world = worldOf(['owner', 'security']);
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    expect(code(await world.approve(id, OWNER))).toBe('two-persons');
    expect(code(await world.approve(id, SECURITY))).toBe('approved');
  });

  test('whoever could speak for two sides speaks for the one that has nobody else', async () => {
    const world = worldOf(['owner']);
    const id = await asked(world);
    expect(code(await world.approve(id, OWNER))).toBe('agreed');
    expect(world.request(id).agreed.map(({ side }) => side)).toEqual(['besides']);
    expect(code(await world.approve(id, SECOND))).toBe('approved');
  });

  test('nobody can ask where one person would have to answer for both', async () => {
    const world = worldOf(['owner']);
    const owners = [{ person: 'owner', account: OWNER }];
    const alone = new World({
      ...world.estate,
      tenants: world.estate.tenants.map((one) => (one.id === AWAY ? { ...one, owners } : one)),
    });
    const result = await alone.ask();
    expect(result.ok ? [] : result.error.map((why) => why.code)).toEqual(['too-few-approvers']);
  });

  test('either side can deny', async () => {
    const world = worldOf();
    const id = await asked(world);
    await world.approve(id, OWNER);
    expect((await world.deny(id, 'Not this quarter', SECURITY)).ok).toBe(true);
    expect(world.request(id).state).toBe('denied');
  });

  test('a plan that has changed asks both again', async () => {
    const world = worldOf();
    const id = await asked(world);
    await world.approve(id, OWNER);
    const objectId = '90000000-0000-4000-8000-000000000009';
    const employee = [...world.directory.accounts.values()].find(
      ({ tenantId }) => tenantId === HOME,
    );
    world.directory.add(
      account(
        { tenantId: AWAY, objectId },
        {
          external: true,
          userType: 'guest',
          homeAddress: employee?.userPrincipalName ?? null,
          redemption: 'accepted',
        },
      ),
    );
    expect(code(await world.approve(id, SECURITY))).toBe('changed');
    expect(world.request(id).agreed).toEqual([]);
    expect(code(await world.approve(id, SECURITY))).toBe('agreed');
    expect(code(await world.approve(id, OWNER))).toBe('approved');
  });

  test('the yes of somebody who has left or is disabled counts no more', async () => {
    for (const leave of ['gone', 'disabled'] as const) {
      const world = worldOf();
      const id = await asked(world);
      await world.approve(id, OWNER);
      const key = accountKey(OWNER);
      const known = world.directory.accounts.get(key);
      if (leave === 'gone') world.directory.accounts.delete(key);
      else if (known) world.directory.accounts.set(key, { ...known, enabled: false });
      expect(code(await world.approve(id, SECURITY))).toBe('agreed');
      expect(world.request(id).agreed.map(({ side }) => side)).toEqual(['besides']);
      expect(code(await world.approve(id, SECOND))).toBe('approved');
    }
  });
});

describe('enough people', () => {
  const sides = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  const one = (person: string, at: string[], conflicted = false) => ({
    account: { tenantId: HOME, objectId: person },
    as: 'named' as const,
    conflicted,
    sides: at,
  });

  test.each([
    ['one for each', [one('1', ['a']), one('2', ['b'])], true],
    ['one for both', [one('1', ['a', 'b'])], false],
    ['one for both and another for one', [one('1', ['a', 'b']), one('2', ['a'])], true],
    ['nobody for one', [one('1', ['a']), one('2', ['a'])], false],
    ['one who asks themselves', [one('1', ['a']), one('2', ['b'], true)], false],
  ])('%s', (_, approvers, enough) => {
    expect(canAllAgree(estate(), sides, approvers)).toBe(enough);
  });
});

describe('who answers for another tenant than the one that is asked', () => {
  const host = { person: 'host', account: { tenantId: HOME, objectId: SECURITY.objectId } };
  const base = both();
  const of: Estate = {
    ...base,
    tenants: base.tenants.map((one) => (one.id === HOME ? { ...one, owners: [host] } : one)),
  };
  const decides = (tenants?: readonly string[]) => {
    const planned = { ...plannedGuestAccess(), sides: [HOME, AWAY] };
    const matter = { resource: planned.plan.resource, beneficiary: EMPLOYEE, outside: [] };
    const named = runNow(
      decidingOn(
        of,
        planned,
        rule({ approvers: ['second'], ...(tenants && { tenants }) }),
        matter,
        { askers: [], absences: [] },
      ),
      new FakeDirectory(),
    );
    return named.ok ? named.value.named[HOME]?.map(({ account: one }) => accountKey(one)) : [];
  };

  test('its owners, where the rule names people for the asked one alone', () => {
    expect(decides([AWAY])).toEqual([accountKey(host.account)]);
  });

  test('whom the rule names, where it is about both or about every tenant', () => {
    expect(decides([AWAY, HOME])).toEqual([accountKey(SECOND)]);
    expect(decides()).toEqual([accountKey(SECOND)]);
  });
});
