// Whom only a directory or a conflict made a decider: they say no, ask back, comment and revoke like all who are asked.
import { describe, expect, test } from 'vitest';
import { openDeciders } from '../../src/domain/access/stages.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { MINUTE } from '../../src/shared/duration.ts';
import { passOnDuty } from '../../src/usecases/pass-on-duty.ts';
import { sayAboutRequest } from '../../src/usecases/say-about-request.ts';
import { account, group } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  estate,
  GROUP,
  HOME,
  OWNER,
  offers,
  rule,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const DESK = '30000000-0000-4000-8000-000000000077';
const desk = { tenantId: AWAY, groupId: DESK, name: 'Desk' };
const [CLERK, COLLEAGUE] = [1, 2].map(
  (n): AccountRef => ({ tenantId: AWAY, objectId: `d0000000-0000-4000-8000-00000000001${n}` }),
) as [AccountRef, AccountRef];

function worldOf(policy: PolicyRule, change: Partial<Estate> = {}): World {
  const people = [
    ...estate().people,
    { name: 'clerk', displayName: 'Clara Clerk', accounts: [CLERK] },
    { name: 'colleague', displayName: 'Cole League', accounts: [COLLEAGUE] },
  ];
  const world = new World(estate({ people, policies: [policy], ...change }));
  world.directory.add(
    account(CLERK, { displayName: 'Clara Clerk', userPrincipalName: 'clara@away.example' }),
    account(COLLEAGUE, { displayName: 'Cole League', userPrincipalName: 'cole@away.example' }),
  );
  return world;
}

async function asked(world: World, change: Parameters<World['ask']>[0] = {}): Promise<string> {
  const result = await world.ask(change);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  await world.settle();
  const { id } = result.value;
  const open = openDeciders(world.request(id)).map(({ account: ref }) => accountKey(ref));
  expect(open).toEqual([accountKey(CLERK)]);
  return id;
}

/** The desk is asked, since the manager is the one who asks. */
async function fallback() {
  const world = worldOf(
    rule({
      approvers: [],
      stages: [{ groups: [{ deciders: ['manager'], needs: 1 }] }],
      fallback: [desk],
    }),
  );
  world.directory.groups.set(DESK, group({ tenantId: AWAY, id: DESK }));
  world.directory.members.add(`${DESK}/${CLERK.objectId}`);
  const own = world.directory.accounts.get(accountKey(EMPLOYEE));
  if (own) world.directory.managers.set(accountKey(EMPLOYEE), own);
  return { world, id: await asked(world) };
}

/** A guest who is there already names the clerk. */
async function sponsor() {
  const [home] = estate().tenants;
  const away = tenant({
    access: ['external-guest'],
    offers: offers({ sponsored: [GROUP] }),
    owners: [{ person: 'owner', account: OWNER }],
  });
  const world = worldOf(
    rule({
      kinds: ['external-guest'],
      approvers: [],
      stages: [{ groups: [{ deciders: ['sponsor'], needs: 1 }] }],
    }),
    { tenants: home ? [home, away] : [away] },
  );
  const guest = { tenantId: AWAY, objectId: 'e0000000-0000-4000-8000-000000000001' };
  world.directory.add(
    account(guest, {
      displayName: 'Jane Roe',
      external: true,
      userType: 'guest',
      homeAddress: 'jane@partner.com',
      redemption: 'accepted',
    }),
  );
  const clerk = world.directory.accounts.get(accountKey(CLERK));
  if (clerk) world.directory.sponsors.set(accountKey(guest), [clerk]);
  const fields = {
    resource: `away/${GROUP}`,
    'input-address': 'jane@partner.com',
    'input-name': 'Jane Roe',
    'input-organisation': 'Partner Ltd',
  };
  return { world, id: await asked(world, { kind: 'external-guest', fields }) };
}

const code = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;
const denied = async (world: World, id: string) => {
  const result = await world.deny(id, 'Ask for less', CLERK);
  return result.ok ? result.value.outcome : result.error.refusal.code;
};

describe.each([
  ['one of a group that a rule falls back on', fallback],
  ['the sponsor of a guest', sponsor],
])('%s', (_who, begin) => {
  test('denies', async () => {
    const { world, id } = await begin();
    expect(await denied(world, id)).toBe('denied');
  });

  test('asks back, comments and hands over', async () => {
    const { world, id } = await begin();
    const say = (kind: 'question' | 'comment') =>
      sayAboutRequest(world.deps, CLERK, id, { kind, text: 'What for?', formId: kind });
    expect(code(await say('question'))).toBe('ok');
    expect(code(await say('comment'))).toBe('ok');
    expect(code(await passOnDuty(world.deps, CLERK, id, 'Cole League'))).toBe('ok');
  });

  test('revokes what they approved', async () => {
    const { world, id } = await begin();
    expect((await world.approve(id, CLERK)).ok).toBe(true);
    await world.moveTo(world.now + 5 * MINUTE);
    expect(code(await world.end(id, 'revoke', CLERK))).toBe('ok');
  });
});

test.each([
  ['has left', (w: World) => w.directory.accounts.delete(accountKey(EMPLOYEE))],
  ['cannot be read', (w: World) => w.directory.broken.add(HOME)],
])('a sponsor denies also where whoever asked %s', async (_how, happen) => {
  const { world, id } = await sponsor();
  happen(world);
  expect(await denied(world, id)).toBe('denied');
});

test('where it cannot be read whether the rule falls back on them, they are told which tenant', async () => {
  const { world, id } = await fallback();
  world.directory.broken.add(HOME);
  const result = await world.deny(id, 'Ask for less', CLERK);
  expect(!result.ok && result.error.refusal.sentence).toContain('Home cannot be read');
});

test('whoever was asked and is no sponsor any more is told so', async () => {
  const { world, id } = await sponsor();
  world.directory.sponsors.clear();
  expect(await denied(world, id)).toBe('not-an-approver');
});
