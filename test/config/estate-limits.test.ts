// How much is let through, in the estate file: bounded, about what is offered, and refused where somebody has to decide.
import { expect, test } from 'vitest';
import { parseEstate } from '../../src/config/estate/load.ts';
import { roleIsNeverGranted } from '../../src/domain/access/ceiling.ts';
import { kinds } from '../../src/domain/access/kinds/index.ts';
import { writersFor } from '../../src/domain/access/kinds/membership-way.ts';
import { limitRules } from '../../src/domain/access/limit-rules.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { sampleEstate } from '../support/sample-estate.ts';

const rules = {
  writersOf: Object.fromEntries(kinds.map((kind) => [kind.id, kind.writers])),
  membershipWriters: writersFor,
  neverGranted: roleIsNeverGranted,
  limits: limitRules,
};
const sample = sampleEstate().replace(/^incompatible:\n(?: .*\n|#.*\n)*/m, '');
const parsed = (text: string) => {
  const result = parseEstate(text, 'estate.yaml', rules);
  return 'problems' in result ? { ...result, estate: undefined } : { ...result, problems: [] };
};
const [offered = ''] = parsed(sample).estate?.tenants[1]?.offers.groups ?? [];
const inRule = (id: string, lines: string) => {
  const rule = `  - id: ${id}\n`;
  expect(sample).toContain(rule);
  return parsed(sample.replace(rule, `${rule}    ${lines}\n`));
};
const beside = (lines: string) => parsed(`${lines}\n${sample}`);

const GUESTS = 'guest-access-between-our-tenants';
const CAP = 'atMost: { perPerson: 2, perRule: 20, in: P7D }';

test('a rule approves up to a time and a number', () => {
  const { estate } = inRule(GUESTS, `automatic: { longest: PT8H, ${CAP} }`);
  expect(estate?.policies.find(({ id }) => id === GUESTS)?.automatic).toEqual({
    longest: 8 * HOUR,
    atMost: { perPerson: 2, perRule: 20, in: 7 * DAY },
  });
});

test.each([
  [GUESTS, 'automatic: { longest: PT8H }', 'automatic.atMost'],
  [GUESTS, `automatic: { longest: P60D, ${CAP} }`, 'is longer than the rule allows at all'],
  [
    GUESTS,
    'automatic: { longest: PT8H, atMost: { perPerson: 0, perRule: 1, in: P7D } }',
    'perPerson must be 1 or more',
  ],
  [
    GUESTS,
    'automatic: { longest: PT8H, atMost: { perPerson: 3, perRule: 1, in: P7D } }',
    'perPerson is more than perRule',
  ],
  [
    'who-opens-a-boundary',
    `automatic: { longest: PT8H, ${CAP} }`,
    'would approve inbound-access, which is a setting between tenants',
  ],
  [
    'teams-between-our-tenants',
    `automatic: { longest: PT8H, ${CAP} }`,
    'would approve project-team, which is for others than the one who asks',
  ],
  [
    'eligible-roles',
    `automatic: { longest: PT8H, ${CAP} }`,
    'roles that can do more than read reports are given by somebody',
  ],
  [
    'no-roles-for-guests',
    `automatic: { longest: PT8H, ${CAP} }`,
    'stands in a rule that refuses; write decision: ask, or remove it',
  ],
  ['who-opens-a-boundary', 'atOnce: 2', 'inbound-access is had by nobody'],
  [GUESTS, 'atOnce: 0', 'atOnce must be 1 or more'],
])('%s with %s', (rule, lines, problem) => {
  const { problems } = inRule(rule, lines);
  expect(problems.join('\n')).toContain(problem);
  expect(problems.join('\n')).toMatch(/^estate\.yaml:\d+ policies\[\d+\]/);
});

test('nobody from an external tenant is let in by a rule alone, nor anybody into one', () => {
  const rule = sample.slice(sample.indexOf(`  - id: ${GUESTS}\n`));
  const changed = rule
    .replace('{ tenants: [contoso,', '{ tenants: [adatum, contoso,')
    .replace('    longest:', `    automatic: { longest: PT8H, ${CAP} }\n    longest:`);
  const { problems } = parsed(sample.replace(rule, changed));
  expect(problems.join('\n')).toContain(
    'would approve for adatum, which is external, without anybody; take it out',
  );
});

const apart = (resource: string, tenant = 'fabrikam', kind = 'guest-access') => `incompatible:
  - id: order-and-pay
    between:
      - [{ kind: ${kind}, tenant: ${tenant}, resource: "${resource}" }]
      - [{ kind: pim-eligibility, tenant: fabrikam, resource: "*" }]
    because: Whoever orders does not pay`;

test('two lists of what does not go together, with the line they stand in', () => {
  const { estate, problems } = beside(apart(offered.toUpperCase()));
  expect(problems).toEqual([]);
  const fabrikam = estate?.tenants.find(({ name }) => name === 'fabrikam')?.id;
  expect(estate?.incompatible).toEqual([
    {
      id: 'order-and-pay',
      place: 'estate.yaml:2',
      between: [
        [{ kind: 'guest-access', tenantId: fabrikam, resource: offered }],
        [{ kind: 'pim-eligibility', tenantId: fabrikam, resource: '*' }],
      ],
      because: 'Whoever orders does not pay',
    },
  ]);
});

test.each([
  [apart('nothing-like-it'), 'is nothing that fabrikam offers as guest-access'],
  [apart('*', 'nowhere'), 'names the tenant "nowhere"'],
  [apart('*', 'fabrikam', 'inbound-trust'), 'is "inbound-trust", which nobody has'],
  ['incompatible: [{ id: a, between: [[]], because: b }]', 'must name at least one'],
])('%s', (lines, problem) => {
  expect(beside(lines).problems.join('\n')).toContain(problem);
});
