// Guest access: the smallest plan that serves the wish, and every reason why there is none.
import { describe, expect, test } from 'vitest';
import { guestAccess } from '../../src/domain/access/kinds/guest-access.ts';
import { addressHash } from '../../src/shared/address.ts';
import { DAY } from '../../src/shared/duration.ts';
import {
  asEmployee,
  asOwner,
  directory,
  employee,
  identity,
  plannedGuestAccess,
} from '../fakes/access.ts';
import { account, type FakeDirectory, group, runNow } from '../fakes/directory.ts';
import { AWAY, EMPLOYEE, estate, GROUP, HOME } from '../fakes/estate.ts';

const GUEST = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000001' };
const guest = (change: Parameters<typeof account>[1] = {}) =>
  account(GUEST, {
    userType: 'guest',
    external: true,
    homeAddress: 'em@home.example',
    redemption: 'accepted',
    ...change,
  });

const plan = (fake: FakeDirectory, change: Partial<Parameters<typeof guestAccess.plan>[1]> = {}) =>
  runNow(
    guestAccess.plan(estate(), {
      resource: { kind: 'guest-access', tenantId: AWAY, id: GROUP },
      beneficiary: asEmployee,
      durationMs: 7 * DAY,
      held: new Set(),
      open: [],
      ...change,
    }),
    fake,
  );

const codes = (fake: FakeDirectory, change = {}) => {
  const result = plan(fake, change);
  return result.ok ? [] : result.error.map((why) => why.code);
};

describe('guest access', () => {
  test('somebody without an object is invited, then made a member of exactly that group', () => {
    const { plan: made } = plannedGuestAccess();
    expect(made.steps.map((step) => step.change)).toEqual([
      {
        type: 'invite-guest',
        tenantId: AWAY,
        home: EMPLOYEE,
        addressHash: addressHash('em@home.example'),
      },
      { type: 'join-group', tenantId: AWAY, groupId: GROUP, member: { fromStep: 'guest' } },
    ]);
    expect(made.waitsFor).toBe('redemption');
  });

  test('an address of another domain in mail is not invited, and finds nobody for certain', () => {
    const strange = { ...employee, mail: 'ceo@contoso.example' };
    const beneficiary = identity(strange);
    const made = plan(directory(), { beneficiary });
    expect(made.ok && made.value.plan.steps[0]?.change).toMatchObject({
      addressHash: addressHash('em@home.example'),
    });
    expect(made.ok && made.value.words.steps.guest?.after).toBe(
      'Guest account for em@home.example',
    );
    const ceo = guest({ homeAddress: 'ceo@contoso.example', mail: 'ceo@contoso.example' });
    expect(codes(directory().add(ceo), { beneficiary })).toEqual(['guest-unclear']);
  });

  test('somebody who is a guest already is not invited again', () => {
    const { plan: made } = plannedGuestAccess(directory().add(guest()));
    expect(made.steps.map((step) => step.id)).toEqual(['member']);
    expect(made.waitsFor).toBeNull();
  });

  test('a guest who has not accepted yet is waited for', () => {
    const fake = directory().add(guest({ redemption: 'pending' }));
    expect(plannedGuestAccess(fake).plan.waitsFor).toBe('redemption');
  });

  test('the plan says before and after in plain words', () => {
    const { words } = plannedGuestAccess();
    expect(words.title).toBe('Guest access to Closing');
    expect(words.steps.guest).toMatchObject({
      before: 'No account',
      after: 'Guest account for em@home.example',
    });
    expect(words.steps.guest?.undo).toMatch(
      /^The guest account is deleted unless other memberships, access packages, applications, owned objects, roles or licences are/,
    );
    expect(words.steps.member).toMatchObject({
      before: 'Closing: 0 members',
      after: '1 member, with Em Ployee',
    });
  });

  test('the hash is the same for the same state and another one when a guest has appeared', () => {
    const hash = (fake: FakeDirectory) => plannedGuestAccess(fake).plan.hash;
    expect(hash(directory())).toBe(hash(directory()));
    expect(hash(directory().add(guest()))).not.toBe(hash(directory()));
  });

  test.each([
    ['above-ceiling', { roleAssignable: true }],
    ['group-unfit', { dynamic: true }],
    ['group-unfit', { synchronised: true }],
    ['group-unfit', { managementRestricted: true }],
    ['group-unfit', { keptByExchange: true }],
  ])('%s: a group like %j is refused', (code, change) => {
    const fake = directory();
    fake.groups.set(GROUP, group(change));
    expect(codes(fake)).toEqual([code]);
  });

  test('a group that is gone, or never was offered, is refused', () => {
    const fake = directory();
    fake.groups.clear();
    expect(codes(fake)).toEqual(['group-gone']);
    const resource = { kind: 'guest-access', tenantId: AWAY, id: 'other' };
    expect(codes(directory(), { resource })).toEqual(['not-offered']);
  });

  test('nobody is a guest at home', () => {
    expect(codes(directory(), { beneficiary: asOwner })).toEqual(['at-home']);
  });

  test('an account whose home is unknown gets nothing', () => {
    const beneficiary = identity(guest(), { homeKnown: false });
    expect(codes(directory(), { beneficiary })).toEqual(['home-unknown']);
  });

  test('a membership that exists without us is not asked for again', () => {
    const fake = directory().add(guest());
    fake.members.add(`${GROUP}/${GUEST.objectId}`);
    expect(codes(fake)).toEqual(['already-held']);
  });

  test('a membership that a grant of ours holds may be asked for again', () => {
    const fake = directory().add(guest());
    fake.members.add(`${GROUP}/${GUEST.objectId}`);
    const held = new Set([`member/${AWAY}/${GROUP}/${GUEST.objectId}`]);
    const planned = plan(fake, { held });
    if (!planned.ok) throw new Error('It was refused.');
    expect(planned.value.words.steps.member).toMatchObject({
      before: 'Em Ployee is a member of Closing through an earlier request',
      after: 'Em Ployee stays a member for this request as well',
    });
    expect(planned.value.plan.hash).not.toBe(
      plannedGuestAccess(directory().add(guest())).plan.hash,
    );
  });

  test('a disabled guest, two guests, or one that only shares a mail address are refused', () => {
    expect(codes(directory().add(guest({ enabled: false })))).toEqual(['guest-disabled']);
    const second = { tenantId: AWAY, objectId: 'd0000000-0000-4000-8000-000000000002' };
    expect(codes(directory().add(guest(), { ...guest(), ...second }))).toEqual(['guest-unclear']);
    const like = guest({ homeAddress: 'old@home.example', mail: 'em@home.example' });
    expect(codes(directory().add(like))).toEqual(['guest-unclear']);
  });

  test('a tenant that cannot be read is told as such', () => {
    const fake = directory();
    fake.broken.add(AWAY);
    expect(codes(fake)).toEqual(['tenant-unreadable']);
    expect(HOME).not.toBe(AWAY);
  });
});
