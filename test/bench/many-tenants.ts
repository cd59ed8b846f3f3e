// A simulated Graph in a process of its own: a hundred small tenants and a big one, and what it was asked.
import { tenantsOf } from '../../src/sandbox/graph/state/tenants.ts';
import { trafficAfter } from '../../src/sandbox/graph/traffic.ts';
import { createTokens } from '../../src/sandbox/issuer/tokens.ts';
import { replaceTenant } from '../../src/sandbox/scenario/load.ts';
import type { TenantFile } from '../../src/sandbox/scenario/tenant-file.ts';
import { startGraph } from '../sandbox/graph/support/host.ts';
import { sampleTenant } from '../sandbox/graph/support/sample-tenant.ts';

export interface ManyTenants {
  readonly origin: string;
  readonly tenants: ReadonlyArray<{ readonly id: string; readonly token: string }>;
}

export type Ask = { readonly fault: object } | 'clear' | 'exchanges';

/** What was exchanged since `clear`. */
export interface Exchanges {
  readonly count: number;
  /** Parts of batches counted one by one. */
  readonly calls: number;
  readonly throttled: number;
}

export const BIG = { users: 2_500, groups: 1_200 };
export const SMALL = { users: 40, groups: 8 };
const TENANTS = 100;
const ROLES = [
  ...['User.Read.All', 'Group.Read.All', 'Organization.Read.All', 'Policy.Read.All'],
  ...['RoleManagement.Read.Directory', 'AuditLog.Read.All', 'IdentityRiskyUser.Read.All'],
  ...['IdentityRiskEvent.Read.All', 'LicenseAssignment.Read.All'],
];

const idOf = (kind: number, i: number) =>
  `0000000${kind}-0000-4000-8000-${String(i).padStart(12, '0')}`;

export const userId = (i: number) => idOf(7, i);
const groupId = (i: number) => idOf(8, i);

function tenantFile(slug: string, tenantId: string, size: typeof BIG): TenantFile {
  const { graph, ...file } = sampleTenant();
  const users = Array.from({ length: size.users }, (_, i) => ({
    id: userId(i),
    displayName: `User ${i}`,
    userPrincipalName: `user${i}@${slug}.example`,
    accountEnabled: true,
    userType: 'Member',
  }));
  const groups = Array.from({ length: size.groups }, (_, i) => ({
    id: groupId(i),
    displayName: `Group ${i}`,
    groupTypes: [],
    mailEnabled: false,
    mailNickname: `group-${i}`,
    securityEnabled: true,
  }));
  const members = Object.fromEntries(
    groups
      .slice(0, SMALL.groups)
      .map(({ id }, i) => [
        `/groups/${id}/members`,
        { value: [{ '@odata.type': '#microsoft.graph.user', id: userId(i) }] },
      ]),
  );
  const kept = ['/subscribedSkus', '/policies/authorizationPolicy'];
  return {
    ...file,
    tenant: slug,
    tenantId,
    displayName: slug,
    graph: {
      ...Object.fromEntries(kept.map((path) => [path, graph[path]])),
      '/organization': { value: [{ id: tenantId, displayName: slug, verifiedDomains: [] }] },
      '/users': { value: users },
      '/groups': { value: groups },
      ...members,
      '/identity/conditionalAccess/policies': { value: [] },
      '/identity/conditionalAccess/namedLocations': { value: [] },
      '/identityProtection/riskyUsers': { value: [] },
      '/identityProtection/riskDetections': { value: [] },
    },
  } as TenantFile;
}

if (process.send) {
  const { world, origin, close } = await startGraph();
  const tenants = [];
  for (let i = 0; i <= TENANTS; i += 1) {
    const [slug, id] = [`tenant-${i}`, idOf(9, i)];
    replaceTenant(world, slug, tenantFile(slug, id, i === 0 ? BIG : SMALL));
    const [appId, principalId] = [crypto.randomUUID(), crypto.randomUUID()];
    const principal = { id: principalId, appId, displayName: 'Reader' };
    tenantsOf(world).bySlug(slug)?.put('servicePrincipals', principalId, principal);
    const grant = { tenantId: id, appId, principalId, roles: ROLES };
    tenants.push({ id, token: await createTokens(world).graphToken(grant) });
  }
  let seen = 0;
  process.on('message', (ask: Ask) => {
    if (ask === 'clear') {
      seen = trafficAfter(world, 0).at(-1)?.seq ?? 0;
      world.faults.clear();
      process.send?.({});
    } else if (ask === 'exchanges') {
      process.send?.(exchangesOf(trafficAfter(world, seen)));
    } else {
      world.faults.add(ask.fault);
      process.send?.({});
    }
  });
  process.on('disconnect', () => void close().then(() => process.exit(0)));
  process.send({ origin, tenants } satisfies ManyTenants);
}

function exchangesOf(traffic: ReturnType<typeof trafficAfter>): Exchanges {
  const statuses = traffic.flatMap(({ status, url, responseBody }) => {
    if (!url.endsWith('/$batch')) return [status];
    const { responses = [] } = (responseBody ?? {}) as { responses?: Array<{ status: number }> };
    return responses.map((part) => part.status);
  });
  const wrong = statuses.find((status) => status !== 200 && status !== 429);
  if (wrong) throw new Error(`A read was answered ${wrong}.`);
  return {
    count: traffic.length,
    calls: statuses.length,
    throttled: statuses.filter((status) => status === 429).length,
  };
}
