// The stories are told with whoever is in the scenario; what the scenario lacks makes them fewer.
import { expect, test } from 'vitest';
import type { Person } from '../../../src/sandbox/web/client/types.ts';
import { stories } from '../../../src/sandbox/web/stories.ts';
import { storyFacts } from '../../../src/sandbox/web/story-facts.ts';

const person = (name: string, tenant: string): Person => ({
  name,
  displayName: `${name.charAt(0).toUpperCase()}${name.slice(1)} Berg`,
  tenant,
  objectId: `${name}@${tenant}`,
  about: 'Employee',
});
const human = (name: string, ...accounts: Person[]) => ({
  name,
  accounts: accounts.map(({ tenant, objectId }) => ({ tenant, objectId })),
});
const tenant = (name: string, owners: string[], access: string[]) => ({
  name,
  displayName: name.toUpperCase(),
  owners,
  access,
  offers: { groups: [{ id: 'g' }], roles: [{ id: 'r' }] },
});

const ada = person('ada', 'acme');
const admin = { ...person('ada2', 'zeta'), displayName: 'Ada Berg' };
const bo = person('bo', 'zeta');
const cy = person('cy', 'acme');
const gil = { ...person('gil', 'acme'), guest: true };
const both = ['guest-access', 'pim-eligibility'];
const estate = {
  tenants: [tenant('acme', ['cy'], both), tenant('zeta', ['bo', 'ada@zeta'], both)],
  people: [human('ada', ada, admin), human('bo', bo), human('cy', cy)],
};
const told = (people: Person[], from: unknown = estate) => stories({ ...storyFacts(from), people });

test('stories: those that the scenario has the people for', () => {
  const all = told([gil, ada, admin, bo, cy]);
  expect(all.map(({ id, cast }) => [id, ...cast])).toEqual([
    ['guest-access', 'ada', 'bo'],
    ['pim-eligibility', 'ada', 'cy'],
    ['own-request', 'ada', 'ada2', 'bo'],
  ]);
  expect(all[0]?.title).toBe('Ada needs to get into ZETA');
  expect(all.map(({ asker, what, where }) => [asker, what, where])).toEqual([
    ['ada', 'Guest access', 'ZETA'],
    ['ada', 'PIM eligibility', 'ACME'],
    ['ada', 'Guest access', 'ZETA'],
  ]);
  expect(all[0]?.steps[0]).toMatchObject({ who: 'ada', say: 'request' });
});

test('stories: nobody is cast as the approver of their own request', () => {
  const alone = { ...estate, tenants: [tenant('zeta', ['ada@zeta'], both)] };
  expect(told([ada, admin], alone)).toEqual([]);
});

test('stories: without a second account there is no third story', () => {
  expect(told([ada, bo, cy]).map(({ id }) => id)).toEqual(['guest-access', 'pim-eligibility']);
});

test('stories: a tenant that opens nothing is in none', () => {
  const closed = estate.tenants.map((one) => ({ ...one, access: [] }));
  expect(told([ada, admin, bo, cy], { ...estate, tenants: closed })).toEqual([]);
});

test('stories: an estate of another form just has none', () => {
  for (const odd of [null, 7, {}, { tenants: [{}], people: 'x' }]) {
    expect(told([ada, bo], odd)).toEqual([]);
  }
});

test('stories: a setting is told with three people who are not each other', () => {
  const settled = {
    tenants: estate.tenants.map((one) => ({
      ...one,
      access: [...both, 'inbound-trust'],
      offers: { ...one.offers, partners: ['x'] },
    })),
    people: [...estate.people, human('di', person('di', 'acme'))],
    policies: [
      { kinds: ['inbound-trust'], alsoApprovers: ['di'] },
      { kinds: ['inbound-trust'], alsoApprovers: ['bo'] },
    ],
  };
  const people = [ada, admin, bo, cy, person('di', 'acme')];
  const setting = told(people, settled).find(({ id }) => id === 'inbound-trust');
  expect(setting?.cast).toEqual(['ada', 'cy', 'di']);
  expect(setting?.where).toBe('ACME');
  const owned = { ...settled, policies: [{ kinds: ['inbound-trust'], alsoApprovers: [] }] };
  expect(told(people, owned).map(({ id }) => id)).not.toContain('inbound-trust');
});
