// The estate file is changed where something changes, and nowhere else.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  addPerson,
  addTenant,
  addTenantToRule,
  setTenantFields,
} from '../../src/config/estate/edit.ts';
import { lineDiff } from '../../src/shared/line-diff.ts';

const SAMPLE = readFileSync('estate/estate.yaml', 'utf8');
const RULES = readFileSync('estate/policies/20-people.yaml', 'utf8');

const litware = {
  name: 'litware',
  id: 'c1d0a7e4-6b3f-4e52-9a18-2f7b5d9e6c30',
  displayName: 'Litware: "the best" #1',
  domains: ['litware.example'],
  kind: 'secondary',
  cloud: 'commercial',
  mode: 'observe' as const,
  purpose: 'Acquired',
  contact: 'it@litware.example',
  signIn: ['reader', 'remover', 'guests-writer'],
};
const removed = (before: string, after: string) =>
  lineDiff(before, after).filter((line) => line.startsWith('-'));
const tenant = (text: string, name: string) =>
  (parse(text).tenants as Array<Record<string, unknown>>).find((one) => one.name === name);

describe('a tenant', () => {
  test('stands behind the last one; every other line stays, comments too', () => {
    const after = addTenant(SAMPLE, litware);
    expect(removed(SAMPLE, after)).toEqual([]);
    expect(tenant(after, 'litware')).toEqual({ ...litware, owners: [], access: [] });
    expect(parse(after).tenants.slice(0, -1)).toEqual(parse(SAMPLE).tenants);
    expect(parse(after).people).toEqual(parse(SAMPLE).people);
    expect(after).toContain('# Who may cut off a person');
  });

  test('a field is replaced in its line, or stands behind its neighbour, or goes', () => {
    const before = addTenant(SAMPLE, litware);
    const after = setTenantFields(before, 'litware', {
      owners: ['nora.lindqvist'],
      access: ['guest-access'],
      offers: { groups: [{ id: '9f6c2d71-8a4e-4b35-a0d9-6e1f7c8b5101' }] },
      mode: undefined,
    });
    expect(tenant(after, 'litware')).toMatchObject({
      owners: ['nora.lindqvist'],
      offers: { groups: [{ id: '9f6c2d71-8a4e-4b35-a0d9-6e1f7c8b5101' }] },
    });
    expect(tenant(after, 'litware')).not.toHaveProperty('mode');
    expect(removed(before, after)).toHaveLength(3);
  });

  test('a field of a tenant in the middle keeps the comments around it', () => {
    const after = setTenantFields(SAMPLE, 'contoso', { access: [] });
    expect(removed(SAMPLE, after)).toHaveLength(1);
    expect(tenant(after, 'contoso')?.access).toEqual([]);
  });
});

describe('people and rules', () => {
  test('somebody new is added, somebody known gets an account more', () => {
    const account = { tenant: 'fabrikam', objectId: '7e1b4c90-3d52-4a6f-8b07-9c2e4f5a6001' };
    const one = addPerson(SAMPLE, { name: 'nora', displayName: "N'ora: {x}", account });
    expect(parse(one).people.at(-1)).toEqual({
      name: 'nora',
      displayName: "N'ora: {x}",
      accounts: [account],
    });
    const two = addPerson(one, { name: 'alex.meyer', displayName: 'Alex Meyer', account });
    expect(parse(two).people[0].accounts).toHaveLength(3);
    expect(removed(SAMPLE, two)).toEqual([]);
  });

  test('a rule names the tenant once; a file without that rule stays out of it', () => {
    const after = addTenantToRule(RULES, 'guest-access-between-our-tenants', 'litware') ?? '';
    const named = parse(after).policies.find(
      ({ id }: { id: string }) => id === 'guest-access-between-our-tenants',
    );
    expect(named.tenants).toContain('litware');
    expect(addTenantToRule(after, 'guest-access-between-our-tenants', 'litware')).toBe(after);
    expect(addTenantToRule(RULES, 'no-such-rule', 'litware')).toBeUndefined();
    expect(addTenantToRule(SAMPLE, 'guest-access-between-our-tenants', 'x')).toBeUndefined();
  });
});

test('a difference shows what changes, with what stands around it', () => {
  expect(lineDiff('a\nb\nc\nd\ne\nf\ng\nh', 'a\nb\nX\nd\ne\nf\ng\nY', 1)).toEqual([
    ' b',
    '-c',
    '+X',
    ' d',
    '…',
    ' g',
    '-h',
    '+Y',
  ]);
  expect(lineDiff('same', 'same')).toEqual([]);
});
