// Who calls: checks the access token and finds the tenant and application it was issued for.
import { text } from './body.ts';
import type { Caller } from './call.ts';
import { claimsOf, expiredToken, invalidToken } from './claims.ts';
import { GraphProblem } from './problem.ts';
import type { Tenant } from './state/tenant.ts';
import { tenantsOf } from './state/tenants.ts';
import type { GraphWorld } from './world.ts';

export interface Verified {
  tenant: Tenant;
  caller: Caller;
}

/** Throws the 401 or 403 that the service gives. */
export async function verify(world: GraphWorld, header: string | undefined): Promise<Verified> {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (!token) throw invalidToken('Access token is empty.');
  const claims = await claimsOf(world, token);
  // Tokens live in real time, whatever the sandbox's clock says.
  if (claims.exp * 1000 <= Date.now()) throw expiredToken();
  const tenant = tenantsOf(world).byId(claims.tid);
  if (!tenant) throw invalidToken('The token is for a tenant that does not exist.');
  const principal = tenant.rows('servicePrincipals').find('appId', claims.appid);
  if (!principal)
    throw new GraphProblem(
      403,
      'Authorization_IdentityNotFound',
      'The identity of the calling application could not be established.',
    );
  return {
    tenant,
    caller: {
      appId: claims.appid,
      tenantId: claims.tid,
      principalId: text(principal, 'id') ?? '',
      displayName: text(principal, 'displayName') ?? claims.appid,
      roles: new Set(claims.roles),
    },
  };
}
