// What asking about partners works with, and how the question stands now, over facts that were kept.

import { type Estate, tenantById } from '../domain/estate/estate.ts';
import type { Instant } from '../domain/facts.ts';
import { isOwned } from '../domain/posture/between/naming.ts';
import { estateView, isOurs } from '../domain/posture/estate-view.ts';
import type { PartnerReview } from '../domain/posture/partners/partner-review.ts';
import { type PartnerStanding, standingOfPartner } from '../domain/posture/partners/standing.ts';
import type { Clock } from '../ports/clock.ts';
import type { PartnerReviewStore } from '../ports/partner-reviews.ts';
import type { PostureStore } from '../ports/posture-store.ts';

export interface PartnerReviewDeps {
  readonly estate: Estate;
  readonly partnerReviews: PartnerReviewStore;
  readonly postureStore: Pick<PostureStore, 'latest'>;
  readonly clock: Clock;
}

const UNDER = 'partner:';

export const partnerWorkOf = (tenantId: string, partnerId: string): string =>
  `${UNDER}${tenantId}/${partnerId}`;

export function partnerOfWork(under: string): {
  readonly tenantId: string;
  readonly partnerId: string;
} {
  const [tenantId = '', partnerId = ''] = under.slice(UNDER.length).split('/');
  return { tenantId, partnerId };
}

/** Every pair that falls due one day, and when, as far as the files tell. */
export function partnersDue(
  estate: Estate,
): Array<{ readonly under: string; readonly dueAt: Instant }> {
  const { declared } = estate.posture;
  if (!declared) return [];
  const partners = declared.partners.filter(({ tenantId }) => !isOwned(estate, tenantId));
  return estate.tenants.filter(isOurs).flatMap(({ id }) =>
    partners.map(({ tenantId, reviewedOn }) => ({
      under: partnerWorkOf(id, tenantId),
      dueAt: reviewedOn + declared.reviewEvery,
    })),
  );
}

export async function viewOf(
  { estate, postureStore, clock }: Omit<PartnerReviewDeps, 'partnerReviews'>,
  tenantId: string,
) {
  const facts = await postureStore.latest([tenantId]);
  return estateView(estate, (id) => facts.get(id), clock.now());
}

export const readStanding = async (
  deps: Omit<PartnerReviewDeps, 'partnerReviews'>,
  review: PartnerReview,
): Promise<PartnerStanding> =>
  standingOfPartner(
    await viewOf(deps, review.tenantId),
    tenantById(deps.estate, review.tenantId),
    review,
  );
