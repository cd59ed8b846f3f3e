// Changers over the simulated Graph: each tenant's application may do what the test says, time is the sandbox's.
import type { ChangerDeps } from '../../../../src/adapters/entra/changes/deps.ts';
import type { GraphClient } from '../../../../src/adapters/entra/graph/client.ts';
import { errorFromAnswer } from '../../../../src/adapters/entra/graph/errors.ts';
import type { ChangeContext } from '../../../../src/ports/changer.ts';
import { tenantsOf } from '../../../../src/sandbox/graph/state/tenants.ts';
import { DAY } from '../../../../src/shared/duration.ts';
import { type Application, type Host, startGraph } from '../../../sandbox/graph/support/host.ts';

export interface Simulated {
  readonly host: Host;
  readonly deps: ChangerDeps;
  /** The application of a tenant, for what people do by hand. */
  as(slug: string): Application;
  /** What the changers wrote, as `PATCH /tenantRelationships/…`. */
  readonly written: string[];
  context(change?: Partial<ChangeContext>): ChangeContext;
  advance(ms: number): void;
}

export async function simulate(
  slugs: readonly string[],
  roles: readonly string[],
): Promise<Simulated> {
  const host = await startGraph({ sample: true });
  const written: string[] = [];
  const applications = new Map<string, Application>();
  const clients = new Map<string, GraphClient>();
  for (const slug of slugs) {
    const application = await host.as(slug, ...roles);
    const tenantId = tenantsOf(host.world).bySlug(slug)?.about.tenantId ?? '';
    applications.set(slug, application);
    clients.set(tenantId, clientOf(tenantId, application, written));
  }
  const access = (tenantId: string) => {
    const client = clients.get(tenantId);
    if (!client) throw new Error(`The test has no application in ${tenantId}.`);
    return client;
  };
  const now = () => host.world.clock.now();
  return {
    host,
    written,
    deps: {
      reader: access,
      remover: access,
      writer: () => access,
      clock: { now },
      // A look or two: what takes longer is what the tests are about.
      readBackMs: 100,
    },
    as(slug) {
      const application = applications.get(slug);
      if (!application) throw new Error(`The test has no application in ${slug}.`);
      return application;
    },
    context: (change = {}) => ({
      requestId: '7K3F-9QX2',
      clientRequestId: crypto.randomUUID(),
      until: now() + DAY,
      firstTry: true,
      heldAsOurs: null,
      mine: [],
      others: [],
      signal: new AbortController().signal,
      ...change,
    }),
    advance: (ms) => host.world.clock.moveTo(now() + ms),
  };
}

function clientOf(tenantId: string, application: Application, written: string[]): GraphClient {
  const call = async (
    method: string,
    path: string,
    body: unknown,
    query: Readonly<Record<string, string>> = {},
  ) => {
    if (method !== 'GET') written.push(`${method} ${path}`);
    const text = new URLSearchParams(query).toString();
    const answer = await application.call(method, text ? `${path}?${text}` : path, body);
    const requestId = answer.headers.get('request-id') ?? '';
    if (answer.status < 300) return { body: answer.body, requestId };
    const facts = { tenantId, tenant: 'The tenant', identity: 'test', reads: method === 'GET' };
    throw errorFromAnswer({ ...facts, needs: 'what it needs' }, { ...answer, requestId });
  };
  return {
    get: (path, { query }) => call('GET', path, undefined, query),
    list: async (path, { query }) => {
      const { body, requestId } = await call('GET', path, undefined, query);
      return { body: body.value, requestId };
    },
    send: (method, path, body, { query }) => call(method, path, body, query),
  };
}
