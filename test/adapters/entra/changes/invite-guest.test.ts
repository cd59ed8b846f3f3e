// A guest account: only one that an invitation of ours made, and that still is a guest, is ever deleted.
import { beforeEach, describe, expect, test } from 'vitest';
import { inviteGuest } from '../../../../src/adapters/entra/changes/invite-guest.ts';
import { MINUTE } from '../../../../src/shared/duration.ts';
import { change, guest, tenantWithEm } from './em-and-guest.ts';
import { type FakeTenant, NOW } from './fake-tenant.ts';

let tenant: FakeTenant;
beforeEach(() => {
  tenant = tenantWithEm();
});

const put = (more: Record<string, unknown> = {}) => tenant.users.set('guest', guest(more));
const invite = (begunAt = NOW, firstTry = true) =>
  inviteGuest(tenant.deps).perform(change(), tenant.context({ begunAt, firstTry }));
const undo = (begunAt = NOW) =>
  inviteGuest(tenant.deps).undo(
    change(),
    tenant.context({ begunAt, outputs: { objectId: 'guest' } }),
  );
const stays = (because: string) => ({ gone: false, because });

describe('an invitation', () => {
  test('that made an account is ours', async () => {
    put();
    expect(await invite()).toMatchObject({ ours: true, outputs: { objectId: 'guest' } });
  });

  test('that gave back an account older than the step is used, and none of ours', async () => {
    put({ createdDateTime: '2023-01-01T00:00:00Z', userPrincipalName: 'old_home.example#EXT#@x' });
    const done = await invite();
    expect(done).toMatchObject({ ours: false, outputs: { objectId: 'guest' } });
    expect(done.guest).toBeUndefined();
    expect(done.evidence.says).toBe('The guest account was there already.');
  });

  test('of an account whose age nobody knows is none of ours', async () => {
    put({ createdDateTime: null });
    expect(await invite()).toMatchObject({ ours: false });
  });

  test('that is repeated is compared with the first begin, however long ago that is', async () => {
    put({ createdDateTime: new Date(NOW - 50 * MINUTE).toISOString() });
    expect(await invite(NOW - 51 * MINUTE, false)).toMatchObject({ ours: true });
    expect(await invite(NOW - 40 * MINUTE, false)).toMatchObject({ ours: false });
  });

  test('is none of ours where somebody made it after the step was begun, and before the first was sent', async () => {
    put({ createdDateTime: new Date(NOW - 10 * MINUTE).toISOString() });
    expect(await invite(NOW - 20 * MINUTE)).toMatchObject({ ours: false });
    expect(await invite(NOW - 20 * MINUTE, false)).toMatchObject({ ours: true });
  });

  test('is ours although the clocks differ by seconds', async () => {
    put({ createdDateTime: new Date(NOW - 20_000).toISOString() });
    expect(await invite()).toMatchObject({ ours: true });
  });
});

describe('the address', () => {
  const home = { id: 'em', accountEnabled: true, userPrincipalName: 'em@home.example' };
  const invitedAs = async (approved: string) => {
    put();
    await inviteGuest(tenant.deps).perform(change(approved), tenant.context({ begunAt: NOW }));
    return tenant.sent.find(({ path }) => path === '/invitations')?.body.invitedUserEmailAddress;
  };

  test('that was approved is invited, whatever else stands in mail', async () => {
    tenant.users.set('em', { ...home, mail: 'ceo@contoso.example' });
    expect(await invitedAs('em@home.example')).toBe('em@home.example');
  });

  test('in mail is invited where that was approved', async () => {
    tenant.users.set('em', { ...home, mail: 'em.ployee@home.example' });
    expect(await invitedAs('em.ployee@home.example')).toBe('em.ployee@home.example');
  });

  test('that was approved and is gone is replaced by none', async () => {
    tenant.users.set('em', { ...home, mail: 'ceo@contoso.example' });
    await expect(invitedAs('em.ployee@home.example')).rejects.toThrow('not the one');
    expect(tenant.sent).toEqual([]);
  });

  test('in mail makes no guest certain that was not approved', async () => {
    tenant.users.set('em', { ...home, mail: 'ceo@contoso.example' });
    tenant.found = [guest({ id: 'ceo', userPrincipalName: 'ceo_contoso.example#EXT#@x' })];
    const look = await inviteGuest(tenant.deps).observe(change(), tenant.context());
    expect(look).toMatchObject({ found: 'in-the-way' });
  });
});

describe('the end', () => {
  test('deletes the guest that was made', async () => {
    put();
    expect(await undo()).toMatchObject({ gone: true });
    expect(tenant.written).toEqual(['DELETE /users/guest']);
  });

  test.each([
    ['an internal member', { userType: 'Member', userPrincipalName: 'em@away.example' }],
    ['an external member', { userType: 'Member' }],
    ['a local account', { userPrincipalName: 'em@away.example', identities: [] }],
  ])('leaves what has become %s', async (_what, more) => {
    put(more);
    expect(await undo()).toEqual(stays('The account is no longer a guest account, so it stays.'));
    expect(tenant.written).toEqual([]);
  });

  test('leaves a guest who was given a licence', async () => {
    put({ assignedLicenses: [{ skuId: 'e5', disabledPlans: [] }] });
    expect(await undo()).toEqual(stays('The guest account stays: it has 1 licence.'));
    expect(tenant.written).toEqual([]);
  });

  test('a licence that only came with a group is not one of its own', async () => {
    put({
      assignedLicenses: [{ skuId: 'e5', disabledPlans: [] }],
      licenseAssignmentStates: [{ skuId: 'e5', assignedByGroup: 'all-guests' }],
    });
    expect(await undo()).toMatchObject({ gone: true });
  });

  test('leaves an account that is older than the step, whatever was recorded', async () => {
    put({ createdDateTime: '2023-01-01T00:00:00Z' });
    expect(await undo()).toEqual(stays('It was there before.'));
    expect(tenant.written).toEqual([]);
  });

  test('of an invitation whose outcome nobody told leaves a guest that is older', async () => {
    const old = guest({ createdDateTime: '2023-01-01T00:00:00Z' });
    tenant.users.set('guest', old);
    tenant.found = [old];
    const undone = await inviteGuest(tenant.deps).undo(change(), tenant.context({ begunAt: NOW }));
    expect(undone).toEqual(stays('It was there before.'));
  });
});

describe('what keeps a guest account', () => {
  const type = (name: string) => `#microsoft.graph.${name}`;
  const group = { id: 'g', '@odata.type': type('group'), groupTypes: [] };
  const dynamic = { ...group, id: 'all', groupTypes: ['DynamicMembership', 'Unified'] };
  const role = { id: 'r', '@odata.type': type('directoryRole') };
  beforeEach(() => void put());

  const kept = async (by: Partial<FakeTenant>) => {
    Object.assign(tenant, by);
    const undone = await undo();
    return undone.gone ? 'nothing' : undone.because;
  };
  const says = (what: string) => `The guest account stays: it has ${what}.`;

  test.each<[string, Partial<FakeTenant>, string]>([
    ['a group', { memberOf: [group] }, '1 membership'],
    ['an application', { applications: [{ id: 'a', principalId: 'guest' }] }, '1 application'],
    ['something it owns', { owned: [{ id: 'o' }] }, '1 owned object'],
    ['a role, of a unit as well', { roles: [{ id: 'x' }, { id: 'y' }] }, '2 roles'],
    ['an access package', { packages: [{ id: 'p', state: 'delivered' }] }, '1 access package'],
    ['one on its way', { packages: [{ id: 'p', state: 'delivering' }] }, '1 access package'],
    ['an eligibility', { eligible: [{ id: 'e', endDateTime: null }] }, '1 role eligibility'],
  ])('%s', async (_what, by, words) => {
    expect(await kept(by)).toBe(says(words));
    expect(tenant.written).toEqual([]);
  });

  test.each<[string, Partial<FakeTenant>]>([
    ['a group whose members come from a rule', { memberOf: [dynamic] }],
    [
      'a unit whose members come from a rule',
      {
        memberOf: [
          { ...group, '@odata.type': type('administrativeUnit'), membershipType: 'Dynamic' },
        ],
      },
    ],
    ['an access package that is over', { packages: [{ id: 'p', state: 'expired' }] }],
    ['an application that came with a group', { applications: [{ id: 'a', principalId: 'all' }] }],
    [
      'an eligibility that is over',
      { eligible: [{ id: 'e', endDateTime: new Date(NOW - MINUTE).toISOString() }] },
    ],
  ])('not %s', async (_what, by) => {
    expect(await kept(by)).toBe('nothing');
    expect(tenant.written).toEqual(['DELETE /users/guest']);
  });

  test('a role is counted once, although it is listed as a membership as well', async () => {
    expect(await kept({ memberOf: [role, dynamic], roles: [{ id: 'x' }] })).toBe(says('1 role'));
  });

  test('everything there is, in one sentence', async () => {
    const by = { memberOf: [group, group], owned: [{ id: 'o' }], roles: [{ id: 'x' }] };
    expect(await kept(by)).toBe(says('2 memberships, 1 owned object and 1 role'));
  });

  test('what was just taken back, and is still listed, is looked at again', async () => {
    tenant.eligible = [{ id: 'e', endDateTime: null }];
    setTimeout(() => {
      tenant.eligible = [];
    }, 50);
    expect(await undo()).toMatchObject({ gone: true });
  });
});

describe('a look for the guest of somebody', () => {
  const look = (address: string | undefined) =>
    inviteGuest(tenant.deps).observe(change(), tenant.context({ address }));

  test('searches at once by the address that they had, and counts it if they still have it', async () => {
    expect(await look('Em@home.example')).toMatchObject({ found: 'absent' });
    expect(tenant.filters).toHaveLength(1);
    tenant.found = [guest()];
    expect(await look('em@home.example')).toMatchObject({ found: 'present' });
  });

  test('searches anew where they have another one now', async () => {
    tenant.found = [guest({ userPrincipalName: 'was_home.example#EXT#@away.example' })];
    const found = await look('was@home.example');
    expect(tenant.filters.at(-1)).toContain("mail eq 'em@home.example'");
    // That object was theirs under a name that may be somebody else’s by now.
    expect(found).toMatchObject({ found: 'in-the-way' });
  });

  test('searches after the account was read where no address of theirs is kept', async () => {
    expect(await look(undefined)).toMatchObject({ found: 'absent' });
    expect(tenant.filters).toEqual([expect.stringContaining("mail eq 'em@home.example'")]);
  });

  test('finds nobody for an account that is gone, whoever has its address now', async () => {
    tenant.users.delete('em');
    tenant.found = [guest()];
    expect(await look('em@home.example')).toMatchObject({ found: 'absent' });
  });
});
