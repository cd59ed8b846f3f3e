// The tenants with which another one offers cross-tenant settings.
import { type Finding, unknownTenant } from './findings.ts';
import type { EstateFile, TenantEntry } from './schema.ts';

export function checkPartners(file: EstateFile, tenant: TenantEntry, i: number): Finding[] {
  const partners = tenant.offers?.partners ?? [];
  return partners.flatMap((name, p): Finding[] => {
    const found = file.tenants.find((item) => item.name === name);
    const problem = !found
      ? unknownTenant(file, name)
      : found.name === tenant.name
        ? 'names the tenant itself; name other tenants'
        : partners.indexOf(name) < p
          ? 'is offered twice here; remove one of the lines'
          : found.kind === 'isolated'
            ? `names ${name}, which is isolated: nobody goes in or out there; remove the line`
            : undefined;
    return problem ? [{ path: ['tenants', i, 'offers', 'partners', p], problem }] : [];
  });
}
