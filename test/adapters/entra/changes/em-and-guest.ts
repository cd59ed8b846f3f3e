// Em Ployee at home, and the guest object that an invitation makes of them.
import type { InviteGuest } from '../../../../src/domain/access/change.ts';
import { addressHash } from '../../../../src/shared/address.ts';
import { AWAY, HOME } from '../../../fakes/estate.ts';
import { FakeTenant, NOW } from './fake-tenant.ts';

export const change = (address = 'em@home.example'): InviteGuest => ({
  type: 'invite-guest',
  tenantId: AWAY,
  home: { tenantId: HOME, objectId: 'em' },
  addressHash: addressHash(address),
});

export const guest = (more: Record<string, unknown> = {}) => ({
  id: 'guest',
  userType: 'Guest',
  accountEnabled: true,
  userPrincipalName: 'em_home.example#EXT#@away.example',
  createdDateTime: new Date(NOW).toISOString(),
  assignedLicenses: [],
  licenseAssignmentStates: [],
  ...more,
});

export function tenantWithEm(): FakeTenant {
  const tenant = new FakeTenant();
  tenant.users.set('em', {
    id: 'em',
    displayName: 'Em Ployee',
    accountEnabled: true,
    mail: 'em@home.example',
    userPrincipalName: 'em@home.example',
  });
  tenant.invited = 'guest';
  return tenant;
}
