// Notes which areas of other tenants a check looks at, so that what it declares can be compared with it.
import type { EstateView, TenantView } from '../../../src/domain/posture/check.ts';
import type { AreaName } from '../../../src/domain/posture/facts/areas.ts';

/** The same estate; what is read of tenants other than `own` goes into `noted`. */
export function trackingReads(
  estate: EstateView,
  noted: Set<AreaName>,
): (own: TenantView | undefined) => EstateView {
  const watched = new Map(
    estate.tenants.map((view) => [view.tenant.id, watching(view, noted)] as const),
  );
  const tenants = estate.tenants.map((view) => watched.get(view.tenant.id) ?? view);
  const plain = new Map(estate.tenants.map((view, at) => [view.tenant.id, { view, at }]));
  const own = { id: '' };
  const tracked: EstateView = {
    ...estate,
    get tenants() {
      const mine = plain.get(own.id);
      return mine ? tenants.with(mine.at, mine.view) : tenants;
    },
    view: (tenantId) => {
      const id = tenantId.toLowerCase();
      return id === own.id ? estate.view(id) : watched.get(id);
    },
  };
  return (view) => {
    own.id = view?.tenant.id ?? '';
    return tracked;
  };
}

function watching(view: TenantView, noted: Set<AreaName>): TenantView {
  const readings = new Proxy(view.facts.readings, {
    get(target, area) {
      if (typeof area === 'string') noted.add(area as AreaName);
      return Reflect.get(target, area);
    },
    // Whoever walks through all of them depends on all of them.
    ownKeys(target) {
      const keys = Reflect.ownKeys(target);
      for (const area of keys) if (typeof area === 'string') noted.add(area as AreaName);
      return keys;
    },
  });
  return { ...view, facts: { ...view.facts, readings } };
}
