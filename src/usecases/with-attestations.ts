// The estate with what owners said about partners beside what its files declare.
import type { Estate } from '../domain/estate/estate.ts';
import { withPartnerAnswers } from '../domain/posture/partners/with-answers.ts';
import type { PartnerReviewStore } from '../ports/partner-reviews.ts';

export interface AttestingDeps {
  readonly estate: Estate;
  /** Absent where nobody is asked whether partners are still needed. */
  readonly partnerReviews?: Pick<PartnerReviewStore, 'answered'>;
}

export async function withAttestations({ estate, partnerReviews }: AttestingDeps): Promise<Estate> {
  // Where no partner is declared there is nothing that could have been said.
  if (!partnerReviews || !estate.posture.declared?.partners.length) return estate;
  return withPartnerAnswers(estate, await partnerReviews.answered());
}
