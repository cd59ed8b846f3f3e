// A decider from another tenant whose home cannot be read: nothing is given on the word of the tenant they visit.
import { describe, expect, test } from 'vitest';
import type { Estate, PolicyRule, Tenant } from '../../src/domain/estate/estate.ts';
import type { BreakGlass } from '../../src/domain/estate/limits.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { answerAbsence } from '../../src/usecases/answer-absence.ts';
import { beAway } from '../../src/usecases/be-away.ts';
import { breakGlass, listGlass } from '../../src/usecases/break-glass.ts';
import { answerDuty, passOnDuty } from '../../src/usecases/pass-on-duty.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { releaseBrake } from '../../src/usecases/release-brake.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, ROLE, rule, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const THIRD = '30000000-0000-4000-8000-00000000000a';
const AT_HOME = { tenantId: THIRD, objectId: OWNER.objectId };
const SECOND: AccountRef = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000012' };
const GLASS: BreakGlass = {
  id: 'closing',
  place: 'estate.yaml:7',
  title: 'Closing stands still',
  kind: 'pim-eligibility',
  tenantId: AWAY,
  resource: ROLE,
  people: ['owner'],
  longest: HOUR,
  atMost: { count: 2, in: 30 * DAY },
  tell: [],
  because: 'Suppliers are paid daily.',
};

const third = tenant({
  name: 'third',
  id: THIRD,
  displayName: 'Third',
  domains: ['third.example'],
  owners: [],
});

/** The owner visits with an account of their own; at home they are in another tenant of the estate. */
function worldOf(
  change: Partial<PolicyRule> = {},
  more: Partial<Estate> = {},
  home: Tenant = third,
): World {
  const base = estate();
  const world = new World(
    estate({
      tenants: [...base.tenants, home],
      people: [...base.people, { name: 'second', displayName: 'S. Econd', accounts: [SECOND] }],
      policies: [rule({ lapsesAfter: 5 * DAY, ...change })],
      ...more,
    }),
  );
  const address = 'o.wner@third.example';
  world.directory.add(
    account(AT_HOME, { displayName: 'O. Wner', userPrincipalName: address }),
    account(OWNER, {
      displayName: 'O. Wner',
      external: true,
      userType: 'member',
      homeAddress: address,
    }),
    account(SECOND, { displayName: 'S. Econd', userPrincipalName: 'second@home.example' }),
  );
  return world;
}
const silence = (world: World) => world.directory.broken.add(THIRD);

async function asked(world: World): Promise<string> {
  const result = await world.ask();
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  await world.settle();
  return result.value.id;
}
const why = (result: Awaited<ReturnType<World['approve']>>) =>
  result.ok ? result.value.outcome : result.error.refusal.code;
const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;

describe('while the tenant they are at home in cannot be read', () => {
  test.each([
    [
      'an account that is at risk there',
      (w: World) => w.directory.risks.set(accountKey(AT_HOME), 'at-risk'),
    ],
    [
      'an account that is disabled there',
      (w: World) => w.directory.add(account(AT_HOME, { enabled: false })),
    ],
    ['an account with which all is well', () => undefined],
  ])('they do not approve with %s, and the refusal names that tenant', async (_how, be) => {
    const world = worldOf();
    const id = await asked(world);
    be(world);
    silence(world);
    const pressed = await world.approve(id, OWNER);
    expect(why(pressed)).toBe('tenant-unreadable');
    expect(!pressed.ok && pressed.error.refusal.sentence).toContain('Third cannot be read');
    expect(world.request(id).state).toBe('pending');
  });

  test('they approve again once it can be read', async () => {
    const world = worldOf();
    const id = await asked(world);
    silence(world);
    await world.approve(id, OWNER);
    world.directory.broken.clear();
    expect(why(await world.approve(id, OWNER))).toBe('approved');
  });

  test('a yes they gave before does not count towards the next', async () => {
    const world = worldOf({ alsoApprovers: ['second'] });
    const id = await asked(world);
    expect(why(await world.approve(id, OWNER))).toBe('agreed');
    silence(world);
    expect(why(await world.approve(id, SECOND))).toBe('tenant-unreadable');
    world.directory.broken.clear();
    expect(why(await world.approve(id, SECOND))).toBe('approved');
  });

  test('they stop what they could stop before', async () => {
    const world = worldOf();
    const denied = await asked(world);
    silence(world);
    expect(why(await world.deny(denied, 'Ask for less', OWNER))).toBe('denied');
    world.directory.broken.clear();
    const given = await asked(world);
    expect(why(await world.approve(given, OWNER))).toBe('approved');
    silence(world);
    expect(code(await world.end(given, 'revoke', OWNER))).toBe('ok');
    expect(code(await pullBrake(world.deps, OWNER, AWAY, 'card'))).toBe('ok');
  });

  test('they end no brake', async () => {
    const world = worldOf();
    const pulled = await pullBrake(world.deps, OWNER, AWAY, 'card');
    if (!pulled.ok) throw new Error(pulled.error.code);
    silence(world);
    expect(code(await releaseBrake(world.deps, OWNER, pulled.value.brake.id))).toBe(
      'tenant-unreadable',
    );
    world.directory.broken.clear();
    expect(code(await releaseBrake(world.deps, OWNER, pulled.value.brake.id))).toBe('ok');
  });

  test('they neither hand a decision on nor take one over, and may decline', async () => {
    const world = worldOf();
    const id = await asked(world);
    silence(world);
    expect(code(await passOnDuty(world.deps, OWNER, id, 'S. Econd'))).toBe('tenant-unreadable');
    const other = worldOf({ approvers: ['second'] });
    const theirs = await asked(other);
    expect(code(await passOnDuty(other.deps, SECOND, theirs, 'O. Wner'))).toBe('ok');
    silence(other);
    expect(code(await answerDuty(other.deps, OWNER, theirs, true))).toBe('tenant-unreadable');
    expect(code(await answerDuty(other.deps, OWNER, theirs, false))).toBe('ok');
  });

  test('they do not accept to decide in the stead of somebody who is away, and may decline', async () => {
    const world = worldOf({ approvers: ['second'] });
    const wish = { until: world.now + DAY, delegate: 'O. Wner' };
    const absence = await beAway(world.deps, SECOND, wish);
    if (!absence.ok) throw new Error(absence.error.code);
    const { id } = absence.value;
    silence(world);
    expect(code(await answerAbsence(world.deps, OWNER, id, 'accept'))).toBe('tenant-unreadable');
    expect(code(await answerAbsence(world.deps, OWNER, id, 'decline'))).toBe('ok');
  });

  test('they take no break-glass', async () => {
    const world = worldOf({}, { breakGlass: [GLASS] });
    const offered = await listGlass(world.deps, OWNER);
    const after = offered.ok ? (offered.value[0]?.after ?? '') : '';
    silence(world);
    const wish = { id: 'closing', after, reason: 'Payments stand still' };
    expect(code(await breakGlass(world.deps, OWNER, wish))).toBe('tenant-unreadable');
    expect(world.store.requests.size).toBe(0);
    world.directory.broken.clear();
    expect(code(await breakGlass(world.deps, OWNER, wish))).toBe('ok');
  });
});

describe('where the estate has no reader in the tenant they are at home in', () => {
  const kinds = ['isolated', 'external'] as const;
  const never = (change: Partial<PolicyRule>, kind: Tenant['kind'], more: Partial<Estate> = {}) => {
    const world = worldOf(change, more, { ...third, kind, access: [], signIn: [] });
    silence(world);
    return world;
  };

  test.each(kinds)('they approve, as the tenant they visit tells them (%s)', async (kind) => {
    const world = never({ alsoApprovers: ['second'] }, kind);
    const id = await asked(world);
    expect(why(await world.approve(id, OWNER))).toBe('agreed');
    expect(why(await world.approve(id, SECOND))).toBe('approved');
  });

  test.each(kinds)(
    'an account that is marked where it visits approves nothing (%s)',
    async (kind) => {
      const world = never({}, kind);
      const id = await asked(world);
      world.directory.risks.set(accountKey(OWNER), 'at-risk');
      expect(why(await world.approve(id, OWNER))).toBe('approver-at-risk');
    },
  );

  test('they take a decision over, end a brake and take break-glass', async () => {
    const world = never({ approvers: ['second'] }, 'isolated', { breakGlass: [GLASS] });
    const id = await asked(world);
    expect(code(await passOnDuty(world.deps, SECOND, id, 'O. Wner'))).toBe('ok');
    expect(code(await answerDuty(world.deps, OWNER, id, true))).toBe('ok');
    const wish = { id: 'closing', after: 'never', reason: 'Payments stand still' };
    expect(code(await breakGlass(world.deps, OWNER, wish))).toBe('ok');
    const pulled = await pullBrake(world.deps, OWNER, AWAY, 'card');
    if (!pulled.ok) throw new Error(pulled.error.code);
    expect(code(await releaseBrake(world.deps, OWNER, pulled.value.brake.id))).toBe('ok');
  });
});
