// What an access token says, once its signature was checked.
import { importJWK, errors as joseErrors, jwtVerify } from 'jose';
import type { SigningKeys } from '../issuer/keys.ts';
import { GraphProblem } from './problem.ts';
import type { GraphWorld } from './world.ts';

interface Claims {
  tid: string;
  appid: string;
  /** Object id of whoever it was issued to. */
  oid: string;
  /** Of a person's token. */
  scopes: string[];
  roles: string[];
  exp: number;
}

const verified = new WeakMap<SigningKeys, Map<string, Claims>>();

const GRAPH = 'https://graph.microsoft.com';

export const invalidToken = (message: string) =>
  new GraphProblem(401, 'InvalidAuthenticationToken', message, {
    'WWW-Authenticate':
      'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"',
  });

export const expiredToken = () => invalidToken('Lifetime validation failed, the token is expired.');

export async function claimsOf(world: GraphWorld, token: string): Promise<Claims> {
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
      oid: String(payload.oid ?? ''),
      scopes: String(payload.scp ?? '')
        .split(' ')
        .filter(Boolean),
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
