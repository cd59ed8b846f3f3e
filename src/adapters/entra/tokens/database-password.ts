// A token of a managed identity as the password of a Postgres server of Azure.
import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import type { DatabaseSignIn } from '../../../shared/database-sign-in.ts';

/**
 * Asked for at each new connection; the credential keeps a token until shortly before its end, and a
 * connection that stands is not asked again.
 * https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-with-managed-identity
 */
export function databasePassword(
  { managedIdentityClientId, scope }: DatabaseSignIn,
  credential: TokenCredential = new ManagedIdentityCredential({
    clientId: managedIdentityClientId,
  }),
): () => Promise<string> {
  return async () => {
    const token = await credential.getToken(scope);
    if (!token) throw new Error('The managed identity gave no token for the database.');
    return token.token;
  };
}
