// How the question about a partner stands for one owner: with what removing its entry would change, and what is not known.
import { type Tenant, tenantById } from '../../estate/estate.ts';
import type { Instant } from '../../facts.ts';
import { oldestOf } from '../answers/blind.ts';
import { type Impact, impactOf } from '../between/impact.ts';
import type { EstateView } from '../check.ts';
import type { DocumentedPartner } from '../declared.ts';
import type { AreaName } from '../facts/areas.ts';
import { readingOf } from '../reading.ts';
import { dueAt } from './due-at.ts';
import type { EntrySeen } from './look-at-partner.ts';
import type { PartnerReview } from './partner-review.ts';

export interface PartnerStanding {
  readonly review: PartnerReview;
  readonly tenant: string;
  readonly partner: string;
  /** As declared; undefined: the estate does not name the partner any more. */
  readonly declared?: Pick<DocumentedPartner, 'owner' | 'reviewedOn'>;
  readonly due?: Instant;
  /** The estate lists it as a tenant, so that a separation can be asked for. */
  readonly closable: boolean;
  readonly impact?: Pick<Impact, 'hasEntry' | 'falls' | 'lost' | 'unknown' | 'blocked'> & {
    readonly who: readonly string[];
  };
  /** The oldest fact that it rests on. */
  readonly asOf?: Instant;
}

/** What removing an entry is reckoned from. */
export const IMPACT_AREAS: readonly AreaName[] = [
  'crossTenantPartners',
  'crossTenantDefault',
  'partnerNames',
  'users',
  'applicationAssignments',
  'servicePrincipals',
];

export const partnerDeclared = (
  { declared }: Pick<EstateView, 'declared'>,
  partnerId: string,
): DocumentedPartner | undefined =>
  declared.partners.find(({ tenantId }) => tenantId === partnerId);

export function entrySeen(estate: EstateView, tenantId: string, partnerId: string): EntrySeen {
  const view = estate.view(tenantId);
  if (view && !view.tenant.signIn.includes('reader')) return 'out-of-sight';
  if (!view?.facts.readings.crossTenantPartners) return 'unread';
  const read = readingOf(view.facts, 'crossTenantPartners');
  if (read.state !== 'read') return 'unseen';
  return read.value.some((one) => one.tenantId.toLowerCase() === partnerId) ? 'there' : 'none';
}

export function standingOfPartner(
  estate: EstateView,
  tenant: Pick<Tenant, 'displayName'> | undefined,
  review: PartnerReview,
): PartnerStanding {
  const { tenantId, partnerId } = review;
  const found = partnerDeclared(estate, partnerId);
  const view = estate.view(tenantId);
  const { evidence, ...impact } = impactOf(estate, tenantId, partnerId);
  const asOf = view && oldestOf([view], IMPACT_AREAS);
  return {
    review,
    tenant: tenant?.displayName ?? tenantId,
    partner: found?.name ?? impact.partner.name,
    closable: tenantById(estate.estate, partnerId) !== undefined,
    ...(found && { declared: found, due: dueAt(found, review, estate.declared.reviewEvery) }),
    impact: {
      ...impact,
      unknown: [...new Set(impact.unknown)],
      who: evidence.map(({ name }) => name),
    },
    ...(asOf !== undefined && { asOf }),
  };
}
