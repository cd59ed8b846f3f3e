// All simulated tenants of a sandbox, read from the store when first needed and kept in memory.
import type { SandboxStore } from '../../store.ts';
import type { GraphWorld } from '../world.ts';
import { type About, hasDomain, openTenant, type Tenant } from './tenant.ts';

export interface Tenants {
  all(): About[];
  bySlug(slug: string): Tenant | undefined;
  byId(tenantId: string): Tenant | undefined;
  /** The tenant that has the domain of this address verified. */
  byAddress(address: string): Tenant | undefined;
  /** Makes an empty tenant, in place of one of this name. */
  replace(about: About): Tenant;
  clear(): void;
}

const opened = new WeakMap<SandboxStore, Tenants>();

/** The tenants of this world; the same object for the same store. */
export function tenantsOf(world: Pick<GraphWorld, 'store' | 'clock'>): Tenants {
  const known = opened.get(world.store);
  if (known) return known;
  const made = openTenants(world);
  opened.set(world.store, made);
  return made;
}

function openTenants({ store, clock }: Pick<GraphWorld, 'store' | 'clock'>): Tenants {
  const abouts = new Map(store.list<About>('tenants/').map(([, about]) => [about.slug, about]));
  const tenants = new Map<string, Tenant>();

  const bySlug = (slug: string) => {
    const known = tenants.get(slug);
    const about = abouts.get(slug);
    if (known || !about) return known;
    const made = openTenant(store, about, () => clock.now());
    tenants.set(slug, made);
    return made;
  };
  const ids = new Map(
    [...abouts.values()].map((about) => [about.tenantId.toLowerCase(), about.slug]),
  );
  const forget = (slug: string) => {
    ids.delete(abouts.get(slug)?.tenantId.toLowerCase() ?? '');
    tenants.delete(slug);
    store.clear(`graph/${slug}/`);
  };

  return {
    all: () => [...abouts.values()],
    bySlug,
    byId: (tenantId) => bySlug(ids.get(tenantId.toLowerCase()) ?? ''),
    byAddress(address) {
      const found = [...abouts.values()].find((about) => hasDomain(about, address));
      return found && bySlug(found.slug);
    },
    replace(about) {
      forget(about.slug);
      abouts.set(about.slug, about);
      ids.set(about.tenantId.toLowerCase(), about.slug);
      store.put(`tenants/${about.slug}`, about);
      const made = openTenant(store, about, () => clock.now());
      tenants.set(about.slug, made);
      return made;
    },
    clear() {
      for (const slug of abouts.keys()) forget(slug);
      abouts.clear();
      store.clear('tenants/');
    },
  };
}
