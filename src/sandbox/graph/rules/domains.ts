// The domains of a tenant.
import { bodies, flag, text } from '../body.ts';
import type { Tenant } from '../state/tenant.ts';

const verified = (tenant: Tenant) =>
  [...tenant.rows('organization').rows()].flatMap(({ body }) => bodies(body, 'verifiedDomains'));

/** The one that came with the tenant: guests are named under it. */
export function initialDomain(tenant: Tenant): string {
  const domains = verified(tenant);
  const initial =
    domains.find((domain) => flag(domain, 'isInitial')) ??
    domains.find((domain) => text(domain, 'name')?.includes('.onmicrosoft.'));
  return (
    text(initial, 'name') ??
    tenant.about.domains.find((domain) => domain.includes('.onmicrosoft.')) ??
    tenant.about.domains.at(-1) ??
    'onmicrosoft.example'
  );
}
