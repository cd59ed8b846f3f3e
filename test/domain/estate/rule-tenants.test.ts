// Which tenants a rule is about: where access is wanted, and whoever stands on the other side of a setting.
import { describe, expect, test } from 'vitest';
import { differences, tenantsConcerned } from '../../../src/domain/estate/change/difference.ts';
import type { Estate, PolicyRule } from '../../../src/domain/estate/estate.ts';
import { AWAY, EMPLOYEE, estate, HOME, offers, rule, tenant } from '../../fakes/estate.ts';

const THIRD = '30000000-0000-4000-8000-00000000000c';
const SETTINGS = ['automatic-redemption', 'multitenant-organization'];

const base = (change: Partial<Estate> = {}): Estate =>
  estate({
    tenants: [
      tenant({ name: 'home', id: HOME, displayName: 'Home', owners: [], offers: offers({}) }),
      tenant({ access: SETTINGS, offers: offers({ partners: [HOME], organization: [THIRD] }) }),
      tenant({
        name: 'third',
        id: THIRD,
        displayName: 'Third',
        access: ['multitenant-organization'],
        offers: offers({}),
      }),
    ],
    policies: [],
    ...change,
  });
const about = (before: Estate, after: Estate): string[] =>
  tenantsConcerned(
    differences({ estate: before, identities: {} }, { estate: after, identities: {} }),
  ).sort();
const ruled = (change: Partial<PolicyRule>) =>
  about(base(), base({ policies: [rule({ approvers: ['employee'], ...change })] }));

describe('a rule', () => {
  test('for what people have for themselves is about the tenants in which it is wanted', () => {
    expect(ruled({ kinds: ['guest-access'], tenants: [AWAY] })).toEqual([AWAY]);
  });

  test('for settings is about their other side as well, since whom it names decides for both', () => {
    expect(ruled({ kinds: ['automatic-redemption'], tenants: [AWAY] })).toEqual([HOME, AWAY]);
    expect(ruled({ kinds: ['automatic-redemption'] })).toEqual([HOME, AWAY]);
    expect(ruled({ kinds: ['multitenant-organization'], tenants: [AWAY] })).toEqual([AWAY, THIRD]);
  });

  test('makes the accounts of whom it names the affair of both sides', () => {
    const policies = [
      rule({ kinds: ['automatic-redemption'], tenants: [AWAY], approvers: ['pat'] }),
    ];
    const pat = (...more: string[]) => ({
      name: 'pat',
      displayName: 'Pat',
      accounts: ['1', ...more].map((objectId) => ({ tenantId: THIRD, objectId })),
    });
    const before = base({ policies, people: [pat()] });
    const after = base({ policies, people: [pat(EMPLOYEE.objectId)] });
    expect(about(before, after)).toEqual([HOME, AWAY, THIRD]);
  });
});
