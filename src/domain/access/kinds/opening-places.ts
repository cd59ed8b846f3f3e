// Which boundaries may be opened from a tenant, and what may be named in them.
import type { Estate, Tenant } from '../../estate/estate.ts';
import type { Target } from '../../facts.ts';
import type { Wanted } from '../pairs/section.ts';
import type { Resource } from '../plan.ts';
import {
  applicationTargets,
  type Boundary,
  groupTargets,
  type Half,
  idsOf,
  letsUsChange,
  partnersOf,
  type Service,
} from './opening-halves.ts';
import { inOneCloud } from './partner-refusals.ts';

export interface PlaceSpec {
  readonly service: Service;
  /** Which half stands in the tenant that is asked. */
  readonly ours: Half['direction'];
  /**
   * The other way round can be asked as well where the partner does not let us make the changes:
   * else it is asked of the partner.
   */
  readonly eitherWay?: boolean;
  /** The kind that a tenant has to enable to have its half changed. */
  readonly kindOf: Readonly<Record<Half['direction'], string>>;
  /** The same for everybody; without it, those that the host names in the estate. */
  readonly applications?: readonly Target[];
}

export interface Place {
  /** Of the resource: the partner's, with a mark where it is the other way round. */
  readonly id: string;
  readonly tenant: Tenant;
  readonly partner: Tenant;
  readonly ours: Half['direction'];
  readonly boundary: Boundary;
  /** Whether Drawbridge makes the partner's half too. */
  readonly both: boolean;
}

/** B2B direct connect does not reach across clouds. */
const reaches = ({ service, people, host }: Boundary): boolean =>
  service === 'b2bCollaboration' || inOneCloud(people, host);

export function placesAt(spec: PlaceSpec, tenant: Tenant, estate: Estate): Place[] {
  const { service, kindOf } = spec;
  const place = (partner: Tenant, ours: Half['direction']): Place => {
    const inbound = ours === 'inbound';
    const boundary = inbound
      ? { service, people: partner, host: tenant }
      : { service, people: tenant, host: partner };
    const id = ours === spec.ours ? partner.id : `${partner.id}:${ours}`;
    const both = letsUsChange(partner, kindOf[inbound ? 'outbound' : 'inbound']);
    return { id, tenant, partner, ours, boundary, both };
  };
  const other = spec.ours === 'inbound' ? 'outbound' : 'inbound';
  return partnersOf(tenant, estate)
    .flatMap((partner) => {
      const turned = place(partner, other);
      return [place(partner, spec.ours), ...(spec.eitherWay && !turned.both ? [turned] : [])];
    })
    .filter(({ boundary }) => {
      const { people, host } = boundary;
      const applications = spec.applications ?? host.offers.openings.applications;
      const named = people.offers.openings.groups.length > 0 && applications.length > 0;
      return named && reaches(boundary);
    });
}

/** What was answered, as targets; nothing where the estate does not name it any more. */
export function wantedFrom(
  spec: PlaceSpec,
  { people, host }: Boundary,
  { inputs }: Resource,
): Wanted | undefined {
  const among = (given: readonly string[] = [], known: readonly string[]) =>
    given.length > 0 && given.every((one) => known.includes(one)) ? given : undefined;
  const subjects = among(inputs?.people, idsOf(people.offers.openings.groups));
  const named = among(inputs?.applications, idsOf(host.offers.openings.applications));
  const applications = spec.applications ?? (named && applicationTargets(named));
  return subjects && applications && { subjects: groupTargets(subjects), applications };
}
