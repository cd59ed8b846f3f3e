import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateEstate } from '../../../src/sandbox/generate/estate.ts';
import { READER } from '../../../src/sandbox/generate/estate-file.ts';
import { memoryStore } from '../../../src/sandbox/generate/memory-store.ts';
import { generatedScenario } from '../../../src/sandbox/generate/scenario.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { openTenants } from '../../../src/sandbox/start/tenants.ts';

const generated = generateEstate({ tenants: 300, guests: 6000, seed: 5 });
let sandbox: Sandbox;

beforeAll(async () => {
  const scenario = generatedScenario(generated);
  sandbox = await startSandbox({
    port: 0,
    botAppId: '7d1c52a4-3b86-4f0e-9a57-c1e0b5d4f302',
    stateFile: memoryStore(),
    openDirectories: (parts) => openTenants(parts, { scenario }),
  });
});
afterAll(() => sandbox.close());

async function tokenOf(tenantId: string): Promise<string> {
  const response = await fetch(`${sandbox.origin}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: READER,
      client_secret: 'any',
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function read(tenantId: string, path: string) {
  const headers = {
    authorization: `Bearer ${await tokenOf(tenantId)}`,
    ConsistencyLevel: 'eventual',
  };
  const response = await fetch(`${sandbox.origin}/graph/v1.0${path}`, { headers });
  return (await response.json()) as { value: Record<string, unknown>[] };
}

test('a generated tenant is filled when it is first read, and answers like any other', async () => {
  const { tenants } = generated.plan;
  const plan = tenants.find(({ guests, kind }) => kind === 'secondary' && guests > 10);
  const page = await read(
    plan?.id ?? '',
    "/users?$filter=userType eq 'Guest'&$top=5&$expand=sponsors",
  );
  expect(page.value).toHaveLength(5);
  const partners = await read(tenants[0]?.id ?? '', '/policies/crossTenantAccessPolicy/partners');
  expect(partners.value.length).toBeGreaterThan(200);
});

test('what is written to a generated tenant stays, until all starts over', async () => {
  const at = `${sandbox.origin}/sandbox/tenants/${generated.plan.tenants[0]?.slug}`;
  const file = (await (await fetch(at)).json()) as Record<string, unknown>;
  const put = await fetch(at, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...file, displayName: 'Renamed' }),
  });
  expect(((await put.json()) as { displayName: string }).displayName).toBe('Renamed');
  await fetch(`${sandbox.origin}/sandbox/reset`, { method: 'POST' });
  const after = (await (await fetch(at)).json()) as Record<string, unknown>;
  expect(after.displayName).toBe(file.displayName);
});
