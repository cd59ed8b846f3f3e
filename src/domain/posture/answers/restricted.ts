// The estate as somebody may see it: tenants that are theirs to read, and of others not even that they were read.
import type { Estate, Tenant } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import type { EstateView, TenantView } from '../check.ts';
import { NOTHING_DECLARED } from '../declared.ts';
import { estateView } from '../estate-view.ts';
import type { TenantFacts } from '../reading.ts';
import { withheld } from './blind.ts';

export function restrictedView(
  estate: Estate,
  readable: ReadonlySet<string>,
  factsOf: (tenantId: string) => TenantFacts | undefined,
  now: Instant,
): EstateView {
  const whole = estateView(estate, (id) => (readable.has(id) ? factsOf(id) : undefined), now);
  const hidden = new Map(
    whole.tenants
      .filter(({ tenant }) => !readable.has(tenant.id))
      .map(({ tenant }): [string, TenantView] => [
        tenant.id,
        { tenant, declared: NOTHING_DECLARED, facts: hiddenFacts(tenant) },
      ]),
  );
  return {
    ...whole,
    tenants: whole.tenants.filter(({ tenant }) => readable.has(tenant.id)),
    view: (tenantId) => hidden.get(tenantId.toLowerCase()) ?? whole.view(tenantId),
  };
}

/** Who reads five tenants of a thousand has the others withheld with every question. */
const known = new WeakMap<Tenant, TenantFacts>();

function hiddenFacts(tenant: Tenant): TenantFacts {
  const facts = known.get(tenant) ?? withheld(tenant.id, tenant.displayName);
  known.set(tenant, facts);
  return facts;
}
