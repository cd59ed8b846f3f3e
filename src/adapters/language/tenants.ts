// Looking up tenants of the estate by id.
import type { Estate, Tenant } from '../../domain/estate/estate.ts';

const known = new WeakMap<Estate, ReadonlyMap<string, Tenant>>();

export function tenantOf(estate: Estate, id: string): Tenant | undefined {
  let byId = known.get(estate);
  if (!byId) {
    byId = new Map(estate.tenants.map((tenant) => [tenant.id.toLowerCase(), tenant]));
    known.set(estate, byId);
  }
  return byId.get(id.toLowerCase());
}
