// The token endpoint: grants, refusals in the words of the real one, and the Bot Framework's metadata.
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTokens } from '../../../src/sandbox/issuer/tokens.ts';
import { type Host, startGraph } from '../graph/support/host.ts';
import { applicationId, tenantId } from '../graph/support/sample.ts';

const CONTOSO = tenantId('contoso');
const SAAS = tenantId('fabrikam-saas');
const READER = applicationId('reader');

let host: Host;
beforeAll(async () => {
  host = await startGraph({ sample: true });
});
afterAll(() => host.close());

async function ask(tenant: string, form: Record<string, string>) {
  const response = await fetch(`${host.origin}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: READER,
      client_secret: 'anything',
      scope: 'https://graph.microsoft.com/.default',
      ...form,
    }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('tokens: an identity of the estate gets the permissions it is published with', async () => {
  const { status, body } = await ask(CONTOSO, {});
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  const claims = decodeJwt(String(body.access_token));
  expect(claims).toMatchObject({
    aud: 'https://graph.microsoft.com',
    tid: CONTOSO,
    appid: READER,
    idtyp: 'app',
  });
  expect(claims.roles).toEqual(
    expect.arrayContaining(['User.Read.All', 'GroupMember.Read.All', 'Organization.Read.All']),
  );
  expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
});

test("tokens: the sandbox's own Graph may be named as the resource", async () => {
  const { status } = await ask(CONTOSO, { scope: `${host.origin}/graph/.default` });
  expect(status).toBe(200);
});

test.each([
  ['a tenant that nobody has', '77777777-7777-4777-8777-777777777777', {}, 400, 'AADSTS90002'],
  ['an application the tenant does not know', SAAS, {}, 400, 'AADSTS700016'],
  ['a scope that is not .default', CONTOSO, { scope: 'User.Read' }, 400, 'AADSTS1002012'],
  [
    'a resource that nobody has',
    CONTOSO,
    { scope: 'https://vault.example/.default' },
    400,
    'AADSTS500011',
  ],
  ['another grant', CONTOSO, { grant_type: 'password' }, 400, 'AADSTS70003'],
  ['no credential', CONTOSO, { client_secret: '' }, 401, 'AADSTS7000218'],
])('tokens: %s is refused', async (_what, tenant, form, status, code) => {
  const answer = await ask(tenant, form);
  expect(answer.status).toBe(status);
  expect(answer.body.error_description).toContain(code);
  expect(answer.body.error_codes).toEqual([Number(code.replace('AADSTS', ''))]);
});

test('tokens: a token of the token endpoint opens Graph, in its own tenant only', async () => {
  const { body } = await ask(CONTOSO, {});
  const response = await fetch(`${host.origin}/graph/v1.0/users?$top=1`, {
    headers: { authorization: `Bearer ${body.access_token}` },
  });
  expect(response.status).toBe(200);
  const page = (await response.json()) as { value: { userPrincipalName: string }[] };
  expect(page.value[0]?.userPrincipalName).toContain('contoso.example');
});

test("tokens: the bot's own token opens the connector and nothing else does", async () => {
  const tokens = createTokens(host.world);
  const { body } = await ask(CONTOSO, {
    scope: 'https://api.botframework.com/.default',
    client_id: 'the-bot',
  });
  expect(await tokens.isConnectorToken(`Bearer ${body.access_token}`)).toBe(true);
  const forGraph = await ask(CONTOSO, {});
  expect(await tokens.isConnectorToken(`Bearer ${forGraph.body.access_token}`)).toBe(false);
  expect(await tokens.isConnectorToken(undefined)).toBe(false);
  expect(await tokens.isConnectorToken('Bearer nonsense')).toBe(false);
});

test('tokens: what the connector signs with can be checked against the published metadata', async () => {
  const metadata = await fetch(`${host.origin}/openid/.well-known/openidconfiguration`);
  const { issuer, jwks_uri } = (await metadata.json()) as Record<string, string>;
  const token = await createTokens(host.world).botChannelToken({
    audience: 'bot-app-id',
    serviceUrl: `${host.origin}/connector`,
  });
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(jwks_uri ?? '')), {
    issuer: issuer ?? '',
    audience: 'bot-app-id',
  });
  expect(issuer).toBe('https://api.botframework.com');
  expect(payload.serviceurl).toBe(`${host.origin}/connector`);
  const keys = (await (await fetch(jwks_uri ?? '')).json()) as { keys: Record<string, unknown>[] };
  expect(keys.keys[0]).toMatchObject({ kty: 'RSA', endorsements: ['msteams'] });
  expect(keys.keys[0]).not.toHaveProperty('d');
});
