// How a tenant stands in a multitenant organization, and with what it is changed.
import type { Organization, OrganizationTenant } from '../../../domain/facts.ts';

export const ORGANIZATION_WRITER = 'organization-writer';
export const ORGANIZATION_WRITES = 'MultiTenantOrganization.ReadWrite.All';

export const standingOf = (
  { tenants }: Organization,
  tenantId: string,
): OrganizationTenant | undefined => tenants.find((tenant) => tenant.tenantId === tenantId);
