// What a check is: one id, what it reads, whom it applies to, and a pure function of facts.
import type { Estate, Tenant, TenantKind } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import type { DeclaredEstate, DeclaredTenant } from './declared.ts';
import type { AreaName, AreaValues } from './facts/areas.ts';
import { readingOf, type TenantFacts } from './reading.ts';
import type { Missing, Verdict } from './result.ts';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** What a tenant must have for a check to be judged at all. */
export type NeededLicence = 'P1' | 'P2' | 'workload' | 'defender';

/** One tenant of the estate with all that is known and declared about it. */
export interface TenantView {
  readonly tenant: Tenant;
  readonly declared: DeclaredTenant;
  readonly facts: TenantFacts;
}

export interface EstateView {
  readonly estate: Estate;
  readonly declared: DeclaredEstate;
  /** Tenants of the estate that are ours (not external), in the order of the estate. */
  readonly tenants: readonly TenantView[];
  /** By tenant id; undefined for tenants that are not ours. */
  view(tenantId: string): TenantView | undefined;
  readonly now: Instant;
  /** App ids of Drawbridge's own identities, which are listed as such where foreign ones are judged. */
  readonly ownApplications?: readonly string[];
  /** The facts of a tenant that were accepted as they should be. */
  baseline?(tenantId: string): TenantFacts | undefined;
}

interface CheckBase {
  readonly id: string;
  readonly title: string;
  /** `tenant`, `governance`, `emergency-access`, `privileged-access`, … as in the catalogue. */
  readonly area: string;
  readonly kind: 'fact' | 'check' | 'attestation';
  readonly severity: Severity;
  readonly appliesTo: 'all' | readonly TenantKind[];
  /** Where the tenant's licences are known to lack it, the result is `unlicensed` without asking further. */
  readonly needs?: NeededLicence;
  readonly reads: readonly AreaName[];
  /** Areas of other tenants it reads as well. */
  readonly readsElsewhere?: readonly AreaName[];
  /** It looks at the facts that somebody accepted, besides those of today. */
  readonly comparesWithAccepted?: true;
  /** What to do, in the imperative. */
  readonly remediation: string;
  /** Why it matters: two or three plain sentences for somebody who asks. */
  readonly why: string;
  /** Words, besides those of the title, by which people mean this check. */
  readonly words: readonly string[];
}

export interface TenantCheck extends CheckBase {
  readonly scope: 'tenant';
  assess(view: TenantView, estate: EstateView): Verdict;
}

/** Judged once for the whole estate. */
export interface EstateCheck extends CheckBase {
  readonly scope: 'estate';
  assess(estate: EstateView): Verdict;
}

export type Check = TenantCheck | EstateCheck;

type Values<A extends AreaName> = { readonly [K in A]: AreaValues[K] };

/**
 * Judges with the facts of these areas. What could not be read is never a pass: without a licence
 * the verdict is `unlicensed`, without an answer `unknown`, and it says which areas were missing.
 */
export function withFacts<A extends AreaName>(
  view: TenantView,
  areas: readonly A[],
  judge: (values: Values<A>) => Verdict,
): Verdict {
  const missing = missingOf(view, areas);
  if (missing.length > 0) return cannotTell(missing);
  const values = Object.fromEntries(
    areas.map((area) => {
      const reading = readingOf(view.facts, area);
      return [area, reading.state === 'read' ? reading.value : undefined];
    }),
  );
  return judge(values as Values<A>);
}

export function missingOf(view: TenantView, areas: readonly AreaName[]): Missing[] {
  return areas.flatMap((area): Missing[] => {
    const reading = readingOf(view.facts, area);
    if (reading.state === 'read') return [];
    const { tenantId } = view.facts;
    return reading.state === 'unlicensed'
      ? [{ tenantId, area, why: 'unlicensed', code: reading.code, sentence: 'no licence for it' }]
      : [{ tenantId, area, why: 'unreadable', code: reading.code, sentence: reading.sentence }];
  });
}

export function cannotTell(missing: readonly Missing[]): Verdict {
  const unreadable = missing.find(({ why }) => why === 'unreadable');
  return unreadable
    ? { state: 'unknown', reason: `cannot be told: ${unreadable.sentence}`, evidence: [], missing }
    : {
        state: 'unlicensed',
        reason: 'cannot be judged: the tenant has no licence for what it rests on',
        evidence: [],
        missing,
      };
}
