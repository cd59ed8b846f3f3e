// Group membership: directly or through PIM, as member or owner, and every reason why not.
import { describe, expect, test } from 'vitest';
import { groupMembership } from '../../src/domain/access/kinds/group-membership.ts';
import type { MembershipOffer, Tenant } from '../../src/domain/estate/estate.ts';
import { DAY } from '../../src/shared/duration.ts';
import { asEmployee, directory, employee, identity } from '../fakes/access.ts';
import { account, type FakeDirectory, group, runNow } from '../fakes/directory.ts';
import {
  AWAY,
  EMPLOYEE,
  EMPLOYEE_ADMIN,
  estate,
  GROUP,
  HOME,
  OWNER,
  offers,
  tenant,
} from '../fakes/estate.ts';

const WRITERS = ['guests-writer', 'group-owners-writer', 'group-pim-writer'];
const ADMIN = EMPLOYEE_ADMIN.objectId;

const place = (pim: MembershipOffer['pim'], change: Partial<Tenant> = {}) =>
  estate({
    tenants: [
      tenant({ name: 'home', id: HOME, displayName: 'Home', owners: [] }),
      tenant({
        signIn: ['reader', 'remover', ...WRITERS],
        offers: offers({ memberships: [{ groupId: GROUP, as: ['member', 'owner'], pim }] }),
        ...change,
      }),
    ],
  });

interface Case {
  readonly as?: 'member' | 'owner';
  readonly pim?: MembershipOffer['pim'];
  readonly held?: readonly string[];
  readonly durationMs?: number;
  readonly tenant?: Partial<Tenant>;
  readonly beneficiary?: typeof asEmployee;
}

function plan(fake: FakeDirectory, { as = 'member', pim = null, held = [], ...of }: Case = {}) {
  const wish = {
    resource: { kind: 'group-membership', tenantId: AWAY, id: `${GROUP}:${as}` },
    beneficiary: of.beneficiary ?? asEmployee,
    durationMs: of.durationMs ?? DAY,
    held: new Set(held),
    open: [],
  };
  return runNow(groupMembership.plan(place(pim, of.tenant), wish), fake);
}

function planned(fake: FakeDirectory, of: Case = {}) {
  const result = plan(fake, of);
  if (!result.ok) throw new Error(result.error.map((why) => why.code).join());
  return result.value;
}

const codes = (fake: FakeDirectory, of: Case = {}) => {
  const result = plan(fake, of);
  return result.ok ? [] : result.error.map((why) => why.code);
};

const owned = () => {
  const fake = directory();
  fake.owners.add(`${GROUP}/${OWNER.objectId}`);
  return fake;
};

describe('a place in a group', () => {
  test.each([
    ['member', null, 'join-group', 'guests-writer', 'Membership in Closing', 'Active'],
    ['owner', null, 'own-group', 'group-owners-writer', 'Ownership of Closing', 'Active'],
    [
      'member',
      'eligible',
      'assign-in-group',
      'group-pim-writer',
      'Eligible membership in Closing',
      'Eligible',
    ],
    ['owner', 'active', 'assign-in-group', 'group-pim-writer', 'Ownership of Closing', 'Active'],
  ] as const)('as %s with pim %s', (as, pim, type, writer, title, inPlace) => {
    const { plan: of, words } = planned(owned(), { as, pim });
    expect(of.steps).toMatchObject([{ change: { type, groupId: GROUP }, identity: writer }]);
    expect(JSON.stringify(of.steps)).toContain(ADMIN);
    expect(words).toMatchObject({ title, inPlace });
  });

  test('an owner may do more than a member, and the card says so', () => {
    expect(planned(owned(), { as: 'owner' }).words.notes.join()).toContain(
      'more than a member may',
    );
    expect(planned(owned()).words.notes).toEqual([]);
  });

  test('of an owner who is offered as member too, that is the less', () => {
    expect(planned(owned(), { as: 'owner' }).narrower).toEqual([
      { label: 'as member only', resourceId: `${GROUP}:member` },
    ]);
    expect(planned(owned()).narrower).toBeUndefined();
  });

  test('that PIM may not know the group yet is said only then', () => {
    const fake = owned();
    const notes = () => planned(fake, { pim: 'active' }).words.notes.join();
    expect(notes()).not.toContain('no way back');
    fake.inPim = false;
    expect(notes()).toContain('no way back');
  });

  test('without the licence it is an ordinary membership, and the card says so', () => {
    const fake = directory();
    fake.plans = [];
    const { plan: of, words } = planned(fake, { pim: 'eligible' });
    expect(of.steps.map(({ change }) => change.type)).toEqual(['join-group']);
    expect(words.inPlace).toBe('Active');
    expect(words.notes.join()).toContain('no licence for PIM');
  });

  test('and where the estate has no identity for that, nobody gets it', () => {
    const fake = owned();
    fake.plans = [];
    const signIn = ['reader', 'remover', 'group-pim-writer'];
    expect(codes(fake, { as: 'owner', pim: 'active', tenant: { signIn } })).toEqual(['no-writer']);
  });

  test('a guest account that an open grant of ours made is held by this one as well', () => {
    const guest = account(
      { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' },
      { external: true, homeAddress: 'em@home.example', redemption: 'accepted' },
    );
    const alone = identity(employee, { accounts: [EMPLOYEE] });
    const key = `guest/${AWAY}/${EMPLOYEE.tenantId}/${EMPLOYEE.objectId}`;
    const of = planned(directory().add(guest), { beneficiary: alone, held: [key] });
    expect(of.plan.steps.map(({ id }) => id)).toEqual(['guest', 'member']);
    expect(of.recipient).toBe('guest');
  });

  test('what a grant of ours holds may be asked for again, and shares its key', () => {
    const fake = directory();
    fake.members.add(`${GROUP}/${ADMIN}`);
    const held = [`member/${AWAY}/${GROUP}/${ADMIN}`];
    expect(planned(fake, { held }).words.steps.member?.before).toContain('earlier request');
  });
});

describe('nobody gets a place', () => {
  test.each([
    ['above-ceiling', { roleAssignable: true }],
    ['group-unfit', { dynamic: true }],
    ['group-unfit', { synchronised: true }],
    ['group-unfit', { managementRestricted: true }],
    ['group-unfit', { keptByExchange: true }],
  ])('%s: %o, in whatever way', (code, change) => {
    for (const pim of [null, 'eligible', 'active'] as const) {
      for (const as of ['member', 'owner'] as const) {
        const fake = owned();
        fake.groups.set(GROUP, group(change));
        expect(codes(fake, { as, pim })).toEqual([code]);
      }
    }
  });

  test('as owner of a team’s group, where the end would take the membership too', () => {
    const fake = owned();
    fake.groups.set(GROUP, group({ team: true }));
    expect(codes(fake, { as: 'owner' })).toEqual(['group-unfit']);
    expect(codes(fake)).toEqual([]);
  });

  test('as the only owner, which could not be ended', () => {
    expect(codes(directory(), { as: 'owner' })).toEqual(['no-other-owner']);
  });

  test('that they have already', () => {
    const fake = owned();
    fake.members.add(`${GROUP}/${ADMIN}`);
    fake.owners.add(`${GROUP}/${ADMIN}`);
    for (const pim of [null, 'eligible', 'active'] as const) {
      expect(codes(fake, { pim })).toEqual(['already-held']);
      expect(codes(fake, { pim, as: 'owner' })).toEqual(['already-held']);
    }
  });

  test('for which they are eligible already', () => {
    const fake = directory();
    const schedule = { until: null, activated: false, inherited: false };
    fake.standings.set(`${GROUP}/member/${ADMIN}`, { eligible: [schedule], active: [] });
    expect(codes(fake, { pim: 'eligible' })).toEqual(['already-held']);
  });

  test('for longer than PIM’s rules for the group allow', () => {
    const fake = directory();
    fake.groupLimits = { eligible: DAY / 2, active: null };
    expect(codes(fake, { pim: 'eligible' })).toEqual(['longer-than-pim-allows']);
    expect(codes(fake, { pim: 'active' })).toEqual([]);
  });

  test('without an account in the tenant', () => {
    const alone = identity(employee, { accounts: [EMPLOYEE] });
    expect(codes(directory(), { beneficiary: alone })).toEqual(['no-account']);
  });

  test('in a group that is gone, is not offered, or cannot be read', () => {
    const fake = directory();
    fake.groups.clear();
    expect(codes(fake)).toEqual(['group-gone']);
    const none = { offers: offers() };
    expect(codes(directory(), { tenant: none })).toEqual(['not-offered']);
    const broken = directory();
    broken.broken.add(AWAY);
    expect(codes(broken)).toEqual(['tenant-unreadable']);
  });
});

test('the choices say as what, and whether it has to be activated', () => {
  const [away] = place('eligible').tenants.filter(({ id }) => id === AWAY);
  if (!away) throw new Error('The estate of the test has no tenant.');
  const names = (fake: FakeDirectory) =>
    groupMembership.offered(away, place('eligible')).map((id) => {
      const result = runNow(groupMembership.describe(away, id, place('eligible')), fake);
      return result.ok ? result.value.name : result.error.sentence;
    });
  expect(names(directory())).toEqual(['Closing, eligible as member', 'Closing, eligible as owner']);
  const plain = directory();
  plain.plans = [];
  expect(names(plain)).toEqual(['Closing, as member', 'Closing, as owner']);
});
