// Sign-ins across the boundary: into which tenants our people go and who comes, known to the estate or not.
import type { EstateView } from '../check.ts';
import { readingOf } from '../reading.ts';
import { isOwned, type NamedTenant, tenantNamed } from './naming.ts';

export interface BoundaryTraffic {
  /** The tenant of ours whose sign-ins were read. */
  readonly tenantId: string;
  readonly other: NamedTenant;
  /** `out`: people of ours signed in there. */
  readonly direction: 'in' | 'out';
  readonly count: number;
  readonly people: number;
  readonly last: string;
  /** `owned` and `documented` are known to the estate, `external` tenants among the documented. */
  readonly standing: 'owned' | 'documented' | 'unknown';
}

export interface Traffic {
  readonly traffic: readonly BoundaryTraffic[];
  /** Tenants whose sign-ins cannot be seen, and why. */
  readonly blind: ReadonlyArray<{ readonly tenantId: string; readonly because: string }>;
}

/** Of these tenants of ours, most sign-ins first. */
export function boundaryTraffic(estate: EstateView, tenantIds?: readonly string[]): Traffic {
  const views = estate.tenants.filter(
    ({ tenant }) => tenantIds === undefined || tenantIds.includes(tenant.id),
  );
  const traffic = views.flatMap(({ tenant, facts }): BoundaryTraffic[] => {
    const reading = readingOf(facts, 'boundarySignIns');
    if (reading.state !== 'read') return [];
    return reading.value.map(({ otherTenantId, direction, count, people, last }) => ({
      tenantId: tenant.id,
      other: tenantNamed(estate, otherTenantId, facts),
      direction,
      count,
      people,
      last,
      standing: standingOf(estate, otherTenantId),
    }));
  });
  return {
    traffic: traffic.sort((a, b) => b.count - a.count || a.other.id.localeCompare(b.other.id)),
    blind: views.flatMap(({ tenant, facts }) => {
      const reading = readingOf(facts, 'boundarySignIns');
      if (reading.state === 'read') return [];
      const because =
        reading.state === 'unlicensed'
          ? 'sign-in logs need Microsoft Entra ID P1'
          : reading.sentence;
      return [{ tenantId: tenant.id, because }];
    }),
  };
}

/** Traffic with tenants that the estate does not know. */
export const unknownTraffic = ({ traffic, blind }: Traffic): Traffic => ({
  traffic: traffic.filter(({ standing }) => standing === 'unknown'),
  blind,
});

function standingOf(estate: EstateView, tenantId: string): BoundaryTraffic['standing'] {
  const id = tenantId.toLowerCase();
  if (isOwned(estate.estate, id)) return 'owned';
  const documented =
    estate.estate.tenants.some((tenant) => tenant.id === id) ||
    estate.declared.partners.some((partner) => partner.tenantId === id);
  return documented ? 'documented' : 'unknown';
}
