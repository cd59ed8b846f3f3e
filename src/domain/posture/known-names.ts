// By whose names somebody is understood: to everybody else a tenant that is there is like one that is not.
import type { Estate, Tenant } from '../estate/estate.ts';
import type { Readable } from './authority.ts';
import { homeAddressOf } from './between/outsiders.ts';
import type { TenantFacts } from './reading.ts';

/**
 * Those that they may ask about, where they are at home, and what these have to do with. `seen`: what is kept of
 * those that they may ask about, whose partners and guests they read there anyway.
 */
export function asKnownTo(
  estate: Estate,
  readable: Readable,
  home: string,
  seen: Iterable<TenantFacts> = [],
): Estate {
  if (readable.everything) return estate;
  const isTheirs = (id: string) => readable.tenants.includes(id);
  const known = new Set([home, ...readable.tenants]);
  for (const tenant of estate.tenants) {
    const others = togetherWith(tenant);
    if (isTheirs(tenant.id)) for (const id of others) known.add(id);
    else if (others.some(isTheirs)) known.add(tenant.id);
  }
  const rest = estate.tenants.filter(({ id }) => !known.has(id));
  for (const facts of seen) for (const id of metIn(facts, rest)) known.add(id);
  return { ...estate, tenants: estate.tenants.filter(({ id }) => known.has(id)) };
}

const togetherWith = ({ offers }: Tenant): readonly string[] => [
  ...offers.partners,
  ...offers.organization,
];

/** Which of these tenants are a partner there, or have somebody there. */
function metIn(
  { readings: { crossTenantPartners: partners, users } }: TenantFacts,
  tenants: readonly Tenant[],
): string[] {
  const entries = partners?.state === 'read' ? partners.value : [];
  const met = new Set(entries.map(({ tenantId }) => tenantId.toLowerCase()));
  const homes = new Set<string>();
  for (const user of users?.state === 'read' && tenants.length > 0 ? users.value : []) {
    const domain = homeAddressOf(user)?.split('@')[1];
    if (domain) homes.add(domain.toLowerCase());
  }
  return tenants.flatMap(({ id, domains }) =>
    met.has(id.toLowerCase()) || domains.some((domain) => homes.has(domain.toLowerCase()))
      ? [id]
      : [],
  );
}
