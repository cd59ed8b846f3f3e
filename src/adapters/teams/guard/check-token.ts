// Is this activity from Teams, for this bot? Claims are looked at first, so that nothing is fetched for a stranger.
import { decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import type { CheckedActivity } from './activity-shape.ts';
import type { SigningKeys } from './signing-keys.ts';

export interface TokenRules {
  readonly appId: string;
  /** `https://api.botframework.com`: a token of Entra, of an emulator or of a skill has another one. */
  readonly issuer: string;
  /** Exact origins. */
  readonly serviceOrigins: readonly string[];
}

/** As the Bot Framework asks for. */
const TOLERANCE_S = 300;
const LONGEST_TOKEN = 8_192;
const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/**
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication,
 * and the hazards that a bare CloudAdapter leaves open. Only yes or no: a refusal tells nothing.
 */
export async function tokenIsGood(
  authorization: string | undefined,
  activity: CheckedActivity,
  keys: SigningKeys,
  rules: TokenRules,
): Promise<boolean> {
  if (activity.channelId !== 'msteams') return false;
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (!token || token.length > LONGEST_TOKEN) return false;
  const claimed = readClaims(token);
  if (!claimed || !claimsFit(claimed.payload, activity, rules)) return false;
  const signer = await keys.find(claimed.kid);
  if (!signer?.endorsements.includes('msteams')) return false;
  try {
    await jwtVerify(token, signer.key, {
      algorithms: ['RS256'],
      issuer: rules.issuer,
      audience: rules.appId,
      clockTolerance: TOLERANCE_S,
      requiredClaims: ['exp', 'serviceurl'],
    });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

function readClaims(token: string): { kid: string; payload: JWTPayload } | undefined {
  try {
    const { alg, kid, crit } = decodeProtectedHeader(token);
    if (alg !== 'RS256' || typeof kid !== 'string' || crit !== undefined) return undefined;
    return { kid, payload: decodeJwt(token) };
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function claimsFit(
  { iss, aud, exp, serviceurl }: JWTPayload,
  activity: CheckedActivity,
  rules: TokenRules,
): boolean {
  return (
    iss === rules.issuer &&
    aud === rules.appId &&
    typeof exp === 'number' &&
    serviceurl === activity.serviceUrl &&
    isAllowedService(activity.serviceUrl, rules.serviceOrigins)
  );
}

/** An address whose origin is on the list, without user names or other tricks. */
export function isAllowedService(serviceUrl: string, origins: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { origin, username, password } = new URL(serviceUrl);
  return username === '' && password === '' && origins.includes(origin);
}
