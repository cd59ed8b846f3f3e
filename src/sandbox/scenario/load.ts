// Brings scenarios into the sandbox and single tenants in and out.
import { bodies, flag, same, stamp, text } from '../graph/body.ts';
import { settle } from '../graph/due.ts';
import { estateOf, keepEstate } from '../graph/estate.ts';
import { addChange, clearChanges } from '../graph/feed.ts';
import { registeredAs } from '../graph/registered.ts';
import { consent, graphPrincipal } from '../graph/rules/consent.ts';
import { activateHeldRoles } from '../graph/rules/directory-roles.ts';
import { onboardKnownGroups } from '../graph/rules/pim-groups.ts';
import { openTenant, type Tenant } from '../graph/state/tenant.ts';
import { tenantsOf } from '../graph/state/tenants.ts';
import { clearTraffic } from '../graph/traffic.ts';
import type { GraphWorld } from '../graph/world.ts';
import { openStore } from '../store.ts';
import { followClock } from './follow-clock.ts';
import { pack } from './pack.ts';
import { ScenarioProblem } from './problem.ts';
import { readScenario, type Scenario } from './read-scenario.ts';
import { readTenantFile, type TenantFile } from './tenant-file.ts';
import { unpack } from './unpack.ts';

export type { Scenario } from './read-scenario.ts';
export type { TenantFile } from './tenant-file.ts';
export { ScenarioProblem };

/** Reads and checks a scenario's folder; throws a `ScenarioProblem` with file and place. */
export function loadScenario(dir: string): Scenario {
  const scenario = readScenario(dir);
  for (const file of scenario.tenants) tryOut(file, `${dir}/tenants/${file.tenant}.json`);
  return scenario;
}

/** Loads a file into a tenant that nobody sees, so that a broken one never replaces a good one. */
function tryOut(file: TenantFile, name: string): void {
  const store = openStore(':memory:');
  try {
    unpack(
      openTenant(store, aboutOf(file, []), () => 0),
      file,
      name,
    );
  } finally {
    store.close();
  }
}

/** Whether the store already holds tenants. */
export const isSeeded = (world: GraphWorld) => tenantsOf(world).all().length > 0;

/** Everything as the scenario says; what was there before is gone, misbehaviour too. */
export function seed(world: GraphWorld, scenario: Scenario): void {
  const asOfNow = (file: TenantFile) =>
    scenario.datesFollowClock ? followClock(file, world.clock.now()) : file;
  world.store.transaction(() => {
    tenantsOf(world).clear();
    clearChanges(world);
    clearTraffic(world);
    world.faults.clear();
    world.store.clear('redeem/');
    keepEstate(world, scenario.estate);
    for (const file of scenario.tenants) put(world, asOfNow(file), `${file.tenant}.json`);
    for (const later of scenario.later ?? [])
      tenantsOf(world).later({ ...namesOf(later.about), domains: later.domains }, (tenant) =>
        fill(world, tenant, asOfNow(later.file()), later.about.tenant),
      );
  });
}

/** One tenant's state as a tenant file; `undefined` for a name that nobody has. */
export function readTenant(world: GraphWorld, name: string): TenantFile | undefined {
  const tenant = tenantsOf(world).bySlug(name);
  if (!tenant) return undefined;
  settle(world, tenant);
  return pack(tenant);
}

/** Puts a tenant file in the place of this tenant's state; throws a `ScenarioProblem` and changes nothing. */
export function replaceTenant(world: GraphWorld, name: string, value: unknown): void {
  const file = readTenantFile({ ...(value as object), tenant: name }, `${name}.json`);
  const other = tenantsOf(world).byId(file.tenantId)?.about.slug;
  if (other && other !== name)
    throw new ScenarioProblem(`${name}.json`, '$.tenantId', `${other} has the same id`);
  tryOut(file, `${name}.json`);
  world.store.transaction(() => put(world, file, `${name}.json`));
  addChange(world, {
    atMs: world.clock.now(),
    tenant: name,
    summary: `${file.displayName} was replaced as a whole`,
    before: 'the state until now',
    after: 'the state that was put in',
    by: 'sandbox',
    method: 'PUT',
    path: `/sandbox/tenants/${name}`,
    clientRequestId: '',
  });
}

function put(world: GraphWorld, file: TenantFile, name: string): void {
  const domains = listedAs(world, file.tenantId)?.domains ?? [];
  fill(world, tenantsOf(world).replace(aboutOf(file, domains)), file, name);
}

const listedAs = (world: GraphWorld, tenantId: string) =>
  estateOf(world).tenants.find(({ id }) => same(id, tenantId));

function fill(world: GraphWorld, tenant: Tenant, file: TenantFile, name: string): void {
  const listed = listedAs(world, file.tenantId);
  const { identities } = estateOf(world);
  tenant.attempt(() => {
    unpack(tenant, file, name);
    graphPrincipal(tenant);
    onboardKnownGroups(tenant);
    activateHeldRoles(tenant);
    for (const identity of listed?.signIn ?? []) {
      const app = registeredAs(world, identities[identity] ?? '');
      if (app && !tenant.rows('servicePrincipals').find('appId', app.appId))
        consent(tenant, app, app.permissions, stamp(world.clock.now()));
    }
  });
  tenant.forgetHistory();
}

function aboutOf(file: TenantFile, domains: string[]): Tenant['about'] {
  const organizations = bodies(file.graph['/organization'], 'value');
  const verified = organizations.flatMap((organization) => bodies(organization, 'verifiedDomains'));
  verified.sort((a, b) => Number(flag(b, 'isDefault')) - Number(flag(a, 'isDefault')));
  const own = verified.flatMap((domain) => text(domain, 'name')?.toLowerCase() ?? []);
  return { ...namesOf(file), domains: own.length > 0 ? own : domains };
}

function namesOf(file: Omit<TenantFile, 'graph' | 'beta'>): Omit<Tenant['about'], 'domains'> {
  const { tenant, tenantId, displayName, cloud, asOf, errors } = file;
  return { slug: tenant, tenantId, displayName, cloud, asOf, errors };
}
