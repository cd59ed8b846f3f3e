// Registering applications, and what vouches for them, as Graph does it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Application, type Host, startGraph } from './support/host.ts';

let host: Host;
let graph: Application;
beforeAll(async () => {
  host = await startGraph();
  graph = await host.as('acme', 'Application.ReadWrite.All');
});
afterAll(() => host.close());

const register = (more: Record<string, unknown> = {}) =>
  graph.post('/applications', { displayName: 'A bot', ...more });
const TRUST = {
  name: 'container',
  issuer: 'https://login.microsoftonline.com/x/v2.0',
  subject: 'somebody',
  audiences: ['api://AzureADTokenExchange'],
};

test('a registration gets ids of its own and is for one tenant unless it says otherwise', async () => {
  const { status, body } = await register();
  expect(status).toBe(201);
  expect(body).toMatchObject({ displayName: 'A bot', signInAudience: 'AzureADMyOrg' });
  expect(body.appId).not.toBe(body.id);
  const listed = await graph.get(`/applications(appId='${body.appId}')`);
  expect(listed.body.id).toBe(body.id);
});

test('a unique name is found by it, taken once, and never changed', async () => {
  const { body } = await register({ uniqueName: 'the-bot' });
  expect((await graph.get("/applications(uniqueName='the-bot')")).body.id).toBe(body.id);
  expect((await register({ uniqueName: 'The-Bot' })).status).toBe(400);
  const renamed = await graph.patch(`/applications/${body.id}`, { uniqueName: 'another' });
  expect(renamed.status).toBe(400);
  expect((await graph.get("/applications(uniqueName='nobody')")).status).toBe(404);
});

test('what vouches for it is added once, listed and removed', async () => {
  const { id } = (await register()).body;
  const trusts = `/applications/${id}/federatedIdentityCredentials`;
  const made = await graph.post(trusts, TRUST);
  expect(made.status).toBe(201);
  expect((await graph.post(trusts, TRUST)).status).toBe(400);
  expect((await graph.post(trusts, { ...TRUST, name: 'the-same' })).status).toBe(400);
  expect((await graph.post(trusts, { name: 'too-little' })).status).toBe(400);
  expect((await graph.get(trusts)).body.value).toMatchObject([TRUST]);
  expect((await graph.delete(`${trusts}/${made.body.id}`)).status).toBe(204);
  expect((await graph.get(trusts)).body.value).toEqual([]);
  expect(
    (await graph.post(`/applications/${crypto.randomUUID()}/federatedIdentityCredentials`, TRUST))
      .status,
  ).toBe(404);
});

test('reading applications does not permit to register one', async () => {
  const reader = await host.as('acme', 'Application.Read.All');
  const refused = await reader.post('/applications', { displayName: 'Mine' });
  expect(refused.status).toBe(403);
});
