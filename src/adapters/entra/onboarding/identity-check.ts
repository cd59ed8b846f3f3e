// One identity in one tenant, signed in anew each time: what its token names, and whether Graph agrees.
import type { TokenCredential } from '@azure/identity';
import type { Tenant } from '../../../domain/estate/estate.ts';
import type { IdentityCheck } from '../../../ports/identity-check.ts';
import type { Budgets } from '../graph/budgets.ts';
import { createGraphClient } from '../graph/client.ts';
import { signInTrouble } from '../graph/sign-in.ts';
import { tokenClaims } from './token-claims.ts';

export interface IdentityCheckSettings {
  readonly graphBaseUrl: string;
  readonly graphCanonicalUrl: string;
  readonly budgets: Budgets;
  credentialFor(tenant: Tenant, identity: string): TokenCredential;
}

export function createIdentityCheck(settings: IdentityCheckSettings): IdentityCheck {
  const scope = `${settings.graphCanonicalUrl}/.default`;
  return {
    async roles(tenant, identity) {
      const facts = {
        tenantId: tenant.id,
        tenant: tenant.displayName,
        identity,
        reads: true,
        needs: '',
      };
      const token = await settings
        .credentialFor(tenant, identity)
        .getToken(scope)
        .catch((reason: unknown) => {
          throw signInTrouble(facts, reason);
        });
      if (!token) throw signInTrouble(facts, 'the credential gave none');
      return tokenClaims(token.token).roles ?? [];
    },
    async probe(tenant, identity, permission, { path, query, beta }) {
      const client = createGraphClient({
        tenantId: tenant.id,
        tenant: tenant.displayName,
        identity,
        baseUrl: settings.graphBaseUrl,
        scope,
        budgets: settings.budgets,
        newCredential: () => settings.credentialFor(tenant, identity),
      });
      // Some services answer once a second: whoever tries everything at once waits, and is told nothing false.
      await client.get(path, {
        needs: permission,
        query,
        priority: 'background',
        ...(beta && { version: 'beta' }),
      });
    },
  };
}
