// Two hundred owners of one tenant: everybody has the card, one decides, and every card tells the end.
import { expect, test } from 'vitest';
import { DeliveryError } from '../../src/ports/courier.ts';
import { type AccountRef, accountKey } from '../../src/shared/account.ts';
import { account } from '../fakes/directory.ts';
import { AWAY, estate, tenant } from '../fakes/estate.ts';
import { World } from '../fakes/world.ts';

const OWNERS = Array.from({ length: 200 }, (_, i) => ({
  name: `owner-${i}`,
  account: {
    tenantId: AWAY,
    objectId: `b1000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  },
}));

function crowded(): World {
  const base = estate();
  const owners = OWNERS.map(({ name, account: ref }) => ({ person: name, account: ref }));
  const world = new World({
    ...base,
    tenants: base.tenants.map((one) => (one.id === AWAY ? tenant({ owners }) : one)),
    people: [
      ...base.people,
      ...OWNERS.map(({ name, account: ref }) => ({ name, displayName: name, accounts: [ref] })),
    ],
  });
  for (const { name, account: ref } of OWNERS) {
    world.directory.add(
      account(ref, { displayName: name, userPrincipalName: `${name}@away.example` }),
    );
  }
  return world;
}

/** The cards as they stand in the chats; the first try to one of ten meets a limit. */
function chats(world: World) {
  const shown = new Map<string, string>();
  let tries = 0;
  const show = (to: AccountRef, card: unknown) => {
    tries += 1;
    if (tries % 10 === 0) throw new DeliveryError('later', 'Teams could not take it (429)', 1_000);
    shown.set(accountKey(to), JSON.stringify(card));
  };
  Object.defineProperty(world, 'deps', {
    value: {
      ...world.deps,
      courier: {
        post: async (to: AccountRef, card: unknown) => {
          show(to, card);
          return { conversationId: accountKey(to), activityId: 'a' };
        },
        update: async (to: AccountRef, _posted: unknown, card: unknown) => show(to, card),
      },
    },
  });
  return shown;
}

test('all are reached, and all cards come to the same end without a button', async () => {
  const world = crowded();
  const shown = chats(world);
  const asked = await world.ask();
  if (!asked.ok) throw new Error(asked.error.map(({ code }) => code).join());
  const { id } = asked.value;
  await world.moveTo(world.now + 10 * 60_000);
  const cards = () => OWNERS.map(({ account: ref }) => shown.get(accountKey(ref)) ?? '');
  expect(cards().filter((card) => card.includes('"Approve"'))).toHaveLength(200);

  const last = OWNERS.at(-1)?.account;
  expect(last && (await world.deny(id, 'Ask for less', last))).toMatchObject({ ok: true });
  await world.moveTo(world.now + 10 * 60_000);
  expect(cards().filter((card) => card.includes('Denied by owner-199'))).toHaveLength(200);
  expect(cards().filter((card) => /"(approve|open-denial)"/.test(card))).toEqual([]);
});
