// A tenant that nobody consented in: looked up by its domain, consented to by its administrator, signed in to.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { openTenants } from '../../../src/sandbox/start/tenants.ts';
import { BOT_APP_ID } from '../personas/chat-world.ts';

const READER = '5c3a0de2-3f0e-4d0c-9a35-6f2f5bb1a001';
const NORA = '7e1b4c90-3d52-4a6f-8b07-9c2e4f5a6001';
const MILA = '7e1b4c90-3d52-4a6f-8b07-9c2e4f5a6003';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    botAppId: BOT_APP_ID,
    stateFile: ':memory:',
    openDirectories: (parts) => openTenants(parts, { scenarioDir: 'estate/sandbox' }),
  });
});
afterAll(() => sandbox.close());

const post = (path: string, form: Record<string, string>) =>
  fetch(`${sandbox.origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
const appToken = () =>
  post('/litware.example/oauth2/v2.0/token', {
    grant_type: 'client_credentials',
    client_id: READER,
    client_secret: 'sandbox',
    scope: 'https://graph.microsoft.com/.default',
  });
const claims = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;

describe('metadata', () => {
  test('a domain leads to the tenant and its cloud', async () => {
    const found = await fetch(
      `${sandbox.origin}/litware.example/v2.0/.well-known/openid-configuration`,
    );
    expect(await found.json()).toMatchObject({
      issuer: `${sandbox.origin}/c1d0a7e4-6b3f-4e52-9a18-2f7b5d9e6c30/v2.0`,
      tenant_region_scope: 'EU',
    });
  });

  test('a domain that nobody has is refused as Entra does', async () => {
    const none = await fetch(
      `${sandbox.origin}/nowhere.example/v2.0/.well-known/openid-configuration`,
    );
    expect(none.status).toBe(400);
    expect(JSON.stringify(await none.json())).toContain('AADSTS90002');
  });
});

describe('consent', () => {
  const link = () =>
    `/litware.example/v2.0/adminconsent?client_id=${READER}&scope=x&state=st-1&redirect_uri=${encodeURIComponent(`${sandbox.origin}/consented`)}`;

  test('without it there is no token; an administrator gives it, nobody else', async () => {
    expect(JSON.stringify(await (await appToken()).json())).toContain('AADSTS700016');
    const shown = await (await fetch(`${sandbox.origin}${link()}`)).text();
    expect(shown).toContain('User.Read.All');
    const refused = await post(link(), { account: MILA });
    expect(await refused.text()).toContain('AADSTS90094');

    const given = await post(link(), { account: NORA });
    expect(given.status).toBe(302);
    const back = new URL(given.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe('st-1');
    expect(back.searchParams.get('admin_consent')).toBe('True');
    const { access_token } = (await (await appToken()).json()) as { access_token: string };
    expect(claims(access_token).roles).toContain('User.Read.All');
  });
});

describe('a permission that a tenant has not granted', () => {
  const GRETA = '3c9f2b80-ac75-4d2b-84f0-72a2b2c30001';
  const devices = async () => {
    const answer = await post('/northwind.example/oauth2/v2.0/token', {
      grant_type: 'client_credentials',
      client_id: READER,
      client_secret: 'sandbox',
      scope: 'https://graph.microsoft.com/.default',
    });
    const { access_token } = (await answer.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${access_token}` };
    return (await fetch(`${sandbox.origin}/graph/v1.0/devices`, { headers })).status;
  };

  test('is refused until an administrator there consents, and stays granted', async () => {
    expect(await devices()).toBe(403);
    const link = `/northwind.example/v2.0/adminconsent?client_id=${READER}&scope=x&state=st-2`;
    expect((await post(link, { account: GRETA })).status).toBe(200);
    expect(await devices()).toBe(200);
    const file = await (await fetch(`${sandbox.origin}/sandbox/tenants/northwind`)).json();
    expect(file).toMatchObject({ errors: {} });
  });
});

describe('signing in with a code', () => {
  test('pending until somebody chose an account, then a token for /me and nothing else', async () => {
    const client_id = '14d82eec-204b-4c2f-b7e8-296a70dab67e';
    const begun = await post('/litware.example/oauth2/v2.0/devicecode', { client_id });
    const { device_code, user_code } = (await begun.json()) as Record<string, string>;
    const ask = () =>
      post('/litware.example/oauth2/v2.0/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id,
        device_code: device_code ?? '',
      });
    expect(await (await ask()).json()).toMatchObject({ error: 'authorization_pending' });
    await post(`/devicelogin?otc=${user_code}`, { account: NORA });
    const { access_token } = (await (await ask()).json()) as { access_token: string };
    const graph = (path: string) =>
      fetch(`${sandbox.origin}/graph/v1.0${path}`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
    expect(await (await graph('/me')).json()).toMatchObject({
      id: NORA,
      displayName: 'Nora Lindqvist',
    });
    expect((await graph('/users')).status).toBe(403);
    expect(await (await ask()).json()).toMatchObject({ error: 'bad_verification_code' });
  });
});
