// When a partner falls due again: so long after the newest of what the estate declares and what an owner said.
import { DAY } from '../../../shared/duration.ts';
import type { Instant } from '../../facts.ts';
import type { DocumentedPartner } from '../declared.ts';
import type { PartnerReview } from './partner-review.ts';

/** "No longer needed" changes nothing, so it is asked again while the partner is still there. */
const AFTER_NO = 30 * DAY;

export function dueAt(
  { reviewedOn }: Pick<DocumentedPartner, 'reviewedOn'>,
  { answer }: Pick<PartnerReview, 'answer'>,
  every: number,
): Instant {
  if (!answer || answer.at <= reviewedOn) return reviewedOn + every;
  return answer.at + (answer.verdict === 'needed' ? every : Math.min(AFTER_NO, every));
}
