// What is prepared for emergencies, in the estate file: short, offered, reachable, and reviewable by somebody else.
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
const sample = sampleEstate().replace(/^breakGlass:\n(?: .*\n|#.*\n)*/m, '');
const parsed = (text: string) => {
  const result = parseEstate(text, 'estate.yaml', rules);
  return 'problems' in result ? { ...result, estate: undefined } : { ...result, problems: [] };
};
const [offered = ''] = parsed(sample).estate?.tenants[1]?.offers.groups ?? [];

const FIELDS = {
  id: 'payments',
  title: 'Payments stand still',
  kind: 'guest-access',
  tenant: 'fabrikam',
  resource: offered,
  oncall: 'true',
  people: '[alex.meyer]',
  longest: 'PT4H',
  atMost: '{ count: 2, in: P30D }',
  tell: '[sam.okafor]',
  because: 'Suppliers are paid daily',
};
const beside = (change: Partial<Record<keyof typeof FIELDS, string | null>> = {}) => {
  const fields = Object.entries({ ...FIELDS, ...change }).filter(([, value]) => value !== null);
  const lines = fields.map(([name, value]) => `    ${name}: ${value}`).join('\n');
  return parsed(`breakGlass:\n  -\n${lines}\n${sample}`);
};

test('a package for people by name and for those on call, with its line', () => {
  const { estate, problems } = beside();
  expect(problems).toEqual([]);
  const fabrikam = estate?.tenants.find(({ name }) => name === 'fabrikam')?.id;
  expect(estate?.breakGlass).toMatchObject([
    {
      id: 'payments',
      place: 'estate.yaml:3',
      tenantId: fabrikam,
      resource: offered,
      people: ['alex.meyer', ...(estate?.oncall ?? [])],
      longest: 4 * HOUR,
      atMost: { count: 2, in: 30 * DAY },
      tell: ['sam.okafor'],
    },
  ]);
});

test.each([
  [{ longest: 'PT9H' }, 'longest is longer than 8 hours'],
  [{ longest: null }, 'longest'],
  [{ people: null, oncall: null }, 'is for nobody; write people'],
  [{ people: '[somebody]' }, 'names "somebody", who is not under people'],
  [{ tell: '[]' }, 'tell must name at least one person of security'],
  [{ tell: '[somebody]' }, 'names "somebody"'],
  [{ tenant: 'nowhere' }, 'names the tenant "nowhere"'],
  [{ kind: 'project-team' }, 'is "project-team", which nobody takes for themselves alone'],
  [{ kind: 'inbound-trust' }, 'is "inbound-trust", which nobody takes for themselves alone'],
  [{ resource: 'something-else' }, 'resource is nothing that fabrikam offers as guest-access'],
  [{ atMost: '{ count: 0, in: P30D }' }, 'count must be 1 or more'],
  [
    { people: '[omar.diaz]', tenant: 'contoso' },
    'could be used by omar.diaz, and contoso has no other owner to review that',
  ],
] as const)('%o', (change, problem) => {
  expect(beside(change).problems.join('\n')).toContain(problem);
  expect(beside(change).problems.join('\n')).toMatch(/^estate\.yaml:\d+ breakGlass\[0\]/);
});
