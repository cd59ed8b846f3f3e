// The registrations of reader, remover and writers: planned, made, made again, and set right.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readAskedPermissions } from '../../src/config/asked-permissions.ts';
import { tenantsOf } from '../../src/sandbox/graph/state/tenants.ts';
import { createTokens } from '../../src/sandbox/issuer/tokens.ts';
import { type Application, type Host, startGraph } from '../sandbox/graph/support/host.ts';

const PRINCIPAL = '0b7ad8a3-c551-4bf1-9157-7f2a01302771';
const CLIENT = '0b7ad8a3-c551-4bf1-9157-7f2a01302772';
const asked = readAskedPermissions();
const GRAPH = '00000003-0000-0000-c000-000000000000';

const folder = mkdtempSync(join(tmpdir(), 'drawbridge-identities-'));
const tokenFile = join(folder, 'token');
let host: Host;
let directory: Application;
beforeEach(async () => {
  host = await startGraph();
  directory = await host.as('acme', 'Application.ReadWrite.All');
  await handToken('Application.ReadWrite.All');
});
afterEach(() => host.close());
afterEach(() => vi.unstubAllEnvs());
afterEach(() => rmSync(tokenFile, { force: true }));

/** An administrator's token, as the Azure CLI would give it; here with application permissions. */
async function handToken(...roles: string[]): Promise<string> {
  const tenant = tenantsOf(host.world).bySlug('acme');
  if (!tenant) throw new Error('no tenant');
  const id = crypto.randomUUID();
  const appId = crypto.randomUUID();
  tenant.put('servicePrincipals', id, { id, appId, displayName: 'Azure CLI' });
  const { tenantId } = tenant.about;
  const token = await createTokens(host.world).graphToken({
    tenantId,
    appId,
    principalId: id,
    roles,
  });
  writeFileSync(tokenFile, token);
  return token;
}

async function identities(...words: string[]) {
  const vouching = ['--principal-id', PRINCIPAL, '--client-id', CLIENT];
  const child = spawn(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', 'src/cli/identities.ts', ...words, '--sandbox'],
      ...['--token-file', tokenFile, ...(words.includes('--principal-id') ? [] : vouching)],
    ],
    {
      env: { ...process.env, SANDBOX_PORT: new URL(host.origin).port },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += String(part);
    });
  }
  const code = await new Promise((end) => child.once('close', end));
  return { code, said };
}

const registered = async (identity: string) =>
  (await directory.get(`/applications(uniqueName='drawbridge-${identity}')`)).body;
const permissionsOf = async (identity: string): Promise<string[]> => {
  const { appRoles } = (await directory.get(`/servicePrincipals(appId='${GRAPH}')`)).body;
  const names = new Map(
    appRoles.map(({ id, value }: { id: string; value: string }) => [id, value]),
  );
  const { requiredResourceAccess } = await registered(identity);
  return requiredResourceAccess
    .flatMap((one: { resourceAccess: Array<{ id: string }> }) => one.resourceAccess)
    .map(({ id }: { id: string }) => names.get(id));
};

test('plan says what would be done and changes nothing', async () => {
  const before = (await directory.get('/applications')).body.value.length;
  const { code, said } = await identities('plan');
  expect({ code, said }).toMatchObject({ code: 1 });
  const count = Object.keys(asked).length;
  expect(said).toContain(`It would do ${count * 3} things:`);
  expect(said).toContain('register it, asking for GroupMember.ReadWrite.All, User.Invite.All');
  expect(said).toContain('Nothing was changed.');
  expect((await directory.get('/applications')).body.value).toHaveLength(before);
});

test('apply makes each with exactly its permissions, trusted by the managed identity, without a secret', async () => {
  const { code, said } = await identities('apply');
  expect({ code, said }).toMatchObject({ code: 0 });
  for (const [identity, { permissions }] of Object.entries(asked)) {
    expect((await permissionsOf(identity)).sort()).toEqual(Object.keys(permissions).sort());
    const found = await registered(identity);
    expect(found).toMatchObject({
      signInAudience: 'AzureADMultipleOrgs',
      passwordCredentials: [],
      keyCredentials: [],
      servicePrincipalLockConfiguration: { isEnabled: true },
    });
    const trusts = await directory.get(`/applications/${found.id}/federatedIdentityCredentials`);
    expect(trusts.body.value).toMatchObject([
      { subject: PRINCIPAL, audiences: ['api://AzureADTokenExchange'] },
    ]);
    const principal = await directory.get(`/servicePrincipals(appId='${found.appId}')`);
    expect(principal.status).toBe(200);
  }
  const block = parse(said.slice(said.indexOf('identities:'))) as {
    identities: Record<string, unknown>;
  };
  expect(Object.keys(block.identities)).toEqual(Object.keys(asked));
  expect(block.identities.reader).toEqual({
    clientId: (await registered('reader')).appId,
    credential: { kind: 'managed-identity', managedIdentityClientId: CLIENT },
  });
}, 60_000);

test('done again it finds all as it should be, and changes nothing', async () => {
  await identities('apply', '--only', 'reader,guests-writer');
  const before = (await directory.get('/applications')).body;
  const again = await identities('apply', '--only', 'reader,guests-writer');
  expect(again.code).toBe(0);
  expect(again.said).toContain('All 2 registrations are as they should be. Nothing is to be done.');
  expect((await directory.get('/applications')).body).toEqual(before);
}, 60_000);

test('consent leads back to where onboarding expects it, also when that is changed later', async () => {
  const only = ['--only', 'remover'];
  await identities('apply', ...only);
  const page = 'http://127.0.0.1:9/consented';
  vi.stubEnv('CONSENT_REDIRECT_URI', page);
  const plan = await identities('plan', ...only);
  expect(plan.said).toContain(`change it: consent leads back to ${page}`);
  expect((await identities('apply', ...only)).code).toBe(0);
  expect(await registered('remover')).toMatchObject({ publicClient: { redirectUris: [page] } });
}, 60_000);

test('what was broken off halfway is finished', async () => {
  await identities('apply', '--only', 'remover');
  const { id } = await registered('remover');
  const [trust] = (await directory.get(`/applications/${id}/federatedIdentityCredentials`)).body
    .value;
  await directory.delete(`/applications/${id}/federatedIdentityCredentials/${trust.id}`);
  const { code, said } = await identities('plan', '--only', 'remover');
  expect(code).toBe(1);
  expect(said).toContain('It would do 1 thing:');
  expect((await identities('apply', '--only', 'remover')).code).toBe(0);
}, 60_000);

test('a permission that somebody added is taken out, and a secret that somebody added is named', async () => {
  await identities('apply', '--only', 'reader');
  const { id, requiredResourceAccess } = await registered('reader');
  const { appRoles } = (await directory.get(`/servicePrincipals(appId='${GRAPH}')`)).body;
  const more = appRoles.find(
    ({ value }: { value: string }) => value === 'RoleManagement.ReadWrite.Directory',
  );
  await directory.patch(`/applications/${id}`, {
    requiredResourceAccess: [
      {
        ...requiredResourceAccess[0],
        resourceAccess: [
          ...requiredResourceAccess[0].resourceAccess,
          { id: more.id, type: 'Role' },
        ],
      },
    ],
    passwordCredentials: [{ displayName: 'just for a moment', hint: 'abc' }],
  });
  await directory.post(`/applications/${id}/federatedIdentityCredentials`, {
    name: 'somewhere-else',
    issuer: 'https://token.example',
    subject: 'repo:somebody',
    audiences: ['api://AzureADTokenExchange'],
  });
  const { said } = await identities('apply', '--only', 'reader');
  expect(said).toContain('no longer asks for RoleManagement.ReadWrite.Directory');
  expect(said).toContain('has 1 secrets or certificates; whoever holds one is this identity');
  expect(said).toContain('also trusts "somewhere-else"');
  expect((await permissionsOf('reader')).sort()).toEqual(
    Object.keys(asked.reader?.permissions ?? {}).sort(),
  );
}, 60_000);

test('without the right to register, Graph’s refusal is told and nothing is half said', async () => {
  await handToken('Application.Read.All');
  const { code, said } = await identities('apply', '--only', 'reader');
  expect(code).toBe(2);
  expect(said).toMatch(/POST \/applications was refused \(403\)/);
});

test('the token is never shown, whatever goes wrong', async () => {
  const token = await handToken('Application.ReadWrite.All');
  for (const words of [['plan'], ['apply', '--only', 'reader'], ['plan', '--only', 'moon']]) {
    const { said } = await identities(...words);
    expect(said).not.toContain(token.slice(0, 40));
  }
  writeFileSync(tokenFile, 'my-password');
  const wrong = await identities('plan');
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.said).toContain('no token for Graph');
  expect(wrong.said).not.toContain('my-password');
}, 60_000);

test('without a managed identity to vouch it says where that comes from', async () => {
  const { code, said } = await identities('plan', '--principal-id', '', '--client-id', CLIENT);
  expect(code).toBe(2);
  expect(said).toContain('Provision first, or name it with --principal-id and --client-id.');
});

test('beside a sandbox it asks for a token of the sandbox, not for the Azure CLI', () => {
  const vouching = ['--principal-id', PRINCIPAL, '--client-id', CLIENT];
  const words = ['src/cli/identities.ts', 'plan', '--sandbox', ...vouching];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('--token-file');
  expect(stderr).not.toContain('az login');
});
