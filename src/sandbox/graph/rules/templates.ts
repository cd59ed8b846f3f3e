// Templates of a multitenant organization: what its tenants set for each other when they come together.
// https://learn.microsoft.com/graph/api/multitenantorganizationpartnerconfigurationtemplate-update
import { type Body, text } from '../body.ts';
import type { Tenant } from '../state/tenant.ts';

const ROOT = '/policies/crossTenantAccessPolicy/templates';
export const PARTNER_TEMPLATE = `${ROOT}/multiTenantOrganizationPartnerConfiguration`;
export const SYNC_TEMPLATE = `${ROOT}/multiTenantOrganizationIdentitySynchronization`;

const SETTINGS = [
  'inboundTrust',
  'automaticUserConsentSettings',
  'b2bCollaborationInbound',
  'b2bCollaborationOutbound',
  'b2bDirectConnectInbound',
  'b2bDirectConnectOutbound',
];

const applies = (template: Body | undefined, isNew: boolean) =>
  (text(template, 'templateApplicationLevel') ?? 'none')
    .split(',')
    .map((level) => level.trim())
    .includes(isNew ? 'newPartners' : 'existingPartners');

/** Makes or completes the entry for the other tenant; a tenant without one gets one in any case. */
export function applyTemplates(tenant: Tenant, otherId: string): void {
  const template = tenant.rows('singles').get(PARTNER_TEMPLATE);
  const known = tenant.rows('partners').get(otherId);
  const set = applies(template, !known)
    ? Object.fromEntries(
        SETTINGS.filter((name) => template?.[name] != null).map((name) => [name, template?.[name]]),
      )
    : {};
  tenant.put('partners', otherId, {
    tenantId: otherId,
    isServiceProvider: false,
    ...known,
    ...set,
  });
  const sync = tenant.rows('singles').get(SYNC_TEMPLATE);
  const synchronised = tenant.rows('identitySynchronizations').get(otherId);
  if (applies(sync, !synchronised) && sync?.userSyncInbound)
    tenant.put('identitySynchronizations', otherId, {
      displayName: null,
      ...synchronised,
      tenantId: otherId,
      userSyncInbound: sync.userSyncInbound,
    });
}
