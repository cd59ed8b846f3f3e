// What a rule is for: ids of what is offered, with a star for anything; nothing is let through by accident.
import { describe, expect, test } from 'vitest';
import type { Identity } from '../../src/domain/access/identity.ts';
import { allowedBy, matchingRule } from '../../src/domain/access/policy.ts';
import { asEmployee } from '../fakes/access.ts';
import { AWAY, estate, HOME, rule } from '../fakes/estate.ts';

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
