// What to call a tenant: by the estate where it knows it, else by the words of that tenant, marked so.
import type { Estate, Tenant } from '../../estate/estate.ts';
import type { EstateView } from '../check.ts';
import { isOurs } from '../estate-view.ts';
import { knownValue, type TenantFacts } from '../reading.ts';

export interface NamedTenant {
  readonly id: string;
  readonly name: string;
  /** Who says so; `itself`: anybody can call their tenant anything. `nobody`: the name is its id. */
  readonly by: 'estate' | 'documented' | 'itself' | 'nobody';
}

export function tenantNamed(estate: EstateView, tenantId: string, at?: TenantFacts): NamedTenant {
  const id = tenantId.toLowerCase();
  const own = tenantIn(estate.estate, id);
  if (own) return { id, name: own.displayName, by: 'estate' };
  const documented = estate.declared.partners.find((partner) => partner.tenantId === id);
  if (documented) return { id, name: documented.name, by: 'documented' };
  const places = at ? [at] : estate.tenants.map(({ facts }) => facts);
  for (const facts of places) {
    const found = knownValue(facts, 'partnerNames')?.find(
      (name) => name.tenantId.toLowerCase() === id,
    );
    const name = found?.displayName ?? found?.defaultDomainName;
    if (name) return { id, name, by: 'itself' };
  }
  return { id, name: id, by: 'nobody' };
}

const indexed = new WeakMap<Estate, ReadonlyMap<string, Tenant>>();

/** As `tenantById`, for estates with a thousand tenants and as many partners each. */
export function tenantIn(estate: Estate, tenantId: string): Tenant | undefined {
  let known = indexed.get(estate);
  if (!known) {
    known = new Map(estate.tenants.map((tenant) => [tenant.id, tenant]));
    indexed.set(estate, known);
  }
  return known.get(tenantId.toLowerCase());
}

/** To be put behind the name: `calls itself so`. Empty where the estate vouches for it. */
export const sayWhoNames = ({ by }: NamedTenant): string =>
  by === 'itself' ? 'the name is that tenant’s own word' : '';

/** One of ours, not one that the estate calls external. */
export function isOwned(estate: Estate, tenantId: string): boolean {
  const tenant = tenantIn(estate, tenantId);
  return tenant !== undefined && isOurs(tenant);
}
