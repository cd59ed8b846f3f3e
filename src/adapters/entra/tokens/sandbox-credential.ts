// Tokens from the sandbox's own issuer, over http on this machine; the real credentials refuse http.
import type { AccessToken, TokenCredential } from '@azure/identity';

const EARLY_MS = 5 * 60_000;

interface TokenBody {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error_description?: string;
}

/** Throws when the authority is not on loopback: a real tenant must never be asked this way. */
export function createSandboxCredential(
  authorityHost: string,
  tenantId: string,
  clientId: string,
): TokenCredential {
  if (new URL(authorityHost).hostname !== '127.0.0.1') {
    throw new Error('The sandbox credential works with an issuer on this machine only.');
  }
  const cached = new Map<string, AccessToken>();
  return {
    async getToken(scopes, options) {
      const scope = Array.isArray(scopes) ? scopes.join(' ') : scopes;
      const known = cached.get(scope);
      if (known && known.expiresOnTimestamp - EARLY_MS > Date.now()) return known;
      const response = await fetch(`${authorityHost}/${tenantId}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: 'sandbox',
          scope,
        }),
        ...(options?.abortSignal && {
          signal: AbortSignal.any([options.abortSignal as AbortSignal]),
        }),
      });
      const body = (await response.json()) as TokenBody;
      if (!response.ok || !body.access_token) {
        throw new Error(
          body.error_description ?? `The sandbox issued no token (${response.status}).`,
        );
      }
      const token = {
        token: body.access_token,
        expiresOnTimestamp: Date.now() + (body.expires_in ?? 3600) * 1_000,
      };
      cached.set(scope, token);
      return token;
    },
  };
}
