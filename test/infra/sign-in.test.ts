// What infra/ sets up for a fresh sign-in and for numbers is what the product asks for.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Problems } from '../../src/config/setting-readers.ts';
import { readStepUp } from '../../src/config/step-up.ts';
import { parseIsoDuration } from '../../src/shared/duration.ts';
import type { Expression } from './bicep/expressions.ts';
import { type Declaration, fieldAt, namesIn, readBicep, valueAt } from './bicep/file.ts';

const named = (file: string, name: string): Declaration => {
  const found = readBicep(`infra/${file}.bicep`).find((one) => one.name === name);
  if (!found) throw new Error(`${file} declares no ${name}`);
  return found;
};
const itemsOf = (tree: Expression | undefined): readonly Expression[] =>
  tree?.is === 'array' ? tree.items : [];
/** What stands in a text, with the names of what is put into it. */
const written = (tree: Expression | undefined): string =>
  tree?.is === 'text'
    ? tree.parts
        .map((part) => (typeof part === 'string' ? part : `<${namesIn(part).join()}>`))
        .join('')
    : String(tree?.is === 'value' ? tree.value : tree?.is === 'name' ? `<${tree.name}>` : '');

test('the registration exposes one scope, and its tokens say when somebody signed in', () => {
  const api = named('modules/registration', 'api').value;
  expect(valueAt(api, 'requestedAccessTokenVersion')).toBe(2);
  const scopes = itemsOf(fieldAt(api, 'oauth2PermissionScopes'));
  expect(scopes.map((scope) => valueAt(scope, 'value'))).toEqual(['access_as_user']);
  const claims = fieldAt(
    named('modules/registration', 'application').value,
    'optionalClaims',
    'accessToken',
  );
  expect(itemsOf(claims).map((claim) => valueAt(claim, 'name'))).toEqual(['auth_time', 'acrs']);
});

test('it answers to the address of the manifest, and only the clients that the check takes are let in', () => {
  const [address] = itemsOf(
    fieldAt(named('modules/exposed', 'application').value, 'identifierUris'),
  );
  expect(written(address)).toBe('api://botid-<appId>');
  expect(readFileSync('appPackage/manifest.json', 'utf8')).toMatch(
    /"api:\/\/botid-\$\{\{BOT_ID\}\}"/,
  );
  const clients = itemsOf(named('modules/exposed', 'clients').value).map(written);
  const check = readFileSync('src/adapters/teams/sign-in/check-sign-in.ts', 'utf8');
  const taken = /TEAMS[^=]*= \[([^\]]+)\]/.exec(check)?.[1] ?? '';
  expect(clients.sort()).toEqual([...taken.matchAll(/[0-9a-f-]{36}/g)].map(String).sort());
  expect(clients).toHaveLength(2);
});

test('both passes over the registration agree on what it is', () => {
  const [first, second] = ['registration', 'exposed'].map(
    (file) => named(`modules/${file}`, 'application').value,
  );
  for (const field of ['displayName', 'signInAudience']) {
    expect(valueAt(second, field)).toBe(valueAt(first, field));
  }
});

test('the connection asks for a new sign-in, in the tenant of whoever signs in', () => {
  const connection = named('modules/connection', 'connection').value;
  const parameters = new Map(
    itemsOf(fieldAt(connection, 'properties', 'parameters')).map((one) => [
      String(valueAt(one, 'key')),
      fieldAt(one, 'value'),
    ]),
  );
  // The token service gives no link to sign in by when one of the eleven is missing.
  const kinds = ['Authorization', 'Token', 'Refresh'];
  expect([...parameters.keys()].sort()).toEqual(
    [
      ...['ClientId', 'ClientSecret', 'ScopeListDelimiter', 'TokenBodyTemplate'],
      ...['RefreshBodyTemplate'],
      ...kinds.flatMap((kind) => [`${kind}UrlTemplate`, `${kind}UrlQueryStringTemplate`]),
    ].sort(),
  );
  const asks = written(parameters.get('AuthorizationUrlQueryStringTemplate'));
  expect(asks).toContain('&prompt=login');
  expect(asks).toContain('&state={State}');
  expect(asks).toMatch(/<claims>$/);
  expect(namesIn(named('modules/connection', 'claims').value)).toContain('context');
  expect(written(named('modules/connection', 'authority').value)).toMatch(/organizations/);
  expect(namesIn(named('modules/exposed', 'scope').value)).toEqual(['application']);
  expect(written(named('modules/exposed', 'scope').value)).toMatch(/\/access_as_user$/);
});

test('it has the name that is asked for where nothing else is set', () => {
  const { connection } = readStepUp(new Problems(), () => undefined);
  expect(named('main', 'signInConnection').value).toEqual({ is: 'value', value: connection });
  for (const [module, param] of [
    ['signIn', 'connectionName'],
    ['app', 'signInConnection'],
  ] as const) {
    const given = fieldAt(named('main', module).value, 'params', param);
    expect(namesIn(given)).toEqual(['signInConnection']);
  }
});

test('its secret comes out of a key vault, and without one there is no connection', () => {
  expect(named('main', 'signIn').value).toMatchObject({
    is: 'if',
    when: { is: 'not', of: { is: 'call', of: { name: 'empty' } } },
  });
  expect(namesIn(fieldAt(named('main', 'chosen').value, 'signInVault'))).toContain('signInVault');
  const secret = fieldAt(named('modules/sign-in', 'connection').value, 'params', 'secret');
  expect(secret).toMatchObject({
    is: 'call',
    of: { is: 'member', of: { name: 'vault' }, name: 'getSecret' },
    args: [{ value: 'drawbridge-sign-in' }],
  });
  expect(named('modules/sign-in', 'vault').existing).toBe(true);
});

test('alerts over numbers fit the rules of an Azure Monitor workspace', () => {
  const rules = named('modules/alerts', 'numbers').value;
  expect(rules).toMatchObject({ is: 'if' });
  expect(namesIn(fieldAt(rules, 'properties', 'scopes'))).toEqual(['metricsWorkspaceId']);
  const alerts = JSON.parse(readFileSync('infra/metric-alerts.json', 'utf8')) as Array<{
    name: string;
    for: string;
    severity: number;
  }>;
  expect(alerts.length).toBeGreaterThan(0);
  for (const alert of alerts) {
    expect([0, 1, 2, 3, 4], alert.name).toContain(alert.severity);
    expect(parseIsoDuration(alert.for) ?? 0, alert.name).toBeGreaterThan(0);
  }
});

test('no agent that takes gRPC alone stands where numbers and traces are sent as JSON', () => {
  const properties = fieldAt(named('modules/platform', 'containers').value, 'properties');
  expect(fieldAt(properties, 'openTelemetryConfiguration')).toBeUndefined();
});
