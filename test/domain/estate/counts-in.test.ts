// Where somebody counts: every field of the estate that can name a person makes their accounts that tenant's affair.
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/v4';
import { buildEstate } from '../../../src/config/estate/build.ts';
import { type EstateFile, estateSchema } from '../../../src/config/estate/schema.ts';
import { tenantsWhere } from '../../../src/domain/estate/change/counts-in.ts';
import { differences, tenantsConcerned } from '../../../src/domain/estate/change/difference.ts';
import type { Estate } from '../../../src/domain/estate/estate.ts';
import { AWAY, EMPLOYEE, estate, GROUP, HOME, OWNER, rule } from '../../fakes/estate.ts';

const THIRD = '30000000-0000-4000-8000-00000000000c';
const OUTSIDE = '40000000-0000-4000-8000-00000000000d';
const NAMES = { home: HOME, away: AWAY, third: THIRD, outside: OUTSIDE } as const;
const tenantEntry = (name: keyof typeof NAMES) => ({
  name,
  id: NAMES[name],
  displayName: name,
  domains: [`${name}.example`],
  kind: name === 'outside' ? 'external' : name === 'home' ? 'primary' : 'secondary',
  cloud: 'commercial',
  purpose: 'Tests',
  contact: 'it',
  owners: [] as string[],
  access: name === 'away' ? ['guest-access'] : name === 'third' ? ['app-role'] : [],
  signIn: [],
});
const FILE = {
  version: 1,
  organization: 'Tests',
  identities: {},
  tenants: (['home', 'away', 'third', 'outside'] as const).map(tenantEntry),
  people: [
    {
      name: 'pat',
      displayName: 'Pat',
      accounts: [{ tenant: 'home', objectId: EMPLOYEE.objectId }],
    },
  ],
  roles: { desk: ['nobody'] },
  posture: { readers: [] },
  policies: [],
};
const glass = (change: object) => ({
  ...{ id: 'g', title: 'x', kind: 'guest-access', tenant: 'away', resource: GROUP, people: ['x'] },
  ...{ longest: 'PT1H', atMost: { count: 1, in: 'P1D' }, tell: ['x'], because: 'x', ...change },
});
const ruled = (change: object) => ({
  policies: [
    { id: 'r', kinds: ['guest-access'], decision: 'ask', approvers: ['tenant-owners'], ...change },
  ],
});
const staged = (stage: object) => ruled({ stages: [{ groups: [{ deciders: ['x'] }], ...stage }] });
const reader = (tenants: unknown) => ({ person: 'pat', tenants });
const declared = (posture: object) => ({
  tenants: FILE.tenants.map((one) => (one.name === 'away' ? { ...one, posture } : one)),
});
const attested = { statement: 'x', by: 'pat', on: '2026-01-01', due: '2027-01-01' };
const OURS = [HOME, AWAY, THIRD];

/** Every field that can name a person: a file in which it names Pat, and the tenants in which Pat counts by it. */
const PLACES: Readonly<Record<string, readonly [object, readonly string[]]>> = {
  'tenants[].owners[]': [
    {
      tenants: FILE.tenants.map((one) => (one.name === 'away' ? { ...one, owners: ['pat'] } : one)),
    },
    [AWAY],
  ],
  'policies[].requestors.people[]': [ruled({ requestors: { people: ['pat'] } }), [AWAY]],
  'policies[].approvers[]': [ruled({ approvers: ['pat'] }), [AWAY]],
  'policies[].alsoApprovers[]': [ruled({ alsoApprovers: ['pat'], tenants: ['third'] }), [THIRD]],
  'policies[].fallback[]': [ruled({ fallback: ['pat'] }), [AWAY]],
  'policies[].escalateTo[]': [ruled({ escalateTo: ['pat'], escalateAfter: 'PT1H' }), [AWAY]],
  'policies[].renewal.approvers[]': [ruled({ renewal: { approvers: ['pat'] } }), [AWAY]],
  'policies[].stages[].groups[].deciders[]': [staged({ groups: [{ deciders: ['pat'] }] }), [AWAY]],
  'policies[].stages[].escalateTo[]': [
    staged({ escalateTo: ['pat'], escalateAfter: 'PT1H' }),
    [AWAY],
  ],
  'breakGlass[].people[]': [{ breakGlass: [glass({ people: ['pat'] })] }, [AWAY]],
  'breakGlass[].tell[]': [{ breakGlass: [glass({ tell: ['pat'] })] }, [AWAY]],
  'posture.readers[].person': [
    { posture: { readers: [reader(['away', 'third'])] } },
    [AWAY, THIRD],
  ],
  'auditors[].person': [{ auditors: [reader('all')] }, OURS],
  'oncall[]': [
    { oncall: ['pat'], breakGlass: [glass({ people: undefined, oncall: true })] },
    [AWAY],
  ],
  'roles.*[]': [{ roles: { desk: ['pat'] }, ...ruled({ approvers: ['desk'] }) }, [AWAY]],
  'tenants[].posture.owner': [declared({ owner: 'pat' }), [AWAY]],
  'tenants[].posture.decision.by': [
    declared({ decision: { url: 'https://x.example', reviewedOn: '2026-01-01', by: 'pat' } }),
    [AWAY],
  ],
  'tenants[].posture.attestations.*.by': [
    declared({ attestations: { sentinel: attested } }),
    [AWAY],
  ],
  'tenants[].posture.exceptions[].by': [
    declared({ exceptions: [{ check: 'PRV-01', because: 'x', by: 'pat', until: '2027-01-01' }] }),
    [AWAY],
  ],
  // Shown beside the partner; whether it is still needed is for owners of tenants.
  'posture.partners[].owner': [
    {
      posture: {
        readers: [],
        partners: [{ tenant: OUTSIDE, owner: 'pat', reviewedOn: '2026-01-01' }],
      },
    },
    [],
  ],
};

/** Every other field for words: what it says is never a person. */
const OTHERS = `
  tenants[].name people[].name policies[].id incompatible[].id breakGlass[].id
  policies[].questions[].id tenants[].posture.decision.url tenants[].posture.exceptions[].check
  organization identities.*.credential.certificatePath identities.*.credential.secretVariable
  tenants[].displayName tenants[].purpose tenants[].contact tenants[].access[] tenants[].signIn[]
  tenants[].offers.partners[] tenants[].offers.organization[]
  tenants[].offers.openings.applications[].name tenants[].offers.openings.groups[].name
  tenants[].posture.tenantType tenants[].posture.clouds[] tenants[].posture.decision.triggers[]
  tenants[].posture.allowedPlans[] tenants[].posture.privilegedWorkstationRule
  tenants[].posture.attestations.*.statement tenants[].posture.exceptions[].because
  tenants[].posture.exceptions[].objects[]
  people[].displayName people[].accounts[].tenant
  incompatible[].between[][].kind incompatible[].between[][].tenant
  incompatible[].between[][].resource
  incompatible[].because breakGlass[].title breakGlass[].kind breakGlass[].tenant
  breakGlass[].resource breakGlass[].because auditors[].in auditors[].tenants[]
  retention.tenants[].tenant posture.readers[].in posture.readers[].tenants[]
  posture.partners[].name posture.multiTenant.members[] posture.multiTenant.owners[]
  posture.oneWay[].from posture.oneWay[].to
  policies[].kinds[] policies[].requestors.tenants[] policies[].tenants[] policies[].resources[]
  policies[].because policies[].questions[].ask policies[].questions[].choices[]
  policies[].ticket.system policies[].ticket.pattern
  policies[].approvers[].in policies[].approvers[].name
  policies[].alsoApprovers[].in policies[].alsoApprovers[].name
  policies[].fallback[].in policies[].fallback[].name
  policies[].escalateTo[].in policies[].escalateTo[].name
  policies[].renewal.approvers[].in policies[].renewal.approvers[].name
  policies[].stages[].groups[].name
  policies[].stages[].groups[].deciders[].in policies[].stages[].groups[].deciders[].name
  policies[].stages[].escalateTo[].in policies[].stages[].escalateTo[].name
`
  .trim()
  .split(/\s+/);

/** Of the form of the file: every field that takes words; ids, domains and times are read from them. */
function wordsIn(schema: z.core.$ZodType, path = ''): string[] {
  const def = schema._zod.def as unknown as { type: string } & Record<string, unknown>;
  const under = (of: unknown, step: string) => wordsIn(of as z.core.$ZodType, `${path}${step}`);
  switch (def.type) {
    case 'string':
      return [path];
    case 'object':
      return Object.entries(def.shape as object).flatMap(([key, of]) =>
        under(of, path ? `.${key}` : key),
      );
    case 'array':
      return under(def.element, '[]');
    case 'record':
      return under(def.valueType, '.*');
    case 'optional':
    case 'default':
      return under(def.innerType, '');
    case 'union':
      return (def.options as unknown[]).flatMap((of) => under(of, ''));
    case 'tuple':
      return (def.items as unknown[]).flatMap((of) => under(of, '[]'));
    case 'pipe':
    case 'enum':
    case 'literal':
    case 'boolean':
    case 'number':
      return [];
    default:
      throw new Error(`${path} is of the unknown type ${def.type}.`);
  }
}

const built = (change: object): Estate => {
  const file: EstateFile = estateSchema.parse({ ...FILE, ...change });
  return buildEstate(file, () => 'estate.yaml:1', 'v');
};
const withAccount = (of: Estate, account: { tenantId: string; objectId: string }): Estate => ({
  ...of,
  people: of.people.map((one) => ({ ...one, accounts: [...one.accounts, account] })),
});
const between = (before: Estate, after: Estate): string[] =>
  tenantsConcerned(
    differences({ estate: before, identities: {} }, { estate: after, identities: {} }),
  ).sort();

describe('a field of the estate', () => {
  test('is either one that names people or one that does not', () => {
    const fields = [...new Set(wordsIn(estateSchema))].sort();
    expect(fields).toEqual([...Object.keys(PLACES), ...OTHERS].sort());
  });

  const MORE = { tenantId: HOME, objectId: 'e0000000-0000-4000-8000-00000000000e' };
  test.each(Object.entries(PLACES))(
    '%s: an account more, or less, of whom it names concerns that tenant',
    (_, [change, where]) => {
      const before = built(change);
      const after = withAccount(before, MORE);
      const expected = [...new Set([HOME, ...where])].sort();
      expect(between(before, after)).toEqual(expected);
      expect(between(after, before)).toEqual(expected);
      const renamed = {
        ...before,
        people: before.people.map((one) => ({ ...one, displayName: 'P' })),
      };
      expect(between(before, renamed)).toEqual(expected);
    },
  );

  test('that nobody foresaw concerns every tenant of ours', () => {
    const odd = { ...built({}), couriers: [{ who: 'pat' }] };
    expect(tenantsWhere(odd, 'pat')).toEqual(OURS);
    const rules = built(ruled({}));
    const [first = rule()] = rules.policies;
    const strange = { ...rules, policies: [{ ...first, watchers: { all: ['pat'] } }] };
    expect(tenantsWhere(strange, 'pat')).toEqual([AWAY]);
  });
});

describe('somebody', () => {
  test('who is named nowhere concerns the tenants of their accounts, each with the others', () => {
    const before = built({});
    const after = withAccount(before, { tenantId: THIRD, objectId: EMPLOYEE.objectId });
    expect(between(before, after)).toEqual([HOME, THIRD].sort());
  });

  test('who comes to count with the same change is the affair of that tenant as well', () => {
    const after = withAccount(built(ruled({ approvers: ['pat'] })), OWNER);
    expect(between(built({}), after)).toEqual([AWAY, HOME].sort());
  });

  test('in a role counts where the role is named, in whatever field', () => {
    const both = { roles: { desk: ['pat'] } };
    expect(tenantsWhere(built({ ...both, ...ruled({ fallback: ['desk'] }) }), 'pat')).toEqual([
      AWAY,
    ]);
    expect(tenantsWhere(built(both), 'pat')).toEqual([]);
    expect(tenantsWhere(built({ roles: { security: ['pat'] } }), 'pat')).toEqual(OURS);
  });

  test('who comes into a role, the first one of the file included, concerns where the role counts', () => {
    const roles = (of: object | undefined): Estate => {
      const { roles: _, ...rest } = built(ruled({ approvers: ['desk'] }));
      return { ...rest, ...(of && { roles: of }) } as Estate;
    };
    expect(between(roles({ desk: ['x'] }), roles({ desk: ['x', 'pat'] }))).toEqual([AWAY]);
    expect(between(roles(undefined), roles({ desk: ['pat'] }))).toEqual([AWAY]);
    expect(between(roles(undefined), roles({ security: ['pat'] }))).toEqual([...OURS].sort());
    expect(between(roles(undefined), roles({}))).toEqual([]);
  });

  test('whose account owns a tenant under another name concerns it', () => {
    const base = estate();
    const people = base.people.filter(({ name }) => name !== 'owner');
    const other = { name: 'other', displayName: 'Other', accounts: [EMPLOYEE] };
    const tenants = base.tenants.map((one) =>
      one.id === AWAY ? { ...one, owners: [{ person: 'gone', account: EMPLOYEE }] } : one,
    );
    const before = { ...base, tenants, people: people.filter(({ name }) => name !== 'employee') };
    expect(between(before, { ...before, people: [other] })).toEqual([AWAY, HOME].sort());
  });
});

describe('however many people change', () => {
  const KINDS = ['guest-access', 'connect-tenant', 'automatic-redemption'];
  /** How often rules, and what tenants offer, are looked at where so many have an account more. */
  function readsFor(count: number): number {
    let reads = 0;
    const counted = <T extends object>(one: T, field: keyof T): T => {
      const value = one[field];
      const get = () => {
        reads += 1;
        return value;
      };
      return Object.defineProperty({ ...one }, field, { get, enumerable: true });
    };
    const base = estate();
    const people = Array.from({ length: count }, (_, i) => ({
      name: `p${i}`,
      displayName: `P ${i}`,
      accounts: [{ tenantId: HOME, objectId: `e0000000-0000-4000-8000-0000000001${i + 10}` }],
    }));
    const ruleFor = (i: number) => {
      const approvers = people.map(({ name }) => name);
      return counted(rule({ id: `r${i}`, kinds: KINDS, approvers }), 'approvers');
    };
    const before: Estate = {
      ...base,
      people,
      tenants: base.tenants.map((one) => counted(one, 'offers')),
      policies: Array.from({ length: 5 }, (_, i) => ruleFor(i)),
    };
    const more = (one: (typeof people)[number]) => ({ ...one, accounts: [...one.accounts, OWNER] });
    const after = { ...before, people: people.map(more) };
    expect(between(before, after)).toEqual([AWAY, HOME].sort());
    return reads;
  }

  test('rules and tenants are gone through once for all of them', () => {
    expect(readsFor(40)).toBe(readsFor(2));
  });
});
