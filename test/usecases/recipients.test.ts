// A rule can look at the account that gets the right, which is not always the one that asks.
import { expect, test } from 'vitest';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, OWNER, rule, STRANGER, tenant } from '../fakes/estate.ts';
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
