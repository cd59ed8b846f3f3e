// Judging again: whatever was taken over is what judging everything would have said.
import { describe, expect, test } from 'vitest';
import { assessAll } from '../../../src/domain/posture/assess.ts';
import type { Check, EstateView } from '../../../src/domain/posture/check.ts';
import { estateView } from '../../../src/domain/posture/estate-view.ts';
import { createJudgements } from '../../../src/domain/posture/judgements.ts';
import { knownValue, type TenantFacts } from '../../../src/domain/posture/reading.ts';
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

/** One who asks about everything, again and again: what they are told, and how much was judged for it. */
function asker() {
  const judgements = createJudgements();
  return (view: EstateView, set = 'all') => {
    const before = judgements.judged();
    const judge = judgements.over(view, set);
    const results = checks.flatMap((check) =>
      check.scope === 'estate'
        ? [judge(check, undefined)]
        : view.tenants.map((tenant) => judge(check, tenant)),
    );
    return { results, judged: judgements.judged() - before };
  };
}

describe('judging again', () => {
  test('the first time judges everything', () => {
    const view = viewOf(home, away);
    expect(asker()(view)).toEqual({ results: all(view), judged: 5 });
  });

  test('takes over everything where nothing changed', () => {
    const ask = asker();
    const first = ask(viewOf(home, away));
    expect(ask(viewOf(home, away))).toEqual({ results: first.results, judged: 0 });
  });

  test('a change is seen by the tenant itself, by those who look at it, and by the estate', () => {
    const ask = asker();
    ask(viewOf(home, away));
    const view = viewOf(home, facts(AWAY, false));
    expect(ask(view)).toEqual({ results: all(view), judged: 4 });
  });

  test('a change that nobody else looks at concerns the tenant alone', () => {
    const ask = asker();
    ask(viewOf(home, away));
    const { securityDefaults } = away.readings;
    const domains = { state: 'read', value: [{ id: 'new.example' }], asOf: NOW } as const;
    const changed: TenantFacts = {
      tenantId: AWAY,
      readings: { ...(securityDefaults && { securityDefaults }), domains },
    };
    const view = viewOf(home, changed);
    expect(ask(view)).toEqual({ results: all(view), judged: 2 });
  });

  test('what was withheld, withdrawn or partly read counts as changed', () => {
    const ask = asker();
    ask(viewOf(home, away));
    const view = viewOf(home, { tenantId: AWAY, readings: {} });
    expect(ask(view).results).toEqual(all(view));
    expect(ask(viewOf(home, away)).results).toEqual(all(viewOf(home, away)));
  });

  test('who may read other tenants is told what follows from those alone', () => {
    const ask = asker();
    ask(viewOf(home, away));
    const partly = viewOf(home, { tenantId: AWAY, readings: {} });
    expect(ask(partly, 'home').results).toEqual(all(partly));
    expect(ask(viewOf(home, away))).toEqual({ results: all(viewOf(home, away)), judged: 0 });
  });

  test('after a while everything is judged again, since checks reckon with time', () => {
    const ask = asker();
    ask(viewOf(home, away));
    expect(ask(viewOf(home, away, NOW + 9 * 60_000)).judged).toBe(0);
    expect(ask(viewOf(home, away, NOW + 11 * 60_000)).judged).toBe(5);
  });

  test('results of one tenant are the same list for as long as all of them stand', () => {
    const judgements = createJudgements();
    const own = checks.filter(({ scope }) => scope === 'tenant');
    const listOf = (view: EstateView, id: string) => {
      const of = view.view(id);
      return of && judgements.over(view, 'all').all?.(own, of);
    };
    const first = viewOf(home, away);
    const before = [HOME, AWAY].map((id) => listOf(first, id));
    expect(before).toEqual(
      [HOME, AWAY].map((id) => all(first).filter(({ tenantId }) => tenantId === id)),
    );
    const again = viewOf(home, away, NOW + 60_000);
    expect(listOf(again, HOME)).toBe(before[0]);
    const changed = viewOf(home, facts(AWAY, false));
    for (const [i, id] of [HOME, AWAY].entries()) {
      const list = listOf(changed, id);
      expect(list).not.toBe(before[i]);
      expect(list).toEqual(all(changed).filter(({ tenantId }) => tenantId === id));
    }
  });
});
