// Starts a simulated Graph of its own for a test, and calls it as an application with given permissions.
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createBus } from '../../../../src/sandbox/bus.ts';
import { createClock } from '../../../../src/sandbox/clock.ts';
import { createFaults } from '../../../../src/sandbox/faults/registry.ts';
import { graphRouter } from '../../../../src/sandbox/graph/router.ts';
import { tenantsOf } from '../../../../src/sandbox/graph/state/tenants.ts';
import type { GraphWorld } from '../../../../src/sandbox/graph/world.ts';
import { openKeys } from '../../../../src/sandbox/issuer/keys.ts';
import { issuerRouter } from '../../../../src/sandbox/issuer/router.ts';
import { createTokens } from '../../../../src/sandbox/issuer/tokens.ts';
import { replaceTenant, seed } from '../../../../src/sandbox/scenario/load.ts';
import { openStore } from '../../../../src/sandbox/store.ts';
import { scenario } from './sample.ts';
import { sampleTenant } from './sample-tenant.ts';

export const START = Date.parse('2026-11-20T09:00:00Z');

export interface Answer {
  status: number;
  // Bodies are looked into freely by tests; a wrong look fails the test.
  // biome-ignore lint/suspicious/noExplicitAny: the shape of an answer is what is being tested
  body: any;
  headers: Headers;
}

export interface Application {
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export interface Host {
  world: GraphWorld;
  origin: string;
  /** An application of `tenant` whose token carries these permissions. */
  as(tenant: string, ...roles: string[]): Promise<Application>;
  close(): Promise<void>;
}

// Making a key takes longer than most tests: one is enough for all of them.
const sharedKeys = openKeys(openStore(':memory:'));

export const EVENTUAL = { ConsistencyLevel: 'eventual' };

/** `sample` is the whole sample estate; otherwise one small tenant named `acme` stands there. */
export async function startGraph(
  options: { sample?: boolean; store?: string } = {},
): Promise<Host> {
  const store = openStore(options.store ?? ':memory:');
  const bus = createBus();
  const clock = createClock(store, START);
  let origin = '';
  const world: GraphWorld = {
    store,
    clock,
    bus,
    keys: await sharedKeys,
    faults: createFaults({ store, bus }),
    origin: () => origin,
  };
  if (options.sample) {
    seed(world, scenario);
    // On a busy machine reading the sample takes more than the second that tests look at.
    clock.restart(START);
  } else if (!tenantsOf(world).bySlug('acme')) replaceTenant(world, 'acme', sampleTenant());
  const app = express();
  app.use('/graph', graphRouter(world));
  app.use('/', issuerRouter(world));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    world,
    origin,
    async as(slug, ...roles) {
      const tenant = tenantsOf(world).bySlug(slug);
      if (!tenant) throw new Error(`no tenant ${slug}`);
      const appId = crypto.randomUUID();
      const id = crypto.randomUUID();
      tenant.put('servicePrincipals', id, { id, appId, displayName: 'Test application' });
      const { tenantId } = tenant.about;
      const token = await createTokens(world).graphToken({
        tenantId,
        appId,
        principalId: id,
        roles,
      });
      return application(origin, token);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      store.close();
    },
  };
}

export function application(origin: string, token: string): Application {
  const call: Application['call'] = async (method, path, body, headers = {}) => {
    const versioned = /^\/(v1\.0|beta)\//.test(path) ? path : `/v1.0${path}`;
    const url = path.startsWith('http') ? path : `${origin}/graph${versioned}`;
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: json ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return {
    call,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  };
}

export const reference = (id: string) => ({
  '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}`,
});
