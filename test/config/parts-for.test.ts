// What an auditor of one tenant is shown of the estate's files: what concerns that tenant, and nothing of others.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { partsFor } from '../../src/config/estate/parts-for.ts';
import { readEstateFiles } from '../../src/config/estate/read-texts.ts';
import { sha256 } from '../../src/shared/hash.ts';

const ESTATE = `version: 1
organization: Us
identities:
  reader: { clientId: secretly-named }
tenants:
  - name: one
    id: id-one
    owners: [ann] # asks her deputy
  - { name: two, id: id-two, owners: [bob] }
people:
  - { name: ann, accounts: [{ tenant: three, objectId: a }] }
  - { name: bob, accounts: [{ tenant: two, objectId: b }] }
  - { name: eve, accounts: [{ tenant: one, objectId: e }] }
auditors:
  - { person: ann, tenants: [two] }
  - { person: eve, tenants: all }
`;
const RULES = `policies:
  - id: for-one
    tenants: [one]
  - { id: for-two, tenants: [two], requestors: { tenants: [one] } }
  - { id: for-all, kinds: [guest-access] }
`;
const texts = [
  { file: 'estate.yaml', text: ESTATE },
  { file: 'policies/10.yaml', text: RULES },
];

test('its entry, rules for it, and the people it names are told with their lines', () => {
  const [estate, rules] = partsFor(texts, ['id-one'], []);
  expect(rules).toEqual({
    file: 'policies/10.yaml',
    sha256: sha256(RULES),
    parts: [
      { under: 'policies', line: 2, text: 'id: for-one\n    tenants: [one]' },
      { under: 'policies', line: 5, text: '{ id: for-all, kinds: [guest-access] }' },
    ],
    leftOut: 1,
  });
  const told = estate?.parts.map(({ text }) => text).join('\n') ?? '';
  expect(told).toContain('name: one');
  expect(told).toContain('name: ann');
  expect(told).toContain('name: eve');
  expect(told).toContain('tenants: all');
  for (const other of ['two', 'bob', 'secretly-named']) expect(told).not.toContain(other);
});

test('a rule that one of its requests followed is told, whatever tenants it names', () => {
  const [, rules] = partsFor(texts, ['id-one'], ['for-two']);
  expect(rules?.leftOut).toBe(0);
});

test('of the sample nothing is told of tenants and people that do not concern it', () => {
  const files = readEstateFiles('estate/estate.yaml');
  if ('problems' in files) throw new Error(files.problems.join());
  const id = /- name: northwind\n\s+id: (\S+)/.exec(
    readFileSync('estate/estate.yaml', 'utf8'),
  )?.[1];
  const told = JSON.stringify(partsFor(files.texts, [id ?? ''], []));
  expect(told).toContain('Northwind');
  expect(told).toContain('a-look-at-warehouse-reports');
  for (const other of ['managed-identity', 'merger-office', 'name: fabrikam-saas']) {
    expect(told).not.toContain(other);
  }
});

test('what cannot be read is left out whole', () => {
  for (const text of ['a: [', 'only words', '']) {
    expect(partsFor([{ file: 'x.yaml', text }], ['id-one'], [])).toEqual([
      { file: 'x.yaml', sha256: sha256(text), parts: [], leftOut: 1 },
    ]);
  }
});
