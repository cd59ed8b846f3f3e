// Use of an application: through a group that is really assigned, with a role for people, below the ceiling.
import { describe, expect, test } from 'vitest';
import { appRole } from '../../src/domain/access/kinds/app-role.ts';
import type { EnterpriseApplication } from '../../src/domain/facts.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory } from '../fakes/access.ts';
import { type FakeDirectory, group, runNow } from '../fakes/directory.ts';
import { APPLICATION, AWAY, EMPLOYEE_ADMIN, estate, GROUP } from '../fakes/estate.ts';

const APPROVER = '60000000-0000-4000-8000-000000000001';
const OTHER = '50000000-0000-4000-8000-000000000006';
const DEFAULT = '00000000-0000-0000-0000-000000000000';
const ADMIN = EMPLOYEE_ADMIN.objectId;

const application = (change: Partial<EnterpriseApplication> = {}): EnterpriseApplication => ({
  tenantId: AWAY,
  id: APPLICATION,
  appId: '70000000-0000-4000-8000-000000000001',
  displayName: 'Expense Portal',
  enabled: true,
  type: 'Application',
  publisher: AWAY,
  roles: [{ id: APPROVER, displayName: 'Approver', enabled: true, forPeople: true }],
  ...change,
});

function world(of: EnterpriseApplication = application(), roleId = APPROVER): FakeDirectory {
  const fake = directory();
  fake.enterprise.set(of.id, of);
  fake.assignments.push({ groupId: GROUP, applicationId: APPLICATION, roleId });
  return fake;
}

function also(fake: FakeDirectory, of: EnterpriseApplication, roleId = DEFAULT): FakeDirectory {
  fake.enterprise.set(of.id, of);
  fake.assignments.push({ groupId: GROUP, applicationId: of.id, roleId });
  return fake;
}

const plan = (fake: FakeDirectory, held: readonly string[] = []) =>
  runNow(
    appRole.plan(estate(), {
      resource: { kind: 'app-role', tenantId: AWAY, id: `${GROUP}:${APPLICATION}` },
      beneficiary: asEmployee,
      durationMs: DAY,
      held: new Set(held),
      open: [],
    }),
    fake,
  );

const codes = (fake: FakeDirectory) => {
  const result = plan(fake);
  return result.ok ? [] : result.error.map((why) => why.code);
};

describe('use of an application', () => {
  test('is a place in the group, and nothing is assigned', () => {
    const result = plan(world());
    expect(result).toMatchObject({
      ok: true,
      value: {
        plan: {
          steps: [{ change: { type: 'join-group', groupId: GROUP }, identity: 'guests-writer' }],
        },
        words: { title: 'Use of Expense Portal as Approver', resource: 'Expense Portal' },
      },
    });
  });

  test('by the default access has no role to name', () => {
    const result = plan(world(application(), DEFAULT));
    expect(result.ok && result.value.words.title).toBe('Use of Expense Portal');
  });

  test('says what the group gives besides, and asks again when that changes', () => {
    const fake = world();
    const alone = plan(fake);
    expect(alone.ok && alone.value.words.notes.join()).toContain('no other application');
    also(fake, application({ id: OTHER, displayName: 'Travel Desk', roles: [] }));
    const both = plan(fake);
    expect(both.ok && both.value.words.notes.join()).toContain('also gives Travel Desk');
    expect(both.ok && alone.ok && both.value.plan.hash !== alone.value.plan.hash).toBe(true);
  });

  test.each([
    ['not-assigned', () => also(directory(), application(), APPROVER), true],
    ['role-unfit', () => world(application({ roles: [] })), false],
    [
      'role-unfit',
      () =>
        world(
          application({
            roles: [{ id: APPROVER, displayName: 'A', enabled: false, forPeople: true }],
          }),
        ),
      false,
    ],
    [
      'role-unfit',
      () =>
        world(
          application({
            roles: [{ id: APPROVER, displayName: 'A', enabled: true, forPeople: false }],
          }),
        ),
      false,
    ],
    ['application-disabled', () => world(application({ enabled: false })), false],
    ['application-unfit', () => world(application({ type: 'ManagedIdentity' })), false],
    [
      'above-ceiling',
      () => world(application({ publisher: 'F8CDEF31-a31e-4b4a-93e4-5f571e91255a' })),
      false,
    ],
    [
      'above-ceiling',
      () => world(application({ appId: '00000003-0000-0000-c000-000000000000' })),
      false,
    ],
    [
      'above-ceiling',
      () =>
        also(
          world(),
          application({ id: OTHER, publisher: '72f988bf-86f1-41af-91ab-2d7cd011db47' }),
        ),
      false,
    ],
    ['role-unfit', () => also(world(), application({ id: OTHER, roles: [] }), APPROVER), false],
  ])('%s', (code, make, unassigned) => {
    const fake = make();
    if (unassigned) fake.assignments.length = 0;
    expect(codes(fake)).toEqual([code]);
  });

  test('more than a card can hold is not decided about', () => {
    const fake = world();
    for (let i = 0; i < 11; i += 1) {
      also(fake, application({ id: `80000000-0000-4000-8000-0000000000${10 + i}` }));
    }
    expect(codes(fake)).toEqual(['gives-too-much']);
  });

  test('an assignment to an application that is gone gives nothing', () => {
    const fake = world();
    fake.assignments.push({ groupId: GROUP, applicationId: OTHER, roleId: DEFAULT });
    expect(codes(fake)).toEqual([]);
    fake.enterprise.clear();
    expect(codes(fake)).toEqual(['application-gone']);
  });

  test('of a group that takes nobody is not had', () => {
    const fake = world();
    fake.groups.set(GROUP, group({ roleAssignable: true }));
    expect(codes(fake)).toEqual(['above-ceiling']);
    fake.groups.clear();
    expect(codes(fake)).toEqual(['group-gone']);
  });

  test('who is in the group already has it; who is in it through another group does not, and is told', () => {
    const fake = world();
    fake.members.add(`${GROUP}/${ADMIN}`);
    expect(codes(fake)).toEqual(['already-held']);
    fake.nested.add(`${GROUP}/${ADMIN}`);
    expect(codes(fake)).toEqual(['member-elsewhere']);
    expect(plan(fake, [`member/${AWAY}/${GROUP}/${ADMIN}`]).ok).toBe(true);
  });

  test('is unknown where the tenant cannot be read', () => {
    const fake = world();
    fake.broken.add(AWAY);
    expect(codes(fake)).toEqual(['tenant-unreadable']);
  });
});
