// Whether somebody has a thing already, however they came to it: asked of the directory, kind by kind.
import { expect, test } from 'vitest';
import type { AccessKind } from '../../src/domain/access/kind.ts';
import { appRole } from '../../src/domain/access/kinds/app-role.ts';
import { groupMembership } from '../../src/domain/access/kinds/group-membership.ts';
import { guestAccess } from '../../src/domain/access/kinds/guest-access.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { pimEligibility } from '../../src/domain/access/kinds/pim-eligibility.ts';
import { directory, owner } from '../fakes/access.ts';
import { type FakeDirectory, runNow } from '../fakes/directory.ts';
import { AWAY, GROUP, ROLE } from '../fakes/estate.ts';

function held(kind: AccessKind, id: string, fake: FakeDirectory): boolean | 'unknown' {
  if (!kind.holds) throw new Error(`${kind.id} tells nothing.`);
  const fact = runNow(kind.holds({ kind: kind.id, tenantId: AWAY, id }, owner), fake);
  return fact.known ? fact.value : 'unknown';
}

const inGroup = (fake: FakeDirectory) => void fake.members.add(`${GROUP}/${owner.objectId}`);
const eligible = (fake: FakeDirectory) =>
  void fake.eligibilities.push({
    principalId: owner.objectId,
    roleId: ROLE,
    scope: '/',
    until: null,
  });

test.each([
  [guestAccess, GROUP, inGroup],
  [groupMembership, `${GROUP}:member`, inGroup],
  [appRole, `${GROUP}:50000000-0000-4000-8000-000000000005`, inGroup],
  [pimEligibility, ROLE, eligible],
] as const)('$id', (kind, id, give) => {
  const fake = directory();
  expect(held(kind, id, fake)).toBe(false);
  give(fake);
  expect(held(kind, id, fake)).toBe(true);
  fake.broken.add(AWAY);
  expect(held(kind, id, fake)).toBe('unknown');
});

test('a member is no owner', () => {
  const fake = directory();
  inGroup(fake);
  expect(held(groupMembership, `${GROUP}:owner`, fake)).toBe(false);
});

test('every kind that somebody has for themselves can tell', () => {
  const own = kinds.filter(({ lifecycle, people }) => lifecycle === 'personal-grant' && !people);
  expect(own.filter(({ holds }) => !holds).map(({ id }) => id)).toEqual([]);
});
