// One credential for each identity and tenant, made once; a secret is named as discouraged.
import type { TokenCredential } from '@azure/identity';
import type { Tenant } from '../../../domain/estate/estate.ts';
import type { Log } from '../../../ports/log.ts';
import type { CredentialSettings } from '../../../shared/credential-settings.ts';
import { createCredential } from './credential.ts';
import { createSandboxCredential } from './sandbox-credential.ts';

export type IdentitySettings = {
  readonly clientId: string;
  readonly credential: CredentialSettings;
};

export interface CredentialSourceSettings {
  readonly identities: Readonly<Record<string, IdentitySettings>>;
  readonly authorityHost: string;
  readonly tokenExchangeAudience: string;
  readonly sandbox: boolean;
  readonly log: Log;
}

export function credentialSource({
  identities,
  authorityHost,
  tokenExchangeAudience,
  sandbox,
  log,
}: CredentialSourceSettings): (tenant: Tenant, identity: string) => TokenCredential {
  for (const [identity, { credential }] of Object.entries(identities)) {
    if (credential.kind === 'secret' && !sandbox) {
      log.warn('credential.secret-discouraged', { identity });
    }
  }
  return (tenant, name) => {
    const identity = identities[name];
    if (!identity) throw new Error(`The estate has no identity ${name}.`);
    const { clientId, credential } = identity;
    return sandbox
      ? createSandboxCredential(authorityHost, tenant.id, clientId)
      : createCredential(credential, {
          tenantId: tenant.id,
          clientId,
          authorityHost,
          tokenExchangeAudience,
        });
  };
}
