// Results that still stand, so that a question about a thousand tenants judges only what changed since the last one.

import { MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { assessEstate, assessTenant } from './assess.ts';
import type { Check, EstateView, TenantView } from './check.ts';
import type { AreaName } from './facts/areas.ts';
import type { TenantFacts } from './reading.ts';
import type { Result } from './result.ts';

/** The view of a tenant is left out for a check of the whole estate. */
export interface Judge {
  (check: Check, view: TenantView | undefined): Result;
  /** All of these of one tenant: the same list again for as long as all of it stands. */
  all?(checks: readonly Check[], view: TenantView): readonly Result[];
}

export interface Ahead {
  /** Without it, all. */
  readonly tenants?: readonly string[];
  /** What would have to be judged again before long is judged again now. */
  readonly renew?: true;
}

export interface Judgements {
  /** Judges over these facts. Who may read other tenants sees other facts: each such set by itself. */
  over(estate: EstateView, set: string): Judge;
  /**
   * Judges what is not judged yet over the facts that this set was last asked about, a tenant at a time:
   * between two, others may ask, and what they brought is what goes on being judged.
   */
  ahead(set: string, checks: readonly Check[], how?: Ahead): Iterable<void>;
  /** Tenants of each set that is held, the one asked about last behind the others. */
  held(): ReadonlyMap<string, readonly string[]>;
  /** How many results were judged so far, and not taken over. */
  judged(): number;
}

/** Checks reckon with days, so that minutes make no difference; after these they are judged again. */
const HOLDS_FOR = 10 * MINUTE;
/** Whoever judges ahead does so before somebody would have to wait for it. */
const RENEWED_AFTER = HOLDS_FOR / 2;
/** Readers of the same tenants share one; those that nobody asked about lately are let go. */
const SETS_AT_MOST = 4;

interface OfTenant {
  readonly at: Instant;
  readonly results: Map<string, Result>;
  /** What was compared with where a check does that. */
  accepted?: TenantFacts | undefined;
  /** Of one list of checks, for as long as no result of the tenant changes. */
  together?: { readonly checks: readonly Check[]; readonly results: readonly Result[] } | undefined;
}

interface Kept {
  /** The facts that the results are about. */
  estate: EstateView;
  readonly checks: Map<string, Check>;
  /** By tenant; those of the estate under the empty id. */
  readonly byTenant: Map<string, OfTenant>;
}

export function createJudgements(): Judgements {
  const sets = new Map<string, Kept>();
  let judged = 0;

  function resultOf(kept: Kept, check: Check, view: TenantView | undefined): Result {
    const { estate, byTenant } = kept;
    const id = check.scope === 'estate' ? '' : (view?.tenant.id ?? '');
    let of = byTenant.get(id);
    if (!of) {
      of = { at: estate.now, results: new Map() };
      byTenant.set(id, of);
    }
    const accepted = check.comparesWithAccepted && estate.baseline?.(id);
    const known = of.results.get(check.id);
    if (known && (!check.comparesWithAccepted || of.accepted === accepted)) return known;
    judged += 1;
    const result = judge(check, view, estate);
    of.results.set(check.id, result);
    of.together = undefined;
    if (check.comparesWithAccepted) of.accepted = accepted;
    kept.checks.set(check.id, check);
    return result;
  }

  function allOf(kept: Kept, checks: readonly Check[], view: TenantView): readonly Result[] {
    const { estate, byTenant } = kept;
    const id = view.tenant.id;
    const known = byTenant.get(id);
    const same = known?.accepted === estate.baseline?.(id);
    if (same && known?.together?.checks === checks) return known.together.results;
    const results = checks.map((check) => resultOf(kept, check, view));
    const of = byTenant.get(id);
    if (of) of.together = { checks, results };
    return results;
  }

  return {
    judged: () => judged,
    held: () =>
      new Map(
        [...sets].map(([set, { estate }]) => [set, estate.tenants.map(({ tenant }) => tenant.id)]),
      ),
    over(estate, set) {
      const kept = sets.get(set) ?? { estate, checks: new Map(), byTenant: new Map() };
      bringUp(kept, estate);
      // The one used last stands last, so that the first is the one to let go.
      sets.delete(set);
      sets.set(set, kept);
      const [oldest] = sets.keys();
      if (sets.size > SETS_AT_MOST && oldest !== undefined) sets.delete(oldest);
      // Facts that came in between are others': over them nothing of these may be kept.
      const current = (check: Check, view: TenantView | undefined) =>
        kept.estate === estate ? resultOf(kept, check, view) : judge(check, view, estate);
      return Object.assign(current, {
        all(list: readonly Check[], view: TenantView) {
          if (kept.estate !== estate) return list.map((check) => current(check, view));
          return allOf(kept, list, view);
        },
      });
    },
    *ahead(set, checks, { tenants, renew } = {}) {
      const begun = sets.get(set);
      if (!begun) return;
      if (renew) letGo(begun, begun.estate.now, RENEWED_AFTER);
      const ofTenants = checks.filter(({ scope }) => scope === 'tenant');
      const steps = [
        ...(tenants ?? begun.estate.tenants.map(({ tenant }) => tenant.id)).map((id) => ({
          of: ofTenants,
          id,
        })),
        ...checks.filter(({ scope }) => scope === 'estate').map((one) => ({ of: [one], id: '' })),
      ];
      for (const { of, id } of steps) {
        const kept = sets.get(set);
        if (!kept) return;
        const view = id === '' ? undefined : kept.estate.view(id);
        if (id !== '' && !view) continue;
        const before = judged;
        for (const check of of) {
          if (!check.comparesWithAccepted || kept.estate.baseline) resultOf(kept, check, view);
        }
        if (judged > before) yield;
      }
    },
  };
}

/** What judging it may look at of other tenants, the names that these give to strangers among it. */
export const elsewhere = (check: Check): readonly AreaName[] => [
  'partnerNames',
  ...(check.readsElsewhere ?? []),
  ...(check.scope === 'estate' ? check.reads : []),
];

export function judge(check: Check, view: TenantView | undefined, estate: EstateView): Result {
  if (check.scope === 'estate') return assessEstate(check, estate);
  if (!view) throw new Error(`${check.id} was judged without a tenant.`);
  return assessTenant(check, view, estate);
}

/** Lets go of what these facts touch, and of what is too old; the rest stands. */
function bringUp(kept: Kept, estate: EstateView): void {
  const { byTenant, checks } = kept;
  const changes = changesSince(kept.estate, estate);
  kept.estate = estate;
  letGo(kept, estate.now, HOLDS_FOR);
  if (!changes) {
    byTenant.clear();
    return;
  }
  for (const id of changes.tenants) byTenant.delete(id);
  if (changes.areas.size === 0) return;
  const touched = [...checks.values()].filter((check) =>
    elsewhere(check).some((area) => changes.areas.has(area)),
  );
  for (const of of byTenant.values()) {
    of.together = undefined;
    for (const { id } of touched) of.results.delete(id);
  }
}

function letGo({ byTenant }: Kept, now: Instant, after: number): void {
  // A clock that was put back makes nothing younger.
  for (const [id, { at }] of byTenant) if (Math.abs(now - at) > after) byTenant.delete(id);
}

interface Changes {
  readonly tenants: ReadonlySet<string>;
  readonly areas: ReadonlySet<AreaName>;
}

/** Undefined: what holds for all changed, such as the estate itself. */
function changesSince(before: EstateView, now: EstateView): Changes | undefined {
  if (before.estate !== now.estate || before.tenants.length !== now.tenants.length) {
    return undefined;
  }
  const tenants = new Set<string>();
  const areas = new Set<AreaName>();
  for (const { tenant, facts } of now.tenants) {
    const earlier = before.view(tenant.id)?.facts;
    if (earlier === facts) continue;
    tenants.add(tenant.id);
    const names = [...Object.keys(facts.readings), ...Object.keys(earlier?.readings ?? {})];
    for (const area of names as AreaName[]) {
      if (!isSame(earlier?.readings[area], facts.readings[area])) areas.add(area);
    }
  }
  return { tenants, areas };
}

/** A reading that only got younger says the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const [one, other] = [a, b] as Array<{ state?: string; value?: unknown; gaps?: unknown }>;
  return (
    one?.state === 'read' &&
    other?.state === 'read' &&
    one.value === other.value &&
    one.gaps === undefined &&
    other.gaps === undefined
  );
}
