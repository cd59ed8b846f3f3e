// The credential of one identity in one tenant: federated, workload, certificate, or (discouraged) a secret.
import {
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
  WorkloadIdentityCredential,
} from '@azure/identity';
import type { CredentialSettings } from '../../../shared/credential-settings.ts';

export interface CredentialPlace {
  readonly tenantId: string;
  readonly clientId: string;
  readonly authorityHost: string;
  /** What a managed identity's token is exchanged under; each cloud has its own. */
  readonly tokenExchangeAudience: string;
  /** Only for an authority that is not Microsoft's, such as one of a test. */
  readonly disableInstanceDiscovery?: boolean;
}

export function createCredential(
  settings: CredentialSettings,
  place: CredentialPlace,
): TokenCredential {
  const { tenantId, clientId, authorityHost, tokenExchangeAudience } = place;
  const { disableInstanceDiscovery = false } = place;
  const options = { authorityHost, disableInstanceDiscovery };
  switch (settings.kind) {
    case 'managed-identity': {
      const identity = new ManagedIdentityCredential({
        clientId: settings.managedIdentityClientId,
      });
      const assertion = async () =>
        (await identity.getToken(`${tokenExchangeAudience}/.default`)).token;
      return new ClientAssertionCredential(tenantId, clientId, assertion, options);
    }
    case 'workload-identity':
      return new WorkloadIdentityCredential({ tenantId, clientId, ...options });
    case 'certificate':
      return new ClientCertificateCredential(
        tenantId,
        clientId,
        { certificatePath: settings.certificatePath },
        options,
      );
    case 'secret':
      return new ClientSecretCredential(tenantId, clientId, settings.secret, options);
  }
}
