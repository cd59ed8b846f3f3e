// Results that still stand, so that a question about a thousand tenants judges only what changed since the last one.

import { MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { assessEstate, assessTenant } from './assess.ts';
import type { Check, EstateView, TenantView } from './check.ts';
import type { AreaName } from './facts/areas.ts';
import type { Result } from './result.ts';

/** The view of a tenant is left out for a check of the whole estate. */
export type Judge = (check: Check, view: TenantView | undefined) => Result;

export interface Judgements {
  /** Judges over these facts. Who may read other tenants sees other facts: each such set by itself. */
  over(estate: EstateView, set: string): Judge;
  /** How many results were judged so far, and not taken over. */
  judged(): number;
}

/** Checks reckon with days, so that minutes make no difference; after these all are judged again. */
const HOLDS_FOR = 10 * MINUTE;
/** Readers of the same tenants share one; those that nobody asked about lately are let go. */
const SETS_AT_MOST = 4;

interface Kept {
  readonly at: Instant;
  readonly estate: EstateView;
  /** By check and tenant; one of the estate under the empty id. */
  readonly byCheck: Map<string, { readonly check: Check; readonly results: Map<string, Result> }>;
}

export function createJudgements(): Judgements {
  const sets = new Map<string, Kept>();
  let judged = 0;
  return {
    judged: () => judged,
    over(estate, set) {
      const kept = standing(sets.get(set), estate);
      // The one used last stands last, so that the first is the one to let go.
      sets.delete(set);
      sets.set(set, kept);
      const [oldest] = sets.keys();
      if (sets.size > SETS_AT_MOST && oldest !== undefined) sets.delete(oldest);
      return (check, view) => {
        const of = kept.byCheck.get(check.id) ?? { check, results: new Map<string, Result>() };
        kept.byCheck.set(check.id, of);
        const id = check.scope === 'estate' ? '' : (view?.tenant.id ?? '');
        const known = of.results.get(id);
        if (known) return known;
        judged += 1;
        const result = judge(check, view, estate);
        of.results.set(id, result);
        return result;
      };
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

/** What was judged before and is not touched by what changed. */
function standing(before: Kept | undefined, estate: EstateView): Kept {
  const nothing: Kept = { at: estate.now, estate, byCheck: new Map() };
  if (!before || estate.now < before.at || estate.now - before.at > HOLDS_FOR) return nothing;
  const changes = changesSince(before.estate, estate);
  if (!changes) return nothing;
  const untouched = [...before.byCheck].filter(
    ([, { check }]) => !elsewhere(check).some((area) => changes.areas.has(area)),
  );
  for (const [, { results }] of untouched) for (const id of changes.tenants) results.delete(id);
  return { at: before.at, estate, byCheck: new Map(untouched) };
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
