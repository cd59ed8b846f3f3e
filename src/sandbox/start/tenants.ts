// Opens the simulated tenants of a scenario and gives the rest of the sandbox what it needs of them.
import express, { type Express } from 'express';
import { FaultProblem } from '../faults/fault.ts';
import { createFaults } from '../faults/registry.ts';
import { text } from '../graph/body.ts';
import { changesAfter } from '../graph/changes.ts';
import { nextDirectoryMoment } from '../graph/due.ts';
import { graphRouter } from '../graph/router.ts';
import { tenantsOf } from '../graph/state/tenants.ts';
import { lastTraffic, trafficAfter } from '../graph/traffic.ts';
import type { GraphWorld } from '../graph/world.ts';
import { openKeys } from '../issuer/keys.ts';
import { issuerRouter } from '../issuer/router.ts';
import { createTokens } from '../issuer/tokens.ts';
import type { Person } from '../personas/person.ts';
import { Problem } from '../personas/problem.ts';
import {
  loadScenario,
  readTenant,
  replaceTenant,
  type Scenario,
  ScenarioProblem,
  seed,
} from '../scenario/load.ts';
import type { Directories, DirectoryParts } from './directories.ts';

export async function openTenants(
  parts: DirectoryParts,
  options: { scenarioDir: string } | { scenario: Scenario },
): Promise<Directories> {
  const scenario = 'scenario' in options ? options.scenario : loadScenario(options.scenarioDir);
  const keys = await openKeys(parts.store);
  const world: GraphWorld = { ...parts, keys, faults: createFaults(parts) };
  const [first] = scenario.personas;
  const named = [...scenario.tenants, ...(scenario.later ?? []).map(({ about }) => about)];
  const home = named.find(({ tenant }) => tenant === first?.tenant);
  return {
    tokens: createTokens(world),
    ...(scenario.now !== undefined && { startsAt: scenario.now }),
    estateFile: scenario.estateFile,
    botTenantId: (home ?? named[0])?.tenantId ?? '',
    people: () => scenario.personas.flatMap((persona) => personOf(world, persona) ?? []),
    channel() {
      const { channel } = scenario;
      const tenant = channel && tenantsOf(world).bySlug(channel.tenant);
      return tenant && { ...channel, tenantId: tenant.about.tenantId };
    },
    tenantName: (slug) => tenantsOf(world).bySlug(slug)?.about.displayName,
    mount: (app) => mount(app, world),
    nextMoment: (afterMs) => nextDirectoryMoment(world, afterMs),
    seed: () => seed(world, scenario),
  };
}

/** Names are the directory's, as they are now; a persona without an account goes by its slug. */
function personOf(world: GraphWorld, persona: Scenario['personas'][number]): Person | undefined {
  const tenant = tenantsOf(world).bySlug(persona.tenant);
  if (!tenant) return undefined;
  const user = tenant.rows('users').get(persona.objectId);
  const userPrincipalName = text(user, 'userPrincipalName');
  const mail = text(user, 'mail');
  return {
    ...persona,
    displayName: text(user, 'displayName') ?? persona.name,
    tenantId: tenant.about.tenantId,
    ...(userPrincipalName && { userPrincipalName }),
    ...(mail && { mail }),
    guest: text(user, 'userType') === 'Guest',
  };
}

function mount(app: Express, world: GraphWorld): void {
  const json = express.json({ limit: '256mb' });
  const numbered = (value: unknown) => Number(value) || 0;
  app.use('/graph', graphRouter(world));
  app.use('/', issuerRouter(world));

  app.get('/sandbox/tenants', (_request, response) => {
    const tenants = tenantsOf(world)
      .all()
      .map(({ slug, tenantId, displayName }) => ({ name: slug, tenantId, displayName }));
    response.json({ tenants });
  });
  app.get('/sandbox/tenants/:name', (request, response) => {
    const file = readTenant(world, request.params.name);
    if (!file) throw noTenant(request.params.name);
    response.json(file);
  });
  app.put('/sandbox/tenants/:name', json, (request, response) => {
    const { name } = request.params;
    if (!tenantsOf(world).bySlug(name)) throw noTenant(name);
    asked(ScenarioProblem, 'BadTenantFile', () => replaceTenant(world, name, request.body));
    response.json(readTenant(world, name));
  });
  app.get('/sandbox/changes', (request, response) => {
    response.json({ changes: changesAfter(world, numbered(request.query.after)) });
  });
  app.get('/sandbox/traffic', (request, response) => {
    const entries = trafficAfter(world, numbered(request.query.after));
    response.json({ entries, last: lastTraffic(world) });
  });
  app.get('/sandbox/faults', (_request, response) => {
    response.json({ faults: world.faults.list() });
  });
  app.post('/sandbox/faults', json, (request, response) => {
    const fault = asked(FaultProblem, 'BadFault', () => world.faults.add(request.body));
    response.status(201).json(fault);
  });
  app.delete('/sandbox/faults', (_request, response) => {
    world.faults.clear();
    response.status(204).end();
  });
}

const noTenant = (name: string) =>
  new Problem(404, 'TenantNotFound', `There is no tenant "${name}".`);

/** What the caller asked for wrongly is 400 with the reason; anything else is a fault of ours. */
function asked<T>(kind: new (...args: never[]) => Error, code: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof kind) throw new Problem(400, code, error.message);
    throw error;
  }
}
