// The token of one identity in one tenant: as the credential caches it, and a fresh one when it is refused.
import type { TokenCredential } from '@azure/identity';

export interface TokenSource {
  /** Throws NoToken. */
  get(signal?: AbortSignal): Promise<string>;
  /** Graph answered 401 to it; `challenge` is its `WWW-Authenticate`. */
  refused(token: string, challenge?: string | null): void;
  /** Graph missed a permission in it: what was granted meanwhile stands only in a new one. */
  doubt(): void;
}

/** A token could not be had; the cause is what the credential said. */
export class NoToken extends Error {
  constructor(cause: unknown) {
    super('no token', { cause });
  }
}

/** Somebody who was never given a permission would otherwise cause a new token for each try. */
const DOUBT_AFTER_MS = 60_000;

/**
 * `@azure/identity` gives what it has cached until it expires. It asks anew when claims are passed on,
 * and a new credential has nothing cached.
 */
export function createTokenSource(
  newCredential: () => TokenCredential,
  scope: string,
): TokenSource {
  let credential = newCredential();
  let made = Date.now();
  let current: string | undefined;
  let claims: string | undefined;

  const startOver = () => {
    credential = newCredential();
    made = Date.now();
    current = undefined;
  };

  return {
    async get(signal) {
      const asked = claims;
      const token = await credential
        .getToken(scope, {
          ...(signal && { abortSignal: signal }),
          ...(asked && { claims: asked }),
        })
        .catch((reason: unknown) => {
          throw new NoToken(reason);
        });
      if (!token) throw new NoToken('the credential gave none');
      if (claims === asked) claims = undefined;
      current = token.token;
      return current;
    },
    refused(token, challenge) {
      // Several calls that were under way are refused with the same token.
      if (token !== current) return;
      current = undefined;
      claims = claimsIn(challenge);
      if (!claims) startOver();
    },
    doubt() {
      if (Date.now() - made > DOUBT_AFTER_MS) startOver();
    },
  };
}

/**
 * What a resource asks for when it refuses a token before its time, base64 in the challenge:
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsIn(challenge: string | null | undefined): string | undefined {
  const written = /\bclaims="([^"]+)"/.exec(challenge ?? '')?.[1];
  if (!written) return undefined;
  const text = Buffer.from(written, 'base64').toString('utf8');
  return text.startsWith('{') ? text : undefined;
}
