// A directory role for one administrative unit: what can be given there, and over whom never.
import { describe, expect, test } from 'vitest';
import { roleCeiling } from '../../src/domain/access/ceiling.ts';
import { pimEligibility } from '../../src/domain/access/kinds/pim-eligibility.ts';
import { PRIVILEGED_ROLES } from '../../src/domain/access/privileged-roles.ts';
import type { DirectoryRole } from '../../src/domain/facts.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory, employee, identity } from '../fakes/access.ts';
import { account, type FakeDirectory, group, role, runNow, unit } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  HOME,
  OWNER,
  STRANGER,
  tenant,
  UNIT,
} from '../fakes/estate.ts';

const PASSWORDS = '966707d0-3269-4727-9be2-8c3a10f19b9d';
const LICENCES = '4d6ac14f-3453-41d0-bef9-a3e0c569773a';
const GLOBAL = '62e90394-69f5-4237-9190-012177145e10';
const SCOPE = `/administrativeUnits/${UNIT}`;
const SOMEBODY = 'e0000000-0000-4000-8000-000000000001';

const passwords: Partial<DirectoryRole> = {
  id: PASSWORDS,
  templateId: PASSWORDS,
  displayName: 'Password Administrator',
  actions: ['microsoft.directory/users/password/update'],
};
const licences: Partial<DirectoryRole> = {
  id: LICENCES,
  templateId: LICENCES,
  displayName: 'License Administrator',
  actions: ['microsoft.directory/users/assignLicense'],
};

const offered = [
  PASSWORDS,
  `${PASSWORDS}:${UNIT}`,
  `${LICENCES}:${UNIT}`,
  LICENCES,
  `${GLOBAL}:${UNIT}`,
];
const world = estate({
  tenants: [
    tenant({ name: 'home', id: HOME, displayName: 'Home', domains: ['home.example'], owners: [] }),
    tenant({ offers: { ...tenant().offers, groups: [], roles: offered } }),
  ],
});

const away = (...people: string[]): FakeDirectory => {
  const fake = directory();
  fake.roles.set(PASSWORDS, role(passwords));
  fake.roles.set(LICENCES, role(licences));
  fake.roles.set(GLOBAL, role({ id: GLOBAL, templateId: GLOBAL, displayName: 'Everything' }));
  fake.units.set(UNIT, unit());
  const members = people.map((objectId) => ({ objectId, homeAddresses: [] }));
  fake.unitMembers.set(UNIT, { people: members, complete: true });
  return fake;
};

const plan = (fake: FakeDirectory, id = `${PASSWORDS}:${UNIT}`, change = {}, of = world) =>
  runNow(
    pimEligibility.plan(of, {
      resource: { kind: 'pim-eligibility', tenantId: AWAY, id },
      beneficiary: asEmployee,
      durationMs: DAY,
      held: new Set(),
      open: [],
      ...change,
    } as Parameters<typeof pimEligibility.plan>[1]),
    fake,
  );
const codes = (...given: Parameters<typeof plan>) => {
  const result = plan(...given);
  return result.ok ? [] : result.error.map((why) => why.code);
};
const notes = (...given: Parameters<typeof plan>) => {
  const result = plan(...given);
  return result.ok ? result.value.words.notes.join(' ') : '';
};

describe('a role for one unit', () => {
  test('is given for that unit alone, and says whom it reaches', () => {
    const result = plan(away(SOMEBODY));
    if (!result.ok) throw new Error(result.error[0]?.sentence);
    expect(result.value.plan.steps[0]?.change).toMatchObject({ roleId: PASSWORDS, scope: SCOPE });
    expect(result.value.words.title).toBe('PIM eligibility as Password Administrator in Berlin');
    expect(result.value.words.steps.eligible?.after).toContain(
      'only for Berlin in Away (1 person)',
    );
  });

  test('the same role is not given for the whole tenant', () => {
    expect(codes(away(), PASSWORDS)).toEqual(['above-ceiling']);
  });

  test('a role of the whole tenant cannot be given for a unit where Entra knows it for tenants only', () => {
    const fake = away();
    fake.roles.set(LICENCES, role({ id: LICENCES }));
    expect(codes(fake, `${LICENCES}:${UNIT}`)).toEqual(['role-not-scopable']);
  });

  test('a custom role can, if it is about people, groups or devices', () => {
    const fake = away();
    const custom = { id: LICENCES, builtIn: false };
    fake.roles.set(LICENCES, role({ ...custom, actions: ['microsoft.directory/groups/create'] }));
    expect(codes(fake, `${LICENCES}:${UNIT}`)).toEqual([]);
    fake.roles.set(LICENCES, role(custom));
    expect(codes(fake, `${LICENCES}:${UNIT}`)).toEqual(['role-not-scopable']);
  });

  test('a unit that is gone is said so', () => {
    const fake = away();
    fake.units.clear();
    expect(codes(fake)).toEqual(['unit-gone']);
  });

  test('whoever is eligible in the whole tenant has it for the unit already', () => {
    const fake = away();
    const held = { principalId: EMPLOYEE_ADMIN.objectId, roleId: LICENCES, until: null };
    fake.eligibilities.push({ ...held, scope: '/' });
    expect(codes(fake, `${LICENCES}:${UNIT}`)).toEqual(['already-held']);
    fake.eligibilities[0] = { ...held, scope: `/administrativeUnits/${SOMEBODY}` };
    expect(codes(fake, `${LICENCES}:${UNIT}`)).toEqual([]);
    fake.eligibilities[0] = { ...held, scope: SCOPE };
    expect(codes(fake, `${LICENCES}:${UNIT}`)).toEqual(['already-held']);
    expect(codes(fake, LICENCES)).toEqual([]);
  });

  test('an empty, a restricted and a dynamic unit are told', () => {
    const fake = away();
    fake.units.set(UNIT, unit({ restricted: true, dynamic: true }));
    expect(notes(fake)).toContain('Nobody is in Berlin at present.');
    expect(notes(fake)).toContain('restricted management unit');
    expect(notes(fake)).toContain('A rule decides who is in Berlin');
  });

  test('what a unit costs a guest is told', () => {
    const guest = account(
      { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' },
      { external: true, homeAddress: 'em@home.example', redemption: 'accepted' },
    );
    const alone = { beneficiary: identity(employee, { accounts: [EMPLOYEE] }) };
    const fake = away().add(guest);
    expect(notes(fake, `${LICENCES}:${UNIT}`, alone)).toContain('such as Directory Readers');
    expect(notes(fake, LICENCES, alone)).not.toContain('Directory Readers');
  });
});

describe('power over sign-ins in a unit', () => {
  test.each([
    ['an owner', OWNER.objectId],
    ['an owner under another account', EMPLOYEE_ADMIN.objectId],
  ])('is not given where %s is in it', (_who, objectId) => {
    const beneficiary = identity(account(STRANGER), { accounts: [STRANGER] });
    const fake = away(objectId);
    fake.add(
      account(
        { tenantId: AWAY, objectId: SOMEBODY },
        { external: true, homeAddress: 'c001@10.example', redemption: 'accepted' },
      ),
    );
    expect(codes(fake, undefined, { beneficiary })).toEqual(['unit-holds-deciders']);
  });

  test('approvers of a rule and readers are kept out of reach as well', () => {
    const people = [
      ...world.people,
      {
        name: 'other',
        displayName: 'Other',
        accounts: [{ tenantId: AWAY, objectId: SOMEBODY }],
      },
    ];
    expect(codes(away(SOMEBODY), undefined, {}, { ...world, people })).toEqual([]);
    const reader = { ...world, people, posture: { readers: [{ person: 'other', tenants: [] }] } };
    expect(codes(away(SOMEBODY), undefined, {}, reader)).toEqual(['unit-holds-deciders']);
    const [first] = world.policies;
    if (!first) throw new Error('The estate has no rule.');
    for (const named of [{ approvers: ['other'] }, { alsoApprovers: ['other'] }]) {
      const policies = [{ ...first, ...named }];
      expect(codes(away(SOMEBODY), undefined, {}, { ...world, people, policies })).toEqual([
        'unit-holds-deciders',
      ]);
    }
  });

  test.each(['posture', 'auditors'] as const)(
    'whoever is in a group that may read (%s) is kept out of reach; an unread group is no "no"',
    (where) => {
      const readers = { tenantId: AWAY, groupId: 'f0000000-0000-4000-8000-000000000009' };
      const named = [{ group: readers, tenants: 'all' as const }];
      const of = {
        ...world,
        ...(where === 'posture' ? { posture: { readers: named } } : { auditors: named }),
      };
      const fake = away(SOMEBODY);
      fake.add(account({ tenantId: AWAY, objectId: SOMEBODY }));
      fake.groups.set(readers.groupId, group({ id: readers.groupId }));
      expect(codes(fake, undefined, {}, of)).toEqual([]);
      fake.members.add(`${readers.groupId}/${SOMEBODY}`);
      expect(codes(fake, undefined, {}, of)).toEqual(['unit-holds-deciders']);
      fake.most = 0;
      expect(codes(fake, undefined, {}, of)).toEqual(['unit-unclear']);
    },
  );

  test('a guest who is one of them at home counts; unread homes are no "no"', () => {
    const at = (address: string) => {
      const fake = away();
      const people = [{ objectId: SOMEBODY, homeAddresses: [address] }];
      fake.unitMembers.set(UNIT, { people, complete: true });
      return fake;
    };
    // Em Ployee owns Away with the administrator account.
    expect(codes(at('em@home.example'))).toEqual(['unit-holds-deciders']);
    expect(codes(at('s@home.example'))).toEqual([]);
    const unread = at('s@home.example');
    unread.broken.add(HOME);
    const asAdmin = identity(account(EMPLOYEE_ADMIN), { accounts: [EMPLOYEE_ADMIN] });
    const codesThen = codes(unread, undefined, { beneficiary: { ...asAdmin, homeKnown: false } });
    expect(codesThen).toEqual(['unit-unclear']);
  });

  test('one’s own account in the unit is no hindrance', () => {
    expect(codes(away(EMPLOYEE_ADMIN.objectId))).toEqual([]);
  });

  test('is not given where somebody holds, or may activate, a role above the ceiling', () => {
    const fake = away(SOMEBODY);
    fake.holders.push({ objectId: SOMEBODY, roleId: GLOBAL, scope: '/' });
    expect(codes(fake)).toEqual(['unit-holds-administrators']);
  });

  test('a harmless role in the unit is no hindrance, nor the same role for the same unit', () => {
    const fake = away(SOMEBODY);
    fake.holders.push(
      { objectId: SOMEBODY, roleId: LICENCES, scope: '/' },
      { objectId: SOMEBODY, roleId: PASSWORDS, scope: SCOPE },
    );
    expect(codes(fake)).toEqual([]);
    fake.holders.push({ objectId: SOMEBODY, roleId: PASSWORDS, scope: '/administrativeUnits/x' });
    expect(codes(fake)).toEqual(['unit-holds-administrators']);
  });

  test('is not given where it cannot be told who is in it', () => {
    const hidden = away();
    hidden.units.set(UNIT, unit({ hidden: true }));
    expect(codes(hidden)).toEqual(['unit-hidden']);
    expect(codes(hidden, `${LICENCES}:${UNIT}`)).toEqual([]);
    const large = away();
    large.unitMembers.set(UNIT, { people: [], complete: false });
    expect(codes(large)).toEqual(['unit-too-large']);
    expect(codes(large, `${LICENCES}:${UNIT}`)).toEqual([]);
  });

  test('an approval rests on who is in the unit', () => {
    const hash = (...people: string[]) => {
      const result = plan(away(...people));
      return result.ok && result.value.plan.hash;
    };
    expect(hash(SOMEBODY)).toBe(hash(SOMEBODY));
    expect(hash(SOMEBODY)).not.toBe(hash(SOMEBODY, 'e0000000-0000-4000-8000-000000000002'));
  });

  test('only three roles are given so, and not when they can do more than that', () => {
    const given = Object.keys(PRIVILEGED_ROLES).filter(
      (id) => !roleCeiling(role({ id, templateId: id, actions: [] }), 'unit'),
    );
    expect(given.map((id) => PRIVILEGED_ROLES[id])).toEqual([
      'Authentication Administrator',
      'Helpdesk Administrator',
      'Password Administrator',
    ]);
    const grown = [...(passwords.actions ?? []), 'microsoft.directory/domains/federation/update'];
    for (const change of [{ actions: grown }, { builtIn: false }, { id: LICENCES }]) {
      expect(roleCeiling(role({ ...passwords, ...change }), 'unit')?.code).toBe('above-ceiling');
    }
  });
});
