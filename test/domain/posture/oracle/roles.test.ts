// Standing privilege through groups, and emergency accounts: the checks and a second reading of their rules agree.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessTenant } from '../../../../src/domain/posture/assess.ts';
import { checks } from '../../../../src/domain/posture/checks/index.ts';
import { NOTHING_DECLARED } from '../../../../src/domain/posture/declared.ts';
import { estateView } from '../../../../src/domain/posture/estate-view.ts';
import type { AreaName } from '../../../../src/domain/posture/facts/areas.ts';
import type { TenantFacts } from '../../../../src/domain/posture/reading.ts';
import type { PostureState, Result } from '../../../../src/domain/posture/result.ts';
import { estate, HOME, tenant } from '../../../fakes/estate.ts';
import {
  enoughAccounts,
  fewGlobals,
  noOtherStanding,
  noStandingGlobal,
  sparesAccounts,
} from './role-oracle.ts';
import { answersOf, NOW, USERS, type World, worlds } from './role-tenants.ts';

const PIM_AREAS: readonly AreaName[] = ['roleAssignmentInstances', 'roleEligibilityInstances'];

const here = tenant({ name: 'home', id: HOME, domains: ['contoso.example'], kind: 'primary' });

function resultOf(id: string, world: World, unread?: AreaName): Result {
  const check = checks.find((one) => one.id === id);
  if (check?.scope !== 'tenant') throw new Error(`no check ${id}`);
  const readings: Record<string, unknown> = Object.fromEntries(
    Object.entries(answersOf(world)).map(([area, value]) => [
      area,
      { state: 'read', value, asOf: NOW },
    ]),
  );
  if (!world.pim) {
    for (const area of PIM_AREAS) readings[area] = { state: 'unlicensed', code: 'x', asOf: NOW };
  }
  if (unread) {
    readings[unread] = { state: 'unreadable', code: 'x', sentence: 'no consent', asOf: NOW };
  }
  const declared = {
    ...NOTHING_DECLARED,
    emergencyAccounts: world.registered.map((user) => USERS[user] ?? ''),
    allowedStanding: world.allowed,
  };
  const view = estateView(
    estate({ tenants: [here], posture: { readers: [], tenants: { [HOME]: declared } } }),
    () => ({ tenantId: HOME, readings }) as TenantFacts,
    NOW,
  );
  const at = view.view(HOME);
  if (!at) throw new Error('no tenant');
  return assessTenant(check, at, view);
}

const RULES: Readonly<Record<string, (world: World) => PostureState>> = {
  'EMG-01': enoughAccounts,
  'EMG-02': sparesAccounts,
  'PRV-01': noStandingGlobal,
  'PRV-02': fewGlobals,
  'PRV-03': noOtherStanding,
};

describe.each(Object.entries(RULES))('%s', (id, rule) => {
  test('both readings agree', () => {
    const seen = new Set<PostureState>();
    fc.assert(
      fc.property(worlds, (world) => {
        const expected = rule(world);
        seen.add(expected);
        const result = resultOf(id, world);
        expect(result.state, result.reason).toBe(expected);
      }),
      { numRuns: 1500, seed: 7 },
    );
    // A comparison that meets only failures proves little.
    expect(seen.size).toBeGreaterThan(1);
  });

  test('whatever is not read is never a pass that the whole would not be', () => {
    const areas = [
      'roleAssignments',
      'roleGroups',
      'users',
      'domains',
      'roleDefinitions',
      'conditionalAccess',
      'conditionalAccessReferences',
      ...PIM_AREAS,
    ] as const;
    fc.assert(
      fc.property(worlds, fc.constantFrom(...areas), (world, area) => {
        const { state } = resultOf(id, world, area);
        if (state === 'pass') expect(rule(world)).toBe('pass');
        if (state === 'fail') expect(['fail', 'partial']).toContain(rule(world));
      }),
      { numRuns: 1000, seed: 7 },
    );
  });
});
