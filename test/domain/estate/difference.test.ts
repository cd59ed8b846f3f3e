// What a changed estate is told as: in plain words, about the right tenants, and never nothing.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EstateContent, meaningOf } from '../../../src/domain/estate/change/content.ts';
import { differences, tenantsConcerned } from '../../../src/domain/estate/change/difference.ts';
import type { Estate, PolicyRule } from '../../../src/domain/estate/estate.ts';
import { DAY } from '../../../src/shared/duration.ts';
import { AWAY, estate, HOME, OWNER, ROLE, rule, STRANGER, tenant } from '../../fakes/estate.ts';

const content = (of: Estate): EstateContent => ({
  estate: of,
  identities: { reader: { clientId: 'r' } },
});
const found = (after: Partial<Estate>, before: Partial<Estate> = {}) =>
  differences(content(estate(before)), content(estate(after)));
const words = (...args: Parameters<typeof found>) => found(...args).map((one) => one.words);
const withAway = (change: Parameters<typeof tenant>[0]) => ({
  tenants: [estate().tenants[0] ?? tenant(), tenant(change)],
});

describe('tenants', () => {
  test('one that is added is told with what it brings, one that is removed with what that means', () => {
    const [home] = estate().tenants;
    const fewer = { tenants: home ? [home] : [] };
    expect(words({}, fewer)).toEqual(
      expect.arrayContaining([
        `Away is added: id ${AWAY}`,
        'Away is added: kind secondary',
        `Away is added: owner O. Wner (owner) with the account ${OWNER.objectId} in Away`,
        'Away is added: access guest-access, pim-eligibility',
        `Away is added: offers.roles ${ROLE}`,
      ]),
    );
    expect(words(fewer)[0]).toMatch(/^Away is removed: nothing can be asked for there/);
    expect(tenantsConcerned(found(fewer))).toContain(AWAY);
  });

  test('owners are told by name and account, and concern that tenant alone', () => {
    const owners = [{ person: 'owner', account: OWNER }];
    expect(found(withAway({ owners }))).toEqual([
      {
        words: expect.stringMatching(
          /^Away: owner Em Ployee \(employee\) with the account a0.* in Away removed$/,
        ),
        tenants: [AWAY],
      },
    ]);
  });

  test('a role that is offered more, and a kind that is offered no more, are told one by one', () => {
    const { offers } = tenant();
    const more = { ...offers, roles: [ROLE, 'another-role'] };
    expect(words(withAway({ offers: more, access: ['guest-access'] }))).toEqual([
      'Away: kinds of access that it offers: pim-eligibility removed',
      'Away: roles on offer: another-role added',
    ]);
  });

  test('a moment is told as a day, with the time where there is one', () => {
    const moments = (at: number) => words(withAway({ reviewedOn: at } as object)).join();
    expect(moments(Date.UTC(2026, 11, 1))).toContain('2026-12-01');
    expect(moments(Date.UTC(2026, 11, 1))).not.toMatch(/1796|00:00/);
    expect(moments(Date.UTC(2026, 11, 1, 8, 30))).toContain('2026-12-01 08:30 UTC');
  });

  test('a field that nobody foresaw is told as it is', () => {
    const odd = { ceiling: { lifted: ['role-x'] } } as object;
    expect(words(withAway(odd))).toEqual(['Away: ceiling (lifted: role-x) added']);
  });
});

describe('people', () => {
  test('an account that is no longer listed concerns every tenant of theirs', () => {
    const people = estate().people.map((one) =>
      one.name === 'employee' ? { ...one, accounts: one.accounts.slice(0, 1) } : one,
    );
    const [first] = found({ people });
    expect(first).toMatchObject({
      words: expect.stringMatching(/^Em Ployee \(employee\): account .* in Away removed$/),
      tenants: [HOME, AWAY],
    });
  });

  test('a reader of everything concerns every tenant; who is on call those alone that name them', () => {
    const posture = { readers: [{ person: 'owner', tenants: 'all' as const }] };
    expect(found({ posture })).toEqual([
      {
        words: expect.stringContaining('O. Wner (owner); tenants: all) added'),
        tenants: [HOME, AWAY],
      },
    ]);
    expect(found({ oncall: ['owner'] })).toEqual([
      {
        words: 'On call, who may cut off at once and alone: O. Wner (owner) added',
        tenants: [],
      },
    ]);
  });

  test('another order of people is no change', () => {
    expect(found({ people: [...estate().people].reverse() })).toEqual([]);
  });
});

describe('rules', () => {
  const a = rule({ id: 'a', place: 'a.yaml:1', tenants: [AWAY] });
  const b = rule({ id: 'b', place: 'a.yaml:9', tenants: [HOME] });

  test('a field that changed is told from and to, with its line', () => {
    const policies = [{ ...a, longest: 14 * DAY }, b];
    expect(found({ policies }, { policies: [a, b] })).toEqual([
      {
        words: 'Rule a: longest changed from 30 days to 14 days',
        place: 'a.yaml:1',
        tenants: [AWAY],
      },
    ]);
  });

  test('a field that nobody foresaw is told as it is', () => {
    const policies = [{ ...a, unforeseen: [{ oneOf: ['owner'] }] } as PolicyRule, b];
    expect(words({ policies }, { policies: [a, b] })).toEqual([
      'Rule a: unforeseen (oneOf: O. Wner (owner)) added',
    ]);
  });

  test('what is left out means all, and is told so', () => {
    const { tenants: _, ...open } = a;
    expect(words({ policies: [open] }, { policies: [a] })).toEqual([
      'Rule a: tenants Away removed; without it the rule is for all',
    ]);
    expect(words({ policies: [a] }, { policies: [open] })).toEqual([
      'Rule a: tenants Away added; before, the rule was for all',
    ]);
  });

  test('added, removed and moved ones are told; a line further down is the same rule', () => {
    expect(words({ policies: [a] }, { policies: [] })[0]).toMatch(/^Rule a is added: kinds guest/);
    expect(words({ policies: [] }, { policies: [a] })[0]).toMatch(/^Rule a is removed; it said: /);
    expect(words({ policies: [b, a] }, { policies: [a, b] })).toEqual([
      expect.stringMatching(/^Rule [ab] is read in another place/),
    ]);
    const below = { ...a, place: 'b.yaml:40', version: 'x' };
    expect(found({ policies: [below] }, { policies: [a] })).toEqual([]);
  });

  test('one that names no tenant concerns each that offers one of its kinds', () => {
    const all = rule({ id: 'all', kinds: ['pim-eligibility'] });
    expect(tenantsConcerned(found({ policies: [all] }, { policies: [] }))).toEqual([HOME, AWAY]);
  });
});

test('identities come into force with the next start', () => {
  const after = { ...content(estate()), identities: { reader: { clientId: 's' } } };
  expect(differences(content(estate()), after)).toEqual([
    { words: 'Identity reader.clientId changed from r to s', tenants: [], restart: true },
  ]);
});

const ids = fc.constantFrom('a', 'b', 'c', 'd');
const someRule = fc
  .record({
    id: ids,
    kinds: fc.uniqueArray(fc.constantFrom('guest-access', 'pim-eligibility'), { minLength: 1 }),
    tenants: fc.option(fc.uniqueArray(fc.constantFrom(HOME, AWAY)), { nil: undefined }),
    longest: fc.constantFrom(DAY, 7 * DAY),
    approvers: fc.uniqueArray(fc.constantFrom('tenant-owners', 'owner')),
    place: fc.constantFrom('x:1', 'x:2'),
  })
  .map(({ tenants, ...rest }) => rule({ ...rest, ...(tenants && { tenants }) }));
const someEstate = fc
  .record({
    policies: fc.uniqueArray(someRule, { selector: ({ id }) => id, maxLength: 4 }),
    oncall: fc.uniqueArray(fc.constantFrom('owner', 'employee')),
    access: fc.uniqueArray(fc.constantFrom('guest-access', 'pim-eligibility')),
    owners: fc.uniqueArray(
      fc.constantFrom(
        { person: 'owner', account: OWNER },
        { person: 'employee', account: STRANGER },
      ),
      { selector: ({ person }) => person },
    ),
    swapped: fc.boolean(),
  })
  .map(({ policies, oncall, access, owners, swapped }) => {
    const [home] = estate().tenants;
    const both = [home ?? tenant(), tenant({ access, owners })];
    return estate({ policies, oncall, tenants: swapped ? both.reverse() : both });
  });

test('two versions that mean the same have no difference, and any others have one', () => {
  fc.assert(
    fc.property(someEstate, someEstate, (before, after) => {
      const same = meaningOf(content(before)) === meaningOf(content(after));
      expect(differences(content(before), content(after)).length === 0).toBe(same);
      expect(differences(content(before), content(before))).toEqual([]);
    }),
  );
});

test('every rule that differs is named, about each tenant that it was or is about', () => {
  fc.assert(
    fc.property(someEstate, someEstate, (before, after) => {
      const told = differences(content(before), content(after));
      for (const old of before.policies) {
        const now = after.policies.find(({ id }) => id === old.id);
        const { place: _, ...meant } = old;
        const { place: __, ...means } = now ?? old;
        if (now && JSON.stringify(meant) === JSON.stringify(means)) continue;
        const about = told.filter((one) => one.words.startsWith(`Rule ${old.id}`));
        expect(about.length).toBeGreaterThan(0);
        expect(tenantsConcerned(about)).toEqual(
          expect.arrayContaining([...(old.tenants ?? []), ...(now?.tenants ?? [])]),
        );
      }
    }),
  );
});

describe('limits', () => {
  const glass = {
    id: 'payments',
    place: 'a:1',
    version: '1',
    title: 'Payments',
    kind: 'guest-access',
    tenantId: AWAY,
    resource: 'r',
    people: ['employee'],
    longest: DAY,
    atMost: { count: 2, in: 30 * DAY },
    tell: ['owner'],
    because: 'so',
  };
  const apart = {
    id: 'apart',
    place: 'a:2',
    between: [
      [{ kind: 'guest-access', tenantId: AWAY, resource: '*' }],
      [{ kind: 'pim-eligibility', tenantId: HOME, resource: '*' }],
    ],
    because: 'so',
  } as const;

  test('what is prepared for emergencies is told, and concerns the tenant it is in', () => {
    const added = found({ breakGlass: [glass] });
    expect(added.map((one) => one.words)).toContain('Break-glass payments is added: longest 1 day');
    for (const one of added) expect(one).toMatchObject({ place: 'a:1', tenants: [AWAY] });
    const changed = { ...glass, people: ['employee', 'owner'], atMost: { count: 3, in: DAY } };
    expect(found({ breakGlass: [changed] }, { breakGlass: [glass] })).toEqual([
      {
        words: 'Break-glass payments: people O. Wner (owner) added',
        place: 'a:1',
        tenants: [AWAY],
      },
      {
        words: 'Break-glass payments: atMost.count changed from 2 to 3',
        place: 'a:1',
        tenants: [AWAY],
      },
      {
        words: 'Break-glass payments: atMost.in changed from 30 days to 1 day',
        place: 'a:1',
        tenants: [AWAY],
      },
    ]);
  });

  test('what does not go together any more concerns every tenant that it named', () => {
    const gone = found({}, { incompatible: [apart] });
    expect(gone).toHaveLength(3);
    for (const { words: told, tenants } of gone) {
      expect(told).toMatch(/^Incompatible apart is removed; it said: /);
      expect(tenants).toEqual([AWAY, HOME]);
    }
  });

  test('another line or version of the files changes nothing', () => {
    const moved = { ...glass, place: 'a:9', version: '2' };
    const before = { breakGlass: [glass], incompatible: [apart] };
    const after = { breakGlass: [moved], incompatible: [{ ...apart, place: 'a:10' }] };
    expect(found(after, before)).toEqual([]);
  });
});
