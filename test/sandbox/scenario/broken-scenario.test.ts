// Scenario files that break the form or Graph's contract are refused with the place.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  loadScenario,
  readTenant,
  replaceTenant,
  ScenarioProblem,
} from '../../../src/sandbox/scenario/load.ts';
import { type Host, startGraph } from '../graph/support/host.ts';
import { SAMPLE } from '../graph/support/sample.ts';
import { PEOPLE, sampleTenant } from '../graph/support/sample-tenant.ts';

let host: Host;
beforeEach(async () => {
  host = await startGraph();
});
afterEach(() => host.close());

test.each([
  [
    '$.graph["/users"].value[1].shoeSize',
    'no property',
    { '/users': { value: [{ id: PEOPLE.ada }, { id: PEOPLE.bob, shoeSize: 5 }] } },
  ],
  [
    '$.graph["/users"].value[0].accountEnabled',
    'true or false',
    { '/users': { value: [{ id: PEOPLE.ada, accountEnabled: 'yes' }] } },
  ],
  ['$.graph["/users"].value[0]', 'needs id', { '/users': { value: [{ displayName: 'x' }] } }],
  ['$.graph["/users"].value', 'a list', { '/users': {} }],
  [
    '$.graph["/policies/authorizationPolicy"].allowInvitesFrom',
    'none of',
    { '/policies/authorizationPolicy': { allowInvitesFrom: 'cousins' } },
  ],
  ['$.graph["users"]', 'begins with /', { users: { value: [] } }],
])('scenario: %s is refused with its place', (place, what, graph) => {
  const before = readTenant(host.world, 'acme');
  const put = () => replaceTenant(host.world, 'acme', { ...sampleTenant(), graph });
  expect(put).toThrow(ScenarioProblem);
  expect(put).toThrow(what);
  try {
    put();
  } catch (error) {
    expect((error as ScenarioProblem).place).toBe(place);
  }
  expect(readTenant(host.world, 'acme')).toEqual(before);
});

test.each([
  [
    'scenario.json',
    '$.personas[0].tenant',
    (text: string) => text.replace('"tenant": "contoso"', '"tenant": "nowhere"'),
  ],
  ['scenario.json', '$', (text: string) => text.slice(0, -5)],
  ['scenario.json', '$.weather', (text: string) => text.replace('{', '{"weather": "fine",')],
  [
    'tenants/contoso.json',
    '$.tenantId',
    (text: string) => text.replace(/"tenantId": "[^"]*"/, '"tenantId": "x"'),
  ],
  [
    'tenants/contoso.json',
    '$.tenant',
    (text: string) => text.replace('"tenant": "contoso"', '"tenant": "other"'),
  ],
  ['tenants/contoso.json', '$.extra', (text: string) => text.replace('{', '{"extra": 1,')],
])('scenario: a broken %s is refused at %s', (name, place, broken) => {
  const dir = mkdtempSync(join(tmpdir(), 'scenario-'));
  try {
    const scenario = join(dir, 'sandbox');
    cpSync(SAMPLE, scenario, { recursive: true });
    cpSync('estate/estate.yaml', join(dir, 'estate.yaml'));
    const file = join(scenario, name);
    writeFileSync(file, broken(readFileSync(file, 'utf8')));
    const load = () => loadScenario(scenario);
    expect(load).toThrow(ScenarioProblem);
    expect(load).toThrow(`${name}: ${place}`);
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('scenario: two tenants with one id are refused', () => {
  expect(() => replaceTenant(host.world, 'double', sampleTenant())).toThrow('acme has the same id');
});
