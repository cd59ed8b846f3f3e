// Judging ahead: the same results as judged at once, a tenant at a time, and never over facts that changed meanwhile.
import { describe, expect, test } from 'vitest';
import { assessAll } from '../../src/domain/posture/assess.ts';
import type { Check } from '../../src/domain/posture/check.ts';
import { estateView } from '../../src/domain/posture/estate-view.ts';
import { createJudgements } from '../../src/domain/posture/judgements.ts';
import { knownValue, type TenantFacts } from '../../src/domain/posture/reading.ts';
import type { Verdict } from '../../src/domain/posture/result.ts';
import { type JudgeAheadDeps, judgeAhead, setOf } from '../../src/usecases/judge-ahead.ts';
import { AWAY, HOME, tenant } from '../fakes/estate.ts';

const MINUTES = 60_000;
const NOW = Date.UTC(2026, 10, 20, 9);
const OTHER = '70000000-0000-4000-8000-000000000007';
const ids = [HOME, AWAY, OTHER];
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
    id: 'ACC-01',
    scope: 'tenant',
    comparesWithAccepted: true,
    assess: ({ tenant: { id } }, all) => says(`${isOn(all.baseline?.(id))} then`),
  },
  {
    ...base,
    id: 'ALL-01',
    scope: 'estate',
    assess: (all) => says(all.tenants.map(({ facts }) => isOn(facts)).join()),
  },
];
const factsOf = (tenantId: string, isEnabled: boolean): TenantFacts => ({
  tenantId,
  readings: { securityDefaults: { state: 'read', value: { isEnabled }, asOf: NOW } },
});

function world(readers: 'all' | 'nobody' = 'all') {
  const known = new Map(ids.map((id) => [id, factsOf(id, true)]));
  const then = factsOf(AWAY, false);
  const declared = { exceptions: [], acceptedOn: NOW - 1 };
  const estate = {
    organization: 'x',
    tenants: ids.map((id, n) => tenant({ id, name: `tenant-${n}` })),
    people: [],
    oncall: [],
    posture: {
      readers: readers === 'all' ? [{ person: 'reader', tenants: 'all' as const }] : [],
      tenants: { [AWAY]: declared },
    },
    policies: [],
  } as unknown as JudgeAheadDeps['estate'];
  let now = NOW;
  let breaths = 0;
  let loaded = 0;
  let during: (breath: number) => void = () => {};
  const judgements = createJudgements();
  const deps: JudgeAheadDeps = {
    estate,
    judgements,
    checks,
    ownApplications: [],
    clock: { now: () => now },
    postureStore: {
      latest: async (which) =>
        new Map(
          which.flatMap((id) => {
            const facts = known.get(id);
            return facts ? [[id, facts] as const] : [];
          }),
        ),
      asOf: async (id) => {
        loaded += 1;
        return id === AWAY ? then : { tenantId: id, readings: {} };
      },
    },
    async breathe() {
      breaths += 1;
      during(breaths);
    },
  };
  const accepted = (id: string) => (id === AWAY ? then : undefined);
  const view = () => ({ ...estateView(estate, (id) => known.get(id), now), baseline: accepted });
  return {
    deps,
    judgements,
    known,
    view,
    breaths: () => breaths,
    loaded: () => loaded,
    pass: (ms: number) => {
      now += ms;
    },
    onBreath(act: (breath: number) => void) {
      during = act;
    },
    /** What somebody is told who asks about everything, and how much was judged for it. */
    ask() {
      const before = judgements.judged();
      const over = view();
      const judge = judgements.over(over, setOf(ids));
      const results = checks.flatMap((check) =>
        check.scope === 'estate'
          ? [judge(check, undefined)]
          : over.tenants.map((of) => judge(check, of)),
      );
      return { results, judged: judgements.judged() - before };
    },
    atOnce() {
      const over = view();
      return assessAll(checks, over.tenants, over);
    },
  };
}

describe('judging ahead', () => {
  test('whoever asks afterwards is told what judging at once would have said, and nothing is judged for it', async () => {
    const at = world();
    await judgeAhead(at.deps);
    expect(at.ask()).toEqual({ results: at.atOnce(), judged: 0 });
  });

  test('others have their turn after every tenant', async () => {
    const at = world();
    const judged: number[] = [];
    at.onBreath(() => judged.push(at.judgements.judged()));
    await judgeAhead(at.deps);
    // One breath after loading, three checks of each tenant, the estate for itself, and what each comes to.
    expect(judged).toEqual([0, 3, 6, 9, 10, 10, 10, 10]);
  });

  test('an answer that comes before it is done judges the rest itself', async () => {
    const at = world();
    const asked: Array<ReturnType<typeof at.ask>> = [];
    at.onBreath((breath) => {
      if (breath === 2) asked.push(at.ask());
    });
    await judgeAhead(at.deps);
    expect(asked).toEqual([{ results: at.atOnce(), judged: 7 }]);
    expect(at.judgements.judged()).toBe(10);
  });

  test('what changes in between is seen by whoever asks, during and after', async () => {
    const at = world();
    const asked: unknown[] = [];
    at.onBreath((breath) => {
      if (breath !== 3) return;
      at.known.set(HOME, factsOf(HOME, false));
      asked.push(at.ask().results);
      expect(asked[0]).toEqual(at.atOnce());
    });
    await judgeAhead(at.deps);
    expect(asked).toHaveLength(1);
    expect(at.ask().results).toEqual(at.atOnce());
  });

  test('what changes unseen in between is judged again by whoever asks', async () => {
    const at = world();
    at.onBreath((breath) => {
      if (breath === 4) at.known.set(AWAY, factsOf(AWAY, false));
    });
    await judgeAhead(at.deps);
    expect(at.ask().results).toEqual(at.atOnce());
  });

  test('what is over half of its time is judged again, so that nobody meets its end', async () => {
    const at = world();
    await judgeAhead(at.deps);
    at.pass(4 * MINUTES);
    await judgeAhead(at.deps);
    expect(at.judgements.judged()).toBe(10);
    at.pass(2 * MINUTES);
    await judgeAhead(at.deps);
    expect(at.judgements.judged()).toBe(20);
    at.pass(9 * MINUTES);
    expect(at.ask().judged).toBe(0);
  });

  test('the accepted snapshot of a tenant is read once', async () => {
    const at = world();
    await judgeAhead(at.deps);
    await judgeAhead(at.deps);
    expect(at.loaded()).toBe(1);
  });

  test('where nobody may ask about everything, nothing is judged until somebody asks', async () => {
    const at = world('nobody');
    await judgeAhead(at.deps);
    expect(at.judgements.judged()).toBe(0);
    at.ask();
    at.pass(6 * MINUTES);
    await judgeAhead(at.deps);
    expect(at.judgements.judged()).toBe(20);
  });

  test('it ends when it is told so', async () => {
    const at = world();
    await judgeAhead(at.deps, () => at.judgements.judged() < 3);
    expect(at.judgements.judged()).toBe(3);
  });
});

describe('what is compared with an accepted snapshot', () => {
  test('an answer without the snapshots of other tenants leaves theirs as they are to be', async () => {
    const at = world();
    await judgeAhead(at.deps);
    const { baseline: _, ...without } = at.view();
    const judge = at.judgements.over(without, setOf(ids));
    const own = checks.find(({ id }) => id === 'OWN-01');
    const of = without.view(AWAY);
    if (own && of) judge(own, of);
    expect(at.ask()).toEqual({ results: at.atOnce(), judged: 0 });
  });

  test('a result without a snapshot is never taken for one with it', async () => {
    const at = world();
    const { baseline: _, ...without } = at.view();
    const accepted = checks.find(({ id }) => id === 'ACC-01');
    const of = without.view(AWAY);
    if (accepted && of) at.judgements.over(without, setOf(ids))(accepted, of);
    expect(at.ask().results).toEqual(at.atOnce());
  });

  test('a judge whose facts are not the latest ones leaves nothing behind', async () => {
    const at = world();
    const old = at.view();
    const judge = at.judgements.over(old, setOf(ids));
    at.known.set(HOME, factsOf(HOME, false));
    expect(at.ask().results).toEqual(at.atOnce());
    for (const check of checks) {
      if (check.scope === 'tenant') for (const of of old.tenants) judge(check, of);
    }
    expect(at.ask()).toEqual({ results: at.atOnce(), judged: 0 });
  });
});
