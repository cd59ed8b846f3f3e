// Rules in files beside the estate: in which order they count, where they stand, and what goes wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEstateFiles } from '../../src/config/estate/load.ts';
import { readEstateFiles } from '../../src/config/estate/read-texts.ts';

const rules = {
  writersOf: { 'guest-access': ['guests-writer'] },
  membershipWriters: () => [],
  neverGranted: () => undefined,
};
const ESTATE = `version: 1
organization: Tests
identities: {}
tenants:
  - name: home
    id: 0b7ad8a3-c551-4bf1-9157-7f2a01302770
    displayName: Home
    domains: [home.example]
    kind: primary
    cloud: commercial
    purpose: Tests
    contact: it@home.example
    owners: [ann]
    access: []
    signIn: []
people:
  - { name: ann, displayName: Ann, accounts: [{ tenant: home, objectId: 1a7d0f6e-8a53-4b0f-a2de-50e0f0a10001 }] }
posture: { readers: [] }
`;
const rule = (id: string, more = '') =>
  `  - id: ${id}\n    kinds: [guest-access]\n    requestors: { tenants: [home] }\n    decision: ask\n    longest: P7D\n    lapsesAfter: P1D\n    approvers: [tenant-owners]\n${more}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  mkdirSync(join(folder, 'policies'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
function load() {
  const files = readEstateFiles(join(folder, 'estate.yaml'));
  if ('problems' in files) throw new Error(files.problems.join('\n'));
  return parseEstateFiles({ ...files, folder: 'here' }, rules);
}
function loaded() {
  const found = load();
  if ('problems' in found) throw new Error(found.problems.join('\n'));
  return found;
}
const problems = () => {
  const found = load();
  return 'problems' in found ? found.problems : [];
};

test('rules of the estate file come first, then the files by name, each rule with its place', () => {
  write('estate.yaml', `${ESTATE}policies:\n${rule('own')}`);
  write('policies/20-b.yaml', `policies:\n${rule('third')}${rule('fourth')}`);
  write('policies/10-a.yml', `# first\npolicies:\n${rule('second')}`);
  write('policies/notes.txt', 'not read');
  expect(loaded().estate.policies.map(({ id, place }) => `${id} ${place}`)).toEqual([
    'own here/estate.yaml:20',
    'second here/policies/10-a.yml:3',
    'third here/policies/20-b.yaml:2',
    'fourth here/policies/20-b.yaml:9',
  ]);
});

test('files may hold all the rules, or none', () => {
  write('estate.yaml', ESTATE);
  write('policies/10-a.yaml', `policies:\n${rule('one')}`);
  write('policies/20-b.yaml', '# nothing yet\n');
  expect(loaded().estate.policies).toHaveLength(1);
});

test('a problem is told in the file where it stands, counted there', () => {
  write('estate.yaml', `${ESTATE}policies:\n${rule('own')}`);
  write(
    'policies/10-a.yaml',
    `policies:\n${rule('fine')}${rule('own')}${rule('long', '    usual: P9D\n')}`,
  );
  expect(problems()).toEqual([
    'here/policies/10-a.yaml:9 policies[1].id repeats rule "own"; each may stand only once.',
    'here/policies/10-a.yaml:23 policies[2].usual is longer than longest; make it shorter.',
  ]);
});

test('what does not belong into a file of rules is told, and so is broken YAML', () => {
  write('estate.yaml', ESTATE);
  write('policies/10-a.yaml', 'tenants: []\npolicies: yes\n');
  write('policies/20-b.yaml', 'policies: [\n');
  expect(problems()).toEqual([
    expect.stringMatching(/^here\/policies\/20-b\.yaml:\d /),
    expect.stringMatching(/^here\/policies\/10-a\.yaml:1 tenants does not belong/),
    'here/policies/10-a.yaml:2 policies must be a list.',
  ]);
});

test('every letter of every file makes the version, and each rule names it', () => {
  write('estate.yaml', ESTATE);
  write('policies/10-a.yaml', `policies:\n${rule('one')}`);
  const { version, estate } = loaded();
  expect(estate.policies[0]?.version).toBe(version);
  expect(loaded().version).toBe(version);
  write('policies/10-a.yaml', `# a word\npolicies:\n${rule('one')}`);
  expect(loaded().version).not.toBe(version);
});
