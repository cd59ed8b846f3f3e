// What posture reads as lists: as the tenant file gives them, typed, filtered, and only for who may.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTenant, replaceTenant, type TenantFile } from '../../../src/sandbox/scenario/load.ts';
import { type Application, EVENTUAL, type Host, startGraph } from './support/host.ts';
import { JOBS_OF, KEPT } from './support/posture-sample.ts';
import { licences, sampleTenant } from './support/sample-tenant.ts';

const PLANS = ['AAD_PREMIUM', 'AAD_PREMIUM_P2', 'AAD_WRKLDID_P2', 'MTP'];
const others = { tenantId: '77777777-7777-4777-8777-777777777777' };

function tenantWith(plans: string[], more: Record<string, object> = {}): TenantFile {
  const file = sampleTenant();
  return {
    ...file,
    graph: {
      ...file.graph,
      '/subscribedSkus': licences(...plans),
      '/servicePrincipals': {
        value: [{ id: JOBS_OF, appId: JOBS_OF, displayName: 'Synchronization' }],
      },
      ...more,
    } as TenantFile['graph'],
  };
}

let host: Host;
beforeAll(async () => {
  host = await startGraph();
  const kept = Object.fromEntries(KEPT.map(({ path, value }) => [path, { value }]));
  replaceTenant(host.world, 'acme', tenantWith(PLANS, kept));
});
afterAll(() => host.close());

const ids = (body: { value: { id: string }[] }) => body.value.map(({ id }) => id);

describe.each(KEPT)('posture reads $path', ({ path, permission, value, order }) => {
  let reader: Application;
  beforeAll(async () => {
    reader = await host.as('acme', permission);
  });

  test('answers what the file gives, and one of them', async () => {
    const { status, body } = await reader.get(path);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(ids(body)).toEqual(order ?? value.map(({ id }) => id));
    const wanted = Object.entries(value[0] ?? {});
    const first = body.value.find(({ id }: { id: string }) => id === value[0]?.id);
    for (const [name, one] of wanted) expect(first[name], name).toEqual(one);
    const single = await reader.get(`${path}/${value[0]?.id}`);
    expect(single.status).toBe(200);
    expect(single.body.id).toBe(value[0]?.id);
    expect((await reader.get(`${path}/nobody`)).status).toBe(404);
  });

  test('selects what there is, and refuses what there is not', async () => {
    const name = Object.keys(value[0] ?? {}).find((one) => one !== 'id' && !one.includes('@'));
    const { body } = await reader.get(`${path}?$select=id,${name}`);
    expect(Object.keys(body.value[0]).filter((one) => !one.includes('@'))).toEqual(
      expect.arrayContaining(['id', name]),
    );
    expect(Object.keys(body.value[0]).filter((one) => !one.includes('@'))).toHaveLength(2);
    const wrong = await reader.get(`${path}?$select=favouriteColour`);
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('favouriteColour');
  });

  test('is refused without its permission', async () => {
    const { status, body } = await (await host.as('acme', 'Mail.Read')).get(path);
    expect(status).toBe(403);
    expect(body.error.message).toMatch(/permission/i);
  });

  test('comes back from a tenant file as it was', () => {
    expect(readTenant(host.world, 'acme')?.graph[path]).toEqual({ value });
  });

  test('is empty, or not there, where the file says nothing', async () => {
    replaceTenant(host.world, 'silent', { ...tenantWith(PLANS), ...others, tenantId: JOBS_OF });
    const { status, body } = await (await host.as('silent', permission)).get(path);
    if (path.includes('review-1')) expect(status).toBe(404);
    else expect([status, body.value]).toEqual([200, []]);
  });
});

test.each(KEPT.flatMap(({ filter, ...kept }) => (filter ? { ...kept, filter } : [])))(
  'posture reads $path: by a filter, page by page',
  async (row) => {
    const { path, permission, value, filter, order } = row;
    const reader = await host.as('acme', permission);
    const [query, ...fitting] = filter;
    const narrowed = await reader.get(`${path}?$filter=${encodeURIComponent(query)}`);
    expect(ids(narrowed.body).sort()).toEqual([...fitting].sort());
    const seen: string[] = [];
    let next: string | undefined = `${path}?$top=1`;
    while (next) {
      const { body }: { body: { value: { id: string }[]; '@odata.nextLink'?: string } } =
        await reader.get(next);
      seen.push(...ids(body));
      next = body['@odata.nextLink'];
    }
    expect(seen).toEqual(order ?? value.map(({ id }) => id));
    const counted = await reader.get(`${path}/$count`, EVENTUAL);
    expect(Number(counted.body)).toBe(value.length);
  },
);

test.each(KEPT.flatMap(({ licence, ...kept }) => (licence ? { ...kept, licence } : [])))(
  'posture reads $path: not without its licence',
  async ({ path, permission, licence }) => {
    const [plan, refused, code] = licence;
    const left = PLANS.filter((one) => !plan.test(one));
    replaceTenant(host.world, 'poor', { ...tenantWith(left), ...others });
    const { status, body } = await (await host.as('poor', permission)).get(path);
    expect([status, body.error.code]).toEqual([refused, code]);
  },
);

test('posture reads: a page of incidents is fifty long at most', async () => {
  const value = Array.from({ length: 60 }, (_, n) => ({ id: `${n}`, status: 'active' }));
  const file = tenantWith(PLANS, { '/security/incidents': { value } });
  replaceTenant(host.world, 'busy', { ...file, tenantId: '88888888-8888-4888-8888-888888888888' });
  const reader = await host.as('busy', 'SecurityIncident.Read.All');
  const { body } = await reader.get('/security/incidents?$top=200');
  expect(body.value).toHaveLength(50);
  const rest = await reader.get(body['@odata.nextLink']);
  expect(rest.body.value).toHaveLength(10);
});

test('posture reads: reviews bring their runs along, domains their federation', async () => {
  const reader = await host.as('acme', 'AccessReview.Read.All', 'Domain.Read.All');
  const reviews = await reader.get(
    '/identityGovernance/accessReviews/definitions?$expand=instances',
  );
  expect(ids({ value: reviews.body.value[0].instances })).toEqual(['run-1', 'run-2']);
  const domains = await reader.get('/domains?$expand=federationConfiguration');
  const [own] = domains.body.value;
  expect([own.id, own.federationConfiguration[0].id]).toEqual(['acme.example', 'fed-1']);
});

test('posture reads: a captured failure stands before everything else', async () => {
  const file = tenantWith(PLANS, { '/devices': { value: [] } });
  replaceTenant(host.world, 'failing', {
    ...file,
    tenantId: '99999999-9999-4999-8999-999999999999',
    errors: { '/devices': { status: 503, code: 'ServiceUnavailable', message: 'Later.' } },
  });
  const { status, body } = await (await host.as('failing', 'Device.Read.All')).get('/devices');
  expect([status, body.error.code]).toEqual([503, 'ServiceUnavailable']);
});

test('posture reads: a value that no enumeration has is refused with its place', () => {
  const broken = tenantWith(PLANS, {
    '/identity/conditionalAccess/policies': { value: [{ id: 'x', state: 'perhaps' }] },
  });
  expect(() => replaceTenant(host.world, 'acme', broken)).toThrow(/value\[0\]\.state.*perhaps/s);
});
