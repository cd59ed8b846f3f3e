// Who trusts whom with what: each tenant of ours against each tenant it has to do with, in both directions.
import type { EstateView } from '../check.ts';
import { type NamedTenant, tenantNamed } from './naming.ts';
import { relationOf, type TenantRelation } from './relation.ts';
import { everySettings } from './settings.ts';

export interface TrustMatrix {
  /** Tenants whose own settings can be seen, then the others. */
  readonly tenants: readonly NamedTenant[];
  /** Ordered pairs: how `at` treats people of `of`. */
  readonly pairs: readonly TenantRelation[];
  /** What each tenant of ours accepts of every tenant that it has no entry for. */
  readonly byDefault: ReadonlyArray<{
    readonly at: string;
    readonly trust: TenantRelation['trust'];
  }>;
}

/** No tenant has it, so nobody has an entry for it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Of these tenants (ours and documented or external ones). Pairs of two tenants that are both not
 * ours are left out: nothing about them can be seen.
 */
export function trustMatrix(estate: EstateView, tenantIds?: readonly string[]): TrustMatrix {
  const ids = tenantIds ?? allKnown(estate);
  const ours = ids.filter((id) => estate.view(id));
  const others = ids.filter((id) => !estate.view(id));
  const ordered = [...ours, ...others];
  return {
    tenants: ordered.map((id) => tenantNamed(estate, id)),
    pairs: ordered.flatMap((at) =>
      ordered.flatMap((of) =>
        at !== of && (estate.view(at) || estate.view(of)) ? [relationOf(estate, at, of)] : [],
      ),
    ),
    byDefault: byDefaultOf(estate, ours),
  };
}

/** Pairs with an entry alone; for all others the default holds. A thousand tenants are a million pairs. */
export function trustByEntry(estate: EstateView): TrustMatrix {
  const ids = allKnown(estate);
  const ours = ids.filter((id) => estate.view(id));
  const others = ids.filter((id) => !estate.view(id));
  return {
    tenants: [...ours, ...others].map((id) => tenantNamed(estate, id)),
    pairs: estate.tenants.flatMap(({ tenant, facts }) =>
      everySettings(facts).map(({ partnerId }) => relationOf(estate, tenant.id, partnerId)),
    ),
    byDefault: byDefaultOf(estate, ours),
  };
}

const byDefaultOf = (estate: EstateView, ours: readonly string[]): TrustMatrix['byDefault'] =>
  ours.map((at) => ({ at, trust: relationOf(estate, at, NOBODY).trust }));

/** Also those that nobody documented: a tenant that trusts a stranger has to be seen here. */
function allKnown(view: EstateView): string[] {
  const ids = view.estate.tenants.map(({ id }) => id);
  const documented = view.declared.partners.map(({ tenantId }) => tenantId);
  const entered = view.tenants.flatMap(({ facts }) =>
    everySettings(facts).map(({ partnerId }) => partnerId),
  );
  return [...new Set([...ids, ...documented, ...entered])];
}
