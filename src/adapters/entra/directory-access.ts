// Which Graph client speaks for which identity in which tenant: made once, only where there is consent.
import type { TokenCredential } from '@azure/identity';
import type { Estate, Tenant } from '../../domain/estate/estate.ts';
import { DirectoryError } from '../../ports/directory-error.ts';
import type { Budgets } from './graph/budgets.ts';
import { createGraphClient, type GraphClient } from './graph/client.ts';
import type { GraphWatch } from './graph/watch.ts';

export interface DirectoryAccessSettings {
  /** Asked at every call: a tenant whose consent the estate no longer has is not called again. */
  readonly estate: Estate;
  readonly graphBaseUrl: string;
  /** The cloud's own address of Graph: tokens are for it, whatever address Graph is called at. */
  readonly graphCanonicalUrl: string;
  /** The same for every identity: a tenant counts what all of them do. */
  readonly budgets: Budgets;
  readonly watch?: GraphWatch | undefined;
  credentialFor(tenant: Tenant, identity: string): TokenCredential;
}

/** Throws DirectoryError when the identity is not to be used in that tenant. */
export type DirectoryAccess = (tenantId: string) => GraphClient;

/**
 * Access with one identity and no other: what a route is handed decides what it can do, whatever it
 * is asked.
 */
export function directoryAccess(
  settings: DirectoryAccessSettings,
  identity: string,
): DirectoryAccess {
  const clients = new Map<string, GraphClient>();
  return (tenantId) => {
    const tenant = settings.estate.tenants.find(({ id }) => id === tenantId);
    if (!tenant?.signIn.includes(identity)) {
      const name = tenant?.displayName ?? tenantId;
      throw new DirectoryError(
        'forbidden',
        tenantId,
        'no-sign-in',
        `the estate gives Drawbridge no ${identity} in ${name}`,
      );
    }
    const known = clients.get(tenantId);
    if (known) return known;
    const client = createGraphClient({
      tenantId,
      tenant: tenant.displayName,
      identity,
      baseUrl: settings.graphBaseUrl,
      scope: `${settings.graphCanonicalUrl}/.default`,
      budgets: settings.budgets,
      watch: settings.watch,
      newCredential: () => settings.credentialFor(tenant, identity),
    });
    clients.set(tenantId, client);
    return client;
  };
}

/** The same access for work that nobody waits for: people's calls go before its own. */
export const inBackground =
  (access: DirectoryAccess): DirectoryAccess =>
  (tenantId) => {
    const graph = access(tenantId);
    const priority = 'background';
    return {
      get: (path, options) => graph.get(path, { priority, ...options }),
      list: (path, options) => graph.list(path, { priority, ...options }),
      send: (method, path, body, options) =>
        graph.send(method, path, body, { priority, ...options }),
    };
  };
