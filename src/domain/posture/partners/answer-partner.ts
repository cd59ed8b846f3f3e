// An owner says whether a partner is still needed in their tenant. Neither answer changes a directory.
import type { AccountRef } from '../../../shared/account.ts';
import { type Refusal, refusal } from '../../../shared/refusal.ts';
import { ok, type Result, refused } from '../../../shared/result.ts';
import type { Instant } from '../../facts.ts';
import {
  type PartnerReview,
  type PartnerReviewChange,
  tellThem,
  toldOf,
} from './partner-review.ts';

export type PartnerAnswer =
  | { readonly verdict: 'needed'; readonly reason: string }
  | { readonly verdict: 'not-needed' };

const LONGEST_REASON = 1_000;

export function answerPartner(
  review: PartnerReview,
  by: { readonly account: AccountRef; readonly displayName: string },
  answer: PartnerAnswer,
  now: Instant,
): Result<PartnerReviewChange, Refusal> {
  const { open, ...rest } = review;
  // "No longer needed" can be taken back; whoever finds it still needed has the later word.
  const takenBack = answer.verdict === 'needed' && review.answer?.verdict === 'not-needed';
  if (!open && !takenBack) return refused(answeredAlready);
  const reason = answer.verdict === 'needed' ? answer.reason.trim() : undefined;
  if (reason === '' || (reason ?? '').length > LONGEST_REASON) return refused(reasonNeeded(reason));
  return ok({
    review: {
      ...rest,
      answer: { verdict: answer.verdict, at: now, by: by.account },
      personal: { by: by.displayName, ...(reason !== undefined && { reason }) },
    },
    audit: [
      {
        verb: answer.verdict === 'needed' ? 'partner-kept' : 'partner-not-needed',
        at: now,
        actor: by.account,
        tenantId: review.tenantId,
        details: { review: review.id, partner: review.partnerId },
        ...(reason !== undefined && { committed: { reason } }),
      },
    ],
    work: tellThem(toldOf(review), now),
  });
}

const answeredAlready = refusal(
  'partner-answered',
  'This was answered before you pressed, or it need not be answered any more.',
  'Nothing was changed by pressing; the card shows how it stands.',
);

const reasonNeeded = (reason: string | undefined): Refusal => ({
  ...refusal(
    'reason-needed',
    reason ? 'That reason is too long to keep.' : 'Whoever asks next time reads why it is needed.',
    reason
      ? `Write at most ${LONGEST_REASON} characters.`
      : 'Write a sentence about what it is needed for.',
  ),
  field: 'reason',
});
