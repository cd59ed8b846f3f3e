// Two changes of the same estate never read the same, and every value that comes or goes is told.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningOf } from '../../../src/domain/estate/change/content.ts';
import { differences } from '../../../src/domain/estate/change/difference.ts';
import type { Estate, PolicyRule } from '../../../src/domain/estate/estate.ts';
import type { BreakGlass, Incompatible } from '../../../src/domain/estate/limits.ts';
import { NOTHING_DECLARED } from '../../../src/domain/posture/declared.ts';
import { DAY, HOUR, MINUTE } from '../../../src/shared/duration.ts';
import { AWAY, estate, GROUP, HOME, offers, ROLE, rule, tenant } from '../../fakes/estate.ts';

const odd = [
  ...[
    'a',
    'b',
    'a, b',
    '"a"',
    'a added',
    'b to a',
    'a; b: b',
    '(a)',
    '[a]',
    'nothing',
    '1',
    'true',
  ],
  ...[
    'an empty list',
    'Away',
    'Home',
    AWAY,
    'x{{y',
    'x{ {y',
    'x\\u007by',
    'order',
    'a b',
    ' a',
    'a\n',
  ],
  ...[0x200b, 0x202e, 0xa0, 0xe000, 0xfe0f].map((code) => `a${String.fromCodePoint(code)}`),
];
const text = fc.constantFrom(...odd);
const name = fc.constantFrom('owner', 'employee', 'pat', 'sam');
const where = fc.constantFrom(HOME, AWAY);
const time = fc.constantFrom(
  MINUTE,
  HOUR,
  HOUR + MINUTE,
  DAY + HOUR,
  DAY + HOUR + MINUTE,
  60 * DAY,
);
const some = <T>(of: fc.Arbitrary<T>, maxLength = 3) => fc.array(of, { maxLength });
const each = <T>(of: fc.Arbitrary<T>, maxLength = 4) => fc.uniqueArray(of, { maxLength });
const perhaps = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const account = fc.record({ tenantId: where, objectId: fc.constantFrom('1', '2', '3') });
const group = fc.record({ tenantId: where, groupId: fc.constantFrom(GROUP, ROLE), name: text });
const decider = fc.oneof(name, fc.constant('tenant-owners'), group);
const stage = fc.record(
  {
    groups: some(
      fc.record(
        { deciders: some(decider), needs: fc.nat(3), name: text },
        { requiredKeys: ['deciders', 'needs'] },
      ),
    ),
    remindAfter: some(time),
    escalateTo: some(decider),
  },
  { requiredKeys: ['groups'] },
);
const someRule = fc.record(
  {
    id: fc.constantFrom('r1', 'r2', 'r3'),
    kinds: each(fc.constantFrom('guest-access', 'pim-eligibility', 'odd kind')),
    requestors: fc.record({ tenants: each(where), people: each(name) }, { requiredKeys: [] }),
    tenants: each(where),
    resources: some(text),
    because: text,
    longest: time,
    renewal: fc.record({ longest: time, approvers: some(decider) }, { requiredKeys: [] }),
    approvers: some(decider),
    stages: some(stage),
    questions: some(
      fc.record({
        id: fc.constantFrom('q1', 'q2'),
        label: text,
        type: fc.constant('text' as const),
        required: fc.boolean(),
        longest: fc.constantFrom(999, 2_000, HOUR),
      }),
    ),
  },
  { requiredKeys: ['id', 'kinds', 'requestors', 'longest', 'approvers'] },
) as fc.Arbitrary<Partial<PolicyRule>>;
const byId = <T extends { readonly id?: string }>(of: fc.Arbitrary<T>) =>
  fc.uniqueArray(of, { selector: ({ id }) => id, maxLength: 3 });
const glass = fc.record({
  id: fc.constantFrom('g1', 'g2'),
  place: fc.constant('a:1'),
  title: text,
  kind: text,
  tenantId: where,
  resource: text,
  people: some(name),
  longest: time,
  atMost: fc.record({ count: fc.nat(3), in: time }),
  tell: some(name),
  because: text,
}) satisfies fc.Arbitrary<BreakGlass>;
const assignment = fc.record({ kind: text, tenantId: where, resource: text });
const apart = fc.record({
  id: fc.constantFrom('i1', 'i2'),
  place: fc.constant('a:1'),
  between: fc.tuple(some(assignment), some(assignment)),
  because: text,
}) satisfies fc.Arbitrary<Incompatible>;
const someTenant = fc
  .record(
    {
      id: where,
      displayName: fc.constantFrom('Away', 'Home', 'Away (Home)', 'a'),
      contact: text,
      access: each(fc.constantFrom('guest-access', 'pim-eligibility')),
      owners: each(fc.record({ person: name, account })),
      mode: fc.constantFrom('observe' as const, 'enforce' as const),
      offers: fc.record({
        groups: some(text),
        memberships: some(
          fc.record({
            groupId: text,
            as: fc.constant([]),
            pim: fc.constantFrom(null, 'active' as const),
          }),
        ),
      }),
    },
    { requiredKeys: ['id', 'displayName', 'owners', 'offers'] },
  )
  .map(({ offers: of, ...rest }) => tenant({ ...rest, offers: offers(of) }));
const reader = fc.oneof(
  fc.record({ person: name, tenants: fc.oneof(fc.constant('all' as const), each(where)) }),
  fc.record({ group: fc.record({ tenantId: where, groupId: text }), tenants: each(where) }),
);
const declared = fc
  .record({
    country: perhaps(text),
    allowedStanding: some(text),
    allowedPlans: fc.option(some(text)),
  })
  .map((one) => ({ ...NOTHING_DECLARED, ...one, country: one.country ?? null }));
const sections = {
  tenants: byId(someTenant),
  people: fc.uniqueArray(
    fc.record({
      name,
      displayName: fc.constantFrom('Pat', 'Sam', 'a, b', 'Pat (pat)'),
      accounts: each(account),
    }),
    { selector: (one) => one.name, maxLength: 3 },
  ),
  oncall: some(name),
  roles: perhaps(fc.dictionary(fc.constantFrom('security', 'desk'), some(name))),
  policies: byId(someRule.map((one) => rule(one))),
  breakGlass: perhaps(byId(glass)),
  incompatible: perhaps(byId(apart)),
  auditors: perhaps(some(reader)),
  posture: fc.record({
    readers: some(reader),
    tenants: fc.record({ [HOME]: declared, [AWAY]: declared }),
  }),
  organization: text,
  retention: perhaps(fc.record({ requests: time, tenants: fc.dictionary(where, time) })),
} satisfies { [K in keyof Estate]?: fc.Arbitrary<Estate[K] | undefined> };
type Section = keyof typeof sections;

const someEstate = fc.record(sections).map((of) => estate(of as Partial<Estate>));
const content = (of: Estate) => ({ estate: of, identities: {} });
const told = (before: Estate, after: Estate): string[] =>
  differences(content(before), content(after)).map(({ words }) => words);

test('two changes that do not mean the same never read the same', () => {
  const section = fc.constantFrom(...(Object.keys(sections) as Section[]));
  fc.assert(
    fc.property(someEstate, someEstate, someEstate, section, (before, one, more, key) => {
      const other = { ...one, [key]: more[key] };
      fc.pre(meaningOf(content(one)) !== meaningOf(content(other)));
      expect(told(before, one).join('\n')).not.toBe(told(before, other).join('\n'));
    }),
    { numRuns: 400 },
  );
});

test('a change of one part alone never reads like another one of that part', () => {
  const section = fc.constantFrom(...(Object.keys(sections) as Section[]));
  fc.assert(
    fc.property(someEstate, someEstate, someEstate, section, (before, one, more, key) => {
      const [a, b] = [one, more].map((of) => ({ ...before, [key]: of[key] }));
      fc.pre(!!a && !!b && meaningOf(content(a)) !== meaningOf(content(b)));
      expect(told(before, a as Estate).join('\n')).not.toBe(told(before, b as Estate).join('\n'));
    }),
    { numRuns: 400 },
  );
});

/** Every id and name within it; words with signs in them are told in quotes. */
const valuesIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(valuesIn)
      : [];

test('every id and every name in what comes or goes is told', () => {
  const ids = fc.uuid();
  const key = fc.stringMatching(/^[a-z]{8,12}$/);
  const people = fc.uniqueArray(key, { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(
      people,
      fc.uniqueArray(ids, { maxLength: 40 }),
      key,
      (names, resources, because) => {
        const decides = [{ groups: [{ deciders: names, needs: 1 }] }];
        const added = rule({ id: 'added', resources, because, approvers: [], stages: decides });
        const entry: BreakGlass = {
          ...{ id: 'glass', place: 'a:1', title: because, kind: 'guest-access', tenantId: 'x' },
          ...{ resource: 'y', people: names, longest: HOUR, atMost: { count: 1, in: DAY } },
          ...{ tell: names, because },
        };
        const without = estate({ policies: [] });
        const withThem = estate({ policies: [added], breakGlass: [entry] });
        for (const words of [told(without, withThem), told(withThem, without)]) {
          for (const value of [...names, ...resources, because, 'x', 'y']) {
            expect(words.some((one) => one.includes(value))).toBe(true);
          }
        }
        const account = { tenantId: HOME, objectId: '1' };
        const more = names.map((one) => ({ name: one, displayName: one, accounts: [account] }));
        const words = told(without, { ...without, people: [...without.people, ...more] }).join(
          '\n',
        );
        for (const value of valuesIn(names)) expect(words).toContain(value);
      },
    ),
    { numRuns: 60 },
  );
});
