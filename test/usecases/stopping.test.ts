// Saying no and taking back work in every weather: they give nothing to anybody.
import { describe, expect, test } from 'vitest';
import { requestCard } from '../../src/cards/request-card.ts';
import { readerFrom } from '../../src/cards/times.ts';
import { accountKey } from '../../src/shared/account.ts';
import { DAY, MINUTE } from '../../src/shared/duration.ts';
import { answerReview } from '../../src/usecases/answer-review.ts';
import { endAccess } from '../../src/usecases/end-access.ts';
import { pullBrake } from '../../src/usecases/pull-brake.ts';
import { account } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  STRANGER,
  tenant,
} from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

async function asked(world: World, change: Parameters<World['ask']>[0] = {}) {
  const result = await world.ask(change);
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value.id;
}

async function active(world: World) {
  const id = await asked(world);
  await world.approve(id);
  await world.settle();
  const guest = world.guest();
  if (guest) world.directory.accounts.set(accountKey(guest), { ...guest, redemption: 'accepted' });
  await world.moveTo(world.now + 5 * MINUTE);
  return id;
}

const rulesGone = (world: World) =>
  Object.assign(world, { estate: { ...world.estate, policies: [] } });

const WEATHER: ReadonlyArray<[string, (world: World) => void]> = [
  ['the account that asked was deleted', (w) => w.directory.accounts.delete(accountKey(EMPLOYEE))],
  ['its tenant does not answer', (w) => w.directory.broken.add(HOME)],
  ['no rule fits any more', rulesGone],
];

describe('the owner revokes', () => {
  test.each(WEATHER)('when %s', async (_what, happen) => {
    const world = new World();
    const id = await active(world);
    happen(world);
    expect((await world.end(id, 'revoke', OWNER)).ok).toBe(true);
    await world.moveTo(world.now + MINUTE);
    expect(world.request(id).state).toBe('ended');
    expect(world.directory.members.size).toBe(0);
  });

  test('when their own tenant cannot be read: the token tells who presses', async () => {
    const world = new World();
    const id = await active(world);
    world.directory.broken.add(AWAY);
    expect((await world.end(id, 'revoke', STRANGER)).ok).toBe(false);
    expect((await world.end(id, 'revoke', OWNER)).ok).toBe(true);
    expect(world.request(id).personal?.names[accountKey(OWNER)]).toBe('O. Wner');
  });

  test('and nobody else does', async () => {
    const world = new World();
    const id = await active(world);
    for (const somebody of [EMPLOYEE, STRANGER]) {
      expect((await world.end(id, 'revoke', somebody)).ok).toBe(false);
    }
    expect(world.request(id).state).toBe('active');
  });
});

describe('the owner denies', () => {
  test.each(WEATHER)('when %s', async (_what, happen) => {
    const world = new World();
    const id = await asked(world);
    happen(world);
    expect((await world.deny(id, 'You have left.')).ok).toBe(true);
    expect(world.request(id).state).toBe('denied');
  });

  test('while nobody can tell who a guest is at home, who may be anybody then', async () => {
    const world = new World();
    const guest = { tenantId: AWAY, objectId: 'e0000000-0000-4000-8000-000000000001' };
    world.directory.add(
      account(guest, {
        displayName: 'Stranger',
        userPrincipalName: 's_home.example#EXT#@away.example',
        homeAddress: 's@home.example',
        external: true,
        userType: 'guest',
        redemption: 'accepted',
      }),
    );
    world.directory.broken.add(HOME);
    const id = await asked(world, { kind: 'pim-eligibility', actor: guest });
    const given = await world.approve(id);
    expect(!given.ok && given.error.refusal.code).toBe('maybe-own-request');
    expect((await world.deny(id, 'Ask from home.')).ok).toBe(true);
  });

  test('with the administrator account of the one who asked, it is their own request', async () => {
    const world = new World();
    const id = await asked(world);
    const result = await world.deny(id, 'never mind', EMPLOYEE_ADMIN);
    expect(!result.ok && result.error.refusal.code).toBe('own-request');
  });
});

describe('an old card of a request that was denied', () => {
  const COLLEAGUE = { tenantId: AWAY, objectId: 'b0000000-0000-4000-8000-000000000002' };
  const brake = async (world: World) => {
    const pulled = await pullBrake(world.deps, OWNER, AWAY, 'card');
    expect(pulled.ok).toBe(true);
  };
  const BESIDES: ReadonlyArray<[string, (world: World) => unknown]> = [
    ...WEATHER,
    ['a brake holds', brake],
    ['their own tenant does not answer', (w) => w.directory.broken.add(AWAY)],
  ];

  test.each(BESIDES)('says that it was decided, also when %s', async (_what, happen) => {
    const owners = [...tenant().owners, { person: 'colleague', account: COLLEAGUE }];
    const tenants = estate().tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one));
    const world = new World(estate({ tenants }));
    world.directory.add(account(COLLEAGUE, { displayName: 'Cole League' }));
    const id = await asked(world);
    await world.deny(id, 'Ask for less.');
    await happen(world);
    const results = [await world.approve(id, COLLEAGUE), await world.deny(id, 'No', COLLEAGUE)];
    for (const result of results) {
      expect(result).toMatchObject({
        ok: false,
        error: { refusal: { code: 'already-decided' }, request: { state: 'denied' } },
      });
    }
    const stranger = await world.approve(id, STRANGER);
    expect(!stranger.ok && stranger.error).not.toHaveProperty('request');
    expect(!stranger.ok && stranger.error.refusal.code).not.toBe('already-decided');
  });
});

describe('the owner approves', () => {
  test('not when the account that asked is gone, and is told about that account', async () => {
    const world = new World();
    const id = await asked(world);
    world.directory.accounts.delete(accountKey(EMPLOYEE));
    const result = await world.approve(id);
    expect(!result.ok && result.error.refusal.code).toBe('asker-unknown');
  });

  test('not when no rule fits any more, and is told to deny', async () => {
    const world = new World();
    const id = await asked(world);
    rulesGone(world);
    const result = await world.approve(id);
    expect(!result.ok && result.error.refusal.code).toBe('rule-changed');
  });

  test('not what their own guest account with a private address asked for', async () => {
    const world = new World();
    const stray = { tenantId: AWAY, objectId: 'e0000000-0000-4000-8000-000000000001' };
    world.directory.add(
      account(stray, {
        displayName: 'Somebody Else',
        userPrincipalName: 'private_mail.example#EXT#@away.example',
        mail: 'private@mail.example',
        homeAddress: 'private@mail.example',
        external: true,
        userType: 'guest',
        redemption: 'accepted',
      }),
    );
    const id = await asked(world, { kind: 'pim-eligibility', actor: stray });
    const result = await world.approve(id);
    expect(!result.ok && result.error.refusal.code).toBe('maybe-own-request');
    expect(world.writes).toEqual([]);
  });

  test('not when their account at home is disabled', async () => {
    const home = { tenantId: HOME, objectId: 'b0000000-0000-4000-8000-000000000009' };
    const owned = tenant({ owners: [{ person: 'owner', account: OWNER }] });
    const [first] = estate().tenants;
    const world = new World(estate({ tenants: first ? [first, owned] : [owned] }));
    const id = await asked(world);
    const owner = world.directory.accounts.get(accountKey(OWNER));
    world.directory.add(account(home, { mail: 'boss@home.example', enabled: false }));
    world.directory.accounts.set(accountKey(OWNER), {
      ...(owner ?? account(OWNER)),
      external: true,
      homeAddress: 'boss@home.example',
    });
    const result = await world.approve(id);
    expect(!result.ok && result.error.refusal.code).toBe('approver-disabled');
  });

  test('not after the time to decide is over, however late the clock’s own work is', async () => {
    const world = new World();
    const id = await asked(world);
    world.now = world.request(id).lapsesAt + 30 * DAY;
    const result = await world.approve(id);
    expect(!result.ok && result.error.refusal.code).toBe('lapsed');
    await world.settle();
    expect(world.request(id).state).toBe('lapsed');
  });
});

describe('a setting is ended from a card that asked whether it is still needed', () => {
  const pressedOn = (card: string): string => {
    const button = /"title":"End it","verb":"revoke","data":(\{[^}]*\})/.exec(card)?.[1];
    return (JSON.parse(button ?? '{}') as { review?: string }).review ?? 'no button';
  };

  async function asksWhetherNeeded() {
    const world = new World();
    const id = await active(world);
    const request = world.request(id);
    world.store.requests.set(id, { ...request, lifecycle: 'relationship-setting' });
    await answerReview(world.deps, OWNER, id, 'review');
    await world.settle();
    const asked = pressedOn(cardOf(world, id));
    const endIt = () => endAccess(world.deps, OWNER, id, 'revoke', undefined, asked);
    return { world, id, endIt };
  }

  const cardOf = (world: World, id: string): string =>
    JSON.stringify(
      requestCard({
        request: world.request(id),
        viewer: OWNER,
        audience: 'approver',
        tenant: 'Away',
        reader: readerFrom('en-GB', 'UTC'),
        now: world.now,
      }),
    );

  test('while nobody has answered, also a day later', async () => {
    const { world, id, endIt } = await asksWhetherNeeded();
    await world.moveTo(world.now + DAY + MINUTE);
    expect(world.request(id).review?.asked).toBeGreaterThan(1);
    expect((await endIt()).ok).toBe(true);
  });

  test('whose review is due says since when, and each reminder that nobody has answered', async () => {
    const { world, id } = await asksWhetherNeeded();
    world.store.requests.set(id, { ...world.request(id), reviewAt: world.now });
    await world.moveTo(world.now + 2 * DAY + MINUTE);
    const card = cardOf(world, id);
    expect(card).toContain('Review due since: ');
    expect(card).not.toContain('Next review: ');
    expect(card).not.toContain('2 days ago');
    expect(world.posts.at(-1)?.summary).toMatch(
      /^Still needed\? .* Nobody has answered since Fri /,
    );
  });

  test('whose reminder does not go to whoever is not asked about it any more', async () => {
    const { world, id } = await asksWhetherNeeded();
    const request = world.request(id);
    const [one] = request.approvers;
    if (!one) throw new Error('Nobody is asked.');
    const approvers = [...request.approvers, { ...one, account: STRANGER, sides: [] }];
    world.store.requests.set(id, { ...request, reviewAt: world.now, approvers });
    await world.moveTo(world.now + DAY + MINUTE);
    const told = world.posts.filter(
      ({ summary, card }) => summary.startsWith('Still needed? ') && !card.includes(' · rule '),
    );
    const to = told.map((one) => one.to);
    expect(to).toContain(accountKey(OWNER));
    expect(to).not.toContain(accountKey(STRANGER));
  });

  test.each([
    ['kept', 'O. Wner has found it still needed. Nobody waits for your decision any more.'],
    ['ended', 'Its end has begun. Nobody waits for your decision any more.'],
  ])('whose reminder asks no more once it was %s', async (how, said) => {
    const { world, id, endIt } = await asksWhetherNeeded();
    world.store.requests.set(id, { ...world.request(id), reviewAt: world.now });
    await world.moveTo(world.now + DAY + MINUTE);
    const reminder = () =>
      [...world.messages.values()]
        .filter(({ to, card }) => to === accountKey(OWNER) && !card.includes(' · rule '))
        .map(({ card }) => JSON.parse(card).fallbackText as string)
        .at(-1);
    expect(reminder()).toMatch(/^Still needed\? /);
    if (how === 'kept') await answerReview(world.deps, OWNER, id, 'keep');
    else await endIt();
    await world.settle();
    expect(reminder()).toContain(said);
  });

  test('not from one on which a colleague has answered meanwhile; the next one asks again', async () => {
    const { world, id, endIt } = await asksWhetherNeeded();
    await world.moveTo(world.now + MINUTE);
    await answerReview(world.deps, OWNER, id, 'keep');
    expect(await endIt()).toMatchObject({ ok: false, error: { code: 'review-answered' } });
    expect(world.request(id).state).toBe('active');
    await answerReview(world.deps, OWNER, id, 'review');
    expect(await endIt()).toMatchObject({ ok: false, error: { code: 'review-answered' } });
    const asked = pressedOn(cardOf(world, id));
    expect((await endAccess(world.deps, OWNER, id, 'revoke', undefined, asked)).ok).toBe(true);
  });

  test('one that was ended is told as over', async () => {
    const { endIt } = await asksWhetherNeeded();
    await endIt();
    expect(await endIt()).toMatchObject({ ok: false, error: { code: 'too-late' } });
  });
});
