// Every kind of access there is. A new one is a file of its own and a line here.
import type { AccessKind } from '../kind.ts';
import { accessPackage } from './access-package.ts';
import { appRole } from './app-role.ts';
import { automaticRedemption } from './automatic-redemption.ts';
import { connectTenant } from './connect-tenant.ts';
import { crossTenantSync } from './cross-tenant-sync.ts';
import { externalGuest } from './external-guest.ts';
import { groupMembership } from './group-membership.ts';
import { guestAccess } from './guest-access.ts';
import { inboundAccess } from './inbound-access.ts';
import { inboundTrust } from './inbound-trust.ts';
import { multitenantOrganization } from './multitenant-organization.ts';
import { outboundAccess } from './outbound-access.ts';
import { pimEligibility } from './pim-eligibility.ts';
import { projectTeam } from './project-team.ts';
import { separatePartner } from './separate-partner.ts';
import { sharedChannels } from './shared-channels.ts';

export const kinds: readonly AccessKind[] = [
  guestAccess,
  externalGuest,
  projectTeam,
  pimEligibility,
  groupMembership,
  appRole,
  accessPackage,
  inboundTrust,
  automaticRedemption,
  multitenantOrganization,
  crossTenantSync,
  inboundAccess,
  outboundAccess,
  connectTenant,
  separatePartner,
  sharedChannels,
];

export const kindById = (id: string): AccessKind | undefined =>
  kinds.find((kind) => kind.id === id);
