// Access reviews: of what, how often, and when the last one ran.

import type { AccessReviewFact } from '../../../domain/posture/facts/roles.ts';
import { byId, keep, pickAll, texts } from './pick.ts';
import { type AreaReader, ofEach } from './survey.ts';

const REVIEW = {
  ...texts('id displayName status scope instanceEnumerationScope'),
  settings: {
    ...texts('autoApplyDecisionsEnabled defaultDecision defaultDecisionEnabled'),
    recurrence: { pattern: { type: keep }, range: keep },
  },
} as const;

const REVIEWS = '/identityGovernance/accessReviews/definitions';

export const readAccessReviews: AreaReader<'accessReviews'> = async (survey, gap) => {
  const needs = 'AccessReview.Read.All';
  const reviews = pickAll<Omit<AccessReviewFact, 'lastInstanceEnd'>>(
    await survey.list(REVIEWS, { needs, query: { $select: Object.keys(REVIEW).join(',') } }),
    REVIEW,
  );
  const read = await ofEach(
    reviews,
    (review) =>
      survey.list<{ endDateTime?: string | null }>(
        `${REVIEWS}/${encodeURIComponent(review.id)}/instances`,
        { needs },
      ),
    gap,
    'access reviews',
  );
  return byId(
    read.map(([review, runs]) => ({
      ...review,
      lastInstanceEnd:
        (runs ?? [])
          .flatMap(({ endDateTime }) => endDateTime ?? [])
          .sort((a, b) => Date.parse(a) - Date.parse(b))
          .at(-1) ?? null,
    })),
  );
};
