// A rule can look at the account that gets the right, which is not always the one that asks.
import { describe, expect, test } from 'vitest';
import { openDeciders } from '../../src/domain/access/stages.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
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
    const world = splitWorld();
    const { rule: id, press } = await pressed(world, STRANGER);
    expect(id).toBe('guests');
    expect(await press(SECURITY)).toBe('not-an-approver');
    expect(world.store.audit.at(-1)).toMatchObject({ verb: 'approval-refused' });
    expect(await press(OWNER)).toBe('approved');
  });

  describe('where a guest becomes a member while it waits', () => {
    const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000009' };
    const OWN = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000010' };

    async function converted(how: 'an account of their own' | 'the same account') {
      const world = splitWorld();
      const policies = world.estate.policies.map((one) => ({ ...one, lapsesAfter: 20 * DAY }));
      Object.assign(world, { estate: { ...world.estate, policies } });
      const asked = await world.ask({ kind: 'pim-eligibility', actor: STRANGER });
      if (!asked.ok) throw new Error('It could not be asked.');
      await world.settle();
      const { id } = asked.value;
      expect(open(world, id)).toEqual([accountKey(OWNER)]);
      const own = how === 'the same account' ? GUEST : OWN;
      const upn = 'stranger@away.example';
      world.directory.add(account(own, { displayName: 'Stranger', userPrincipalName: upn }));
      const stranger = { name: 'stranger', displayName: 'Stranger', accounts: [STRANGER, own] };
      const people = [...world.estate.people, stranger];
      Object.assign(world, { estate: { ...world.estate, people } });
      const press = async (by: AccountRef) => {
        const result = await world.approve(id, by);
        await world.settle();
        return result.ok ? result.value.outcome : result.error.refusal.code;
      };
      return { world, id, press };
    }

    const open = (world: World, id: string) =>
      openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));

    test.each(['an account of their own', 'the same account'] as const)(
      'a press by whoever was asked puts it to those who decide about members: %s',
      async (how) => {
        const { world, id, press } = await converted(how);
        expect(await press(OWNER)).toBe('changed');
        expect(world.request(id)).toMatchObject({ policy: { id: 'members' } });
        expect(open(world, id)).toEqual([accountKey(SECURITY)]);
        expect(world.posts.some(({ to }) => to === accountKey(SECURITY))).toBe(true);
        await world.moveTo(world.now + 30 * HOUR);
        expect(open(world, id)).toEqual([accountKey(SECURITY)]);
        expect(await press(OWNER)).toBe('not-an-approver');
        expect(await press(SECURITY)).toBe('approved');
      },
    );

    test('whoever decides about members may press, though nobody asked them', async () => {
      const { press, world, id } = await converted('an account of their own');
      expect(await press(SECURITY)).toBe('changed');
      expect(open(world, id)).toEqual([accountKey(SECURITY)]);
      expect(await press(SECURITY)).toBe('approved');
    });

    test('nobody else has a say in it', async () => {
      const { press, world, id } = await converted('an account of their own');
      const { version } = world.request(id);
      expect(await press(EMPLOYEE)).toBe('not-an-approver');
      expect(world.request(id).version).toBe(version);
    });
  });
});
