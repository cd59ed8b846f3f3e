// Who calls: checks the access token and finds the tenant and application it was issued for.
import { importJWK, errors as joseErrors, jwtVerify } from 'jose';
import type { SigningKeys } from '../issuer/keys.ts';
import { text } from './body.ts';
import type { Caller } from './call.ts';
import { GraphProblem } from './problem.ts';
import type { Tenant } from './state/tenant.ts';
import { tenantsOf } from './state/tenants.ts';
import type { GraphWorld } from './world.ts';

export interface Verified {
  tenant: Tenant;
  caller: Caller;
}

interface Claims {
  tid: string;
  appid: string;
  roles: string[];
  exp: number;
}

const verified = new WeakMap<SigningKeys, Map<string, Claims>>();
const GRAPH = 'https://graph.microsoft.com';

const invalidToken = (message: string) =>
  new GraphProblem(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });

export const expiredToken = () => invalidToken('Lifetime validation failed, the token is expired.');

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

async function claimsOf(world: GraphWorld, token: string): Promise<Claims> {
  const cache = verified.get(world.keys) ?? new Map<string, Claims>();
  verified.set(world.keys, cache);
  const known = cache.get(token);
  if (known) return known;
  try {
    const key = await importJWK({ ...world.keys.publicJwk }, 'RS256');
    const { payload } = await jwtVerify(token, key, {
      audience: [GRAPH, `${world.origin()}/graph`],
      clockTolerance: 0,
    });
    const claims: Claims = {
      tid: String(payload.tid ?? ''),
      appid: String(payload.appid ?? ''),
      roles: Array.isArray(payload.roles) ? payload.roles.map(String) : [],
      exp: payload.exp ?? 0,
    };
    if (cache.size > 5000) cache.clear();
    cache.set(token, claims);
    return claims;
  } catch (error) {
    if (error instanceof joseErrors.JWTExpired) throw expiredToken();
    if (error instanceof joseErrors.JWTClaimValidationFailed && error.claim === 'aud')
      throw invalidToken('Access token validation failure. Invalid audience.');
    if (error instanceof joseErrors.JOSEError || error instanceof TypeError)
      throw invalidToken('Access token validation failure.');
    throw error;
  }
}
