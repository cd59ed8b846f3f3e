// The Bicep of infra/: read whole, every name and reference in it settled, and what it must never say.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/config/settings.ts';
import type { Expression } from './bicep/expressions.ts';
import { type Declaration, fieldAt, namesIn, readBicep, valueAt } from './bicep/file.ts';
import { KNOWN } from './known-types.ts';

const files = globSync('infra/**/*.bicep').sort();
const all = new Map(files.map((file) => [file, readBicep(file)]));
const named = (file: string, name: string): Declaration => {
  const found = all.get(file)?.find((one) => one.name === name);
  if (!found) throw new Error(`${file} declares no ${name}`);
  return found;
};
const bicep = (name: string) => `infra/modules/${name}.bicep`;

/** Bicep's own functions, as far as they are used. */
const FUNCTIONS = [
  ...[
    'cidrSubnet',
    'empty',
    'environment',
    'flatten',
    'guid',
    'join',
    'json',
    'loadJsonContent',
    'map',
    'replace',
  ],
  ...[
    'resourceGroup',
    'string',
    'subscriptionResourceId',
    'tenant',
    'union',
    'uniqueString',
    'uriComponent',
  ],
  ...['allowed', 'description', 'maxLength', 'maxValue', 'minLength', 'minValue', 'secure'],
];

const withChildren = (declarations: readonly Declaration[]): Declaration[] =>
  declarations.flatMap((one) => [one, ...withChildren(one.children)]);

/** A child's type without its parent's is made whole. */
function typesOf(declarations: readonly Declaration[], parent = ''): string[] {
  return declarations.flatMap((one) => {
    if (one.kind !== 'resource') return [];
    const [type = '', version = parent.split('@')[1]] = one.type.split('@');
    const whole = parent === '' ? type : `${parent.split('@')[0]}/${type}`;
    const full = `${whole}@${version}`;
    return [full, ...typesOf(one.children, full)];
  });
}

describe.each(files)('%s', (file) => {
  const declarations = all.get(file) ?? [];
  const inside = withChildren(declarations);

  test('declares every name once and uses every parameter, variable and module', () => {
    const names = inside.map(({ name, kind }) => `${kind === 'output' ? 'output ' : ''}${name}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    const used = new Set(namesIn(declarations.map(({ value, decorators }) => [value, decorators])));
    const idle = declarations.filter(
      ({ kind, name }) => (kind === 'param' || kind === 'var') && !used.has(name),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  });

  test('uses nothing that is not declared', () => {
    const known = [...inside.filter(({ kind }) => kind !== 'output').map(({ name }) => name)];
    const used = namesIn(declarations.map(({ value, decorators }) => [value, decorators]));
    expect(used.filter((name) => ![...known, ...FUNCTIONS].includes(name))).toEqual([]);
  });

  test('its resources are of types and versions that Microsoft publishes', () => {
    expect(typesOf(declarations).filter((type) => !KNOWN.includes(type))).toEqual([]);
  });

  test('hands each module what it wants, and takes from it what it gives', () => {
    for (const one of declarations.filter(({ kind }) => kind === 'module')) {
      const path = normalize(join(dirname(file), one.type));
      const module = all.get(path) ?? [];
      expect(existsSync(path), path).toBe(true);
      const params = module.filter(({ kind }) => kind === 'param');
      const given = fieldAt(one.value, 'params');
      const names = given?.is === 'object' ? given.fields.map(({ key }) => keyOf(key)) : [];
      const required = params.filter(({ value }) => value === undefined).map(({ name }) => name);
      expect(required.filter((name) => !names.includes(name))).toEqual([]);
      expect(names.filter((name) => !params.some((param) => param.name === name))).toEqual([]);
      const gives = module.filter(({ kind }) => kind === 'output').map(({ name }) => name);
      const taken = [...readFileSync(file, 'utf8').matchAll(/\b(\w+)!?\.outputs\.(\w+)/g)];
      const wrong = taken.filter(([, of, name]) => of === one.name && !gives.includes(name ?? ''));
      expect(wrong.map(([text]) => text)).toEqual([]);
    }
  });

  test('no output is a secret, and no parameter has one as its default', () => {
    for (const { kind, name, value, decorators } of declarations) {
      const text = JSON.stringify(value ?? {});
      if (kind === 'output')
        expect(text).not.toMatch(/listKeys|listSecrets|onnectionString|assword|Key"/);
      if (kind === 'param' && /password|secret|key$/i.test(name)) {
        expect(namesIn(decorators)).toContain('secure');
        expect(value).toBeUndefined();
      }
    }
  });
});

const keyOf = (key: Expression) => (key.is === 'value' ? String(key.value) : '');

describe('what is deployed', () => {
  test('a bot of one tenant, over a registration that other tenants know', () => {
    const bot = named(bicep('bot'), 'bot').value;
    expect(valueAt(bot, 'properties', 'msaAppType')).toBe('SingleTenant');
    expect(valueAt(bot, 'properties', 'disableLocalAuth')).toBe(true);
    expect(valueAt(named(bicep('bot'), 'teams').value, 'name')).toBe('MsTeamsChannel');
    const application = named(bicep('registration'), 'application');
    expect(valueAt(application.value, 'signInAudience')).toBe('AzureADMultipleOrgs');
    for (const secret of ['passwordCredentials', 'keyCredentials', 'requiredResourceAccess']) {
      expect(fieldAt(application.value, secret)).toBeUndefined();
    }
    const trust = application.children.find(({ name }) => name === 'trust');
    expect(namesIn(fieldAt(trust?.value, 'subject'))).toEqual(['identityPrincipalId']);
  });

  test('the database knows no password, and is closed to the world where that is asked for', () => {
    const server = named(bicep('database'), 'server').value;
    expect(valueAt(server, 'properties', 'authConfig', 'passwordAuth')).toBe('Disabled');
    expect(valueAt(server, 'properties', 'authConfig', 'activeDirectoryAuth')).toBe('Enabled');
    expect(fieldAt(server, 'properties', 'administratorLoginPassword')).toBeUndefined();
    const access = fieldAt(server, 'properties', 'network', 'publicNetworkAccess');
    expect(access).toMatchObject({ when: { name: 'privateNetwork' }, yes: { value: 'Disabled' } });
  });

  test('outside is spoken to from one address where that is asked for, and from no other', () => {
    expect(valueAt(named('infra/main.bicep', 'fixedOutgoingAddress').value)).toBe(false);
    const [address, gateway, network] = ['address', 'gateway', 'network'].map((name) =>
      named(bicep('network'), name),
    );
    for (const one of [address, gateway]) {
      expect(one?.value).toMatchObject({ is: 'if', when: { name: 'fixedAddress' } });
      expect(valueAt(one?.value, 'sku', 'name')).toBe('Standard');
    }
    expect(valueAt(address?.value, 'properties', 'publicIPAllocationMethod')).toBe('Static');
    const from = firstOf(fieldAt(gateway?.value, 'properties', 'publicIpAddresses'));
    expect(namesIn(fieldAt(from, 'id'))).toEqual(['address']);
    const subnet = (name: string) => network?.children.find((one) => one.name === name)?.value;
    const out = fieldAt(subnet('containers'), 'properties', 'natGateway');
    expect(out).toMatchObject({ when: { name: 'fixedAddress' }, no: { value: null } });
    expect(namesIn(out)).toContain('gateway');
    expect(fieldAt(subnet('endpoints'), 'properties', 'natGateway')).toBeUndefined();
    expect(namesIn(named('infra/main.bicep', 'OUTGOING_ADDRESS').value)).toContain('network');
  });

  test('the registry hands its images to nobody unknown', () => {
    const registry = named(bicep('platform'), 'registry').value;
    expect(valueAt(registry, 'properties', 'adminUserEnabled')).toBe(false);
    expect(valueAt(registry, 'properties', 'anonymousPullEnabled')).toBe(false);
  });

  test('never fewer than two replicas, each asked whether it lives and whether it is ready', () => {
    const { decorators, value } = named('infra/main.bicep', 'minReplicas');
    expect(value).toEqual({ is: 'value', value: 2 });
    expect(JSON.stringify(decorators)).toContain('"minValue"');
    const container = firstOf(
      fieldAt(named(bicep('app'), 'app').value, 'properties', 'template', 'containers'),
    );
    const probes = itemsOf(fieldAt(container, 'probes'));
    expect(
      probes.map((probe) => [valueAt(probe, 'type'), valueAt(probe, 'httpGet', 'path')]),
    ).toEqual([
      ['Startup', '/healthz'],
      ['Liveness', '/healthz'],
      ['Readiness', '/readyz'],
    ]);
  });

  test('the settings of the container are those with which production starts', () => {
    const container = firstOf(
      fieldAt(named(bicep('app'), 'app').value, 'properties', 'template', 'containers'),
    );
    const GUID = '0b7ad8a3-c551-4bf1-9157-7f2a01302770';
    const given: Record<string, string> = {
      botAppId: GUID,
      identityClientId: GUID,
      tenant: GUID,
      port: '3978',
      string: '3978',
      clouds: 'commercial',
      estateFile: 'estate/production.yaml',
      oauthUrl: 'https://europe.token.botframework.com',
      signInConnection: 'drawbridge-sign-in',
      signInContext: 'c1',
      otlpEndpoint: 'http://collector:4318',
      databaseUrl: 'postgres://drawbridge-identity@db.example:5432/drawbridge?sslmode=require',
    };
    const env = Object.fromEntries(
      itemsOf(fieldAt(container, 'env')).map((one) => {
        const value = fieldAt(one, 'value');
        const plain = value?.is === 'value' ? String(value.value) : undefined;
        return [String(valueAt(one, 'name')), plain ?? given[namesIn(value)[0] ?? ''] ?? ''];
      }),
    );
    expect(readSettings(env)).toMatchObject({
      mode: 'production',
      bot: { oauthUrl: given.oauthUrl },
      stepUp: { connection: 'drawbridge-sign-in', context: 'c1' },
      telemetry: { otlp: { endpoint: given.otlpEndpoint }, metrics: undefined },
      databaseSignIn: { managedIdentityClientId: GUID },
      botCredential: { kind: 'managed-identity', managedIdentityClientId: GUID },
    });
    const unset = { BOT_OAUTH_URL: '', STEP_UP_AUTH_CONTEXT: '', OTEL_EXPORTER_OTLP_ENDPOINT: '' };
    expect(Object.keys(env)).toEqual(expect.arrayContaining(Object.keys(unset)));
    const without = readSettings({ ...env, ...unset });
    expect(without).toMatchObject({ telemetry: { otlp: undefined } });
    expect(without).not.toHaveProperty('stepUp.context');
    const address = fieldAt(named('infra/main.bicep', 'app').value, 'params', 'databaseUrl');
    expect(JSON.stringify(address)).toMatch(/postgres:\/\/.*uriComponent.*sslmode=require/);
    expect(Object.keys(env).filter((name) => /SECRET|PASSWORD|KEY/.test(name))).toEqual([]);
  });

  test('what the Toolkit fills in are parameters, and what comes out is kept in env/', () => {
    const text = readFileSync('infra/main.parameters.json', 'utf8');
    const { parameters } = JSON.parse(text) as { parameters: Record<string, unknown> };
    const main = all.get('infra/main.bicep') ?? [];
    const params = main.filter(({ kind }) => kind === 'param');
    const names = Object.keys(parameters);
    expect(names.filter((name) => !params.some((param) => param.name === name))).toEqual([]);
    const required = params.filter(({ value }) => value === undefined).map(({ name }) => name);
    expect(required.filter((name) => !names.includes(name))).toEqual([]);
    const env = readFileSync('env/.env.dev', 'utf8');
    const places = [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
    const outputs = main.filter(({ kind }) => kind === 'output').map(({ name }) => name);
    for (const name of [...places, ...outputs]) expect(env).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});

const itemsOf = (tree: Expression | undefined): readonly Expression[] =>
  tree?.is === 'array' ? tree.items : [];
const firstOf = (tree: Expression | undefined): Expression | undefined => itemsOf(tree)[0];
