// The answer to an invitation was lost: what nobody can find any more is never called gone.
import { beforeEach, describe, expect, test } from 'vitest';
import { inviteGuest } from '../../../../src/adapters/entra/changes/invite-guest.ts';
import type { InviteGuest } from '../../../../src/domain/access/change.ts';
import { addressHash } from '../../../../src/shared/address.ts';
import { MINUTE } from '../../../../src/shared/duration.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakeTenant, NOW } from './fake-tenant.ts';

const change = (address = 'em@home.example'): InviteGuest => ({
  type: 'invite-guest',
  tenantId: AWAY,
  home: { tenantId: HOME, objectId: 'em' },
  addressHash: addressHash(address),
});

const guest = (more: Record<string, unknown> = {}) => ({
  id: 'guest',
  userType: 'Guest',
  accountEnabled: true,
  userPrincipalName: 'em_home.example#EXT#@away.example',
  createdDateTime: new Date(NOW).toISOString(),
  assignedLicenses: [],
  licenseAssignmentStates: [],
  ...more,
});

let tenant: FakeTenant;
beforeEach(() => {
  tenant = new FakeTenant();
  tenant.users.set('em', {
    id: 'em',
    displayName: 'Em Ployee',
    accountEnabled: true,
    mail: 'em@home.example',
    userPrincipalName: 'em@home.example',
  });
  tenant.invited = 'guest';
});

const put = (more: Record<string, unknown> = {}) => tenant.users.set('guest', guest(more));

describe('the end of an invitation whose answer was lost', () => {
  const end = (address: string | undefined, begunAt = NOW) =>
    inviteGuest(tenant.deps).undo(change(), tenant.context({ address, begunAt }));
  const proof = (address: string | undefined) =>
    inviteGuest(tenant.deps).isGone(change(), tenant.context({ address, begunAt: NOW }));
  const moved = { mail: 'other@home.example', userPrincipalName: 'other@home.example' };
  const em = () => tenant.users.get('em');

  for (const [what, happened] of [
    ['has been deleted', () => tenant.users.delete('em')],
    ['has another address now', () => tenant.users.set('em', { ...em(), ...moved })],
  ] as const) {
    test(`is not called gone where the home account ${what} and a guest has its address`, async () => {
      happened();
      tenant.found = [guest()];
      put();
      await expect(end('em@home.example')).rejects.toThrow('nothing tells whether');
      await expect(proof('em@home.example')).rejects.toThrow('nothing tells whether');
      expect(tenant.sent).toEqual([]);
    });

    test(`is gone where the home account ${what} and no guest has its address`, async () => {
      happened();
      expect(await end('em@home.example')).toMatchObject({ gone: true });
      expect(await proof('em@home.example')).toMatchObject({ gone: true });
    });

    test(`is gone where the home account ${what} and the guest was there before`, async () => {
      happened();
      tenant.found = [guest()];
      put();
      expect(await end('em@home.example', NOW + 5 * MINUTE)).toMatchObject({ gone: true });
    });

    test(`cannot be told where the home account ${what} and its address is not kept`, async () => {
      happened();
      await expect(end(undefined)).rejects.toThrow('which is not kept');
      await expect(end('somebody@home.example')).rejects.toThrow('which is not kept');
    });
  }

  test('is not called gone where a guest only shares the mail address', async () => {
    tenant.users.set('em', { ...em(), mail: 'ceo@contoso.example' });
    const other = { id: 'guest', userPrincipalName: 'ceo_contoso.example#EXT#@x' };
    tenant.found = [guest(other)];
    put(other);
    await expect(end('em@home.example')).rejects.toThrow('nothing tells whether');
  });
});
