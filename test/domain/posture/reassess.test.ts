// Judging again: whatever was taken over is what judging everything would have said.
import { describe, expect, test } from 'vitest';
import { assessAll } from '../../../src/domain/posture/assess.ts';
import type { Check, EstateView } from '../../../src/domain/posture/check.ts';
import { estateView } from '../../../src/domain/posture/estate-view.ts';
import { knownValue, type TenantFacts } from '../../../src/domain/posture/reading.ts';
import { reassess } from '../../../src/domain/posture/reassess.ts';
import type { Verdict } from '../../../src/domain/posture/result.ts';
import { AWAY, HOME, tenant } from '../../fakes/estate.ts';

const NOW = Date.UTC(2026, 10, 20, 9);
const estate = {
  organization: 'x',
  tenants: [tenant({ id: HOME, name: 'home' }), tenant({ id: AWAY, name: 'away' })],
  people: [],
  oncall: [],
  posture: { readers: [] },
  policies: [],
};
const says = (reason: string): Verdict => ({ state: 'pass', reason, evidence: [] });
const base = {
  title: 'x',
  area: 'tenant',
  kind: 'check',
  severity: 'low',
  appliesTo: 'all',
  reads: ['securityDefaults'],
  remediation: 'x',
  why: 'x',
  words: [],
} as const;
const isOn = (facts: TenantFacts | undefined) =>
  String(knownValue(facts, 'securityDefaults')?.isEnabled);
const checks: readonly Check[] = [
  { ...base, id: 'OWN-01', scope: 'tenant', assess: ({ facts }) => says(isOn(facts)) },
  {
    ...base,
    id: 'OTH-01',
    scope: 'tenant',
    readsElsewhere: ['securityDefaults'],
    assess: ({ tenant: { id } }, all) => says(isOn(all.view(id === HOME ? AWAY : HOME)?.facts)),
  },
  {
    ...base,
    id: 'ALL-01',
    scope: 'estate',
    assess: (all) => says(all.tenants.map(({ facts }) => isOn(facts)).join()),
  },
];

const facts = (tenantId: string, isEnabled: boolean, asOf = NOW): TenantFacts => ({
  tenantId,
  readings: {
    securityDefaults: { state: 'read', value: { isEnabled }, asOf },
    domains: { state: 'read', value: [], asOf },
  },
});
const home = facts(HOME, true);
const away = facts(AWAY, true);
const viewOf = (first: TenantFacts, second: TenantFacts, now = NOW): EstateView =>
  estateView(estate, (id) => (id === HOME ? first : second), now);
const all = (view: EstateView) => assessAll(checks, view.tenants, view);

describe('judging again', () => {
  test('the first time judges everything', () => {
    const view = viewOf(home, away);
    const first = reassess(checks, view);
    expect(first.results).toEqual(all(view));
    expect(first.judged).toBe(5);
  });

  test('takes over everything where nothing changed', () => {
    const first = reassess(checks, viewOf(home, away));
    const again = reassess(checks, viewOf(home, away), first);
    expect(again.judged).toBe(0);
    expect(again.results).toEqual(first.results);
  });

  test('a change is seen by the tenant itself, by those who look at it, and by the estate', () => {
    const first = reassess(checks, viewOf(home, away));
    const view = viewOf(home, facts(AWAY, false));
    const again = reassess(checks, view, first);
    expect(again.results).toEqual(all(view));
    expect(again.judged).toBe(4);
  });

  test('a change that nobody else looks at concerns the tenant alone', () => {
    const first = reassess(checks, viewOf(home, away));
    const { securityDefaults } = away.readings;
    const domains = { state: 'read', value: [{ id: 'new.example' }], asOf: NOW } as const;
    const changed: TenantFacts = {
      tenantId: AWAY,
      readings: { ...(securityDefaults && { securityDefaults }), domains },
    };
    const view = viewOf(home, changed);
    const again = reassess(checks, view, first);
    expect(again.results).toEqual(all(view));
    expect(again.judged).toBe(2);
  });

  test('what was withheld, withdrawn or partly read counts as changed', () => {
    const first = reassess(checks, viewOf(home, away));
    const gone: TenantFacts = { tenantId: AWAY, readings: {} };
    const view = viewOf(home, gone);
    expect(reassess(checks, view, first).results).toEqual(all(view));
    expect(reassess(checks, viewOf(home, away), reassess(checks, view)).results).toEqual(
      all(viewOf(home, away)),
    );
  });

  test('after a while everything is judged again, since checks reckon with time', () => {
    const first = reassess(checks, viewOf(home, away));
    const soon = reassess(checks, viewOf(home, away, NOW + 9 * 60_000), first);
    expect(soon.judged).toBe(0);
    const later = reassess(checks, viewOf(home, away, NOW + 11 * 60_000), soon);
    expect(later.judged).toBe(5);
  });
});
