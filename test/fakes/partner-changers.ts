// The changers of settings about partners as they are, over a Graph that is the fake directories.
import { acceptClaim } from '../../src/adapters/entra/changes/accept-claim.ts';
import { partnerEntry } from '../../src/adapters/entra/changes/partner-entry.ts';
import { redeemAutomatically } from '../../src/adapters/entra/changes/redeem-automatically.ts';
import { synchroniseUsers } from '../../src/adapters/entra/changes/synchronise-users.ts';
import type { GraphClient } from '../../src/adapters/entra/graph/client.ts';
import type { PartnerPolicy } from '../../src/domain/facts.ts';
import type { Changers } from '../../src/ports/changer.ts';
import { DirectoryError } from '../../src/ports/directory-error.ts';
import type { ChangerWorld } from './changers.ts';
import { defaultPolicy, partnerPolicy } from './directory.ts';

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
type Settings = 'partner-entry' | 'accept-claim' | 'redeem-automatically' | 'synchronise-users';

export function partnerChangers(world: ChangerWorld): Pick<Changers, Settings> {
  const deps = (type: Settings) => ({
    reader: (tenantId: string) => graphOf(world, tenantId, type),
    remover: (tenantId: string) => graphOf(world, tenantId, type),
    writer: () => (tenantId: string) => graphOf(world, tenantId, type),
    clock: { now: () => world.now },
    readBackMs: 0,
  });
  return {
    'partner-entry': partnerEntry(deps('partner-entry')),
    'accept-claim': acceptClaim(deps('accept-claim')),
    'redeem-automatically': redeemAutomatically(deps('redeem-automatically')),
    'synchronise-users': synchroniseUsers(deps('synchronise-users')),
  };
}

function graphOf(world: ChangerWorld, tenantId: string, type: Settings): GraphClient {
  const { partners, defaults } = world.directory;
  const problem = (kind: 'not-found' | 'refused') =>
    new DirectoryError(kind, tenantId, kind, 'It is not so.');
  return {
    get: async <T>(path: string) => {
      world.look();
      const [, partnerId] = path.split(`${PARTNERS}/`);
      const body = partnerId
        ? partners.get(`${tenantId}/${partnerId}`)
        : (defaults.get(tenantId) ?? defaultPolicy());
      if (!body) throw problem('not-found');
      return { body: asGraph(body) as T, requestId: 'read' };
    },
    list: async () => {
      throw new Error('Nothing is listed here.');
    },
    send: async <T>(method: string, path: string, body: unknown) => {
      const sent = body as Record<string, unknown>;
      const [, rest = String(sent.tenantId)] = path.split(`${PARTNERS}/`);
      const [partnerId = '', sync] = rest.split('/');
      const key = `${tenantId}/${partnerId}`;
      const entry = partners.get(key);
      if (method === 'POST' ? entry : !entry) {
        throw problem(method === 'POST' ? 'refused' : 'not-found');
      }
      const now = { ...(entry ?? partnerPolicy(partnerId)), ...(sync ? asDomain(sent) : sent) };
      world.write(`${closes(sent) ? '-' : '+'}${type}`, () => void partners.set(key, now));
      return { body: undefined as T, requestId: 'sent' };
    },
  };
}

const asGraph = (body: Partial<PartnerPolicy>) => {
  const sync = body.identitySynchronization;
  return sync
    ? {
        ...body,
        identitySynchronization: {
          displayName: sync.displayName,
          userSyncInbound: { isSyncAllowed: sync.isSyncAllowed },
        },
      }
    : body;
};

const asDomain = (sent: Record<string, unknown>): Partial<PartnerPolicy> => ({
  identitySynchronization: {
    displayName: (sent.displayName as string | undefined) ?? null,
    isSyncAllowed: (sent.userSyncInbound as { isSyncAllowed: boolean }).isSyncAllowed,
  },
});

/** Only a look at what is sent; whether it is an end does not matter to Graph. */
const closes = (sent: Record<string, unknown>): boolean => !JSON.stringify(sent).includes('true');
