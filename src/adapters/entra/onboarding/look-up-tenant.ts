// The tenant behind a domain, by what Entra publishes about every tenant: nobody has to sign in for it.
import type { Cloud } from '../../../domain/estate/estate.ts';
import type { FoundTenant, TenantLookup } from '../../../ports/tenant-lookup.ts';

interface Metadata {
  readonly issuer?: string;
  readonly tenant_region_scope?: string;
  readonly tenant_region_sub_scope?: string;
  readonly error_description?: string;
}

const GUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const PATIENCE_MS = 20_000;

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document */
export const createTenantLookup = (authorityHost: string): TenantLookup => ({
  async find(domain): Promise<FoundTenant | undefined> {
    const url = `${authorityHost}/${encodeURIComponent(domain)}/v2.0/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const body = (await response.json()) as Metadata;
    if (!response.ok) {
      if (
        response.status === 400 &&
        /AADSTS(90002|900023|50059)/.test(body.error_description ?? '')
      )
        return undefined;
      throw new Error(`${authorityHost} answered ${response.status} about ${domain}.`);
    }
    const id = GUID.exec(new URL(body.issuer ?? '').pathname)?.[0];
    if (!id) throw new Error(`${authorityHost} does not say which tenant ${domain} belongs to.`);
    return { id: id.toLowerCase(), cloud: cloudOf(body) };
  },
});

/** How the regions of Microsoft's clouds are named there; the values are as they were seen, Microsoft lists none. */
function cloudOf({ tenant_region_scope, tenant_region_sub_scope }: Metadata): Cloud {
  if (tenant_region_sub_scope === 'DOD') return 'dod';
  if (tenant_region_sub_scope === 'DODCON' || tenant_region_scope === 'USGov') return 'gcchigh';
  return tenant_region_sub_scope === 'GCC' ? 'gcc' : 'commercial';
}
