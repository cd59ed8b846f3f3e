// Rows 4 and 5: how many exchanges a big read takes, and how long a sweep over a hundred tenants does.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import {
  type DirectoryAccess,
  directoryAccess,
  inBackground,
} from '../../src/adapters/entra/directory-access.ts';
import { createBudgets } from '../../src/adapters/entra/graph/budgets.ts';
import { APPLICATION } from '../../src/adapters/entra/graph/services.ts';
import type { Estate } from '../../src/domain/estate/estate.ts';
import { median } from './load.ts';
import { type Ask, BIG, type Exchanges, type ManyTenants, userId } from './many-tenants.ts';

const LATENCY_MS = 80;
const SINGLE = 40;
const SWEEPS = 3;

export interface BigRead {
  readonly exchanges: number;
  /** Σ⌈n/999⌉ for the lists, and the single reads by twenty. */
  readonly bound: number;
}

export interface Sweep {
  readonly ms: number;
  readonly bound: number;
  /** What the bound comes from. */
  readonly why: string;
  readonly ratio: number;
  readonly throttled: number;
  readonly calls: number;
  readonly exchanges: number;
}

export async function measureReads(): Promise<{ big: BigRead; sweep: Sweep }> {
  const child = fork('test/bench/many-tenants.ts', {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, SANDBOX_RECORD: '' },
  });
  try {
    const [graph] = (await once(child, 'message')) as [ManyTenants];
    const ask = async <T>(what: Ask): Promise<T> => {
      child.send(what);
      return ((await once(child, 'message')) as [T])[0];
    };
    const access = accessTo(graph);
    const [bigTenant = '', ...others] = graph.tenants.map(({ id }) => id);
    // Connections and code are warm, as they are in a product that runs.
    await Promise.all(others.map((id) => firstReads(inBackground(access)(id))));
    return {
      big: await measureBig(access, bigTenant, ask),
      sweep: await measureSweep(accessTo(graph), others, ask),
    };
  } finally {
    child.disconnect();
  }
}

type AskGraph = <T>(what: Ask) => Promise<T>;
type Client = ReturnType<DirectoryAccess>;

function accessTo({ origin, tenants }: ManyTenants): DirectoryAccess {
  const estate = {
    tenants: tenants.map(({ id }) => ({ id, displayName: id, signIn: ['reader'] })),
  } as unknown as Estate;
  const tokens = new Map(tenants.map(({ id, token }) => [id, token]));
  return directoryAccess(
    {
      estate,
      graphBaseUrl: `${origin}/graph`,
      graphCanonicalUrl: 'https://graph.microsoft.com',
      budgets: createBudgets(),
      credentialFor: ({ id }) => ({
        getToken: async () => ({ token: tokens.get(id) ?? '', expiresOnTimestamp: 0 }),
      }),
    },
    'reader',
  );
}

const list = (graph: Client, path: string, query: Record<string, string> = {}) =>
  graph.list<{ id: string }>(path, { needs: '', query });

const PAGED = { $select: 'id,displayName', $top: '999' };

async function measureBig(access: DirectoryAccess, id: string, ask: AskGraph): Promise<BigRead> {
  const graph = access(id);
  await ask('clear');
  const [users, groups] = await Promise.all([
    list(graph, '/users', PAGED),
    list(graph, '/groups', PAGED),
    ...Array.from({ length: SINGLE }, (_, i) =>
      graph.get(`/users/${userId(i)}`, { needs: '', query: { $select: 'id' } }),
    ),
  ]);
  if (users.body.length !== BIG.users || groups.body.length !== BIG.groups) {
    throw new Error('A list was not whole.');
  }
  const { count } = await ask<Exchanges>('exchanges');
  const pages = Math.ceil(BIG.users / 999) + Math.ceil(BIG.groups / 999);
  return { exchanges: count, bound: pages + Math.ceil(SINGLE / 20) };
}

const SCARCE = [
  '/identity/conditionalAccess/policies',
  '/identity/conditionalAccess/namedLocations',
  '/identityProtection/riskyUsers',
  '/identityProtection/riskDetections',
];
const FIRST = [
  ...['/organization', '/subscribedSkus', '/policies/crossTenantAccessPolicy/partners'],
  ...['/roleManagement/directory/roleDefinitions', '/roleManagement/directory/roleAssignments'],
  '/roleManagement/directory/roleEligibilityScheduleInstances',
];

const firstReads = (graph: Client) =>
  Promise.all([
    list(graph, '/groups', PAGED),
    list(graph, '/users', PAGED),
    ...FIRST.map((path) => list(graph, path)),
    graph.get('/policies/authorizationPolicy', { needs: '' }),
  ]);

/**
 * What posture asks of a tenant. What is scarce decides how long it takes, so it goes first; the
 * directory, and then the members of its groups, are read while that waits.
 */
async function sweepTenant(graph: Client): Promise<void> {
  const scarce = SCARCE.map((path) => list(graph, path));
  await scarce[0];
  const audits = list(graph, '/auditLogs/directoryAudits', { $top: '50' });
  const [groups] = await firstReads(graph);
  const members = groups.body.map(({ id }) => list(graph, `/groups/${id}/members`, PAGED));
  await Promise.all([...scarce, ...members, audits]);
}

/** The round in the middle; between them the scarcest budget, one a second, has time to fill again. */
async function measureSweep(
  access: DirectoryAccess,
  tenants: readonly string[],
  ask: AskGraph,
): Promise<Sweep> {
  const rounds: Sweep[] = [];
  for (let round = 0; round < SWEEPS; round += 1) {
    rounds.push(await sweepOnce(access, tenants, ask));
    await setTimeout(1_100);
  }
  const ratio = median(rounds.map((round) => round.ratio));
  const middle = rounds.find((round) => round.ratio === ratio);
  if (!middle) throw new Error('Nothing was measured.');
  return { ...middle, throttled: rounds.reduce((sum, one) => sum + one.throttled, 0) };
}

async function sweepOnce(
  access: DirectoryAccess,
  tenants: readonly string[],
  ask: AskGraph,
): Promise<Sweep> {
  await ask('clear');
  await ask({ fault: { budgets: true } });
  await ask({ fault: { latency: { ms: LATENCY_MS } } });
  const begun = performance.now();
  await Promise.all(tenants.map((id) => sweepTenant(inBackground(access)(id))));
  const ms = performance.now() - begun;
  const { count, calls, throttled } = await ask<Exchanges>('exchanges');
  const [[why, bound] = ['', 0]] = Object.entries(boundsOf(count, calls)).sort(
    ([, one], [, other]) => other - one,
  );
  return { ms, bound, why, ratio: ms / bound, throttled, calls, exchanges: count };
}

/** None of these can be beaten, so neither can the largest of them. */
const boundsOf = (exchanges: number, calls: number) => ({
  // Something scarce, the first page of groups, and then their members.
  'calls that wait for each other': 3 * LATENCY_MS,
  // One request a second and tenant, the first of them at once.
  'Conditional Access and risk': (SCARCE.length - 1) * 1_000 + LATENCY_MS,
  // 2,000 requests a second; the 3,500 units of each tenant are more than it needs.
  'requests of the application': Math.max(0, calls / 2_000 - 1) * 1_000 + LATENCY_MS,
  'connections in use': Math.ceil(exchanges / APPLICATION.inFlight) * LATENCY_MS,
});
