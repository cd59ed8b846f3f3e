// Where it is kept whether partners are still needed: a row for each tenant of ours and partner.
import type {
  PartnerReview,
  PartnerReviewChange,
} from '../domain/posture/partners/partner-review.ts';

export interface PartnerReviewStore {
  load(id: string): Promise<PartnerReview | undefined>;
  /** Those that somebody has answered. */
  answered(): Promise<readonly PartnerReview[]>;
  /** `conflict`: somebody else was first. */
  commit(change: PartnerReviewChange): Promise<'committed' | 'conflict'>;
}
