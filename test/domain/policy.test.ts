// What a rule is for: ids of what is offered, with a star for anything; nothing is let through by accident.
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../src/domain/access/identity.ts';
import { allowedBy, matchingRule } from '../../src/domain/access/policy.ts';
import { asEmployee } from '../fakes/access.ts';
import { AWAY, EMPLOYEE, estate, HOME, rule } from '../fakes/estate.ts';

const found = (
  resources: readonly string[],
  resourceId?: string,
  decision: 'ask' | 'refuse' = 'ask',
) =>
  matchingRule(estate({ policies: [rule({ resources, decision })] }), {
    kind: 'guest-access',
    tenantId: AWAY,
    requestor: asEmployee,
    ...(resourceId !== undefined && { resourceId }),
  }) !== undefined;

test.each([
  ['*:owner', 'a:owner', true],
  ['*:owner', 'a:member', false],
  ['*:owner', 'a:owner:b', false],
  ['A:OWNER', 'a:owner', true],
  ['a*', 'ab', true],
  ['a*', 'ba', false],
  ['a*b*c', 'a1b2c', true],
  ['a*b*c', 'acb', false],
  ['ab*ba', 'aba', false],
  ['.*', 'anything', false],
  ['*', 'anything', true],
])('%s for %s: %s', (pattern, id, fits) => {
  expect(found([pattern], id)).toBe(fits);
  expect(found(['never', pattern], id)).toBe(fits);
});

test('until it is known what is wanted, a rule that allows may fit, and one that refuses may not', () => {
  expect(found(['*:owner'])).toBe(true);
  expect(found(['*:owner'], undefined, 'refuse')).toBe(false);
  expect(found(['*:owner'], 'a:owner', 'refuse')).toBe(true);
});

describe('where the home was not found or read', () => {
  const unread = (homeTenantId?: string): Identity => ({
    ...asEmployee,
    home: { ...asEmployee.account, tenantId: AWAY },
    homeKnown: false,
    ...(homeTenantId && { homeTenantId }),
  });
  const named = (decision: 'ask' | 'refuse', tenants = [HOME]) =>
    rule({ id: 'named', place: 'rules.yaml:7', requestors: { tenants }, decision });
  const ask = (requestor: Identity) => ({ kind: 'guest-access', tenantId: AWAY, requestor });
  const decides = (requestor: Identity, ...policies: ReturnType<typeof rule>[]) =>
    matchingRule(estate({ policies }), ask(requestor))?.id;

  test.each([
    ['of a tenant that the rule names', HOME, 'named'],
    ['of another tenant', AWAY, 'everything'],
    ['that nothing tells', undefined, 'named'],
  ])('a rule that refuses counts for a home %s: %s', (_which, told, id) => {
    expect(decides(unread(told), named('refuse'), rule())).toBe(id);
  });

  test('a rule that allows does not count, whatever tells it', () => {
    expect(decides(unread(HOME), named('ask'))).toBeUndefined();
    expect(decides(unread(), named('ask', [HOME, AWAY]))).toBeUndefined();
  });

  test('a rule that refuses nobody by name refuses nobody', () => {
    expect(decides(unread(), named('refuse', []), rule())).toBe('everything');
  });

  test('who may be anybody is told that, with the rule and what to do', () => {
    const why = (requestor: Identity) => {
      const because = 'Home has a desk of its own.';
      const policies = [{ ...named('refuse'), because }, rule()];
      const result = allowedBy(estate({ policies }), ask(requestor), 'Guest access');
      return result.ok ? undefined : result.error;
    };
    expect(why(unread())).toMatchObject({
      code: 'home-unknown',
      sentence:
        'It cannot be told in which tenant your account is at home, and rule named (rules.yaml:7) refuses the people of certain tenants.',
      next: 'Ask again from your own tenant, with your own account. If you cannot, talk to it@away.example.',
    });
    // The name of the account tells enough for what the rule says about its tenant.
    for (const requestor of [unread(HOME), asEmployee]) {
      expect(why(requestor)).toMatchObject({
        code: 'refused-by-rule',
        sentence: 'Home has a desk of its own.',
      });
    }
  });
});

describe('a rule that refuses people by name, where nobody can be told at home', () => {
  // Listed with an account in Home and one in Away, and with one in Away alone.
  const refuses = (...people: string[]) =>
    rule({ id: 'named', place: 'rules.yaml:7', requestors: { people }, decision: 'refuse' });
  const guest = (change: Partial<Identity> = {}): Identity => ({
    ...asEmployee,
    home: asEmployee.account,
    homeKnown: false,
    person: null,
    ...change,
  });
  const asked = (requestor: Identity, ...policies: ReturnType<typeof rule>[]) =>
    allowedBy(
      estate({ policies: [...policies, rule()] }),
      { kind: 'guest-access', tenantId: AWAY, requestor },
      'Guest access',
    );
  const outcome = (...of: Parameters<typeof asked>) => {
    const result = asked(...of);
    return result.ok ? result.value.id : result.error.code;
  };
  const unread = { tenantId: HOME, code: 'no-answer', sentence: 'it does not answer' } as const;
  const STRAY = { tenantId: HOME, objectId: 'f0000000-0000-4000-8000-000000000001' };

  test.each([
    [
      'somebody of the tenant in which one of them is at home',
      { homeTenantId: HOME },
      'employee',
      'person-untold',
    ],
    ['somebody of whom nothing tells the tenant', {}, 'employee', 'person-untold'],
    [
      'nobody of a tenant in which none of them has an account',
      { homeTenantId: HOME },
      'owner',
      'everything',
    ],
    [
      'nobody of a tenant that the estate does not know',
      { homeTenantId: 'elsewhere' },
      'employee',
      'everything',
    ],
    [
      'whom our invitation tells for one of them',
      { homeTenantId: HOME, homeTold: EMPLOYEE },
      'employee',
      'refused-by-rule',
    ],
    [
      'nobody whom our invitation tells for another',
      { homeTenantId: HOME, homeTold: STRAY },
      'employee',
      'everything',
    ],
    [
      'nobody whom the estate lists as another',
      { homeTenantId: HOME, person: 'owner' },
      'employee',
      'everything',
    ],
    ['nobody whose home was read', { homeKnown: true }, 'employee', 'everything'],
  ] as const)('stops %s', (_whom, change, named, code) => {
    expect(outcome(guest(change), refuses(named))).toBe(code);
  });

  test('stops nobody where it names nobody', () => {
    expect(outcome(guest(), refuses())).toBe('everything');
  });

  test('that also names tenants stops only those of whom neither tells otherwise', () => {
    const both = (tenants: readonly string[]) => {
      const one = refuses('employee');
      return { ...one, requestors: { ...one.requestors, tenants } };
    };
    expect(outcome(guest({ homeTenantId: HOME }), both([HOME]))).toBe('person-untold');
    expect(outcome(guest({ homeTenantId: HOME }), both([AWAY]))).toBe('everything');
  });

  test('that allows them lets nobody in who was not told', () => {
    const allows = rule({ id: 'named', requestors: { people: ['employee'] } });
    expect(outcome(guest({ homeTenantId: HOME, homeTold: EMPLOYEE }), allows)).toBe('everything');
  });

  test('says which rule it is, and what would let it be told', () => {
    const why = (change: Partial<Identity>, signIn = ['reader']) => {
      const of = estate({ policies: [refuses('employee'), rule()] });
      const tenants = of.tenants.map((one) => (one.id === HOME ? { ...one, signIn } : one));
      const ask = { kind: 'guest-access', tenantId: AWAY, requestor: guest(change) };
      const result = allowedBy({ ...of, tenants }, ask, 'Guest access');
      if (result.ok) throw new Error('It was allowed.');
      return result.error;
    };
    const away = { homeTenantId: HOME, homeUnread: unread };
    expect(why(away)).toMatchObject({
      sentence:
        'It cannot be told whether rule named (rules.yaml:7) refuses you: it names people, and who you are in Home cannot be read now.',
      next: 'Ask again once Home can be read. It is settled as well once this account is listed under "people" in the estate file; talk to it@away.example about that.',
    });
    expect(why(away, []).next).toMatch(/^Drawbridge has no reader in Home, so only the estate/);
    expect(why({ homeTenantId: HOME }).sentence).toContain('and nobody was found for you in Home.');
    expect(why({}).sentence).toContain('and nothing tells in which tenant you are at home.');
    expect(why({}).next).toMatch(/^Ask again from your own tenant, with your own account\./);
  });
});
