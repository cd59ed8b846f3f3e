// What is no reason to be decided about lightly, and none not to be reminded: other grants of the same thing.
import { expect, test } from 'vitest';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { breakGlass } from '../../src/usecases/break-glass.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { GLASS, SECURITY } from '../fakes/break-glass.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, OWNER, rule } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const people = [
  ...estate().people,
  { name: 'security', displayName: 'Se Curity', accounts: [SECURITY] },
];
const PAYMENTS = { id: 'payments', after: 'never', reason: 'x' };

const withRenewals = () =>
  estate({
    people,
    policies: [
      rule({
        approvers: ['security'],
        longest: DAY,
        usual: DAY,
        renewal: { longest: 60 * DAY, approvers: ['tenant-owners'] },
      }),
    ],
    breakGlass: [GLASS],
  });

test('what somebody took by break-glass is no first time that was decided: asking for longer is decided as one', async () => {
  const world = new World(withRenewals());
  world.directory.add(account(SECURITY, { userPrincipalName: 'sec@home.example' }));
  const taken = await breakGlass(world.deps, EMPLOYEE, PAYMENTS);
  if (!taken.ok) throw new Error(taken.error.code);
  await world.settle();
  // A first request is for a day at most, and is security's.
  expect(await world.ask({ fields: { duration: 'P60D' } })).toMatchObject({ ok: false });
  const asked = await world.ask({ fields: { duration: 'P1D' } });
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  expect(asked.value.renews).toBeUndefined();
  await world.approve(asked.value.id, OWNER);
  expect(world.request(asked.value.id).state).toBe('pending');
});

test('one that waits already as a renewal of break-glass is decided as the first time', async () => {
  const world = new World(withRenewals());
  world.directory.add(account(SECURITY, { userPrincipalName: 'sec@home.example' }));
  const taken = await breakGlass(world.deps, EMPLOYEE, PAYMENTS);
  if (!taken.ok) throw new Error(taken.error.code);
  await world.settle();
  const asked = await world.ask({ fields: { duration: 'P1D' } });
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  const { id } = asked.value;
  const renews = { requestId: taken.value.id, nth: 1 };
  world.store.requests.set(id, { ...world.request(id), renews });
  await world.approve(id, OWNER);
  expect(world.request(id).state).toBe('pending');
});

const reminders = ({ posts }: World) =>
  posts.filter(({ to, summary }) => to === accountKey(EMPLOYEE) && summary.startsWith('Ends in'));

test('a grant that begins days after the end of this one is no reason not to be reminded', async () => {
  const world = new World();
  const first = await world.ask({ kind: 'pim-eligibility', fields: { duration: 'P7D' } });
  if (!first.ok) throw new Error('no');
  await world.approve(first.value.id);
  await world.settle();
  const start = new Date(world.now + 20 * DAY).toISOString().slice(0, 10);
  const later = await world.ask({
    kind: 'pim-eligibility',
    fields: { duration: 'P7D', startDate: start, startTime: '10:00' },
  });
  if (!later.ok) throw new Error(later.error.map(({ code }) => code).join());
  expect(later.value.renews).toBeUndefined();
  await world.approve(later.value.id);
  await world.settle();
  expect(world.request(later.value.id).state).toBe('scheduled');
  const end = world.request(first.value.id).expiresAt ?? 0;
  await world.moveTo(end - HOUR / 2);
  expect(reminders(world)).toHaveLength(2);
});

test('a renewal that a brake holds is no reason not to be reminded', async () => {
  const world = new World();
  const first = await world.ask({ kind: 'pim-eligibility', fields: { duration: 'P7D' } });
  if (!first.ok) throw new Error('no');
  await world.approve(first.value.id);
  await world.settle();
  const renewal = await world.ask({ kind: 'pim-eligibility', fields: { duration: 'P14D' } });
  if (!renewal.ok) throw new Error(renewal.error.map(({ code }) => code).join());
  await world.approve(renewal.value.id);
  const pulled = await pullBrake(world.deps, OWNER, AWAY, world.ids.next());
  if (!pulled.ok) throw new Error(pulled.error.code);
  await world.settle();
  expect(world.request(renewal.value.id)).toMatchObject({ state: 'applying', braked: {} });
  await world.moveTo((world.request(first.value.id).expiresAt ?? 0) - HOUR / 2);
  expect(reminders(world)).toHaveLength(2);
});
