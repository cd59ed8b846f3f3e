// The estate file: every problem at once, with its line and what to write instead.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadEstate, parseEstate } from '../../src/config/estate/load.ts';
import { madeUpProblems } from '../../src/config/estate/made-up.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import { estate } from '../fakes/estate.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  membershipWriters: writersFor,
  neverGranted: roleIsNeverGranted,
};
const sample = sampleEstate();

const problems = (...changes: Array<[string | RegExp, string]>): readonly string[] => {
  const text = changes.reduce((all, [from, to]) => {
    const changed = all.replace(from, to);
    expect(changed, `${String(from)} is in the sample`).not.toBe(all);
    return changed;
  }, sample);
  const result = parseEstate(text, 'estate.yaml', rules);
  return 'problems' in result ? result.problems : [];
};

const lineOf = (text: string): number => sample.slice(0, sample.indexOf(text)).split('\n').length;

describe('estate file', () => {
  test('the sample is good and names its rules by line', () => {
    const loaded = loadEstate('estate/estate.yaml', rules);
    if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
    const rule = loaded.estate.policies.find(({ id }) => id === 'eligible-roles');
    const roles = readFileSync('estate/policies/10-roles.yaml', 'utf8').split('\n');
    const line = roles.indexOf('  - id: eligible-roles') + 1;
    expect(rule?.place).toBe(`estate/policies/10-roles.yaml:${line}`);
    expect(rule?.version).toBe(loaded.version);
    expect(loaded.estate.tenants.map(({ kind }) => kind)).toEqual([
      'primary',
      'secondary',
      'secondary',
      'sandbox',
      'isolated',
      'external',
      'external',
    ]);
  });

  test('a file that is not there is said so', () => {
    const loaded = loadEstate('nowhere.yaml', rules);
    expect('problems' in loaded && loaded.problems[0]).toMatch(/nowhere\.yaml cannot be read/);
  });

  test('what is different for renewals, and a tenant that is observed, are told where they are wrong', () => {
    const renewal = 'renewal: { longest: P14D, approvers: [tenant-owners], atMost: 2 }';
    expect(problems([renewal, 'renewal: { longest: P900D, approvers: [nobody] }'])).toEqual([
      expect.stringMatching(/renewal\.longest is longer than 365 days/),
      expect.stringMatching(/renewal\.approvers\[0\] names "nobody"/),
    ]);
    expect(problems([renewal, 'renewal: { approvers: [], atMost: -1 }'])).toHaveLength(2);
    expect(problems(['mode: enforce', 'mode: watch'])).toEqual([
      expect.stringMatching(/mode must be/),
    ]);
    expect(problems(['mode: enforce', 'mode: observe'])).toEqual([]);
  });

  test('whoever is on call is a person of the file whom the bot answers', () => {
    expect(problems(['oncall: [sam.okafor]', 'oncall: [sam.okafor, nobody]'])).toEqual([
      expect.stringMatching(/^estate\.yaml:\d+ oncall\[1\] .*nobody/),
    ]);
  });

  test('broken YAML is told with its line, once, in a sentence', () => {
    expect(problems(['organization: Contoso Group', 'organization: "Contoso'])[0]).toMatch(
      /^estate\.yaml:\d+ is not YAML: [^\n]+[^:.]\.$/,
    );
    expect(problems(['organization: Contoso Group', 'organization: "Contoso'])[0]).not.toContain(
      'at line',
    );
  });

  test('all problems of form are told at once, each with line and remedy', () => {
    const found = problems(
      ['kind: primary', 'kind: primry'],
      ['longest: P30D', 'longest: 30'],
      ['contact: it@fabrikam.example', 'contcat: it@fabrikam.example'],
    );
    expect(found).toContain(
      `estate.yaml:${lineOf('kind: primary')} tenants[0].kind must be one of primary, secondary, sandbox, isolated, external.`,
    );
    expect(found.join('\n')).toContain('policies[3].longest must be a length of time');
    expect(found.join('\n')).toContain('tenants[1].contcat is not a field of the estate');
  });

  test('problems of form do not hide problems of content', () => {
    const found = problems(
      ['kind: primary', 'kind: primry'],
      ['owners: [ines.roth, alex.meyer@fabrikam]', 'owners: [nobody]'],
    ).join('\n');
    expect(found).toContain('kind must be one of');
    expect(found).toContain('names "nobody"');
  });

  test.each<[string, string | RegExp, string, RegExp]>([
    [
      'an unknown owner',
      '[ines.roth, alex.meyer@fabrikam]',
      '[ines.rot]',
      /names "ines\.rot".*known are alex\.meyer/,
    ],
    [
      'an owner’s unknown account',
      'alex.meyer@fabrikam',
      'alex.meyer@northwind',
      /account of alex\.meyer in "northwind"/,
    ],
    [
      'a tenant without owners',
      'owners: [ines.roth, alex.meyer@fabrikam]',
      'owners: []',
      /nobody could decide/,
    ],
    [
      'an unknown kind',
      'access: [guest-access]',
      'access: [guests]',
      /write one of guest-access, external-guest, project-team, pim-eligibility/,
    ],
    [
      'a kind without its writer',
      'signIn: [reader, remover, guests-writer]',
      'signIn: [reader, remover]',
      /needs guests-writer under signIn/,
    ],
    [
      'an unknown identity',
      'signIn: [reader, remover, guests-writer]',
      'signIn: [reader, remover, guests-writer, all]',
      /names the identity "all"/,
    ],
    [
      'a role above the ceiling',
      '5d6b6bb7-de71-4623-b4af-96380a352509',
      '62e90394-69f5-4237-9190-012177145e10',
      /offers Global Administrator, which is never given/,
    ],
    [
      'an access package that is offered twice',
      '      packages:\n        - id: c8f3d2e1',
      '      packages:\n        - id: c8f3d2e1-4b60-4d95-8e32-701c9f8b2302\n          policy: d904e3f2-5c71-4ea6-9f43-812da09c2303\n        - id: c8f3d2e1',
      /twice here through the same policy/,
    ],
    [
      'an access package without its policy',
      /\n {10}policy: d904e3f2.*/,
      '',
      /must be an id as Entra shows it/,
    ],
    [
      'an isolated tenant with access',
      /access: \[\]/,
      'access: [guest-access]',
      /must be \[\] for an isolated tenant/,
    ],
    [
      'a rule for an unknown tenant',
      'tenants: [contoso, fabrikam, northwind, contoso-labs]',
      'tenants: [litware]',
      /names the tenant "litware"/,
    ],
    [
      'an empty list of approvers',
      'approvers: [tenant-owners]',
      'approvers: []',
      /an empty list denies/,
    ],
    [
      'an unknown approver',
      'approvers: [tenant-owners]',
      'approvers: [everybody]',
      /write tenant-owners, .* or one of/,
    ],
    [
      'an unknown person who has to agree as well',
      'approvers: [tenant-owners]',
      'approvers: [tenant-owners]\n    alsoApprovers: [tenant-owners]',
      /names "tenant-owners"; write resource-owners, .* or one of/,
    ],
    ['a repeated tenant', 'name: northwind', 'name: fabrikam', /repeats tenant name "fabrikam"/],
    [
      'an unknown reader',
      'person: sam.okafor',
      'person: sam',
      /names "sam", who is not under people/,
    ],
  ])('%s is found', (_what, from, to, message) => {
    expect(problems([from, to]).join('\n')).toMatch(message);
  });
});

test('the sample is told from an estate of real domains', () => {
  const { tenants, ...rest } = estate();
  const named = (domain: string) => ({
    ...rest,
    tenants: tenants.map((item) => ({ ...item, domains: [domain] })),
  });
  expect(madeUpProblems(named('contoso.com'), 'estate.yaml')).toEqual([]);
  expect(madeUpProblems(named('contoso.example'), 'estate.yaml')[0]).toMatch(/set ESTATE_FILE/);
});
