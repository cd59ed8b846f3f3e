// Rules that can be loaded and still say less than they seem to: dead ones, and ones that ask nobody.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../src/domain/access/identity.ts';
import { type Ask, matchingRule } from '../../src/domain/access/policy.ts';
import { ruleFindings } from '../../src/domain/access/rule-findings.ts';
import { type Shadow, shadowsOver } from '../../src/domain/access/shadowing.ts';
import type { Estate, PolicyRule } from '../../src/domain/estate/estate.ts';
import { DAY, HOUR } from '../../src/shared/duration.ts';
import { asEmployee } from '../fakes/access.ts';
import { AWAY, estate, HOME, rule, tenant } from '../fakes/estate.ts';

const found = (policies: readonly PolicyRule[], change: Partial<Estate> = {}) =>
  ruleFindings(estate({ policies, ...change })).map(
    ({ level, sentence }) => `${level}: ${sentence}`,
  );
const named = (id: string, change: Partial<PolicyRule> = {}) =>
  rule({ id, place: `${id}.yaml:1`, requestors: { tenants: [HOME] }, tenants: [AWAY], ...change });

describe('what is told', () => {
  test('nothing about rules that go together', () => {
    expect(found([named('a', { kinds: ['guest-access'] }), named('b')])).toEqual([
      'warning: Rule b never decides about guest-access in Away: a (a.yaml:1) comes first and always fits.',
    ]);
    expect(found([named('a', { requestors: { people: ['owner'] } }), named('b')])).toEqual([]);
  });

  test('a rule that an earlier one leaves nothing to, also where it takes two of them', () => {
    const two = [
      named('a', { kinds: ['guest-access'] }),
      named('b', { kinds: ['pim-eligibility'], requestors: {} }),
      named('c'),
    ];
    expect(found(two)).toEqual([
      'error: Rule c never decides: a (a.yaml:1) and b (b.yaml:1) come first and always fits. Move it up, or remove it.',
    ]);
  });

  test('a refusal that comes after a yes for the same people, and is left those of an unknown home', () => {
    const no = named('b', { decision: 'refuse' });
    expect(found([named('a'), no])).toEqual([
      'warning: Rule b refuses only people whose home is not known: a (a.yaml:1) comes first and always fits where it is. Move it up, or remove it.',
    ]);
    expect(found([named('a', { kinds: ['guest-access'] }), no])).toEqual([
      'warning: Rule b refuses guest-access in Away only to people whose home is not known: a (a.yaml:1) comes first and always fits where it is. Move it up.',
    ]);
    expect(found([named('a', { requestors: {} }), no])[0]).toMatch(/^error: Rule b never decides/);
    expect(found([named('a', { decision: 'refuse' }), no])[0]).toMatch(/^error: Rule b never/);
  });

  test('a refusal of people that comes after a yes for them, and is left those who are not told', () => {
    const people = (change: Partial<PolicyRule> = {}) =>
      named('b', { requestors: { people: ['owner'] }, ...change });
    expect(found([{ ...people(), id: 'a' }, people({ decision: 'refuse' })])[0]).toMatch(
      /^warning: Rule b refuses only people whose home is not known/,
    );
  });

  test('a rule about what nobody offers', () => {
    expect(found([named('a', { kinds: ['app-role'] })])[0]).toMatch(
      /^warning: Rule a is about app-role, which none of its tenants offers, so it never decides/,
    );
  });

  test('a rule that has nobody to ask, everywhere or in one tenant', () => {
    const none = { tenants: [tenant({ owners: [] })] };
    expect(found([named('a')], none)[0]).toMatch(
      /^error: Rule a has not enough people to ask in Away/,
    );
    const both = {
      tenants: [tenant({ id: HOME, name: 'h', displayName: 'Home', owners: [] }), tenant()],
    };
    expect(found([named('a', { tenants: [HOME, AWAY] })], both)[0]).toMatch(
      /^warning: Rule a has not enough people to ask in Home/,
    );
    const group = { tenantId: AWAY, groupId: 'g', name: 'Deciders' };
    expect(found([named('a', { approvers: [group] })])).toEqual([]);
  });

  test('a rule whose yeses would have to come from one person twice', () => {
    const owners = { tenants: [tenant({ owners: tenant().owners.slice(0, 1) })] };
    expect(found([named('a', { alsoApprovers: ['owner'] })], owners)[0]).toBe(
      'error: Rule a takes 2 yeses in Away, each of another person, and too few people are named for that. Name others beside them.',
    );
    const staged = named('a', {
      approvers: [],
      stages: [
        { groups: [{ deciders: ['owner'], needs: 1 }] },
        { groups: [{ deciders: ['tenant-owners'], needs: 1 }] },
      ],
    });
    expect(found([staged], owners)[0]).toMatch(/^error: Rule a takes 2 yeses in Away/);
    expect(found([{ ...staged, fallback: ['employee'] }], owners).join()).not.toMatch(/yeses/);
    expect(found([staged])).toEqual([]);
    const anybody = { deciders: ['manager'], needs: 1 };
    expect(found([{ ...staged, stages: [{ groups: [anybody, anybody] }] }])).toEqual([]);
  });

  test('reminders that come after the request has lapsed', () => {
    expect(found([named('a', { lapsesAfter: 4 * HOUR, remindAfter: [HOUR, DAY] })])).toEqual([
      'warning: Rule a reminds after 1 day, when its requests have lapsed: they do after 4 hours.',
    ]);
  });

  test('an estate that nobody could change any more', () => {
    const alone = { tenants: [tenant({ owners: tenant().owners.slice(0, 1) })] };
    expect(found([named('a')], alone).at(-1)).toMatch(/^warning: Nobody but O. Wner could accept/);
  });
});

const types = fc.uniqueArray(fc.constantFrom('member' as const, 'guest' as const), {
  minLength: 1,
});
const few = <T>(...of: T[]) => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1 });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const clean = <T extends object>(of: T) =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
const someRule = fc
  .record({
    kinds: few('guest-access', 'pim-eligibility'),
    requestors: fc.record({
      tenants: maybe(few(HOME, AWAY)),
      userTypes: maybe(types),
      people: maybe(few('employee', 'owner')),
    }),
    tenants: maybe(few(HOME, AWAY)),
    resources: maybe(few('*', 'a*', '*:owner', 'a:owner', 'ab')),
    recipients: maybe(types.map((userTypes) => ({ userTypes }))),
    decision: fc.constantFrom('ask' as const, 'refuse' as const),
  })
  .map(({ requestors, ...rest }) =>
    rule({ ...(clean(rest) as Partial<PolicyRule>), requestors: clean(requestors) as never }),
  );
const someAsk: fc.Arbitrary<Ask> = fc
  .record({
    kind: fc.constantFrom('guest-access', 'pim-eligibility'),
    tenantId: fc.constantFrom(HOME, AWAY, 'elsewhere'),
    resourceId: maybe(fc.constantFrom('a', 'ab', 'a:owner', 'b:owner', 'x')),
    recipient: maybe(fc.constantFrom('member' as const, 'guest' as const)),
    requestor: fc
      .record({
        userType: fc.constantFrom('member' as const, 'guest' as const),
        home: fc.constantFrom(HOME, AWAY),
        homeKnown: fc.boolean(),
        homeTenantId: maybe(fc.constantFrom(HOME, AWAY, 'elsewhere')),
        person: fc.constantFrom('employee', 'owner', null),
      })
      .map(({ userType, home, homeKnown, homeTenantId, person }) => ({
        ...asEmployee,
        account: { ...asEmployee.account, userType },
        home: { ...asEmployee.home, tenantId: home },
        homeKnown,
        ...(!homeKnown && homeTenantId && { homeTenantId }),
        person,
      })),
  })
  .map((ask) => clean(ask) as unknown as Ask);

test('a rule, or a part of it, that is said never to decide is never the first to fit', () => {
  let told = 0;
  let toldWhereKnown = 0;
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 5 }), someAsk, (some, ask) => {
      const policies = some.map((one, i) => ({ ...one, id: `r${i}` }));
      const first = matchingRule(estate({ policies }), ask);
      if (!first) return;
      const { shadows, whole, whereKnown } = shadowsOver(policies, policies.indexOf(first));
      told += policies.filter((_, i) => shadowsOver(policies, i).whole).length;
      toldWhereKnown += policies.filter((_, i) => shadowsOver(policies, i).whereKnown[0]).length;
      expect(whole).toBe(false);
      const here = (of: readonly Shadow[]) =>
        of.filter(
          ({ kind, tenantId }) => kind === ask.kind && (tenantId ?? ask.tenantId) === ask.tenantId,
        );
      expect(here(shadows)).toEqual([]);
      if (ask.requestor.homeKnown) expect(here(whereKnown)).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
  // The property says something only where rules are told.
  expect(told).toBeGreaterThan(300);
  expect(toldWhereKnown).toBeGreaterThan(100);
});

test('a home that was not read lets nobody past a rule that would refuse them if it was', () => {
  const homes = [HOME, AWAY, 'elsewhere'];
  let refused = 0;
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 5 }), someAsk, (some, { requestor, ...ask }) => {
      const policies = some.map((one, i) => ({ ...one, id: `r${i}` }));
      const { homeTenantId: _, ...person } = requestor;
      const first = (change: Partial<Identity>) =>
        matchingRule(estate({ policies }), { ...ask, requestor: { ...person, ...change } });
      for (const homeTenantId of homes) {
        const home = { ...requestor.home, tenantId: homeTenantId };
        const read = first({ homeKnown: true, home });
        if (read?.decision !== 'refuse') continue;
        refused += 1;
        const unread = first({ homeKnown: false, homeTenantId });
        expect(unread?.decision).toBe('refuse');
        // Whoever the estate does not list may be one of those that an earlier rule refuses by name.
        if (person.person !== null) expect(unread).toBe(read);
        expect(first({ homeKnown: false })?.decision).toBe('refuse');
      }
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(300);
});

test('nor does it let anybody past a rule that refuses them by name', () => {
  const listed = estate().people.flatMap(({ name, accounts }) =>
    accounts.map((account) => ({ person: name, account })),
  );
  let refused = 0;
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 5 }), someAsk, (some, { requestor, ...ask }) => {
      const policies = some.map((one, i) => ({ ...one, id: `r${i}` }));
      const { homeTenantId: _, ...guest } = requestor;
      const first = (change: Partial<Identity>) =>
        matchingRule(estate({ policies }), { ...ask, requestor: { ...guest, ...change } });
      for (const { person, account } of listed) {
        const home = { ...requestor.home, ...account };
        const read = first({ homeKnown: true, home, person });
        if (read?.decision !== 'refuse') continue;
        refused += 1;
        const away = { homeKnown: false, person: null };
        const at = { homeTenantId: account.tenantId };
        expect(first({ ...away, ...at, homeTold: account })).toBe(read);
        expect(first({ ...away, ...at })?.decision).toBe('refuse');
        expect(first(away)?.decision).toBe('refuse');
      }
    }),
    { numRuns: 3_000 },
  );
  expect(refused).toBeGreaterThan(300);
});
