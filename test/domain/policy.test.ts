// What a rule is for: ids of what is offered, with a star for anything; nothing is let through by accident.
import { expect, test } from 'vitest';
import { matchingRule } from '../../src/domain/access/policy.ts';
import { asEmployee } from '../fakes/access.ts';
import { AWAY, estate, rule } from '../fakes/estate.ts';

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
