// Somebody from outside: invited by Microsoft's own mail, found by the address that was approved alone.
import { beforeEach, expect, test } from 'vitest';
import { inviteOutsider } from '../../../../src/adapters/entra/changes/invite-outsider.ts';
import type { InviteOutsider } from '../../../../src/domain/access/change.ts';
import { addressHash } from '../../../../src/shared/address.ts';
import { AWAY } from '../../../fakes/estate.ts';
import { FakeTenant, NOW } from './fake-tenant.ts';

const JANE = { address: 'jane@partner.com', displayName: 'Jane Roe', organisation: 'Partner Ltd' };
const change = (sponsorId: string | null = null): InviteOutsider => ({
  type: 'invite-outsider',
  tenantId: AWAY,
  addressHash: addressHash(JANE.address),
  sponsorId,
});
const guest = (more: Record<string, unknown> = {}) => ({
  id: 'jane',
  userType: 'Guest',
  accountEnabled: true,
  externalUserState: 'PendingAcceptance',
  userPrincipalName: 'jane_partner.com#EXT#@away.example',
  mail: JANE.address,
  createdDateTime: new Date(NOW).toISOString(),
  assignedLicenses: [],
  licenseAssignmentStates: [],
  ...more,
});

let tenant: FakeTenant;
beforeEach(() => {
  tenant = new FakeTenant();
  tenant.invited = 'jane';
});

const at = (more: object = {}) => tenant.context({ begunAt: NOW, outsiders: [JANE], ...more });
const changer = () => inviteOutsider(tenant.deps);
const invitations = () => tenant.sent.filter(({ path }) => path === '/invitations');

test('the mail is Microsoft’s, with nothing in it that anybody typed, and its link stays untold', async () => {
  tenant.users.set('jane', guest());
  const done = await changer().perform(change('sponsor'), at());
  expect(done).toMatchObject({ ours: true, outputs: { objectId: 'jane' } });
  expect(done.redeemLink).toBeUndefined();
  expect(invitations()[0]?.body).toEqual({
    invitedUserEmailAddress: JANE.address,
    invitedUserDisplayName: 'Jane Roe',
    inviteRedirectUrl: `https://myapplications.microsoft.com/?tenantid=${AWAY}`,
    sendInvitationMessage: true,
    invitedUserMessageInfo: { messageLanguage: 'en-US' },
    invitedUserSponsors: [{ id: 'sponsor' }],
  });
});

test('without an account of the sponsor there is none to list', async () => {
  tenant.users.set('jane', guest());
  await changer().perform(change(), at());
  expect(invitations()[0]?.body).not.toHaveProperty('invitedUserSponsors');
});

test('whoever is there and has accepted is not invited again', async () => {
  tenant.users.set('jane', guest({ externalUserState: 'Accepted' }));
  tenant.found = [guest({ externalUserState: 'Accepted' })];
  await changer().perform(change(), at({ firstTry: false }));
  expect(invitations()).toEqual([]);
});

test('another address than the approved one is never invited, nor is one that was erased', async () => {
  for (const outsiders of [[], undefined, [{ ...JANE, address: 'joe@partner.com' }]]) {
    await expect(changer().perform(change(), at({ outsiders }))).rejects.toMatchObject({
      code: 'address-erased',
    });
  }
  expect(tenant.sent).toEqual([]);
});

test('an account that only lists the address is in the way, not theirs', async () => {
  tenant.found = [guest({ userPrincipalName: 'other@away.example' })];
  expect((await changer().observe(change(), at())).found).toBe('in-the-way');
  tenant.found = [guest()];
  expect(await changer().observe(change(), at())).toMatchObject({
    found: 'present',
    outputs: { objectId: 'jane' },
  });
});

test('it is deleted at the end by its id, also once the address was erased', async () => {
  tenant.users.set('jane', guest());
  const outputs = { objectId: 'jane' };
  const undone = await changer().undo(change(), at({ outputs, outsiders: undefined }));
  expect(undone.gone).toBe(true);
  expect(tenant.written).toEqual(['DELETE /users/jane']);
});

test('what was never answered is not called gone once the address was erased', async () => {
  await expect(changer().undo(change(), at({ outsiders: undefined }))).rejects.toMatchObject({
    code: 'address-erased',
  });
});
