// Does this token show that somebody signed in to their own tenant for this bot, and when?
import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import type { Proof, SignIn } from '../../../domain/access/step-up.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { AccountRef } from '../../../shared/account.ts';
import { fingerprint } from '../../../shared/hash.ts';
import type { TenantKeys } from './tenant-keys.ts';

export interface SignInRules {
  /** Of the bot's own registration, which is what the token is for. */
  readonly appId: string;
  readonly keys: TenantKeys;
  readonly clock: Clock;
}

/** Teams' clients on the web, and on desktops and phones, which fetch the token for their user. */
const TEAMS: readonly string[] = [
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
];
const LONGEST_TOKEN = 8_192;

/**
 * The token must be of the tenant and the person that the activity names, made by that tenant for this
 * bot, with the person present (`scp`, no application), through Teams or the bot's own connection.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 */
export async function checkSignIn(
  token: string,
  { tenantId, objectId }: AccountRef,
  { appId, keys, clock }: SignInRules,
): Promise<Proof> {
  const notValid = (why: string): Proof => ({ none: 'not-valid', why });
  const kid = token.length <= LONGEST_TOKEN ? keyIdOf(token) : undefined;
  if (kid === undefined) return notValid('shape');
  const issuer = keys.issuerOf(tenantId);
  // Looked at first, so that nothing is fetched for a token that could not be good.
  if (decodeJwt(token).iss !== issuer) return notValid('issuer');
  const signer = await keys.of(tenantId).find(kid);
  if (!signer) return { none: 'unavailable' };
  let claims: JWTPayload;
  try {
    const verified = await jwtVerify(token, signer.key, {
      algorithms: ['RS256'],
      issuer,
      audience: appId,
      clockTolerance: 60,
      requiredClaims: ['exp', 'iat', 'oid', 'tid', 'azp', 'scp'],
    });
    claims = verified.payload;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return notValid(String(error.code));
    throw error;
  }
  const said = (name: string) => String(claims[name]).toLowerCase();
  if (said('tid') !== tenantId || said('oid') !== objectId) return notValid('person');
  if (![...TEAMS, appId].includes(said('azp'))) return notValid('client');
  if (claims.idtyp === 'app') return notValid('application');
  return { signIn: signInOf(claims, { tenantId, objectId }, clock) };
}

function signInOf(claims: JWTPayload, account: AccountRef, clock: Clock): SignIn {
  // Tokens live in real time, whatever the product's clock says.
  const ours = (seconds: number) => clock.now() - (Date.now() - seconds * 1_000);
  const at = claims.auth_time;
  const contexts = Array.isArray(claims.acrs) ? claims.acrs.map(String) : [];
  return {
    account,
    issuedAt: ours(claims.iat ?? 0),
    ...(typeof at === 'number' && { signedInAt: ours(at) }),
    // However many tokens are made from one sign-in, it stays one.
    mark: typeof at === 'number' ? String(at) : fingerprint([String(claims.uti ?? claims.iat)]),
    contexts,
  };
}

function keyIdOf(token: string): string | undefined {
  try {
    const { alg, kid, crit } = decodeProtectedHeader(token);
    decodeJwt(token);
    return alg === 'RS256' && typeof kid === 'string' && crit === undefined ? kid : undefined;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}
