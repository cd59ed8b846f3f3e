// Judges anew what may have changed since it was last judged, and takes over the rest.

import { MINUTE } from '../../shared/duration.ts';
import type { Instant } from '../facts.ts';
import { assessEstate, assessTenant } from './assess.ts';
import type { Check, EstateView, TenantView } from './check.ts';
import type { AreaName } from './facts/areas.ts';
import type { Result } from './result.ts';

export interface Assessed {
  readonly at: Instant;
  readonly estate: EstateView;
  readonly results: readonly Result[];
  /** By check and tenant; one of the estate under the empty id. */
  readonly byCheck: ReadonlyMap<string, ReadonlyMap<string, Result>>;
  /** How many were judged now and not taken over. */
  readonly judged: number;
}

/** Checks reckon with days, so that minutes make no difference; after these all are judged again. */
const HOLDS_FOR = 10 * MINUTE;

export function reassess(
  checks: readonly Check[],
  estate: EstateView,
  before?: Assessed,
): Assessed {
  const usable =
    before && estate.now >= before.at && estate.now - before.at <= HOLDS_FOR ? before : undefined;
  const changes = usable ? changesSince(usable.estate, estate) : undefined;
  const byCheck = new Map<string, ReadonlyMap<string, Result>>();
  let judged = 0;
  for (const check of checks) {
    const known = changes && usable?.byCheck.get(check.id);
    const others =
      changes !== undefined && elsewhere(check).some((area) => changes.areas.has(area));
    const results = new Map<string, Result>();
    const views: ReadonlyArray<TenantView | undefined> =
      check.scope === 'estate' ? [undefined] : estate.tenants;
    for (const view of views) {
      const id = view?.tenant.id ?? '';
      const same = others || changes?.tenants.has(id) ? undefined : known?.get(id);
      results.set(id, same ?? judge(check, view, estate));
      if (!same) judged += 1;
    }
    byCheck.set(check.id, results);
  }
  return {
    at: usable?.at ?? estate.now,
    estate,
    results: [...byCheck.values()].flatMap((results) => [...results.values()]),
    byCheck,
    judged,
  };
}

/** What judging it may look at of other tenants, the names that these give to strangers among it. */
export const elsewhere = (check: Check): readonly AreaName[] => [
  'partnerNames',
  ...(check.readsElsewhere ?? []),
  ...(check.scope === 'estate' ? check.reads : []),
];

function judge(check: Check, view: TenantView | undefined, estate: EstateView): Result {
  if (check.scope === 'estate') return assessEstate(check, estate);
  if (!view) throw new Error(`${check.id} was judged without a tenant.`);
  return assessTenant(check, view, estate);
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
