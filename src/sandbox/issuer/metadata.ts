// What the issuer publishes about a tenant: its id behind any of its domains, and the cloud it is in.
import { tenantsOf } from '../graph/state/tenants.ts';
import type { GraphWorld } from '../graph/world.ts';

/** Region, part of it and cloud as Entra names them, for each of Microsoft's clouds. */
const REGIONS: Readonly<Record<string, readonly [string, string | undefined, string]>> = {
  commercial: ['EU', undefined, 'microsoftonline.com'],
  gcc: ['NA', 'GCC', 'microsoftonline.com'],
  gcchigh: ['USGov', 'DODCON', 'microsoftonline.us'],
  dod: ['USGov', 'DOD', 'microsoftonline.us'],
};

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document */
export function tenantMetadata(
  world: GraphWorld,
  asked: string,
): { status: number; body: Record<string, unknown> } {
  const all = tenantsOf(world);
  const about = (all.byId(asked) ?? all.byAddress(asked))?.about;
  if (!about) {
    return {
      status: 400,
      body: {
        error: 'invalid_tenant',
        error_description: `AADSTS90002: Tenant '${asked}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
        error_codes: [90002],
      },
    };
  }
  const authority = `${world.origin()}/${about.tenantId}`;
  const [region, part, cloud] = REGIONS[about.cloud] ?? REGIONS.commercial ?? [];
  return {
    status: 200,
    body: {
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
      jwks_uri: `${world.origin()}/openid/keys`,
      response_types_supported: ['code', 'id_token'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
      tenant_region_scope: region,
      ...(part && { tenant_region_sub_scope: part }),
      cloud_instance_name: cloud,
    },
  };
}
