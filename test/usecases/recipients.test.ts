// A rule can look at the account that gets the right, which is not always the one that asks.
import { describe, expect, test } from 'vitest';
import type { AccountRef } from '../../src/shared/account.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, HOME, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const NO_ROLES_FOR_GUESTS = rule({
  id: 'no-guests',
  kinds: ['pim-eligibility'],
  recipients: { userTypes: ['guest'] },
  decision: 'refuse',
  because: 'Roles go to accounts of the tenant itself.',
});

const worldWith = (...policies: ReturnType<typeof rule>[]) => {
  const [home] = estate().tenants;
  const away = tenant({ owners: [{ person: 'owner', account: OWNER }] });
  const world = new World(estate({ policies, tenants: home ? [home, away] : [away] }));
  const guest = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
  world.directory.add(
    account(guest, {
      displayName: 'Stranger',
      external: true,
      userType: 'guest',
      homeAddress: 's@home.example',
      redemption: 'accepted',
    }),
  );
  return world;
};

const asRole = { kind: 'pim-eligibility', actor: STRANGER };
const codeOf = (result: Awaited<ReturnType<World['ask']>>) =>
  result.ok ? 'ok' : result.error[0]?.code;

test('who asks from home as a member gets no role into their guest account', async () => {
  expect(codeOf(await worldWith(rule()).ask(asRole))).toBe('ok');
  expect(codeOf(await worldWith(NO_ROLES_FOR_GUESTS, rule()).ask(asRole))).toBe('refused-by-rule');
});

test('an account of the tenant itself gets it', async () => {
  const world = worldWith(NO_ROLES_FOR_GUESTS, rule());
  expect(codeOf(await world.ask({ kind: 'pim-eligibility' }))).toBe('ok');
});

test('a rule that came since the request is followed at the click', async () => {
  const world = worldWith(rule());
  const asked = await world.ask(asRole);
  if (!asked.ok) throw new Error('It could not be asked.');
  Object.assign(world, { estate: { ...world.estate, policies: [NO_ROLES_FOR_GUESTS, rule()] } });
  const result = await world.approve(asked.value.id);
  expect(!result.ok && result.error.refusal.code).toBe('rule-changed');
  expect(world.writes).toEqual([]);
});

describe('rules that ask others for guests than for members', () => {
  const SECURITY = { tenantId: HOME, objectId: 'd0000000-0000-4000-8000-000000000012' };
  const splitWorld = () => {
    const world = worldWith(
      rule({ id: 'guests', recipients: { userTypes: ['guest'] } }),
      rule({ id: 'members', recipients: { userTypes: ['member'] }, approvers: ['security'] }),
    );
    const people = [
      ...world.estate.people,
      { name: 'security', displayName: 'S. Ecurity', accounts: [SECURITY] },
    ];
    Object.assign(world, { estate: { ...world.estate, people } });
    world.directory.add(account(SECURITY, { displayName: 'S. Ecurity' }));
    return world;
  };
  const pressed = async (world: World, actor?: AccountRef) => {
    const asked = await world.ask({ kind: 'pim-eligibility', ...(actor && { actor }) });
    if (!asked.ok) throw new Error('It could not be asked.');
    const press = async (by: AccountRef) => {
      const result = await world.approve(asked.value.id, by);
      return result.ok ? result.value.outcome : result.error.refusal.code;
    };
    return { rule: asked.value.policy.id, press };
  };

  test('whom the rule for members names approves for a member, and nobody else', async () => {
    const { rule: id, press } = await pressed(splitWorld());
    expect(id).toBe('members');
    expect(await press(OWNER)).toBe('not-an-approver');
    expect(await press(SECURITY)).toBe('approved');
  });

  test('whom the rule for guests names approves for a guest, and nobody else', async () => {
    const { rule: id, press } = await pressed(splitWorld(), STRANGER);
    expect(id).toBe('guests');
    expect(await press(SECURITY)).toBe('not-an-approver');
    expect(await press(OWNER)).toBe('approved');
  });
});
