// From whichever account somebody asks, everything of theirs is found: over their home, and over the estate.
import { expect, test } from 'vitest';
import type { DataSubject } from '../../src/domain/record/held.ts';
import { linkedAccounts } from '../../src/usecases/linked-accounts.ts';
import { tellHeld } from '../../src/usecases/tell-held.ts';
import { AWAY, EMPLOYEE, EMPLOYEE_ADMIN, estate, HOME, STRANGER } from '../fakes/estate.ts';

const guest = (n: number, tenantId = AWAY) => ({
  tenantId,
  objectId: `e0000000-0000-4000-8000-00000000000${n}`,
});
const links = [
  { guest: guest(1), home: STRANGER },
  { guest: guest(2, HOME), home: STRANGER },
  { guest: guest(3), home: EMPLOYEE },
];
const store = {
  guestLinks: async (accounts: ReadonlyArray<{ readonly objectId: string }>) =>
    links.filter((link) =>
      accounts.some(({ objectId }) => [link.guest.objectId, link.home.objectId].includes(objectId)),
    ),
};
const of = async (account: typeof EMPLOYEE) =>
  (await linkedAccounts({ estate: estate(), store }, account)).map(({ objectId }) => objectId);

test.each([STRANGER, guest(1), guest(2, HOME)])(
  'asked from %j it is the home and both guest accounts',
  async (account) => {
    const all = [STRANGER, guest(1), guest(2)].map(({ objectId }) => objectId).sort();
    expect((await of(account)).sort()).toEqual(all);
  },
);

test('a guest account leads to every account that the estate lists for its home', async () => {
  expect((await of(guest(3))).sort()).toEqual(
    [guest(3), EMPLOYEE, EMPLOYEE_ADMIN].map(({ objectId }) => objectId).sort(),
  );
});

test('whoever asks from a guest account is told what is held under the others', async () => {
  const asked: string[] = [];
  await tellHeld(
    {
      estate: estate(),
      store: { ...store, note: async () => undefined },
      held: {
        about: async ({ keys }: DataSubject) => {
          asked.push(...keys);
          return { accounts: keys, parts: [] };
        },
      },
      clock: { now: () => 0 },
    } as never,
    guest(1),
    'shown',
  );
  expect(asked).toContain(`${HOME}/${guest(2).objectId}`);
});
