// All simulated tenants of a sandbox, read from the store when first needed and kept in memory.
import type { SandboxStore } from '../../store.ts';
import type { GraphWorld } from '../world.ts';
import { type About, hasDomain, openTenant, type Tenant } from './tenant.ts';

export interface Tenants {
  all(): About[];
  /** Those with a state; what is not filled yet has nothing that could fall due. */
  filled(): About[];
  bySlug(slug: string): Tenant | undefined;
  byId(tenantId: string): Tenant | undefined;
  /** The tenant that has the domain of this address verified. */
  byAddress(address: string): Tenant | undefined;
  /** Makes an empty tenant, in place of one of this name. */
  replace(about: About): Tenant;
  /** Names a tenant that is filled when it is first asked for. */
  later(about: About, fill: (tenant: Tenant) => void): void;
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
  const pending = new Map<string, (tenant: Tenant) => void>();

  const bySlug = (slug: string) => {
    const known = tenants.get(slug);
    const about = abouts.get(slug);
    if (known || !about) return known;
    const made = openTenant(store, about, () => clock.now());
    tenants.set(slug, made);
    const fill = pending.get(slug);
    pending.delete(slug);
    fill?.(made);
    return made;
  };
  const ids = new Map(
    [...abouts.values()].map((about) => [about.tenantId.toLowerCase(), about.slug]),
  );
  const forget = (slug: string) => {
    ids.delete(abouts.get(slug)?.tenantId.toLowerCase() ?? '');
    tenants.delete(slug);
    pending.delete(slug);
    store.clear(`graph/${slug}/`);
  };

  const name = (about: About) => {
    abouts.set(about.slug, about);
    ids.set(about.tenantId.toLowerCase(), about.slug);
    store.put(`tenants/${about.slug}`, about);
  };

  return {
    all: () => [...abouts.values()],
    filled: () => [...abouts.values()].filter(({ slug }) => !pending.has(slug)),
    bySlug,
    byId: (tenantId) => bySlug(ids.get(tenantId.toLowerCase()) ?? ''),
    byAddress(address) {
      const found = [...abouts.values()].find((about) => hasDomain(about, address));
      return found && bySlug(found.slug);
    },
    replace(about) {
      forget(about.slug);
      name(about);
      const made = openTenant(store, about, () => clock.now());
      tenants.set(about.slug, made);
      return made;
    },
    later(about, fill) {
      forget(about.slug);
      name(about);
      pending.set(about.slug, fill);
    },
    clear() {
      for (const slug of abouts.keys()) forget(slug);
      abouts.clear();
      store.clear('tenants/');
    },
  };
}
