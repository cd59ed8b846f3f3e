// All tenants of the estate with what is known and declared about each, as checks and answers see them.
import type { Estate, Tenant } from '../estate/estate.ts';
import type { Instant } from '../facts.ts';
import type { EstateView, TenantView } from './check.ts';
import { NOTHING_DECLARED, NOTHING_DECLARED_OF_ESTATE } from './declared.ts';
import type { TenantFacts } from './reading.ts';

/** Tenants that are ours: everything but what the estate calls external. */
export const isOurs = (tenant: Tenant): boolean => tenant.kind !== 'external';

export function estateView(
  estate: Estate,
  factsOf: (tenantId: string) => TenantFacts | undefined,
  now: Instant,
): EstateView {
  const tenants: TenantView[] = estate.tenants.filter(isOurs).map((tenant) => ({
    tenant,
    declared: estate.posture.tenants?.[tenant.id] ?? NOTHING_DECLARED,
    facts: factsOf(tenant.id) ?? { tenantId: tenant.id, readings: {} },
  }));
  const byId = new Map(tenants.map((view) => [view.tenant.id, view]));
  return {
    estate,
    declared: estate.posture.declared ?? NOTHING_DECLARED_OF_ESTATE,
    tenants,
    view: (tenantId) => byId.get(tenantId.toLowerCase()),
    now,
  };
}
