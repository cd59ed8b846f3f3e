// The real credential classes against an issuer over TLS: what they send, keep, renew, and say when refused.
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader, importX509, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clouds } from '../../../../src/config/clouds.ts';
import type { CredentialSettings } from '../../../../src/shared/credential-settings.ts';
import { askInChild } from './ask.ts';
import { newAuthority, newClientCertificate, type Pem } from './certificates.ts';
import { type Issuer, refusal, startIdentityEndpoint, startIssuer, token } from './issuer.ts';

const TENANT = '106e3db9-a098-48e8-8c68-a063cca60ee9';
const CLIENT = '5d9c52c4-8f1e-4a0c-9c39-0b7f4f5f2a11';
const MANAGED = '0f2a6f7c-53a5-4f0e-8c36-4a8f2f2c9d01';
const SECRET = 'a-secret-that-nobody-may-read';
const SCOPE = 'https://graph.microsoft.com/.default';
const BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const folder = mkdtempSync(join(tmpdir(), 'drawbridge-tokens-'));
const caFile = join(folder, 'ca.pem');
const certificateFile = join(folder, 'reader.pem');
const federatedFile = join(folder, 'federated.jwt');
let issuer: Issuer;
let client: Pem;

beforeAll(async () => {
  const authority = await newAuthority();
  writeFileSync(caFile, authority.certificate);
  client = await newClientCertificate();
  writeFileSync(certificateFile, `${client.key}${client.certificate}`);
  writeFileSync(federatedFile, 'federated-token-of-the-cluster');
  issuer = await startIssuer(await authority.forServer());
});
afterAll(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  issuer.asked.length = 0;
  issuer.answers = [token(3_600)];
});

const ask = (
  settings: CredentialSettings,
  times = 1,
  env: Record<string, string> = {},
  tokenExchangeAudience = clouds.commercial.tokenExchangeAudience,
) =>
  askInChild(
    {
      settings,
      place: {
        tenantId: TENANT,
        clientId: CLIENT,
        authorityHost: issuer.origin,
        tokenExchangeAudience,
        disableInstanceDiscovery: true,
      },
      scope: SCOPE,
      times,
    },
    caFile,
    env,
  );

const secret: CredentialSettings = { kind: 'secret', secret: SECRET };
const certificate: CredentialSettings = { kind: 'certificate', certificatePath: certificateFile };
const managed: CredentialSettings = { kind: 'managed-identity', managedIdentityClientId: MANAGED };

const common = { grant_type: 'client_credentials', client_id: CLIENT, scope: SCOPE };
const path = `/${TENANT}/oauth2/v2.0/token`;

describe('a secret', () => {
  test('asks the tenant for client credentials, and keeps the token', async () => {
    const { got } = await ask(secret, 3);
    expect(got).toEqual(Array.from({ length: 3 }, () => ({ token: 'token-3600' })));
    expect(issuer.asked).toHaveLength(1);
    expect(issuer.asked[0]).toMatchObject({ path, form: { ...common, client_secret: SECRET } });
  });

  test('is used again before a token ends', async () => {
    issuer.answers = [token(240, 'first'), token(3_600, 'second')];
    const { got } = await ask(secret, 3);
    expect(got).toEqual([
      { token: 'first-240' },
      { token: 'second-3600' },
      { token: 'second-3600' },
    ]);
    expect(issuer.asked).toHaveLength(2);
  });
});

describe('a certificate', () => {
  test('signs an assertion that verifies with it and with nothing else', async () => {
    const { got } = await ask(certificate);
    expect(got).toEqual([{ token: 'token-3600' }]);
    const { form } = issuer.asked[0] ?? { form: {} as Record<string, string> };
    expect(form).toMatchObject({ ...common, client_assertion_type: BEARER });
    expect(JSON.stringify(form)).not.toContain('PRIVATE KEY');

    const assertion = form.client_assertion ?? '';
    const header = decodeProtectedHeader(assertion);
    const key = await importX509(client.certificate, header.alg ?? 'PS256');
    const { payload } = await jwtVerify(assertion, key, {
      issuer: CLIENT,
      subject: CLIENT,
      audience: `${issuer.origin}${path}`,
      // The library rounds the moment up.
      clockTolerance: 1,
    });
    const seconds = (payload.exp ?? 0) - Math.floor(Date.now() / 1_000);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(601);
    expect(payload.jti).toBeTruthy();
    const { raw } = new X509Certificate(client.certificate);
    expect(header['x5t#S256'] ?? header.x5t).toBe(
      createHash(header['x5t#S256'] ? 'sha256' : 'sha1')
        .update(raw)
        .digest('base64url'),
    );
    const stranger = await newClientCertificate();
    const other = await importX509(stranger.certificate, header.alg ?? 'PS256');
    await expect(jwtVerify(assertion, other)).rejects.toThrow('signature verification failed');
  });
});

describe('a workload identity', () => {
  test('hands on the token that the cluster projects into a file', async () => {
    const { got } = await ask({ kind: 'workload-identity' }, 2, {
      AZURE_FEDERATED_TOKEN_FILE: federatedFile,
    });
    expect(got).toEqual([{ token: 'token-3600' }, { token: 'token-3600' }]);
    expect(issuer.asked).toHaveLength(1);
    expect(issuer.asked[0]).toMatchObject({
      path,
      form: {
        ...common,
        client_assertion_type: BEARER,
        client_assertion: 'federated-token-of-the-cluster',
      },
    });
  });
});

describe('a managed identity', () => {
  test.each([
    ['commercial', 'api://AzureADTokenExchange'],
    ['gcc', 'api://AzureADTokenExchange'],
    ['gcchigh', 'api://AzureADTokenExchangeUSGov'],
    ['dod', 'api://AzureADTokenExchangeUSGov'],
  ] as const)('of %s is exchanged under that cloud’s audience', async (cloud, audience) => {
    const endpoint = await startIdentityEndpoint('assertion-of-the-managed-identity');
    const { got, wrote } = await ask(
      managed,
      2,
      { IDENTITY_ENDPOINT: endpoint.address, IDENTITY_HEADER: 'the-header' },
      clouds[cloud].tokenExchangeAudience,
    );
    await endpoint.close();
    expect(got).toEqual([{ token: 'token-3600' }, { token: 'token-3600' }]);
    expect(endpoint.asked).toHaveLength(1);
    expect(endpoint.asked[0]).toMatchObject({
      header: 'the-header',
      query: { resource: audience, client_id: MANAGED },
    });
    expect(issuer.asked).toHaveLength(1);
    expect(issuer.asked[0]?.form).toMatchObject({
      ...common,
      client_assertion_type: BEARER,
      client_assertion: 'assertion-of-the-managed-identity',
    });
    expect(wrote).not.toContain('assertion-of-the-managed-identity');
  });
});

describe('a refusal', () => {
  const refused = [
    [
      'a wrong secret',
      secret,
      7000215,
      'invalid_client',
      `Invalid client secret ${SECRET} provided.`,
    ],
    [
      'no consent',
      secret,
      700016,
      'unauthorized_client',
      'Application was not found in the directory.',
    ],
    [
      'a certificate that is not known',
      certificate,
      700027,
      'invalid_client',
      'The key was not found.',
    ],
  ] as const;

  test.each(refused)(
    'of %s is a sentence for an administrator',
    async (_what, settings, code, error, sentence) => {
      issuer.answers = [refusal(error, code, sentence)];
      const { got, wrote } = await ask(settings);
      expect(got).toEqual([
        {
          trouble: expect.stringMatching(/^(forbidden|no-consent)$/),
          code: `AADSTS${code}`,
          sentence: expect.stringMatching(/^the .*reader.*Fabrikam/),
        },
      ]);
      const assertion = issuer.asked[0]?.form.client_assertion ?? 'none was sent';
      for (const hidden of [SECRET, assertion, 'PRIVATE KEY']) expect(wrote).not.toContain(hidden);
    },
  );

  test('that passes is tried again later, and is not taken for a missing consent', async () => {
    issuer.answers = [{ status: 503, body: { error: 'temporarily_unavailable' } }];
    const { got } = await ask(secret);
    expect(got).toEqual([expect.objectContaining({ trouble: 'unavailable' })]);
  }, 60_000);
});
