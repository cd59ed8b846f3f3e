// What whoever looks after the process reads about a changed estate: whose yes it still waits for.
import { expect, test } from 'vitest';
import type { EstateVersion } from '../../src/domain/estate/change/version.ts';
import { whatItNeeds } from '../../src/wiring/what-it-needs.ts';
import { AWAY, EMPLOYEE, estate, HOME, OWNER, STRANGER } from '../fakes/estate.ts';

const { tenants } = estate();
const OTHER = { ...STRANGER, objectId: 'c0000000-0000-4000-8000-000000000009' };
const [owner] = tenants.flatMap(({ owners }) => owners);
if (!owner) throw new Error('Nobody owns anything.');
const owned = estate({
  tenants: tenants.map((one) =>
    one.id === HOME ? { ...one, owners: [{ ...owner, account: EMPLOYEE }] } : one,
  ),
});

const waiting = (agreed: EstateVersion['agreed']): EstateVersion => ({
  ...{ id: 'a change', version: 1, hash: 'f', state: 'waiting', foundAt: 0, texts: [] },
  ...{ asked: [OWNER, EMPLOYEE], agreed },
  personal: {
    names: {},
    differences: [{ words: 'other', tenants: [AWAY, HOME], place: 'estate.yaml:1' }],
  },
});

test.each([
  ['nobody', [], 'at least two people, among them an owner of Away and an owner of Home;'],
  ['an owner of one tenant', [OWNER], 'an owner of Home;'],
  ['somebody who owns neither', [STRANGER], 'an owner of Away and an owner of Home;'],
  ['two who own neither', [STRANGER, OTHER], 'an owner of Away and an owner of Home;'],
])('with the yes of %s', (_, by, said) => {
  const told = whatItNeeds(owned, waiting(by.map((one) => ({ by: one, at: 0 }))));
  expect(told).toContain(`It needs the yes of ${said}`);
});
