// GST-05: somebody asks regularly whether guests are still needed.
import type { Instant } from '../../../facts.ts';
import { type TenantCheck, withFacts } from '../../check.ts';
import { listed } from '../../conditional-access/policy.ts';
import type { AccessReviewFact } from '../../facts/roles.ts';
import { hedged } from '../../hedge.ts';
import type { Verdict } from '../../result.ts';
import { lacksOf } from './review-rigour.ts';
import { isAboutGuests } from './review-scope.ts';

export const guestReviews: TenantCheck = {
  id: 'GST-05',
  title: 'Guests are under a recurring access review',
  area: 'guests',
  kind: 'check',
  scope: 'tenant',
  severity: 'medium',
  appliesTo: 'all',
  needs: 'P2',
  reads: ['accessReviews'],
  why: 'Guests are invited for a reason that ends one day. A review that comes back by itself and takes away what nobody confirms is the only clean-up that does not depend on memory.',
  remediation:
    'Make a recurring review of all guests that applies its results by itself and denies where nobody answers.',
  words: [
    'access reviews for guests',
    'guest access review',
    'guest review',
    'guest recertification',
    'are guests reviewed',
  ],
  assess: (view, { now }) =>
    withFacts(view, ['accessReviews'], ({ accessReviews }) =>
      hedged(view, ['accessReviews'], 'some', judge(accessReviews, now)),
    ),
};

function judge(reviews: readonly AccessReviewFact[], now: Instant): Verdict {
  const about = reviews
    .filter(isAboutGuests)
    .map((review) => ({ review, lacks: lacksOf(review, now) }))
    .sort((a, b) => a.lacks.length - b.lacks.length);
  const evidence = about.map(({ review, lacks }) => ({
    kind: 'review' as const,
    id: review.id,
    name: review.displayName ?? review.id,
    detail: lacks.length === 0 ? 'recurring, applied by itself' : listed(lacks),
    good: lacks.length === 0,
  }));
  const [best] = about;
  if (!best) return { state: 'fail', reason: 'no access review is about guests', evidence };
  const name = `“${best.review.displayName ?? best.review.id}”`;
  return best.lacks.length === 0
    ? { state: 'pass', reason: `${name} reviews guests, recurring and applied by itself`, evidence }
    : { state: 'partial', reason: `${name} reviews guests, but ${listed(best.lacks)}`, evidence };
}
