// The sandbox's signing key: one RSA key, made at first start and kept, for Graph and bot tokens alike.
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { SandboxStore } from '../store.ts';

export interface SigningKeys {
  /** Signs with RS256. Times (`iat`, `exp`, `nbf`) are the caller's, in seconds of real time. */
  sign(claims: Record<string, unknown>): Promise<string>;
  /** Public half, as a JWKS entry; `endorsements` as the Bot Framework publishes them. */
  readonly publicJwk: JWK & { kid: string; endorsements: string[] };
}

const KEY = 'issuer/key';

export async function openKeys(store: SandboxStore): Promise<SigningKeys> {
  let jwk = store.get<JWK & { kid: string }>(KEY);
  if (!jwk) {
    const pair = await generateKeyPair('RS256', { extractable: true });
    jwk = { ...(await exportJWK(pair.privateKey)), kid: crypto.randomUUID() };
    store.put(KEY, jwk);
  }
  const { kid, kty, n, e } = jwk;
  const key = await importJWK(jwk, 'RS256');
  return {
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key),
    publicJwk: {
      kid,
      ...(kty && { kty }),
      ...(n && { n }),
      ...(e && { e }),
      use: 'sig',
      alg: 'RS256',
      endorsements: ['msteams'],
    } as SigningKeys['publicJwk'],
  };
}
