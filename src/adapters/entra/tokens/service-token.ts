// Tokens of one registration for one service, as text: for who needs no more than that.
import type { CredentialSettings } from '../../../shared/credential-settings.ts';
import { type CredentialPlace, createCredential } from './credential.ts';
import { createSandboxCredential } from './sandbox-credential.ts';

export interface ServiceTokenSettings extends CredentialPlace {
  /** Undefined in the sandbox, whose issuer asks for none. */
  readonly credential: CredentialSettings | undefined;
  /** `https://api.botframework.com/.default` */
  readonly scope: string;
}

/** Rejects with what the issuer said. Tokens are cached and refreshed by the credential. */
export function serviceToken({
  credential,
  scope,
  ...place
}: ServiceTokenSettings): () => Promise<string> {
  const source = credential
    ? createCredential(credential, place)
    : createSandboxCredential(place.authorityHost, place.tenantId, place.clientId);
  return async () => {
    const token = await source.getToken(scope);
    if (!token) throw new Error('The credential gave no token.');
    return token.token;
  };
}
