// The tenants that may join the multitenant organization of another.
import { type Finding, unknownTenant } from './findings.ts';
import type { EstateFile, TenantEntry } from './schema.ts';

const KIND = 'multitenant-organization';

export function checkOrganization(file: EstateFile, tenant: TenantEntry, i: number): Finding[] {
  const joining = tenant.offers?.organization ?? [];
  return joining.flatMap((name, o): Finding[] => {
    const problem = problemWith(file, tenant, name, joining.indexOf(name) < o);
    return problem ? [{ path: ['tenants', i, 'offers', 'organization', o], problem }] : [];
  });
}

function problemWith(
  file: EstateFile,
  tenant: TenantEntry,
  name: string,
  again: boolean,
): string | undefined {
  const found = file.tenants.find((item) => item.name === name);
  if (!found) return unknownTenant(file, name);
  if (found === tenant) return 'names the tenant itself; name other tenants';
  if (again) return 'is offered twice here; remove one of the lines';
  if (found.cloud !== 'commercial') {
    return `names ${name}, which is ${found.cloud}, and multitenant organizations exist in the commercial cloud only; remove the line`;
  }
  // Joining is done in both tenants, so both have to take part; external and isolated ones cannot.
  const missing = [tenant, found].find(({ access }) => !access.includes(KIND));
  return missing
    ? `names ${name}, and ${missing.name} does not enable ${KIND}; write it under access there, or remove the line`
    : undefined;
}
