// A request for a team: who sees it, who decides, and what happens when one of them fails.
import { expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { listMine } from '../../src/usecases/list-requests.ts';
import { showRequest } from '../../src/usecases/show-request.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  estate,
  GROUP,
  HOME,
  OWNER,
  rule,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const OTHER = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000005' };
const TEAM = 'em@home.example\nother@away.example';

function world(): World {
  const away = tenant({
    access: ['project-team'],
    owners: [{ person: 'owner', account: OWNER }],
  });
  const [home] = estate().tenants;
  const policies = [rule({ kinds: ['project-team'] })];
  const made = new World(estate({ tenants: home ? [home, away] : [away], policies }));
  made.directory.add(
    account(OTHER, { displayName: 'Other', userPrincipalName: 'other@away.example' }),
  );
  return made;
}

const ask = (of: World, people = TEAM) =>
  of.ask({
    kind: 'project-team',
    actor: STRANGER,
    fields: { resource: `away/${GROUP}`, 'input-people': people },
  });
async function asked(of: World, people = TEAM) {
  const result = await ask(of, people);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

test('each of them finds it and can press nothing; nobody else does', async () => {
  const of = world();
  const { id } = await asked(of);
  for (const account of [EMPLOYEE, OTHER]) {
    const mine = await listMine(of.deps, account, 'requests');
    expect(mine.map((one) => one.id)).toEqual([id]);
    const shown = await showRequest(of.deps, account, id);
    expect(shown.ok && shown.value.audience).toBe('person');
  }
  expect((await showRequest(of.deps, { ...OTHER, objectId: 'x' }, id)).ok).toBe(false);
  expect((await of.end(id, 'withdraw', EMPLOYEE)).ok).toBe(false);
});

test('none of them approves', async () => {
  const of = world();
  const result = await ask(of, `em@home.example\no@away.example`);
  expect(!result.ok && result.error[0]?.code).toBe('no-approver');
});

test('all of it is done, and ended by who asked', async () => {
  const of = world();
  const { id } = await asked(of);
  await of.approve(id);
  await of.settle();
  expect(of.request(id).steps.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
  expect(of.request(id).personal?.redeemLink).toBeUndefined();
  expect((await of.end(id, 'revoke', EMPLOYEE)).ok).toBe(false);
  expect((await of.end(id, 'return', STRANGER)).ok).toBe(true);
  await of.settle();
  expect(of.request(id).state).toBe('ended');
  expect(of.directory.members.size).toBe(0);
});

test('a step that is refused undoes everything and says for whom it was', async () => {
  const of = world();
  const { id } = await asked(of);
  of.refuse = 'invite-guest';
  await of.approve(id);
  await of.settle();
  expect(of.request(id).state).toBe('failed');
  expect(of.request(id).personal?.failure).toMatch(/^Em Ployee: /);
  expect(of.directory.members.size).toBe(0);
});

test('who has left since cannot be approved, and is named', async () => {
  const of = world();
  const { id } = await asked(of);
  of.directory.accounts.delete(`${OTHER.tenantId}/${OTHER.objectId}`);
  const result = await of.approve(id);
  expect(!result.ok && result.error.refusal).toMatchObject({
    code: 'person-unknown',
    sentence: 'Other is no longer in the directory of Away.',
  });
  expect((await of.deny(id, 'Ask again without them')).ok).toBe(true);
});

test('the card of a full team fits into a message', async () => {
  const of = world();
  const people = Array.from({ length: 20 }, (_, i) => ({
    tenantId: HOME,
    objectId: `e0000000-0000-4000-8000-0000000000${10 + i}`,
  }));
  of.directory.add(
    ...people.map((one, i) =>
      account(one, {
        displayName: `Somebody With A Long Name ${i}`,
        userPrincipalName: `somebody.with.a.long.name.${i}@home.example`,
      }),
    ),
  );
  const { id } = await asked(
    of,
    people.map((_, i) => `somebody.with.a.long.name.${i}@home.example`).join('\n'),
  );
  const card = () =>
    JSON.stringify(
      requestCard({
        request: of.request(id),
        viewer: OWNER,
        audience: 'approver',
        tenant: 'Away',
        reader: readerFrom('en', 'UTC'),
        now: of.now,
      }),
    ).length;
  // Teams takes 28 KB.
  expect(card()).toBeLessThan(28_000);
  await of.approve(id);
  await of.settle();
  expect(card()).toBeLessThan(28_000);
});
